import { z } from 'zod';
import {
  outboundTask,
  publishOutcome,
  publishTask,
  pushOutcome,
  remoteRef,
  remoteStock,
  resolution,
  storeCapabilities,
  storeIdentity,
} from '#shared/contract/channels/shapes.ts';
import { laneAsk, laneRoutes } from '#shared/contract/channels/lane-asks.ts';
import { remoteOrder, remoteProduct } from '#shared/contract/channels/remote.ts';

const nothing = z.strictObject({});
const uuid = z.uuid();
const cursor = z.string().max(20_000);
const taskId = z.string().min(1).max(200);
const orderId = z.string().min(1).max(200);
/** A channel of a shop; the host keeps its address and its secrets under both ids. */
const of = { shopId: uuid, channelId: uuid };
/** Writing is for the window alone to which the shop's journal is attached (`detached` for others). */
const byWindow = { ...of, windowId: uuid };
/** More than any store takes in one request. */
const MOST = 1_000;

/** Where a secret is: `session` is gone when Stockroom closes. */
const kept = z.enum(['vault', 'session', 'missing']);

/** What was sent to a store and of which nobody knows yet what became of it. */
const unfinishedSchema = z.strictObject({ task: outboundTask, sentAt: z.int() });

/** One request that was made of a store, as its log shows it. */
const storeRequest = z.strictObject({
  at: z.int(),
  method: z.string().max(10),
  /** Path and query, without secrets. */
  path: z.string().max(500),
  /** Null: no answer. */
  status: z.int().nullable(),
  /** What the store calls this request, for its own log; null where it calls it nothing. */
  requestId: z.string().max(200).nullable(),
  ms: z.int(),
});
export type StoreRequest = z.infer<typeof storeRequest>;

/** What is asked of online stores. Address, key and requests are the host's: a window never sees a secret again. */
export const channelCalls = {
  /** This computer, as a channel names the one that talks to its store. A copied profile is another computer. */
  'channels.here': { from: 'both', ask: nothing, answer: z.strictObject({ runner: uuid, name: z.string().max(200) }) },
  /**
   * Asks a store who it is, and keeps its address and the secrets only when it has answered. `plainHttpAgreed`: a person was told
   * that everything is readable on the way; without it `http` is refused, and elsewhere than in the own network always.
   */
  'channels.connect': {
    from: 'both',
    ask: z.strictObject({
      ...of,
      vendor: z.string().max(50),
      url: z.string().max(500),
      secrets: z.record(z.string().max(50), z.string().max(2_000)),
      plainHttpAgreed: z.boolean(),
    }),
    answer: z.strictObject({ identity: storeIdentity, kept: z.enum(['vault', 'session']) }),
  },
  /** What this computer has of a channel; `url` and `vendor` are null where it was never connected here. */
  'channels.access': {
    from: 'both',
    ask: z.strictObject(of),
    answer: z.strictObject({ kept, vendor: z.string().nullable(), url: z.string().nullable() }),
  },
  /** Forgets address and secrets. What was delivered stays known. */
  'channels.forget': { from: 'both', ask: z.strictObject(of), answer: nothing },
  'channels.capabilities': {
    from: 'both',
    ask: z.strictObject(of),
    answer: z.strictObject({ capabilities: storeCapabilities }),
  },
  /**
   * The next piece of what changed since a cursor. The first question has no `pullId`, those that follow have the one that was answered and
   * ask for the same; `pullId` null: there is no more. A page comes in as many pieces as it needs, and its cursor with the last. A pull
   * that nobody asks for a while is ended: `pull-ended`.
   */
  'channels.pull': {
    from: 'worker',
    ask: z.strictObject({
      ...of,
      feed: z.enum(['catalog', 'orders']),
      cursor: cursor.nullable(),
      pullId: uuid.nullable(),
    }),
    answer: z.strictObject({
      products: z.array(remoteProduct),
      orders: z.array(remoteOrder),
      cursor: cursor.nullable(),
      pullId: uuid.nullable(),
    }),
  },
  'channels.endPull': { from: 'worker', ask: z.strictObject({ pullId: uuid }), answer: nothing },
  'channels.readStock': {
    from: 'worker',
    ask: z.strictObject({
      ...of,
      refs: z.array(z.strictObject({ ref: remoteRef, locationId: orderId.nullable() })).max(MOST),
    }),
    answer: z.strictObject({ stock: z.array(remoteStock) }),
  },
  'channels.findGone': {
    from: 'worker',
    ask: z.strictObject({ ...of, refs: z.array(remoteRef).max(MOST) }),
    answer: z.strictObject({ refs: z.array(remoteRef) }),
  },
  'channels.findGoneOrders': {
    from: 'worker',
    ask: z.strictObject({ ...of, orderIds: z.array(orderId).max(MOST) }),
    answer: z.strictObject({ orderIds: z.array(orderId) }),
  },
  /**
   * Tells a store. What is sent is on the disk before it goes, and what became of it before the answer. `delivery-unfinished`
   * while nobody knows what became of something that was sent before.
   */
  'channels.push': {
    from: 'worker',
    ask: z.strictObject({ ...byWindow, tasks: z.array(outboundTask).min(1).max(MOST) }),
    answer: z.strictObject({ outcomes: z.array(pushOutcome) }),
  },
  /** Makes a product there. What is sent is on the disk before it goes; told again, it is made once. */
  'channels.publish': {
    from: 'worker',
    ask: z.strictObject({ ...byWindow, task: publishTask }),
    answer: z.strictObject({ outcome: publishOutcome }),
  },
  /**
   * What was sent and has no outcome yet, and which products were being made. `deliveries-elsewhere` where another computer, or this one
   * before it was set back, kept the file: a person agrees first (`channels.continue`). `deliveries-damaged`: the same, where it cannot be
   * read whole.
   */
  'channels.unfinished': {
    from: 'both',
    ask: z.strictObject(of),
    answer: z.strictObject({ unfinished: z.array(unfinishedSchema), publishing: z.array(taskId) }),
  },
  /** A person agrees that this computer goes on with deliveries that another one began; what was unfinished there is so here. */
  'channels.continue': { from: 'both', ask: z.strictObject(of), answer: nothing },
  /**
   * What became of a task: as it is kept, else as the store says, and then it is kept. One that was never sent is `not-applied`. `expected`:
   * brought up to date by the orders seen since.
   */
  'channels.resolve': {
    from: 'worker',
    ask: z.strictObject({ ...byWindow, taskId, expected: z.number().nullable() }),
    answer: z.strictObject({ resolution }),
  },
  /** What a person found out about a task that nobody could decide. */
  'channels.settle': {
    from: 'worker',
    ask: z.strictObject({ ...byWindow, taskId, as: z.enum(['applied', 'not-applied']) }),
    answer: nothing,
  },
  /** The last requests to a store since Stockroom was started, newest first. */
  'channels.requests': {
    from: 'both',
    ask: z.strictObject(of),
    answer: z.strictObject({ requests: z.array(storeRequest) }),
  },

  /**
   * Gives the key that this computer has of a channel's store to the shop's server, which asks the store who it is; answers how the channel's row
   * then names the server. `server-old`: it runs no channels.
   */
  'store.handOver': {
    from: 'worker',
    ask: z.strictObject({ ...of, language: laneRoutes.access.ask.shape.language }),
    answer: z.strictObject({ runner: uuid }),
  },
  /** The shop's server forgets a channel's address and key. */
  'store.takeBack': { from: 'worker', ask: z.strictObject(of), answer: nothing },
  /** What the shop's server knows of a store, written there after `after`, oldest first. */
  'store.channelRows': {
    from: 'worker',
    ask: z.strictObject({ ...of, after: z.int().min(0) }),
    answer: laneRoutes.rows.answer,
  },
  /** Asks a lane that the shop's server runs. */
  'store.askChannel': {
    from: 'worker',
    ask: z.strictObject({ ...of, ask: laneAsk }),
    answer: z.strictObject({ value: z.unknown() }),
  },
} as const;
