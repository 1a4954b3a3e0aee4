import { type Kysely, sql } from 'kysely';

/** Tokens that were made of each other by rotating are one line, which ends together. One of before begins its own. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run('alter table tokens add column line uuid');
  await run('update tokens set line = token_id');
  await run('alter table tokens alter column line set not null');
}
