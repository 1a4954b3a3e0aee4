import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { ChannelRow, OrderRow } from '#shared/domain/operations/rows.ts';
import type { LaneNoteKind } from '../lane-rows.ts';
import type { OrderNote } from './taken-order.ts';

/** Makes a note about one order: its number is the first fact. */
export type NoteMaker = (is: LaneNoteKind, ...facts: readonly string[]) => OrderNote;

/** A fact is short: it stands in one sentence. */
const LONGEST = 120;

export function noteMaker(
  {
    remote,
    channel,
  }: { readonly remote: Pick<RemoteOrder, 'id' | 'number'>; readonly channel: Pick<ChannelRow, 'id'> },
  order: OrderRow | null,
): NoteMaker {
  return (is, ...facts) => ({
    channelId: channel.id,
    is,
    remoteId: remote.id,
    orderId: order?.id ?? null,
    variantId: null,
    facts: [remote.number, ...facts].map((fact) => fact.slice(0, LONGEST)),
  });
}

/** Kinds of notes that say how an order is now: where they are not made any more, they are settled. */
const standing: readonly LaneNoteKind[] = [
  'line-unknown',
  'order-twice',
  'status-unknown',
  'refunded',
  'cancelled-after-shipping',
];

/** The kinds of notes that are settled where these are made. */
export function settledBy(notes: readonly OrderNote[]): readonly LaneNoteKind[] {
  const made = new Set(notes.map(({ is }) => is));
  return standing.filter((is) => !made.has(is));
}
