import { sql } from 'kysely';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import type { OpenDatabase } from '#server/database/open.ts';
import type { Gauge } from './metrics.ts';

/** How long a database may take to say that it is there. */
const PATIENCE_MS = 2_000;

/** Whether desks can be served: the database answers, takes writes, and was made by no newer program. */
export async function isReady({ db }: OpenDatabase): Promise<boolean> {
  const asked = sql<{ ready: boolean }>`
    select not pg_is_in_recovery() and not exists (select from shop where fold_version > ${foldVersion}) as ready`
    .execute(db)
    .then(({ rows }) => rows[0]?.ready ?? false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  try {
    return await Promise.race([asked, late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    asked.catch(() => undefined);
  }
}

/** Figures of the database, over all shops. */
export async function shopGauges({ db, pool }: OpenDatabase): Promise<readonly Gauge[]> {
  const { rows } = await sql<{ shops: number; head: number; sum: number }>`
    select count(*)::bigint as shops, coalesce(max(head), 0)::bigint as head, coalesce(sum(head), 0)::bigint as sum
    from shop`.execute(db);
  const { shops = 0, head = 0, sum = 0 } = rows[0] ?? {};
  const connections = pool();
  return [
    { name: 'stockroom_shops', help: 'Shops of this database.', value: shops },
    { name: 'stockroom_log_head', help: 'Operations of the longest log.', value: head },
    { name: 'stockroom_log_operations', help: 'Operations of all logs.', value: sum },
    ...(connections
      ? [
          { name: 'stockroom_pool_connections', help: 'Connections to the database.', value: connections.total },
          { name: 'stockroom_pool_idle', help: 'Connections that nobody uses now.', value: connections.idle },
          { name: 'stockroom_pool_waiting', help: 'Who waits for a connection.', value: connections.waiting },
        ]
      : []),
  ];
}
