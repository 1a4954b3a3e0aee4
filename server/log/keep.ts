import { type RawBuilder, sql } from 'kysely';
import { blobsNamedIn } from '#shared/contract/store/blob.ts';
import { sumLevels } from '#shared/domain/operations/levels.ts';
import type { Forks } from '#shared/domain/operations/forks.ts';
import type { Level } from '#shared/domain/operations/rows.ts';
import type { StoreTransaction } from '#server/database/tables.ts';
import type { Accepted, Decided, UsedNumber } from './decide.ts';
import type { Draft } from './draft.ts';

/** Writes what a batch came to, in the transaction that decided it. */
export async function keepBatch(trx: StoreTransaction, decided: Decided): Promise<void> {
  await keepOps(trx, decided.accepted);
  await keepNamedBlobs(trx, decided.accepted);
  await keepNumbers(trx, decided.numbers);
  await keepDraft(trx, decided.draft);
  await keepForks(trx, decided.forks);
  await keepTakings(trx, decided.accepted);
}

/** How far earlier epochs of the log hold. */
export async function keepForks(trx: StoreTransaction, forks: Forks): Promise<void> {
  const rows = Object.entries(forks);
  await insert(
    trx,
    rows,
    sql`
    insert into forks (log_epoch, seq)
    select * from unnest(${rows.map(([epoch]) => epoch)}::text[], ${rows.map(([, seq]) => seq)}::bigint[])
    on conflict (shop_key, log_epoch) do update set seq = excluded.seq`,
  );
}

/** Times at which the shop was taken back, as its log says: the last of them says which numbers are refused for it. */
async function keepTakings(trx: StoreTransaction, accepted: readonly Accepted[]): Promise<void> {
  for (const { offer } of accepted) {
    const op = offer.read.ok ? offer.read.value.op : null;
    if (op?.type !== 'log.forked' || !op.payload.takenBack) continue;
    const { no, ranges } = op.payload.takenBack;
    await sql`
      insert into takings (request_id, no, answer) values (${op.opId}, ${no}, '') on conflict do nothing`.execute(trx);
    const later = await trx.selectFrom('takings').select('no').where('no', '>', no).limit(1).execute();
    if (later.length > 0) continue;
    await trx.deleteFrom('taken_numbers').execute();
    await sql`
      insert into taken_numbers (writer_id, first, last)
      select distinct on (1, 2) * from unnest(${ranges.map((r) => r.writerId)}::text[], ${ranges.map((r) => r.from)}::bigint[], ${ranges.map((r) => r.to)}::bigint[])`.execute(
      trx,
    );
  }
}

/** Writes the projections of decided operations; level changes are added to what is there. */
export async function keepDraft(trx: StoreTransaction, draft: Draft): Promise<void> {
  const { movements, inbox } = draft;
  const rows = [...draft.rows.values()];
  await insert(
    trx,
    rows,
    sql`
    insert into entities (kind, id, json)
    select * from unnest(${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.id)}::text[], ${rows.map((r) => JSON.stringify(r))}::text[])
    on conflict (shop_key, kind, id) do update set json = excluded.json`,
  );
  await insert(
    trx,
    movements,
    sql`
    insert into movements (id, seq, variant_id, location_id, lot_id, quantity, tracks, json)
    select * from unnest(
      ${movements.map((m) => m.id)}::text[], ${movements.map((m) => m.seq)}::bigint[], ${movements.map((m) => m.variantId)}::text[],
      ${movements.map((m) => m.locationId)}::text[], ${movements.map((m) => m.lotId ?? null)}::text[], ${movements.map((m) => m.quantity)}::bigint[], ${movements.map((m) => m.tracks)}::int[],
      ${movements.map((m) => JSON.stringify(m))}::text[])`,
  );
  await keepLevels(trx, sumLevels(draft.levels));
  const counted = [...draft.counted.values()];
  await insert(
    trx,
    counted,
    sql`
    insert into counted (id, json)
    select * from unnest(${counted.map((c) => c.id)}::text[], ${counted.map((c) => JSON.stringify(c))}::text[])
    on conflict (shop_key, id) do update set json = excluded.json`,
  );
  await insert(
    trx,
    inbox,
    sql`
    insert into inbox (id, json)
    select * from unnest(${inbox.map((i) => i.id)}::text[], ${inbox.map((i) => JSON.stringify(i))}::text[])
    on conflict (shop_key, id) do nothing`,
  );
}

async function keepOps(trx: StoreTransaction, accepted: readonly Accepted[]): Promise<void> {
  const offers = accepted.map(({ offer }) => offer);
  await insert(
    trx,
    accepted,
    sql`
    insert into ops (seq, op_id, writer_id, writer_seq, size, text)
    select * from unnest(
      ${accepted.map(({ seq }) => seq)}::bigint[], ${offers.map((o) => o.opId)}::text[], ${offers.map((o) => o.writerId)}::text[],
      ${offers.map((o) => o.writerSeq)}::bigint[], ${offers.map((o) => Buffer.byteLength(o.text))}::int[], ${offers.map((o) => o.text)}::text[])`,
  );
}

/** What an operation names is kept for good, so that an undo finds it. */
async function keepNamedBlobs(trx: StoreTransaction, accepted: readonly Accepted[]): Promise<void> {
  const hashes = [...new Set(accepted.flatMap(({ offer }) => blobsNamedIn(offer.text)))];
  await insert(
    trx,
    hashes,
    sql`
    insert into named_blobs (hash) select * from unnest(${hashes}::text[])
    on conflict (shop_key, hash) do nothing`,
  );
}

async function keepNumbers(trx: StoreTransaction, numbers: readonly UsedNumber[]): Promise<void> {
  const refusals = numbers.map(({ became }) =>
    became.outcome === 'rejected' ? became : { code: null, current: null },
  );
  await insert(
    trx,
    numbers,
    sql`
    insert into numbers (writer_id, writer_seq, op_id, outcome, code, current)
    select * from unnest(
      ${numbers.map((n) => n.writerId)}::text[], ${numbers.map((n) => n.writerSeq)}::bigint[], ${numbers.map((n) => n.opId)}::text[],
      ${numbers.map((n) => n.became.outcome)}::text[], ${refusals.map((r) => r.code)}::text[], ${refusals.map((r) => r.current)}::text[])
    on conflict (shop_key, writer_id, writer_seq) do update set outcome = excluded.outcome, code = excluded.code, current = excluded.current`,
  );
}

async function keepLevels(trx: StoreTransaction, levels: readonly Level[]): Promise<void> {
  const ids = levels.map((l) => l.id);
  await insert(
    trx,
    levels,
    sql`
    insert into levels (id, variant_id, location_id, lot_id, on_hand, committed, incoming, facts)
    select * from unnest(
      ${ids}::text[], ${levels.map((l) => l.variantId)}::text[], ${levels.map((l) => l.locationId)}::text[], ${levels.map((l) => l.lotId ?? null)}::text[], ${levels.map((l) => l.onHand)}::bigint[],
      ${levels.map((l) => l.committed)}::bigint[], ${levels.map((l) => l.incoming)}::bigint[], ${levels.map((l) => l.facts)}::bigint[])
    on conflict (shop_key, id) do update set on_hand = levels.on_hand + excluded.on_hand, committed = levels.committed + excluded.committed,
      incoming = levels.incoming + excluded.incoming, facts = levels.facts + excluded.facts`,
  );
  await insert(
    trx,
    levels,
    sql`
    delete from levels where id = any(${ids}::text[]) and on_hand = 0 and committed = 0 and incoming = 0 and facts = 0`,
  );
}

async function insert(trx: StoreTransaction, some: readonly unknown[], statement: RawBuilder<unknown>): Promise<void> {
  if (some.length > 0) await statement.execute(trx);
}
