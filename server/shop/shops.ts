import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { vendorNamed } from '#electron/channels/vendors.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { dropUnnamed, UNNAMED_MS } from '#server/blobs/blobs.ts';
import { serverChannels } from '#server/channels/runs.ts';
import type { Seal } from '#server/channels/sealed.ts';
import type { OpenDatabase } from '#server/database/open.ts';
import type { ShopParts } from '#server/http/caller.ts';
import { Arrivals } from '#server/log/arrivals.ts';
import { rebuildIfOld } from '#server/log/rebuild.ts';
import { faultOf, type Log } from '#server/watch/log-lines.ts';
import { shopKeys } from './shop.ts';

type ShopsMeans = { readonly opened: OpenDatabase; readonly seal: Seal; readonly now: () => number; readonly log: Log };

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How often it is looked for channels that another process was given, and may have left alone since. */
const LOOK_MS = 60_000;

/** The shops of this server, each with what its routes and its channels need. What is a shop's is opened when it is asked for. */
export class Shops {
  readonly #means: ShopsMeans;
  readonly #open = new Map<string, ShopParts>();
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #isOne = true;
  #under: Promise<unknown> = Promise.resolve();

  constructor(means: ShopsMeans) {
    this.#means = means;
    means.opened.peers.onNews((news) => {
      if (news?.of === 'tokens') return;
      for (const [shopKey, { arrivals, channels }] of this.#open) {
        if (news && news.shopKey !== shopKey) continue;
        arrivals.tell();
        channels.nudge();
      }
    });
  }

  /** Brings every shop's books to this program's fold, starts channels, and tidies now and once a day. */
  async begin(): Promise<Result<null, Failure<'database-newer' | 'shops-together'>>> {
    const { db, ofShop, keepsApart } = this.#means.opened;
    const all = await shopKeys(db);
    if (all.length > 1 && !keepsApart) return fail({ code: 'shops-together' });
    const old = await db.selectFrom('shop').select('shop_key').where('fold_version', '!=', foldVersion).execute();
    for (const { shop_key: shopKey } of old) {
      const rebuilt = await rebuildIfOld(ofShop(shopKey));
      if (!rebuilt.ok) return rebuilt;
    }
    await this.#tidy();
    await this.#look();
    this.#every(DAY_MS, () => this.#tidy());
    this.#every(LOOK_MS, () => this.#look());
    return done(null);
  }

  /** The parts of a shop that is here. */
  of(shopKey: string): ShopParts {
    const known = this.#open.get(shopKey);
    if (known) return known;
    const { opened, seal, now, log } = this.#means;
    const db = opened.ofShop(shopKey);
    const arrivals = new Arrivals();
    const grown = () => {
      arrivals.tell();
      opened.peers.tell({ of: 'log', shopKey });
    };
    const hold = (channelId: string) => opened.peers.hold(`channel ${shopKey} ${channelId}`);
    const channels = serverChannels({ db, grown, hold, seal, vendorNamed, now, nextId: randomUUID, log });
    const parts = { db, arrivals, channels, grown };
    this.#open.set(shopKey, parts);
    return parts;
  }

  /** Whether there was one shop only, when it was last looked. */
  get isOne(): boolean {
    return this.#isOne;
  }

  /** Lets every waiting desk go. */
  letGo(): void {
    for (const { arrivals } of this.#open.values()) arrivals.close();
  }

  /** Ends what is under way for every shop. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#under;
    await Promise.all([...this.#open.values()].map(({ channels }) => channels.stop()));
  }

  #every(ms: number, work: () => Promise<void>): void {
    const timer = setInterval(() => {
      this.#under = work().catch((fault: unknown) =>
        this.#means.log({ level: 'error', event: 'housekeeping-failed', fault: faultOf(fault) }),
      );
    }, ms);
    timer.unref();
    this.#timers.push(timer);
  }

  /** Drops pictures that no operation came for. */
  async #tidy(): Promise<void> {
    const { opened, now } = this.#means;
    const some = await opened.db
      .selectFrom('blobs')
      .select('shop_key')
      .distinct()
      .where('uploaded_at', '<', now() - UNNAMED_MS)
      .execute();
    for (const { shop_key: shopKey } of some) await dropUnnamed(opened.ofShop(shopKey), now);
  }

  /** Opens the shops that have channels here, whose rounds begin by themselves. */
  async #look(): Promise<void> {
    const { db } = this.#means.opened;
    const some = await db.selectFrom('channel_access').select('shop_key').distinct().execute();
    for (const { shop_key: shopKey } of some) this.of(shopKey);
    const { rows } = await sql<{ many: boolean }>`select count(*) > 1 as many from shop`.execute(db);
    this.#isOne = !rows[0]?.many;
  }
}
