import { randomUUID } from 'node:crypto';
import { isIPv6, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { TokenScope } from '#shared/contract/store/tokens.ts';
import { openDatabase, type OpenDatabase, type OpenFailure, type Place } from './database/open.ts';
import { channelSecret } from './channels/secret-key.ts';
import { sealOf } from './channels/sealed.ts';
import { buildApp } from './http/app.ts';
import { type Limits, usualLimits } from './http/limits.ts';
import type { Share } from './http/pairing-routes.ts';
import type { StoreDatabase } from './database/tables.ts';
import { ensureShop, readShop } from './shop/shop.ts';
import { Shops } from './shop/shops.ts';
import { type KnownToken, type MadeToken, Tokens } from './shop/tokens.ts';
import { type Log, programLog } from './watch/log-lines.ts';
import { Metrics } from './watch/metrics.ts';
import { isReady, shopGauges } from './watch/database-figures.ts';

export type ServerOptions = Place & {
  /** 0 takes any free port. */
  readonly port?: number;
  /** Loopback unless said otherwise. */
  readonly host?: string;
  /** Makes one more token, for when the first was lost. */
  readonly newToken?: boolean;
  /** What a token that is made by this start may do: a desk's work, unless said otherwise. */
  readonly scope?: TokenScope;
  /** How often one may ask; null: without end. */
  readonly limits?: Limits | null;
  /** A secret that reads `/metrics`. */
  readonly figuresToken?: string | undefined;
  /** Addresses of proxies before this server, which say who asks. */
  readonly trustedProxies?: readonly string[];
  readonly log?: Log;
  readonly now?: () => number;
  /** Where a host shares its shop: how its computers come in, and how they are listened for, instead of all of the above. */
  readonly shared?: Shared;
};

/** What a host that shares its shop brings along. */
export type Shared = {
  readonly isOwnToken: (text: string) => boolean;
  readonly open: (db: StoreDatabase) => Promise<Omit<Share, 'shop'>>;
  /** Begins to listen; answers the address for this computer. */
  readonly listen: (app: FastifyInstance) => Promise<string>;
  readonly close: () => Promise<void>;
};

export type RunningServer = {
  readonly url: string;
  /** The shop of the oldest books here; null until a desk has claimed the empty server. */
  readonly shopId: string | null;
  /** Only when it was made by this start; it is kept hashed and cannot be read again. */
  readonly token: string | null;
  /** Answers what is under way, then closes everything this server opened. */
  readonly stop: () => Promise<void>;
};

export type StartFailure = OpenFailure | Failure<'shops-together' | 'which-shop'>;

/** Starts the shops' server: database in today's shape, projections of today's fold, routes listening. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer, StartFailure>> {
  const now = options.now ?? Date.now;
  const log = options.log ?? programLog(now);
  const opened = await openDatabase(options, now, log);
  if (!opened.ok) return opened;
  try {
    const served = await serveDatabase(opened.value, { ...options, now, log });
    if (!served.ok) await opened.value.close();
    return served;
  } catch (fault) {
    await opened.value.close();
    throw fault;
  }
}

type Served = ServerOptions & { readonly now: () => number; readonly log: Log };

async function serveDatabase(opened: OpenDatabase, options: Served): Promise<Result<RunningServer, StartFailure>> {
  const { now, log } = options;
  const { db, peers } = opened;
  const shopKey = await ensureShop(db, randomUUID(), now());
  const shops = new Shops({ opened, seal: sealOf(() => channelSecret(options)), now, log });
  const tokens = new Tokens({ db, now, changed: () => peers.tell({ of: 'tokens' }) });
  const begun = await shops.begin();
  if (!begun.ok) return begun;
  // One more token of whichever shop is the oldest would be a guess.
  if (options.newToken && !shops.isOne) {
    await shops.stop();
    return fail({ code: 'which-shop' });
  }
  const { shared } = options;
  const made = shared ? null : await firstToken(tokens, shopKey, options);
  const share = shared && { ...(await shared.open(db)), shop: () => readShop(opened.ofShop(shopKey), now) };
  await tokens.load();
  const heard = (news: { readonly of: string } | null) => {
    // What this process cannot read now it hears of again, when it is connected again.
    if (news?.of !== 'log') void tokens.load().catch(() => undefined);
  };
  peers.onNews(heard);
  await peers.begin();
  const metrics = new Metrics();
  const app = buildApp({
    callerOf: (text, socket) => {
      const id = shared?.isOwnToken(text) ? 'own' : share?.computers.find(text, socket);
      const ours: KnownToken | null = id
        ? { id, shopKey, scope: id === 'own' ? 'admin' : 'desk', label: '', madeAt: 0, until: null }
        : null;
      const token = ours ?? tokens.find(text);
      return token && { token, shop: shops.of(token.shopKey) };
    },
    wasRemoved: (text) => share?.computers.wasRemoved(text) ?? false,
    share,
    tokens,
    metrics,
    gauges: () => shopGauges(opened),
    isReady: () => isReady(opened),
    limits: options.limits === undefined ? usualLimits : options.limits,
    isOneShop: () => shops.isOne,
    log,
    now,
    ...(options.figuresToken && { figuresToken: options.figuresToken }),
    ...(options.trustedProxies && { trustedProxies: options.trustedProxies }),
  });
  app.addHook('onClose', async () => {
    metrics.close();
    await opened.close();
  });
  app.addHook('preClose', async () => {
    shops.letGo();
    await shops.stop();
  });
  if (shared) app.addHook('preClose', shared.close);
  const url = await (shared ? shared.listen(app) : listen(app, options));
  const { shopId } = await readShop(opened.ofShop(shopKey), now);
  return done({ url, shopId, token: made?.token ?? null, stop: () => app.close() });
}

async function listen(app: FastifyInstance, options: ServerOptions): Promise<string> {
  const host = options.host ?? '127.0.0.1';
  await app.listen({ port: options.port ?? 0, host });
  // A server that listens on TCP has an address and a port.
  return urlOf(host, (app.server.address() as AddressInfo).port);
}

/** The token of a shop that has none yet, or one more where it was asked for. */
async function firstToken(tokens: Tokens, shopKey: string, options: ServerOptions): Promise<MadeToken | null> {
  const wanted = { shopKey, scope: options.scope ?? 'desk', label: '', until: null } as const;
  return options.newToken ? tokens.make(wanted) : tokens.makeFirst(wanted);
}

/** An address another computer can use, where the server listens on all of them. */
function urlOf(host: string, port: number): string {
  const outside = Object.values(networkInterfaces())
    .flatMap((some) => some ?? [])
    .find((one) => !one.internal && one.family === 'IPv4');
  const name = host === '0.0.0.0' || host === '::' ? (outside?.address ?? '127.0.0.1') : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}
