import { type Kysely, sql } from 'kysely';

/** Counts: the checkpoints of every level that was posted, and the ledger by level, which a posting asks for. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table counted (id text primary key, json text not null)`.execute(db);
  await sql`create index movements_by_level on movements (variant_id, location_id, seq)`.execute(db);
}
