import { must } from '#shared/base/must.ts';
import { cellId } from '#shared/domain/operations/ids.ts';
import type { SupportBooks, SupportChannel } from '#shared/domain/support/support-report.ts';
import { readCheck, readRepair } from '#renderer/db/books-kept.ts';
import { readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import { factHashOf } from '#renderer/db/record.ts';
import { readRecovery } from '#renderer/db/recovery.ts';

/** The books in numbers and hashes, and how the lanes of online stores stand: nothing that anybody typed. */
export async function supportFacts(
  db: ShopDatabase,
): Promise<{ readonly books: SupportBooks; readonly channels: readonly SupportChannel[] }> {
  return { books: await booksOf(db), channels: await channelsOf(db) };
}

async function booksOf(db: ShopDatabase): Promise<SupportBooks> {
  const desk = must(await readDesk(db), 'the shop is open');
  const recovery = await readRecovery(db);
  const [check, repair] = [await readCheck(db), await readRepair(db)];
  const tables: Record<string, number> = {};
  for (const table of db.tables) tables[table.name] = await table.count();
  return {
    foldVersion: desk.foldVersion,
    connected: desk.connected,
    facts: factHashOf(desk),
    cursor: desk.cursor?.seq ?? null,
    rev: desk.rev,
    writers: Object.entries(desk.writers).map(([id, last]) => ({ id, last })),
    lacking: desk.lacks?.length ?? 0,
    tables,
    setAside: recovery?.setAside.length ?? 0,
    check: check && {
      at: new Date(check.at).toISOString(),
      byItself: check.byItself,
      differences: check.differences,
      movements: check.movements,
      factHash: check.factHash,
      bookHash: check.bookHash,
      figures: check.figures.map((one) => ({ cell: cellId(one), figure: one.figure, was: one.was, is: one.is })),
    },
    repair: repair && {
      at: new Date(repair.at).toISOString(),
      differences: repair.differences,
      rows: repair.rows,
    },
  };
}

/** Vendors as the program names them; any other is no name of ours. */
const VENDORS: ReadonlySet<string> = new Set(['shopify', 'woocommerce', 'vendure']);

async function channelsOf(db: ShopDatabase): Promise<readonly SupportChannel[]> {
  const states = new Map((await db.channelStates.toArray()).map((state) => [state.channelId, state]));
  return (await db.channels.toArray()).map(({ id, vendor, archived, paused }) => {
    const state = states.get(id);
    return {
      vendor: VENDORS.has(vendor) ? vendor : 'another',
      archived,
      paused: paused === true,
      phase: state?.phase ?? null,
      trust: state?.trust ?? null,
      failure: state?.failure?.code ?? null,
      tries: state?.failure?.tries ?? 0,
      waiting: state?.waiting ?? 0,
      drifting: state?.drifting ?? 0,
    };
  });
}
