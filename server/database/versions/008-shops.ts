import { type Kysely, sql } from 'kysely';

/** Tables of one shop's work, with what makes a row one of its kind. Those that grow with every act are cut into parts by shop. */
const tables = [
  {
    name: 'ops',
    parted: true,
    columns: `seq bigint not null, op_id text not null, writer_id text not null, writer_seq bigint not null,
      size int not null, text text not null`,
    keys: ['primary key (shop_key, seq)', 'unique (shop_key, op_id)', 'unique (shop_key, writer_id, writer_seq)'],
    copied: 'seq, op_id, writer_id, writer_seq, size, text',
  },
  {
    name: 'numbers',
    parted: true,
    columns: `writer_id text not null, writer_seq bigint not null, op_id text not null, outcome text not null,
      code text, current text`,
    keys: ['primary key (shop_key, writer_id, writer_seq)'],
    copied: 'writer_id, writer_seq, op_id, outcome, code, current',
  },
  {
    name: 'entities',
    parted: true,
    // Found in the text: a row may hold what PostgreSQL takes for no JSON, such as a NUL in a name. They are columns,
    // because a policy of rows lets no index of such an expression be used.
    columns: `kind text not null, id text not null, json text not null,
      of_channel text generated always as (case when kind in ('listing', 'order')
        then substring(json from '"channelId":"([0-9a-f-]{36})"') end) stored,
      of_order text generated always as (case when kind in ('parcel', 'return')
        then substring(json from '"orderId":"([0-9a-f-]{36})"') end) stored,
      numbered text generated always as (case when kind = 'order'
        then md5(substring(json from '"number":("(?:[^"\\\\]|\\\\.)*")')) end) stored`,
    keys: ['primary key (shop_key, kind, id)'],
    copied: 'kind, id, json',
  },
  {
    name: 'levels',
    parted: true,
    columns: `id text not null, variant_id text not null, location_id text not null, lot_id text,
      on_hand bigint not null, committed bigint not null, incoming bigint not null, facts bigint not null`,
    keys: ['primary key (shop_key, id)'],
    copied: 'id, variant_id, location_id, lot_id, on_hand, committed, incoming, facts',
  },
  {
    name: 'movements',
    parted: true,
    columns: `id text not null, seq bigint not null, variant_id text not null, location_id text not null, lot_id text,
      quantity bigint not null, tracks int not null, json text not null`,
    keys: ['primary key (shop_key, id)'],
    copied: 'id, seq, variant_id, location_id, lot_id, quantity, tracks, json',
  },
  {
    name: 'contacts',
    parted: true,
    columns: 'contact_id text not null, version bigint not null, json text not null',
    keys: ['primary key (shop_key, contact_id)', 'unique (shop_key, version)'],
    copied: 'contact_id, version, json',
  },
  {
    name: 'blobs',
    parted: true,
    columns: 'hash text not null, uploaded_at bigint not null, bytes bytea not null',
    keys: ['primary key (shop_key, hash)'],
    copied: 'hash, uploaded_at, bytes',
  },
  {
    name: 'counted',
    parted: false,
    columns: 'id text not null, json text not null',
    keys: ['primary key (shop_key, id)'],
    copied: 'id, json',
  },
  {
    name: 'inbox',
    parted: false,
    columns: 'id text not null, json text not null',
    keys: ['primary key (shop_key, id)'],
    copied: 'id, json',
  },
  {
    name: 'forks',
    parted: false,
    columns: 'log_epoch text not null, seq bigint not null',
    keys: ['primary key (shop_key, log_epoch)'],
    copied: 'log_epoch, seq',
  },
  {
    name: 'lost_numbers',
    parted: false,
    columns: 'writer_id text not null, first bigint not null, last bigint not null',
    keys: ['primary key (shop_key, writer_id, first, last)'],
    copied: 'writer_id, first, last',
  },
  {
    name: 'named_blobs',
    parted: false,
    columns: 'hash text not null',
    keys: ['primary key (shop_key, hash)'],
    copied: 'hash',
  },
  {
    name: 'channel_rows',
    parted: false,
    columns: `channel_id text not null, part text not null, id text not null,
      rev bigint not null default nextval('channel_revs'), gone boolean not null default false, json text not null`,
    keys: ['primary key (shop_key, channel_id, part, id)'],
    copied: 'channel_id, part, id, rev, gone, json',
  },
  {
    name: 'channel_deliveries',
    parted: false,
    columns: `channel_id text not null, task_id text not null, task text not null, sent_at bigint not null,
      outcome text`,
    keys: ['primary key (shop_key, channel_id, task_id)'],
    copied: 'channel_id, task_id, task, sent_at, outcome',
  },
  {
    name: 'channel_access',
    parted: false,
    columns: 'channel_id text not null, vendor text not null, url text not null, sealed text not null',
    keys: ['primary key (shop_key, channel_id)'],
    copied: 'channel_id, vendor, url, sealed',
  },
] as const;

const indexes = [
  'create index numbers_by_op on numbers (shop_key, op_id)',
  'create index entities_by_channel on entities (shop_key, kind, of_channel) where of_channel is not null',
  'create index entities_by_order on entities (shop_key, kind, of_order) where of_order is not null',
  'create index orders_by_number on entities (shop_key, kind, numbered) where numbered is not null',
  'create index levels_by_variant on levels (shop_key, variant_id)',
  'create index movements_by_level on movements (shop_key, variant_id, location_id, seq)',
  'create index channel_rows_by_rev on channel_rows (shop_key, channel_id, rev)',
];

/** The shop that a statement is of; nobody's where none was said. */
const present = `nullif(current_setting('stockroom.shop', true), '')::uuid`;

/**
 * Several shops in one database: every row says whose it is, and the database itself shows and changes only those of the shop that a
 * transaction is of. What the one shop of before had becomes its own. All of it is one transaction. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`alter table shop drop column lock, add column shop_key uuid not null default gen_random_uuid() primary key,
    add column made_at bigint not null default 0`);
  // What a token may do, how it is named, and until when it counts; those of before are desks'.
  await run(`alter table tokens
    add column shop_key uuid references shop,
    add column token_id uuid not null default gen_random_uuid() unique,
    add column scope text not null default 'desk' check (scope in ('desk', 'read-only', 'admin')),
    add column label text not null default '',
    add column until bigint`);
  await run(`update tokens set shop_key = (select shop_key from shop)`);
  await run(`alter table tokens alter column shop_key set not null`);
  const parts = await partsHere(db);
  for (const { name, parted, columns, keys, copied } of tables) {
    await run(`alter table ${name} rename to old_${name}`);
    const its = `shop_key uuid not null default ${present}, ${columns}`;
    await run(`create table ${name} (${its}) ${parted ? 'partition by hash (shop_key)' : ''}`);
    for (let part = 0; parted && part < parts; part++)
      await run(`create table ${name}_part_${part} partition of ${name}
        for values with (modulus ${parts}, remainder ${part})`);
    // Rows first, then what orders them: sorting once is faster than keeping sorted.
    await run(
      `insert into ${name} (shop_key, ${copied}) select (select shop_key from shop), ${copied} from old_${name}`,
    );
    await run(`drop table old_${name}`);
    await run(`alter table ${name} ${keys.map((key) => `add ${key}`).join(', ')}`);
  }
  for (const index of indexes) await run(index);
  for (const { name } of [...tables, { name: 'shop' }]) {
    await run(`alter table ${name} enable row level security`);
    await run(`create policy of_its_shop on ${name} using (shop_key = ${present}) with check (shop_key = ${present})`);
  }
  // Nobody but the server itself looks into these: there is no policy that lets a shop.
  await run('alter table tokens enable row level security');
}

/** An embedded database holds one shop as a rule, and every part is more files of it. */
async function partsHere(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ version: string }>`select version()`.execute(db);
  return /emscripten|emcc/i.test(rows[0]?.version ?? '') ? 1 : 8;
}
