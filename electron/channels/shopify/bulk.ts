import { hasPassed } from '#shared/base/elapsed.ts';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { askOnce } from '#electron/http/request.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { isLoopback } from './address.ts';
import { ofLine, refusalOf, type ShopifyFailure } from './answer.ts';
import { BULK_CANCEL, BULK_LOOK, BULK_RUN } from './documents.ts';
import type { ShopifySession } from './session.ts';
import { type Bulk, bulk, refused } from './shapes.ts';

/** When the store began to read, by its clock. Null: it does not read everything at once now. */
export type BulkRead = { readonly begunAt: number } | null;

const SOONEST = 500;
const SLOWEST = 10_000;
/** After so long pages are read instead. */
const LONGEST = 30 * 60_000;
const DOWNLOAD_MS = 30 * 60_000;
/** The most a file may hold: some hundred thousand variants. */
const MOST_BYTES = 1_000_000_000;

const begun = z.object({ bulkOperationRunQuery: z.object({ bulkOperation: bulk.nullable(), userErrors: refused }) });
const looked = z.object({ bulkOperation: bulk.nullable() });

/**
 * Has the store read everything of a question by itself and write it into a file, and takes its rows one by one. A store that does
 * this already, or cannot, says so, and is asked page by page then.
 */
export async function readInBulk(
  session: ShopifySession,
  query: string,
  take: (row: unknown) => void,
  signal: AbortSignal,
): Promise<Result<BulkRead, ShopifyFailure>> {
  const started = await session.call({ document: BULK_RUN, variables: { query }, answer: begun }, signal);
  if (!started.ok) return started.failure.said === 'ACCESS_DENIED' ? done(null) : started;
  const { bulkOperation: first, userErrors } = started.value.bulkOperationRunQuery;
  if (!first || userErrors.length > 0) return done(null);
  const ended = await untilEnded(session, first, signal);
  if (!ended.ok) {
    await cancel(session, first);
    return ended;
  }
  const file = ended.value;
  if (!file) return done(null);
  if (!file.url) return file.rootObjectCount === 0 ? done({ begunAt: file.createdAt }) : done(null);
  const rows = await download(session, file.url, take, signal);
  if (!rows.ok) return rows;
  // Half a file would look as if the rest was deleted.
  return done(rows.value === file.rootObjectCount ? { begunAt: file.createdAt } : null);
}

async function untilEnded(
  { access, call }: ShopifySession,
  first: Bulk,
  signal: AbortSignal,
): Promise<Result<Bulk | null, ShopifyFailure>> {
  const since = access.now();
  let ms = SOONEST;
  for (let last: Bulk | null = first; ; ms = Math.min(SLOWEST, ms * 2)) {
    if (last?.status === 'COMPLETED') return done(last);
    if (!last || !['CREATED', 'RUNNING'].includes(last.status)) return done(null);
    if (hasPassed(since, LONGEST, access.now())) {
      await cancel({ call }, first);
      return done(null);
    }
    await access.wait(ms, signal);
    if (signal.aborted) return fail(givenUp);
    const found = await call({ document: BULK_LOOK, variables: { id: first.id }, answer: looked }, signal);
    if (!found.ok) return found;
    last = found.value.bulkOperation;
  }
}

/** So that the store does not go on for nobody. Whether it hears that changes nothing. */
async function cancel({ call }: Pick<ShopifySession, 'call'>, { id }: Bulk): Promise<void> {
  await call({ document: BULK_CANCEL, variables: { id }, answer: z.unknown() }, AbortSignal.timeout(5_000));
}

/** Takes the rows of a file; how many belong to no other. It lies with a stranger, who gets nothing of ours. Null: it is broken. */
async function download(
  { access }: ShopifySession,
  address: string,
  take: (row: unknown) => void,
  signal: AbortSignal,
): Promise<Result<number | null, ShopifyFailure>> {
  const url = urlOf(address);
  if (!url || !(url.protocol === 'https:' || (isLoopback(url) && isLoopback(access.url)))) return fail(elsewhere);
  const lines = new Lines(take);
  const reply = await askOnce({
    url,
    method: 'GET',
    headers: {},
    body: null,
    deadlineMs: DOWNLOAD_MS,
    mostBytes: MOST_BYTES,
    take: (part) => lines.add(part),
    signal,
  });
  if (!reply.ok) return fail({ ...ofLine(reply.failure), mayBeWritten: false });
  const refusal = refusalOf(reply.value, access.now);
  if (refusal) return fail({ ...refusal, mayBeWritten: false });
  lines.end();
  return done(lines.isBroken ? null : lines.roots);
}

function urlOf(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Puts parts of a text together into its lines, each of which is JSON. */
class Lines {
  readonly #decoder = new StringDecoder('utf8');
  readonly #take: (row: unknown) => void;
  #rest = '';
  roots = 0;
  isBroken = false;

  constructor(take: (row: unknown) => void) {
    this.#take = take;
  }

  add(part: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(part)).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line);
  }

  end(): void {
    this.#line(this.#rest + this.#decoder.end());
    this.#rest = '';
  }

  #line(line: string): void {
    if (line.trim() === '' || this.isBroken) return;
    try {
      const row: unknown = JSON.parse(line);
      this.#take(row);
      if (typeof row === 'object' && row !== null && !('__parentId' in row)) this.roots++;
    } catch {
      this.isBroken = true;
    }
  }
}

const nothing = { status: null, said: '', mayBeWritten: false } as const;
const givenUp: ShopifyFailure = { code: 'channel-away', detail: 'given up', ...nothing };
const elsewhere: ShopifyFailure = { code: 'channel-address', detail: 'file', ...nothing };
