import type { OperationType, presentVersion } from '#shared/domain/operations/operation.ts';
import { payloads, payloadsToMake } from './payloads.ts';
import { actReversed1 } from './upcasts/act-reversed-1.ts';
import { catalogAdded1 } from './upcasts/catalog-added-1.ts';
import { countNoted1 } from './upcasts/count-noted-1.ts';
import { countObserved1 } from './upcasts/count-observed-1.ts';
import { countPosted1 } from './upcasts/count-posted-1.ts';
import { fieldsSet1 } from './upcasts/fields-set-1.ts';
import { incomingMarked1 } from './upcasts/incoming-marked-1.ts';
import { logForked1 } from './upcasts/log-forked-1.ts';
import { orderAdded1 } from './upcasts/order-added-1.ts';
import { orderMoved1 } from './upcasts/order-moved-1.ts';
import { placeAdded1 } from './upcasts/place-added-1.ts';
import { stockRecorded1 } from './upcasts/stock-recorded-1.ts';
import { asItIs, type Upcast } from './upcast.ts';

type Present = typeof presentVersion;

/** Versions that are no longer written, oldest first, of every type that has some: one upcast for each (DATA-R13). */
const older = {
  'log.forked': [logForked1],
  'catalog.added': [catalogAdded1],
  'place.added': [placeAdded1],
  'fields.set': [fieldsSet1],
  'incoming.marked': [incomingMarked1],
  'order.added': [orderAdded1],
  'order.moved': [orderMoved1],
  'stock.recorded': [stockRecorded1],
  'count.observed': [countObserved1],
  'count.noted': [countNoted1],
  'count.posted': [countPosted1],
  'act.reversed': [actReversed1],
} satisfies {
  [T in OperationType as Present[T] extends 1 ? never : T]: readonly Upcast[];
};

/** Every version of every type this program reads, oldest first: each says the same in the next, the last is today's. */
export type KnownVersions = ReadonlyMap<string, readonly Upcast[]>;

/** What this program reads, for ever. */
export const knownVersions: KnownVersions = new Map(
  Object.entries(payloads).map(([type, schema]) => {
    const past = Object.entries<readonly Upcast[]>(older).find(([name]) => name === type)?.[1] ?? [];
    return [type, [...past, asItIs(schema)]];
  }),
);

/**
 * What this program makes: the present version of every type, within what every program since 0.1 reads. An undo says what
 * its act said, however long that was, since nothing that is here may be beyond undoing (DATA-R12).
 */
export const madeVersions: ReadonlyMap<string, Upcast> = new Map(
  Object.entries({ ...payloadsToMake, 'act.reversed': payloads['act.reversed'] }).map(([type, schema]) => [
    type,
    asItIs(schema),
  ]),
);
