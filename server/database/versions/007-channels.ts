import { type Kysely, sql } from 'kysely';

/** What a server that runs channels knows of their stores, what it sent there, and its sealed keys. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create sequence channel_revs`,
    sql`create table channel_rows (
      channel_id text not null, part text not null, id text not null,
      rev bigint not null default nextval('channel_revs'), gone boolean not null default false, json text not null,
      primary key (channel_id, part, id)
    )`,
    sql`create index channel_rows_by_rev on channel_rows (channel_id, rev)`,
    sql`create table channel_deliveries (
      channel_id text not null, task_id text not null, task text not null, sent_at bigint not null, outcome text,
      primary key (channel_id, task_id)
    )`,
    // Found in the text: a row may hold what PostgreSQL takes for no JSON, such as a NUL in a name.
    sql`create index listings_by_channel on entities (substring(json from '"channelId":"([0-9a-f-]{36})"')) where kind = 'listing'`,
    sql`create index orders_by_channel on entities (substring(json from '"channelId":"([0-9a-f-]{36})"')) where kind = 'order'`,
    sql`create index orders_by_number on entities (md5(substring(json from '"number":("(?:[^"\\\\]|\\\\.)*")'))) where kind = 'order'`,
    sql`create index parcels_by_order on entities (substring(json from '"orderId":"([0-9a-f-]{36})"')) where kind = 'parcel'`,
    sql`create index returns_by_order on entities (substring(json from '"orderId":"([0-9a-f-]{36})"')) where kind = 'return'`,
    sql`create table channel_access (channel_id text primary key, vendor text not null, url text not null, sealed text not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
