import { z } from 'zod';

/** What the host and the shop's server that it started as its child say to each other. Nothing of it is on a command line or in a file. */

const port = z.int().min(0).max(65_535);
const computer = z.object({
  computerId: z.uuid(),
  name: z.string().max(100),
  joinedAt: z.int(),
  seenAt: z.int(),
  /** Whether it asked something lately. */
  here: z.boolean(),
});
/** A computer that joined the shop by a code. */
export type SharedComputer = z.infer<typeof computer>;

const pairing = z.object({
  /** Why it is over, or `open`. */
  state: z.enum(['open', 'used', 'expired', 'void', 'closed']),
  expiresAt: z.int(),
  wrongTries: z.int(),
  /** Who came in by it. */
  joined: z.string().max(100).nullable(),
});
/** How the code that is shown now stands. */
export type PairingState = z.infer<typeof pairing>;

/** What the host says. */
export const toChild = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    folder: z.string(),
    /** PEM. */
    key: z.string(),
    certificate: z.string(),
    /** Lets this computer's own desk in; new at every start. */
    ownToken: z.string(),
    computer: z.string().max(100),
  }),
  /** Opens the shop to the network, on this port or any free one, or closes it again (null). */
  z.object({ type: z.literal('network'), port: port.nullable() }),
  z.object({
    type: z.literal('pair'),
    pair: z
      .object({ code: z.string(), drawn: z.string(), expiresAt: z.int(), addresses: z.array(z.string()).max(20) })
      .nullable(),
  }),
  z.object({ type: z.literal('remove'), computerId: z.uuid() }),
  z.object({ type: z.literal('stop') }),
]);
export type ToChild = z.infer<typeof toChild>;

/** What the child says. */
export const fromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), port }),
  z.object({ type: z.literal('failed'), code: z.string().max(60) }),
  z.object({ type: z.literal('network'), port: port.nullable(), code: z.string().max(60).nullable() }),
  z.object({ type: z.literal('computers'), computers: z.array(computer) }),
  z.object({ type: z.literal('pairing'), pairing: pairing.nullable() }),
]);
export type FromChild = z.infer<typeof fromChild>;

/** Why a shop is not shared just now, as the screens tell it. */
export type ShareFailureCode = 'share-ended' | 'share-newer' | 'share-no-server' | 'share-no-port';
