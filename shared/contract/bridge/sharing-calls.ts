import { z } from 'zod';
import { storeRoutes } from '#shared/contract/store/protocol.ts';

const uuid = z.uuid();
const nothing = z.strictObject({});
const code = z.string().max(60);
const name = z.string().max(200);

const computer = z.strictObject({
  computerId: uuid,
  name,
  joinedAt: z.int(),
  seenAt: z.int(),
  here: z.boolean(),
});

const shownCode = z.strictObject({
  /** Nine digits. */
  code: z.string().max(9),
  /** The text of the drawn code. */
  link: z.string().max(600),
  expiresAt: z.int(),
  state: z.enum(['open', 'used', 'expired', 'void', 'closed']),
  /** The computer that came in by it. */
  joined: name.nullable(),
  wrongTries: z.int(),
});
export type ShownCode = z.infer<typeof shownCode>;

const share = z.strictObject({
  state: z.enum(['starting', 'running', 'waiting', 'failed']),
  /** Why it does not run; `nextAt`: when it is tried again. */
  code: code.nullable(),
  nextAt: z.int().nullable(),
  network: z.strictObject({
    /** A person agreed that other computers may connect. */
    allowed: z.boolean(),
    paused: z.boolean(),
    /** Null while it is closed. */
    port: z.int().nullable(),
    code: code.nullable(),
    /** Where others reach it, the likeliest first. */
    addresses: z.array(z.string().max(200)),
  }),
  /** Whether the program starts with the system; null where the system has no such setting. */
  atLogin: z.boolean().nullable(),
  computers: z.array(computer),
  shown: shownCode.nullable(),
});
/** How this computer shares a shop. */
export type ShareState = z.infer<typeof share>;

const foundShop = z.strictObject({
  address: z.string().max(200),
  shop: name,
  computer: name,
});
/** A shared shop that the network names. */
export type FoundShop = z.infer<typeof foundShop>;

const ofShop = z.strictObject({ shopId: uuid });

/** Sharing a shop from this computer, and joining one that another shares (`sharing.md`). */
export const sharingCalls = {
  /** Null where this computer does not share the shop. Changes are told as `sharing-changed`. */
  'sharing.state': { from: 'window', ask: ofShop, answer: z.strictObject({ share: share.nullable() }) },
  /** Starts the shop's server here, for this computer alone; answers the address to connect the open shop to. */
  'sharing.start': {
    from: 'window',
    ask: z.strictObject({ shopId: uuid, name }),
    answer: z.strictObject({ url: z.string().max(500) }),
  },
  /** Ends it; what it holds stays beside the shop. */
  'sharing.stop': { from: 'window', ask: ofShop, answer: nothing },
  /** Lets other computers of the network in, or none any more. */
  'sharing.allow': { from: 'window', ask: z.strictObject({ shopId: uuid, allowed: z.boolean() }), answer: nothing },
  'sharing.pause': { from: 'window', ask: z.strictObject({ shopId: uuid, paused: z.boolean() }), answer: nothing },
  'sharing.atLogin': { from: 'window', ask: z.strictObject({ on: z.boolean() }), answer: nothing },
  /** Shows a new code for one computer, or takes the shown one back. */
  'sharing.showCode': { from: 'window', ask: z.strictObject({ shopId: uuid, on: z.boolean() }), answer: nothing },
  'sharing.remove': { from: 'window', ask: z.strictObject({ shopId: uuid, computerId: uuid }), answer: nothing },
  /** Shared shops that the network names; asked again and again while a person looks. */
  'joining.found': {
    from: 'window',
    ask: nothing,
    /** `canLook`: false where this computer may not ask the network. */
    answer: z.strictObject({ shops: z.array(foundShop), canLook: z.boolean() }),
  },
  /** Joins by a code: an address with the typed digits, or the text of the drawn code alone. The server is then as one that was met by `store.connect`. */
  'joining.pair': {
    from: 'window',
    ask: z.strictObject({ address: z.string().max(700), code: z.string().max(100) }),
    answer: z.strictObject({ url: z.string().max(500), shop: storeRoutes.shop.answer }),
  },
} as const;
