import { randomBytes, randomUUID } from 'node:crypto';
import { isIPv6, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { done, type Result } from '#shared/base/result.ts';
import { type OpenFailure, openDatabase, type Place } from './database/open.ts';
import type { StoreDatabase } from './database/tables.ts';
import { dropUnnamed } from './blobs/blobs.ts';
import { channelSecret } from './channels/secret-key.ts';
import { serverChannels } from './channels/runs.ts';
import { sealOf } from './channels/sealed.ts';
import { vendorNamed } from '#electron/channels/vendors.ts';
import { buildApp } from './http/app.ts';
import type { Share } from './http/pairing-routes.ts';
import { Arrivals } from './log/arrivals.ts';
import { rebuildIfOld } from './log/rebuild.ts';
import { ensureShop, readShop } from './shop/shop.ts';
import { ensureToken, tokenCheck } from './shop/tokens.ts';

export type ServerOptions = Place & {
  /** 0 takes any free port. */
  readonly port?: number;
  /** Loopback unless said otherwise. */
  readonly host?: string;
  /** Makes one more token, for when the first was lost. */
  readonly newToken?: boolean;
  readonly now?: () => number;
  /** Where a host shares its shop: how its computers come in, and how they are listened for, instead of all of the above. */
  readonly shared?: Shared;
};

/** What a host that shares its shop brings along. */
export type Shared = {
  readonly isOwnToken: (text: string) => boolean;
  readonly open: (db: StoreDatabase) => Promise<Share>;
  /** Begins to listen; answers the address for this computer. */
  readonly listen: (app: FastifyInstance) => Promise<string>;
  readonly close: () => Promise<void>;
};

export type RunningServer = {
  readonly url: string;
  /** Null until a desk has claimed the empty server. */
  readonly shopId: string | null;
  /** Only when it was made by this start; it is kept hashed and cannot be read again. */
  readonly token: string | null;
  /** Answers what is under way, then closes everything this server opened. */
  readonly stop: () => Promise<void>;
};

/** Starts the shop's server: database in today's shape, projections of today's fold, routes listening. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer, OpenFailure>> {
  const now = options.now ?? Date.now;
  const opened = await openDatabase(options, now);
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  try {
    await ensureShop(db, randomUUID());
    const rebuilt = await rebuildIfOld(db);
    if (!rebuilt.ok) {
      await close();
      return rebuilt;
    }
    const { shared } = options;
    const token = shared
      ? null
      : await ensureToken(db, () => randomBytes(32).toString('base64url'), options.newToken ?? false, now);
    const arrivals = new Arrivals();
    const channels = serverChannels({
      db,
      arrivals,
      seal: sealOf(() => channelSecret(options)),
      vendorNamed,
      now,
      nextId: randomUUID,
    });
    const isToken = shared?.isOwnToken ?? (await tokenCheck(db));
    const app = buildApp({ db, arrivals, now, isToken, channels, share: await shared?.open(db) });
    app.addHook('onClose', close);
    app.addHook('preClose', await keepHouse(db, now));
    app.addHook('preClose', () => channels.stop());
    if (shared) app.addHook('preClose', shared.close);
    const url = await (shared ? shared.listen(app) : listen(app, options));
    const { shopId } = await readShop(db, now);
    return done({
      url,
      shopId,
      token,
      stop: () => app.close(),
    });
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function listen(app: FastifyInstance, options: ServerOptions): Promise<string> {
  const host = options.host ?? '127.0.0.1';
  await app.listen({ port: options.port ?? 0, host });
  // A server that listens on TCP has an address and a port.
  return urlOf(host, (app.server.address() as AddressInfo).port);
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Drops pictures that no operation came for, now and once a day; answers how to stop. */
async function keepHouse(db: StoreDatabase, now: () => number): Promise<() => Promise<void>> {
  await dropUnnamed(db, now);
  let under: Promise<void> = Promise.resolve();
  const daily = setInterval(() => {
    under = dropUnnamed(db, now).catch((fault: unknown) =>
      console.error(`pictures were not tidied: ${fault instanceof Error ? fault.name : typeof fault}`),
    );
  }, DAY_MS);
  daily.unref();
  return async () => {
    clearInterval(daily);
    await under;
  };
}

/** An address another computer can use, where the server listens on all of them. */
function urlOf(host: string, port: number): string {
  const outside = Object.values(networkInterfaces())
    .flatMap((some) => some ?? [])
    .find((one) => !one.internal && one.family === 'IPv4');
  const name = host === '0.0.0.0' || host === '::' ? (outside?.address ?? '127.0.0.1') : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}
