import { type Kysely, sql } from 'kysely';

/** The shop that a statement is of; nobody's where none was said. */
const present = `nullif(current_setting('stockroom.shop', true), '')::uuid`;

/**
 * Shops that were taken back to a backup: each time it was done, what left the log then, byte for byte, and which numbers no log takes
 * any more. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  const its = `shop_key uuid not null default ${present}`;
  await run(`create table takings (
    ${its}, request_id uuid not null, no int not null, answer text not null,
    primary key (shop_key, no), unique (shop_key, request_id)
  )`);
  await run(`create table taken_back (
    ${its}, no int not null, place bigint not null, returned_no int, op_id text not null,
    writer_id text not null, writer_seq bigint not null, size int not null, text text not null,
    primary key (shop_key, no, place)
  )`);
  await run('create index taken_back_by_number on taken_back (shop_key, writer_id, writer_seq)');
  await run(`create table taken_numbers (
    ${its}, writer_id text not null, first bigint not null, last bigint not null,
    primary key (shop_key, writer_id, first)
  )`);
  for (const name of ['takings', 'taken_back', 'taken_numbers']) {
    await run(`alter table ${name} enable row level security`);
    await run(`create policy of_its_shop on ${name} using (shop_key = ${present}) with check (shop_key = ${present})`);
  }
}
