import { randomBytes, randomInt, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { ShareState, ShownCode } from '#shared/contract/bridge/sharing-calls.ts';
import type { FromChild, PairingState, SharedComputer, ShareFailureCode } from '#shared/contract/sharing/child.ts';
import { CODE_DIGITS, CODE_MS, linkText, SHARE_PORT } from '#shared/contract/sharing/pairing.ts';
import type { Identity } from './certificate.ts';
import { type Network, ownAddresses } from './network.ts';
import { type Child, type Note, superviseServer, type SupervisedServer } from './server-child.ts';
import {
  identityOf,
  type KeyKeeper,
  readShares,
  type SharesFile,
  type ShareSettings,
  writeShares,
} from './shares-file.ts';

/** Whether the program starts with the system; null where the system has no such setting. */
export type LoginItem = { readonly get: () => boolean | null; readonly set: (on: boolean) => void };

export type SharingParts = {
  /** The folder of a shop's files. */
  readonly folderOf: (shopId: string) => string;
  readonly file: SharesFile;
  readonly vault: KeyKeeper;
  readonly startChild: () => Child | null;
  readonly network: Network;
  /** What people call this computer. */
  readonly computer: string;
  readonly loginItem: LoginItem;
  readonly changed: (shopId: string) => void;
  readonly note: Note;
  readonly now: () => number;
  readonly later: (ms: number, run: () => void) => () => void;
};

/** The shop's server of a shop that this computer shares. */
type Share = {
  settings: ShareSettings;
  readonly identity: Identity;
  readonly fingerprint: string;
  /** Lets this computer's own desk in, while the program runs. */
  readonly ownToken: string;
  server: SupervisedServer | null;
  computers: readonly SharedComputer[];
  port: number | null;
  networkCode: ShareFailureCode | null;
  shown: { readonly code: string; readonly link: string; readonly expiresAt: number } | null;
  pairing: PairingState | null;
  /** How many codes were asked for. */
  codes: number;
  unannounce: () => void;
  /** Told once the server runs, or does not. */
  readonly waiting: Set<() => void>;
};

type SharingFailure = Failure<'not-sharing' | 'share-closed'>;

/** Sharing shops from this computer. */
export type Sharing = ReturnType<typeof openSharing>;

/** Longer no server takes to start, also on a busy disk. */
const STARTED_MS = 120_000;

/** Starts the servers of the shops that were shared when the program ended. */
export function openSharing(parts: SharingParts) {
  const { file, vault, network, changed, now, later } = parts;
  const shares = new Map<string, Share>();
  const beginning = new Map<string, Promise<Share>>();
  let closed = false;

  const keep = async (shopId: string, settings: ShareSettings | null) => {
    const { [shopId]: _, ...others } = await readShares(file);
    await writeShares(file, settings === null ? others : { ...others, [shopId]: settings });
  };

  const begin = async (shopId: string, settings: ShareSettings): Promise<Share> => {
    const folder = join(parts.folderOf(shopId), 'server');
    const identity = await identityOf(shopId, folder, vault);
    const share: Share = {
      settings,
      identity,
      fingerprint: new X509Certificate(identity.certificate).fingerprint256.replaceAll(':', '').toLowerCase(),
      ownToken: randomBytes(32).toString('base64url'),
      server: null,
      computers: [],
      port: null,
      networkCode: null,
      shown: null,
      pairing: null,
      codes: 0,
      unannounce: () => undefined,
      waiting: new Set(),
    };
    shares.set(shopId, share);
    if (closed) return share;
    share.server = superviseServer({
      startChild: parts.startChild,
      beginning: () => ({ type: 'start', folder, ...identity, ownToken: share.ownToken, computer: parts.computer }),
      said: (message) => heard(shopId, share, message),
      changed: () => {
        if (share.server?.state().state !== 'running') offNetwork(share);
        wake(share);
        changed(shopId);
      },
      note: parts.note,
      now,
      later,
    });
    return share;
  };
  /** Begins once, however many ask for it. */
  const beginOnce = (shopId: string, settings: ShareSettings): Promise<Share> => {
    const known = beginning.get(shopId) ?? begin(shopId, settings);
    beginning.set(shopId, known);
    return known;
  };

  const offNetwork = (share: Share) => {
    share.unannounce();
    share.unannounce = () => undefined;
    share.port = null;
    share.shown = null;
    share.pairing = null;
  };
  const wake = (share: Share) => {
    for (const one of share.waiting) one();
  };

  const heard = (shopId: string, share: Share, message: FromChild) => {
    if (message.type === 'started') applyNetwork(share);
    if (message.type === 'computers') share.computers = message.computers;
    if (message.type === 'pairing') share.pairing = message.pairing;
    if (message.type === 'network') {
      share.unannounce();
      share.unannounce = () => undefined;
      share.port = message.port;
      share.networkCode = message.code === null ? null : 'share-no-port';
      if (message.code !== null) parts.note('warn', 'shared-server', { network: message.code });
      if (message.port !== null) {
        share.unannounce = network.announce({
          port: message.port,
          fingerprint: share.fingerprint,
          shop: share.settings.name,
          computer: parts.computer,
        });
        if (message.port !== share.settings.port) void change(shopId, { port: message.port });
      }
    }
    wake(share);
    changed(shopId);
  };

  const applyNetwork = ({ settings, server }: Share) =>
    server?.say({ type: 'network', port: settings.allowed && !settings.paused ? settings.port : null });

  const change = async (shopId: string, some: Partial<ShareSettings>): Promise<Share | null> => {
    const share = shares.get(shopId);
    if (!share) return null;
    share.settings = { ...share.settings, ...some };
    await keep(shopId, share.settings);
    return share;
  };

  /** Waits until something is so of a share, or until it is too late for that. */
  const until = (share: Share, isSo: () => boolean): Promise<boolean> => {
    if (isSo()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const look = () => {
        if (isSo()) end(true);
      };
      const end = (answer: boolean) => {
        share.waiting.delete(look);
        cancel();
        resolve(answer);
      };
      const cancel = later(STARTED_MS, () => end(false));
      share.waiting.add(look);
    });
  };

  const opened = readShares(file).then(async (kept) => {
    await Promise.all(Object.entries(kept).map(([shopId, settings]) => beginOnce(shopId, settings)));
  });
  opened.catch((fault: unknown) =>
    parts.note('warn', 'shared-server', { begin: fault instanceof Error ? fault.name : 'fault' }),
  );

  const held = async (shopId: string): Promise<Share | null> => {
    await opened.catch(() => undefined);
    return shares.get(shopId) ?? null;
  };

  return {
    /** The way to a shop that is shared from here; null for others. */
    own: async (shopId: string) => {
      const share = await held(shopId);
      if (!share?.server) return null;
      const at = share.server.state();
      if (at.state !== 'running') return 'starting' as const;
      const url = `https://127.0.0.1:${at.port}/`;
      return { url, token: share.ownToken, certificate: share.identity.certificate };
    },
    state: async (shopId: string): Promise<ShareState | null> => {
      const share = await held(shopId);
      return share?.server ? stateOf(share, share.server, parts.loginItem) : null;
    },
    /** Starts a shop's server, for this computer alone. */
    start: async (shopId: string, name: string): Promise<Result<null, Failure<ShareFailureCode>>> => {
      await opened.catch(() => undefined);
      const settings = shares.get(shopId)?.settings ?? { name, allowed: false, paused: false, port: SHARE_PORT };
      await keep(shopId, settings);
      const share = await beginOnce(shopId, settings);
      const at = () => share.server?.state();
      await until(share, () => ['running', 'failed'].includes(at()?.state ?? 'failed'));
      const come = at();
      if (come?.state === 'running') return done(null);
      if (come?.state !== 'failed') return fail({ code: 'share-ended' });
      await end(shopId);
      return fail({ code: come.code });
    },
    stop: async (shopId: string): Promise<void> => {
      await opened.catch(() => undefined);
      await end(shopId);
    },
    allow: async (shopId: string, allowed: boolean) => {
      const share = await change(shopId, { allowed, ...(allowed && { paused: false }) });
      if (share) applyNetwork(share);
      changed(shopId);
    },
    pause: async (shopId: string, paused: boolean) => {
      const share = await change(shopId, { paused });
      if (share) applyNetwork(share);
      changed(shopId);
    },
    atLogin: (on: boolean) => parts.loginItem.set(on),
    /** Shows a new code for one computer. */
    showCode: async (shopId: string, on: boolean): Promise<Result<null, SharingFailure>> => {
      const share = await held(shopId);
      if (!share) return fail({ code: 'not-sharing' });
      share.pairing = null;
      share.shown = null;
      const mine = ++share.codes;
      if (!on) share.server?.say({ type: 'pair', pair: null });
      changed(shopId);
      if (!on) return done(null);
      if (share.port === null) return fail({ code: 'share-closed' });
      const addresses = [...ownAddresses(share.port)];
      const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
      const drawn = randomBytes(18).toString('base64url');
      const expiresAt = now() + CODE_MS;
      share.server?.say({ type: 'pair', pair: { code, drawn, expiresAt, addresses } });
      // It is shown once the server would take it: whoever is quick is not told that there is none.
      const isTaken = () => share.pairing?.expiresAt === expiresAt;
      await until(share, () => isTaken() || share.port === null || share.codes !== mine);
      // Another code was asked for meanwhile, or none.
      if (share.codes !== mine) return done(null);
      if (!isTaken()) return fail({ code: 'share-closed' });
      share.shown = { code, expiresAt, link: linkText({ addresses, fingerprint: share.fingerprint, secret: drawn }) };
      changed(shopId);
      return done(null);
    },
    remove: async (shopId: string, computerId: string) => {
      const share = await held(shopId);
      share?.server?.say({ type: 'remove', computerId });
    },
    close: async () => {
      closed = true;
      await opened.catch(() => undefined);
      await Promise.all(
        [...shares.values()].map(async (share) => {
          share.unannounce();
          await share.server?.stop();
        }),
      );
      network.close();
    },
  };

  async function end(shopId: string): Promise<void> {
    await keep(shopId, null);
    const share = shares.get(shopId);
    shares.delete(shopId);
    beginning.delete(shopId);
    if (share) offNetwork(share);
    await share?.server?.stop();
    changed(shopId);
  }
}

function stateOf(share: Share, server: SupervisedServer, loginItem: LoginItem): ShareState {
  const at = server.state();
  const { settings, port, networkCode, shown, pairing, computers } = share;
  return {
    state: at.state,
    code: 'code' in at ? at.code : null,
    nextAt: 'nextAt' in at ? at.nextAt : null,
    network: {
      allowed: settings.allowed,
      paused: settings.paused,
      port,
      code: networkCode,
      addresses: port === null ? [] : [...ownAddresses(port)],
    },
    atLogin: loginItem.get(),
    computers: computers.map(({ computerId, name, joinedAt, seenAt, here }) => ({
      computerId,
      name,
      joinedAt,
      seenAt,
      here,
    })),
    shown: shownOf(shown, pairing),
  };
}

function shownOf(shown: Share['shown'], pairing: PairingState | null): ShownCode | null {
  if (!shown) return null;
  const { state, joined, wrongTries } = pairing ?? { state: 'open' as const, joined: null, wrongTries: 0 };
  return { ...shown, state, joined, wrongTries };
}
