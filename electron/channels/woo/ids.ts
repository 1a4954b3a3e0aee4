import { z } from 'zod';
import type { ById } from '#electron/channels/ids.ts';
import { done, type Result } from '#shared/base/result.ts';
import { isMissing, type WooFailure } from './answer.ts';
import type { WooSession } from './session.ts';

/** Which list of the store's, and what is read of its rows. */
type Listed<Row> = {
  readonly session: WooSession;
  readonly signal: AbortSignal;
  readonly path: string;
  readonly fields: string;
  readonly row: z.ZodType<Row>;
};

const PAGE = 100;
/** How many rows of a page are read again in the next: what comes meanwhile lies before it, what goes is missing there. */
const KNOWN = 10;
const idRow = z.object({ id: z.number() });

/** A list of the store's by ids: those of products, orders and everything else come from one number that only grows. */
export function byIdOf<Row extends { readonly id: number }>(
  list: Listed<Row>,
  { every, placedAt }: Pick<ById<Row, WooFailure>, 'every' | 'placedAt'>,
): ById<Row, WooFailure> {
  return {
    every,
    placedAt,
    page: PAGE,
    numberOf: ({ id }) => id,
    newest: async () => {
      const page = await latestOf({ ...list, fields: 'id', row: idRow }, 1, null);
      return page.ok ? done(page.value.rows[0]?.id ?? 0) : page;
    },
    latest: (take, behind) => latestOf(list, take, behind),
    isNotThere: async (id) => {
      const path = `${list.path}/${id}`;
      const found = await list.session.call(
        { method: 'GET', path, query: { _fields: 'id' }, answer: z.unknown() },
        list.signal,
      );
      // One that was thrown away is there.
      if (found.ok) return done(false);
      return isMissing(found.failure) ? done(true) : found;
    },
  };
}

async function latestOf<Row>(
  { session, signal, path, fields, row }: Listed<Row>,
  take: number,
  behind: string | null,
): Promise<Result<{ readonly rows: readonly Row[]; readonly next: string | null }, WooFailure>> {
  const offset = Number(behind ?? 0);
  const query = { orderby: 'id', order: 'desc', per_page: String(take), offset: String(offset), _fields: fields };
  const page = await session.call({ method: 'GET', path, query, answer: z.array(row) }, signal);
  if (!page.ok) return page;
  const { value: rows, total } = page.value;
  const isLast = total === null ? rows.length < take : total <= offset + take;
  return done({ rows, next: isLast ? null : String(offset + take - KNOWN) });
}
