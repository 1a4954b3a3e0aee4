import { type Kysely, sql } from 'kysely';

/** How far every epoch of the log holds that was there before a server was set back. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table forks (log_epoch text primary key, seq bigint not null)`.execute(db);
}
