import { sql } from 'kysely';
import type { StoreDatabase } from './tables.ts';

/** The role under which everything of a shop runs: it owns nothing, and the policies of rows hold for it. */
export const SHOP_ROLE = 'stockroom_shop';

/** Tables that no shop may look into. */
const serversOwn = ['tokens', 'computers'];

/**
 * Makes sure of the role and of what it may do, which no backup of a database brings along. Null where this login may not: then the
 * database can hold one shop only.
 */
export async function ensureShopRole(db: StoreDatabase): Promise<string | null> {
  await db.transaction().execute(async (trx) => {
    // Servers that start at the same time would change the same rows of the catalogue.
    await sql`select pg_advisory_xact_lock(7301)`.execute(trx);
    await sql
      .raw(
        `do $$ begin
          if not exists (select from pg_roles where rolname = '${SHOP_ROLE}') then create role ${SHOP_ROLE} nologin; end if;
          if not (select rolsuper from pg_roles where rolname = current_user)
            then execute format('grant ${SHOP_ROLE} to %I', current_user); end if;
        exception when insufficient_privilege or duplicate_object or unique_violation then null; end $$`,
      )
      .execute(trx);
  });
  if (!(await mayTake(db))) return null;
  const { rows } = await sql<{ plain: boolean }>`
    select not (rolsuper or rolbypassrls) as plain from pg_roles where rolname = ${SHOP_ROLE}`.execute(db);
  if (!rows[0]?.plain)
    throw new Error(`The role ${SHOP_ROLE} may see every shop. Take SUPERUSER and BYPASSRLS from it.`);
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7301)`.execute(trx);
    await grant(trx);
  });
  return SHOP_ROLE;
}

/** Whether this login can step down to the role; asking is the one way to know in every version of PostgreSQL. */
async function mayTake(db: StoreDatabase): Promise<boolean> {
  try {
    await db.transaction().execute((trx) => sql`select set_config('role', ${SHOP_ROLE}, true)`.execute(trx));
    return true;
  } catch (fault) {
    // 42501: not allowed; 22023: there is no such role.
    if (fault instanceof Error && 'code' in fault && ['42501', '22023'].includes(String(fault.code))) return false;
    throw fault;
  }
}

async function grant(trx: StoreDatabase): Promise<void> {
  const { rows } = await sql<{ name: string; may: boolean }>`
    select c.relname as name, has_table_privilege(${SHOP_ROLE}, c.oid, 'select, insert, update, delete') as may
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and c.relrowsecurity and c.relname <> all(${serversOwn}::text[])`.execute(trx);
  const missing = rows.filter(({ may }) => !may).map(({ name }) => name);
  if (missing.length === 0) return;
  for (const name of missing) {
    for (const right of ['select', 'insert', 'update', 'delete'])
      await sql`grant ${sql.raw(right)} on ${sql.table(name)} to ${sql.id(SHOP_ROLE)}`.execute(trx);
  }
  await sql.raw(`grant usage on sequence channel_revs to ${SHOP_ROLE}`).execute(trx);
  await sql
    .raw(`do $$ begin execute format('grant usage on schema %I to ${SHOP_ROLE}', current_schema()); end $$`)
    .execute(trx);
}
