import { type Kysely, sql } from 'kysely';

/** The computers that joined a shared shop by a code, each with the hash of its own token. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table computers (
      computer_id text primary key, name text not null, token_hash text not null unique,
      joined_at bigint not null, seen_at bigint not null, removed_at bigint
    )`.execute(db);
}
