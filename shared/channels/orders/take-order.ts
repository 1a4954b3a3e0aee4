import { deriveUuid } from '#shared/base/hash.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow, OrderRow, ShopRow } from '#shared/domain/operations/rows.ts';
import { hasLeft } from '#shared/domain/parcels/parcel-states.ts';
import type { LaneOrder } from '../lane-rows.ts';
import { seenLine } from './follow-lines.ts';
import { followOrder } from './follow-order.ts';
import { newOrder } from './new-order.ts';
import { addressedMark, contactsOf } from './order-contacts.ts';
import { channelLineId, channelOrderId } from './order-ids.ts';
import { type NoteMaker, noteMaker, settledBy } from './order-notes.ts';
import type { SeenLine } from './seen-order.ts';
import type { OrderReads, TakenOrder } from './taken-order.ts';
import { readThere, stageOf, type There } from './there.ts';
import { linesOfTwin, twinOf } from './twin.ts';

type Around = { readonly channel: ChannelRow; readonly shop: ShopRow; readonly before: LaneOrder | null };

/**
 * What the state of a store's order makes of the books, given what they hold now and what was seen of it last. Taken again, the same
 * state makes nothing, and of two states the older makes nothing after the newer.
 */
export async function takeOrder(remote: RemoteOrder, reads: OrderReads): Promise<TakenOrder> {
  const [channel, shop, before] = await Promise.all([reads.channel(), reads.shop(), reads.seenBefore(remote.id)]);
  if (before && remote.modifiedAt < before.modifiedAt) return outOfDate(before);
  if (!channel) return { ...nothing(before?.orderId ?? null, remote, []), whole: false };
  const around = { channel, shop, before };
  const order = await orderInBooks(remote, around, reads);
  return order ? await takeAgain(remote, order, around, reads) : await takeFirst(remote, around, reads);
}

/** The order's row, wherever it was tied to; one whose file was taken back is its own again. */
async function orderInBooks(
  { id }: RemoteOrder,
  { channel, before }: Around,
  reads: Pick<OrderReads, 'order'>,
): Promise<OrderRow | null> {
  const own = channelOrderId(channel.id, id);
  const tied = before?.orderId && before.orderId !== own ? await reads.order(before.orderId) : null;
  return tied && !isUndone(tied) ? tied : await reads.order(own);
}

function isUndone({ voided, state }: OrderRow): boolean {
  return voided || state === 'void';
}

async function takeAgain(
  remote: RemoteOrder,
  order: OrderRow,
  { channel, shop, before }: Around,
  reads: OrderReads,
): Promise<TakenOrder> {
  const known = before?.seen?.lines ?? remote.lines.flatMap((line) => lineInBooks(order, line.id));
  const there = await readThere(remote, { channel, shop, orderId: order.id }, known, reads);
  // A person took its entry back: it stays away.
  if (isUndone(order)) return nothing(order.id, remote, there.lines.map(seenLine));
  return await followOrder(order, there, before, reads);
}

function lineInBooks(
  { id, lines }: OrderRow,
  remoteLineId: string,
): readonly Pick<SeenLine, 'id' | 'lineId' | 'variantId'>[] {
  const lineId = channelLineId(id, remoteLineId);
  const line = lines.find((one) => one.id === lineId);
  return line ? [{ id: remoteLineId, lineId, variantId: line.variantId }] : [];
}

async function takeFirst(remote: RemoteOrder, around: Around, reads: OrderReads): Promise<TakenOrder> {
  const { channel, shop } = around;
  const orderId = channelOrderId(channel.id, remote.id);
  const there = await readThere(remote, { channel, shop, orderId }, [], reads);
  const seen = there.lines.map(seenLine);
  // It came to nothing before we knew of it.
  if (stageOf(remote.means, true) === 'over') return nothing(null, remote, seen);
  const note = noteMaker(there, null);
  const twin = await twinOf(remote, channel, reads);
  if (twin) return await takeTwin(twin, there, note, reads);
  return await takeNew(orderId, there, note, reads);
}

function isUnknown({ ours, wanted }: There['lines'][number]): boolean {
  return !ours && wanted > 0;
}

/** The order came by a file: it is the same one where its lines are the same, else a person says. It never commits twice. */
async function takeTwin(twin: OrderRow, there: There, note: NoteMaker, reads: OrderReads): Promise<TakenOrder> {
  const lines = linesOfTwin(twin, there);
  const isHistory = there.stage === 'done' && !['open', 'picking', 'packed', 'held'].includes(twin.state);
  if (!lines && !isHistory) {
    const notes = [{ ...note('order-twice'), orderId: twin.id }];
    return { ...nothing(null, there.remote, []), whole: false, notes, settled: settledBy(notes) };
  }
  const parcels = await reads.parcelsOf(twin.id);
  const told = parcels.filter(({ state }) => hasLeft(state)).map(({ id }) => deriveUuid('order.transition', id));
  const seen = lines ?? there.lines.map((line) => ({ ...seenLine(line), lineId: null }));
  return { ...nothing(twin.id, there.remote, seen), told, settled: settledBy([]) };
}

async function takeNew(orderId: OrderId, there: There, note: NoteMaker, reads: OrderReads): Promise<TakenOrder> {
  const { remote, channel } = there;
  const isDone = remote.means === 'done';
  const unknown = there.lines.filter(isUnknown);
  const { contactId, contacts } = await contactsOf(
    remote,
    { order: null, orderId, channelId: channel.id, seen: null, isOver: isDone },
    reads.contact,
  );
  const made = newOrder(orderId, there, contactId);
  // Of what left before anybody looked nothing is to be done.
  const lineNotes = isDone ? [] : unknown.map((line) => note('line-unknown', line.name));
  const isWhole = isDone || !unknown.some(({ isProduct }) => isProduct);
  const notes = [
    ...lineNotes,
    ...(remote.means === null ? [note('status-unknown', remote.status)] : []),
    ...(there.reckoning || isDone ? [] : [note('change-refused', 'currency', remote.currency)]),
    ...(made.is === 'refused' ? [note('change-refused', made.because)] : []),
  ];
  const said = { ...nothing(null, remote, there.lines.map(seenLine)), notes, settled: settledBy(notes) };
  if (made.is !== 'made') return { ...said, whole: made.is === 'nothing' && isWhole };
  const tied = notes.map((one) => ({ ...one, orderId }));
  return { ...said, decisions: [made.decision], contacts, orderId, whole: isWhole, notes: tied };
}

/** Nothing is to be done. */
function nothing(orderId: OrderId | null, remote: RemoteOrder, lines: readonly SeenLine[]): TakenOrder {
  const isAnyWanted = lines.some(({ lineId, wanted }) => lineId !== null && wanted > 0);
  const stage = stageOf(remote.means, isAnyWanted);
  const seen = { means: remote.means, stage, lines, addressed: addressedMark(remote) };
  const told = { decisions: [], contacts: [], notes: [], settled: [], told: [], outOfDate: false } as const;
  return { ...told, orderId, whole: true, seen };
}

function outOfDate({ orderId, pending, seen }: LaneOrder): TakenOrder {
  const told = { decisions: [], contacts: [], notes: [], settled: [], told: [] } as const;
  return {
    ...told,
    orderId,
    whole: pending === null,
    seen: seen ?? { means: null, stage: 'open', lines: [], addressed: '' },
    outOfDate: true,
  };
}
