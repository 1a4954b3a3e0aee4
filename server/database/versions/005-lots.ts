import { type Kysely, sql } from 'kysely';

/** Which lot a level and a line of the ledger are of; null where none. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table levels add column lot_id text`.execute(db);
  await sql`alter table movements add column lot_id text`.execute(db);
}
