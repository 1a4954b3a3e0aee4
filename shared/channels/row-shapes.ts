import { z } from 'zod';
import type { PlannedOffer, RoundReport } from './lane-api.ts';
import type { DriftRecord, LaneItem, LaneLogLine, LaneNote, LaneState } from './lane-rows.ts';

/** The rows of a lane as they come from the shop's server. Fields that are not known here are kept. */

const id = z.string().max(500);
const text = z.string().max(100_000);
const moment = z.number();
const figure = z.number().nullable();
const ref = z.looseObject({ productId: id, variantId: id.nullable() });
const place = { key: id, locationId: id.nullable() };

const state = z.looseObject({
  channelId: id,
  firstPull: z.looseObject({ products: z.number(), orders: z.number(), doneAt: moment.nullable() }),
  trust: z.enum(['agree', 'agreed']),
  phase: z.enum(['first-pull', 'agree', 'quiet', 'working', 'waiting', 'stopped']),
  lastRoundAt: moment.nullable(),
  nextAt: moment.nullable(),
  failure: z.looseObject({ code: z.string().max(100), detail: text.nullable(), tries: z.number() }).nullable(),
  waiting: z.number(),
  drifting: z.number(),
});
const drift = z.looseObject({ since: moment, shown: z.number(), expected: z.number(), cause: z.string().max(50) });
const item = z.looseObject({
  channelId: id,
  key: id,
  ref,
  listingId: id,
  title: text,
  sku: text,
  barcode: text,
  options: z.array(z.looseObject({ name: text, value: text })),
  price: text.nullable(),
  status: z.enum(['shown', 'hidden', 'gone']),
  modifiedAt: moment,
  places: z.array(
    z.looseObject({
      locationId: id.nullable(),
      shown: figure,
      shownAt: moment,
      expected: figure,
      drift: drift.nullable(),
    }),
  ),
  problem: z.string().max(50).nullable(),
});
const driftRecord = drift.extend({
  id,
  channelId: id,
  ...place,
  title: text,
  sku: text,
  endedAt: moment.nullable(),
  ended: z.string().max(50).nullable(),
});
const note = z.looseObject({
  id,
  channelId: id,
  at: moment,
  is: z.string().max(50),
  remoteId: id.nullable(),
  orderId: id.nullable(),
  variantId: id.nullable(),
  facts: z.array(text).max(100),
  resolved: z.boolean(),
});
const logLine = z.looseObject({
  id,
  channelId: id,
  at: moment,
  is: z.string().max(50),
  taskId: id.nullable(),
  key: id.nullable(),
  locationId: id.nullable(),
  orderNumber: text.nullable(),
  counts: z.array(z.number()).max(100),
  code: z.string().max(200).nullable(),
});
const roundReport = z.object({
  products: z.number(),
  ordersTaken: z.number(),
  told: z.number(),
  waiting: z.number(),
  drifting: z.number(),
});
const planned = z.looseObject({
  ...place,
  ref,
  variantId: id,
  title: text,
  sku: text,
  shown: figure,
  expected: figure,
  offer: z.number(),
  is: z.string().max(50),
});

/** Reads a row of each part; undefined for what is none. What ids and words mean is the server's word, as in all of its answers. */
export const rowIn = {
  state: (json: string) => read<LaneState>(state, json),
  item: (json: string) => read<LaneItem>(item, json),
  drift: (json: string) => read<DriftRecord>(driftRecord, json),
  note: (json: string) => read<LaneNote>(note, json),
  log: (json: string) => read<LaneLogLine>(logLine, json),
} as const;

export function reportIn(value: unknown): RoundReport | undefined {
  return roundReport.safeParse(value).data;
}

export function planIn(value: unknown): readonly PlannedOffer[] | undefined {
  // As above.
  return z.array(planned).safeParse(value).data as readonly PlannedOffer[] | undefined;
}

function read<Row>(schema: z.ZodType, json: string): Row | undefined {
  try {
    // The schemas above name the fields of these rows; what an id or a word stands for is the server's word.
    return schema.safeParse(JSON.parse(json)).data as Row | undefined;
  } catch {
    return undefined;
  }
}
