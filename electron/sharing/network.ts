import type { Bonjour } from 'bonjour-service';
import type { EventEmitter } from 'node:events';
import { networkInterfaces } from 'node:os';
import { isIPv4 } from 'node:net';
import { shareAddress } from '#shared/contract/sharing/pairing.ts';

/** A shared shop as the network names it. Nothing of it is believed: it only says where to look. */
export type Announced = {
  readonly addresses: readonly string[];
  /** Of the certificate that will be shown there. */
  readonly fingerprint: string;
  readonly shop: string;
  readonly computer: string;
};

/** Naming shared shops on the local network (mDNS, DNS-SD), and finding them. */
export type Network = {
  /** Names a shop until the answer is called. */
  readonly announce: (what: { readonly port: number } & Omit<Announced, 'addresses'>) => () => void;
  /** What was named since somebody began to look; looking ends by itself when nobody asks for a while. */
  readonly seen: () => Promise<readonly Announced[]>;
  /** Looks for one shop for a moment. */
  readonly look: (fingerprint: string) => Promise<readonly string[]>;
  /** False once the system has refused to speak to the network. */
  readonly canLook: () => boolean;
  readonly close: () => void;
};

type Options = {
  /** The only interface to speak on; all of them without it. */
  readonly only?: string;
  readonly later: (ms: number, run: () => void) => () => void;
  readonly now: () => number;
};

/** What of the library hears of the socket. */
type Inside = { readonly server: { readonly mdns: EventEmitter } };

const TYPE = 'stockroom';
const IDLE_MS = 20_000;
const LOOK_MS = 2_000;
/** How much of a fingerprint is named: enough to know one's own shop again. */
const NAMED = 32;

/** Opens nothing before it is asked. */
export function openNetwork({ only, later, now }: Options): Network {
  let speaking: Promise<Bonjour | null> | null = null;
  let refused = false;
  let looking: { readonly stop: () => void; readonly found: Map<string, Announced> } | null = null;
  let cancelIdle: () => void = () => undefined;
  let closed = false;

  const speak = (): Promise<Bonjour | null> => {
    speaking ??= import('bonjour-service').then(
      ({ Bonjour: Speaker }) => {
        const refuse = () => {
          refused = true;
        };
        // The library hands what it is given on to the socket, whose options its types do not name.
        const speaker = new Speaker(
          { ...(only !== undefined && { interface: only, bind: '0.0.0.0' }) } as object,
          refuse,
        );
        // A system that lets no multicast through says so late, and to whom the library does not listen.
        (speaker as unknown as Inside).server.mdns.on('error', refuse).on('warning', refuse);
        return speaker;
      },
      () => null,
    );
    return speaking;
  };

  const begin = async () => {
    const speaker = await speak();
    if (!speaker || closed) return null;
    if (looking) return looking;
    const found = new Map<string, Announced>();
    const browser = speaker.find({ type: TYPE });
    browser.on('up', (service) => {
      const { id, shop, computer } = named(service.txt);
      if (!/^[0-9a-f]{32}$/.test(id)) return;
      const hosts = [service.referer?.address, ...(service.addresses ?? [])].filter(
        (host): host is string => typeof host === 'string' && isIPv4(host),
      );
      const addresses = [...new Set(hosts)].flatMap((host) => shareAddress(`${host}:${service.port}`) ?? []);
      if (addresses.length > 0) found.set(id, { addresses, fingerprint: id, shop, computer });
    });
    browser.on('down', (service) => {
      found.delete(named(service.txt).id);
    });
    looking = { found, stop: () => browser.stop() };
    return looking;
  };
  const endLooking = () => {
    looking?.stop();
    looking = null;
  };

  return {
    announce: ({ port, fingerprint, shop, computer }) => {
      let stop: (() => void) | null = null;
      let gone = false;
      void speak().then((speaker) => {
        if (!speaker || gone || closed) return;
        const id = fingerprint.slice(0, NAMED);
        const service = speaker.publish({
          // A name of the network is 63 bytes at most, and nobody else's.
          name: `Stockroom ${id.slice(0, 12)}`,
          type: TYPE,
          port,
          txt: { id, shop: cut(shop), computer: cut(computer) },
          probe: false,
          disableIPv6: true,
        });
        stop = () => void service.stop(() => undefined);
      });
      return () => {
        gone = true;
        stop?.();
      };
    },
    seen: async () => {
      const looked = await begin();
      cancelIdle();
      cancelIdle = later(IDLE_MS, endLooking);
      return looked ? [...looked.found.values()] : [];
    },
    look: async (fingerprint) => {
      const id = fingerprint.slice(0, NAMED);
      const until = now() + LOOK_MS;
      const looked = await begin();
      cancelIdle();
      cancelIdle = later(IDLE_MS, endLooking);
      while (looked && !closed) {
        const found = looked.found.get(id);
        if (found) return found.addresses;
        if (now() >= until) break;
        await new Promise<void>((resolve) => void later(50, resolve));
      }
      return [];
    },
    canLook: () => !refused,
    close: () => {
      closed = true;
      cancelIdle();
      endLooking();
      void speaking?.then((speaker) => speaker?.unpublishAll(() => speaker.destroy()));
    },
  };
}

/** The addresses of this computer on its networks, the likeliest first; its own alone where it has none. */
export function ownAddresses(port: number): readonly string[] {
  const outside = Object.values(networkInterfaces())
    .flatMap((some) => some ?? [])
    .filter(({ internal, family, address }) => !internal && family === 'IPv4' && !address.startsWith('169.254.'))
    .map(({ address }) => address)
    .sort((a, b) => Number(isHome(b)) - Number(isHome(a)));
  return (outside.length > 0 ? outside : ['127.0.0.1']).flatMap((host) => shareAddress(`${host}:${port}`) ?? []);
}

/** Of networks in shops, not of virtual machines and tunnels. */
const isHome = (address: string) => address.startsWith('192.168.') || address.startsWith('10.');

/** A text of the network record is 255 bytes at most, name included. */
function cut(text: string): string {
  let kept = text.slice(0, 120);
  while (Buffer.byteLength(kept) > 200) kept = kept.slice(0, -1);
  return kept;
}

/** What a record says of a shop; whatever else stands in it is left alone. */
function named(txt: unknown): { readonly id: string; readonly shop: string; readonly computer: string } {
  const said = typeof txt === 'object' && txt !== null ? txt : {};
  const text = (name: string) => {
    const value: unknown = Reflect.get(said, name);
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  return { id: text('id'), shop: text('shop'), computer: text('computer') };
}
