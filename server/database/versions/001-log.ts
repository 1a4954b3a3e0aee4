import { type Kysely, sql } from 'kysely';

/** The world's first shape: log, numbers, projections, contacts. Frozen: a change is a new step. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table shop (
      lock int primary key check (lock = 1),
      shop_id text, name text not null, log_epoch text not null,
      head bigint not null, contact_head bigint not null, fold_version int not null
    )`,
    sql`create table tokens (hash text primary key, made_at bigint not null)`,
    sql`create table ops (
      seq bigint primary key, op_id text not null unique,
      writer_id text not null, writer_seq bigint not null, size int not null, text text not null,
      unique (writer_id, writer_seq)
    )`,
    sql`create table numbers (
      writer_id text not null, writer_seq bigint not null, op_id text not null,
      outcome text not null, code text, current text,
      primary key (writer_id, writer_seq)
    )`,
    sql`create index numbers_by_op on numbers (op_id)`,
    sql`create table entities (kind text not null, id text not null, json text not null, primary key (kind, id))`,
    sql`create table levels (
      id text primary key, variant_id text not null, location_id text not null,
      on_hand bigint not null, committed bigint not null, incoming bigint not null, facts bigint not null
    )`,
    sql`create table movements (
      id text primary key, seq bigint not null, variant_id text not null, location_id text not null,
      quantity bigint not null, tracks int not null, json text not null
    )`,
    sql`create table inbox (id text primary key, json text not null)`,
    sql`create table contacts (contact_id text primary key, version bigint not null unique, json text not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
