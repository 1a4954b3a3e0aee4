import { z } from 'zod';
import { newRemoteProduct } from './remote.ts';
import { storeIdentity } from './shapes.ts';

/** What desks ask of the shop's server about the channels that it runs. */

const id = z.uuid();
const key = z.string().min(1).max(500);
const locationId = z.string().min(1).max(200).nullable();

/** What a person asks of a lane (`Lane`), or says of what it found. */
export const laneAsk = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('round') }),
  z.strictObject({ is: z.literal('agree'), keys: z.array(key).max(100_000).nullable() }),
  z.strictObject({ is: z.literal('plan') }),
  z.strictObject({ is: z.literal('repair'), key, locationId, as: z.enum(['ours', 'theirs']) }),
  z.strictObject({
    is: z.literal('publish'),
    tasks: z
      .array(z.strictObject({ taskId: z.string().min(1).max(200), product: newRemoteProduct, variantIds: z.array(id) }))
      .max(1_000),
  }),
  z.strictObject({
    is: z.literal('settle'),
    taskId: z.string().min(1).max(200),
    as: z.enum(['applied', 'not-applied']),
  }),
  z.strictObject({ is: z.literal('dealt-with'), noteId: id }),
]);
export type LaneAsk = z.infer<typeof laneAsk>;

/** What went wrong between the server and the store; the words for people are the desk's. */
const laneFailure = z.object({ code: z.string().max(100), detail: z.string().max(2_000).optional() });

export const laneRoutes = {
  /** PUT /v1/channels/access: the server asks the store who it is, and runs the channel from then on once its row says so. */
  access: {
    ask: z.strictObject({
      channelId: id,
      vendor: z.string().max(50),
      url: z.string().max(500),
      secrets: z.record(z.string().max(50), z.string().max(2_000)),
      plainHttpAgreed: z.boolean(),
      /** In which customers are told of their parcels. */
      language: z.string().max(20),
    }),
    answer: z.union([z.object({ identity: storeIdentity, runner: id }), z.object({ failure: laneFailure })]),
  },
  /** POST /v1/channels/forget: address and key are forgotten; what was sent stays known. */
  forget: { ask: z.strictObject({ channelId: id }), answer: z.object({}) },
  /** GET /v1/channels/rows?channelId&after&limit: rows of a lane written after `rev`, oldest first. */
  rows: {
    answer: z.object({
      rows: z.array(
        z.object({
          part: z.enum(['state', 'item', 'order', 'drift', 'note', 'log']),
          id: z.string(),
          rev: z.int(),
          gone: z.boolean(),
          json: z.string(),
        }),
      ),
      /** False where the server has no key of this channel. */
      hasAccess: z.boolean(),
    }),
  },
  /** POST /v1/channels/ask: what a lane is asked; `value` is its answer. */
  ask: {
    ask: z.strictObject({ channelId: id, ask: laneAsk }),
    answer: z.union([z.object({ failure: laneFailure }), z.object({ value: z.unknown() })]),
  },
} as const;
export type LaneRowsAnswer = z.infer<typeof laneRoutes.rows.answer>;
