import { type Kysely, sql } from 'kysely';

/** Numbers that a desk has lost for good: the numbers behind them do not wait for them. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lost_numbers (
      writer_id text not null,
      first bigint not null,
      last bigint not null,
      primary key (writer_id, first, last)
    )`.execute(db);
}
