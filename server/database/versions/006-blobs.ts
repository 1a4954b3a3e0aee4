import { type Kysely, sql } from 'kysely';

/** The bytes of pictures, and which blobs the log names; what it has named before is found once, here. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table blobs (hash text primary key, uploaded_at bigint not null, bytes bytea not null)`.execute(db);
  await sql`create table named_blobs (hash text primary key)`.execute(db);
  await sql`
    insert into named_blobs (hash)
    select distinct found[1] from ops, regexp_matches(text, '"([0-9a-f]{64})"', 'g') found`.execute(db);
}
