import { z } from 'zod';
import { storeRoutes } from '#shared/contract/store/protocol.ts';

/** The port a shared shop listens on where it is free. */
export const SHARE_PORT = 47_820;
/** How long a code holds, in milliseconds. */
export const CODE_MS = 10 * 60_000;
/** Wrong tries that a code survives less one. */
export const MOST_TRIES = 5;
/** Digits of a typed code. */
export const CODE_DIGITS = 9;

const hex = (most: number) =>
  z
    .string()
    .regex(/^[0-9a-f]*$/)
    .max(most);
/** SHA-256 of a certificate, in hexadecimal. */
export const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/);
const computerName = z.string().min(1).max(100);

/** Both sides of a pairing speak these, over TLS, before there is a token (`sharing.md`). */
export const pairingRoutes = {
  /** POST /v1/pairing/hello: a computer begins, with the code a person typed or the secret of the drawn one. */
  hello: {
    ask: z.strictObject({
      by: z.enum(['code', 'drawn']),
      computer: z.strictObject({ id: z.uuid(), name: computerName }),
      share: hex(130),
    }),
    answer: z.object({ pairing: z.uuid(), share: hex(130) }),
  },
  /** POST /v1/pairing/prove: its proof; answers ours, and what lets that computer in from now on. */
  prove: {
    ask: z.strictObject({ pairing: z.uuid(), proof: hex(64) }),
    answer: z.object({
      proof: hex(64),
      token: z.string().max(500),
      shop: storeRoutes.shop.answer,
      computer: z.string().max(100),
      /** Where this shop can be reached, the likeliest first. */
      addresses: z.array(z.string().max(200)).max(20),
    }),
  },
} as const;

/** What the transcript says of the two computers: a proof made for another certificate is none. */
export function pairingIds(computerId: string, fingerprint: string) {
  return { A: `stockroom-desk:${computerId}`, B: `stockroom-share:${fingerprint}` };
}

/** What else a proof covers: a code that was typed is not taken for the secret that was drawn. */
export function pairingAbout(by: 'code' | 'drawn', name: string): string {
  return `stockroom-pairing-1:${by}:${name}`;
}

/** What a drawn code says. */
export type PairingLink = {
  readonly addresses: readonly string[];
  readonly fingerprint: string;
  readonly secret: string;
};

const prefix = 'stockroom-join:1:';

/** Longer texts the drawn code does not hold. */
const LONGEST_LINK = 210;

/** The text in the drawn code, with as many addresses as it holds; a scanner types it. */
export function linkText({ addresses, fingerprint, secret }: PairingLink): string {
  const texts = [3, 2, 1].map((most) => `${prefix}${fingerprint}:${secret}:${addresses.slice(0, most).join(',')}`);
  return texts.find(({ length }) => length <= LONGEST_LINK) ?? texts.at(-1) ?? '';
}

/** Reads the text of a drawn code; null where it is none. */
export function readLink(text: string): PairingLink | null {
  const found = /^stockroom-join:1:([0-9a-f]{64}):([A-Za-z0-9_-]{16,64}):([\x21-\x7e]{1,400})$/.exec(text.trim());
  const [, fingerprint, secret, addresses] = found ?? [];
  return fingerprint && secret && addresses
    ? { fingerprint, secret, addresses: addresses.split(',').slice(0, 3) }
    : null;
}

/** The digits of a typed code, however it was grouped; null where they are not nine. */
export function readCode(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{9}$/.test(digits) ? digits : null;
}

/** The address of a shared shop as a person types it: with or without https and port; null where it is none. */
export function shareAddress(typed: string): string | null {
  const bare = typed
    .trim()
    .replace(/^https:\/\//i, '')
    .replace(/\/+$/, '');
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(bare)) return null;
  const port = bare.endsWith(']') ? undefined : /:(\d+)$/.exec(bare)?.[1];
  if (Number(port ?? SHARE_PORT) > 65_535) return null;
  return `https://${port === undefined ? `${bare}:${SHARE_PORT}` : bare}/`;
}
