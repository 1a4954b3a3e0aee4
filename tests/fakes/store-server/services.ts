import { sql } from 'kysely';
import type { StoreDatabase } from '#server/database/tables.ts';
import type { ShopParts } from '#server/http/caller.ts';
import type { Services } from '#server/http/app.ts';
import { Arrivals } from '#server/log/arrivals.ts';
import { Tokens } from '#server/shop/tokens.ts';
import { programLog } from '#server/watch/log-lines.ts';
import { Metrics } from '#server/watch/metrics.ts';
import { noChannels } from './no-channels.ts';

/** What routes of one shop are made of, where every token is right and nobody is told to wait. */
export function openServices(db: StoreDatabase, shopKey: string, now: () => number): Services {
  const arrivals = new Arrivals();
  const shop: ShopParts = { db, arrivals, channels: noChannels, grown: () => arrivals.tell() };
  const token = { id: shopKey, shopKey, scope: 'admin', label: '', madeAt: 0, until: null } as const;
  return {
    callerOf: () => ({ token, shop }),
    tokens: new Tokens({ db, now, changed: () => undefined }),
    metrics: new Metrics(),
    gauges: async () => [],
    isReady: async () => (await sql`select 1`.execute(db)).rows.length === 1,
    limits: null,
    isOneShop: () => true,
    log: programLog(now),
    now,
  };
}
