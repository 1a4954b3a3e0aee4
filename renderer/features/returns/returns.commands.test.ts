import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { ChannelId, LocationId, LotId, ParcelId, ReturnId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewOrder } from '#shared/domain/operations/operation.ts';
import { decideShip } from '#shared/domain/orders/fulfil.ts';
import { outboundOf } from '#shared/domain/orders/outbound.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { someDay } from '#tests/fixtures/folding-desk.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded, withStaging } from '#tests/fixtures/small-shop.ts';
import { readRefusedReturn } from './refused-return.queries.ts';
import { listAgain } from './refused-return.ts';
import {
  atPlace,
  draftKey,
  fitting,
  lookedAt,
  missingIn,
  readDraft,
  type ReturnDraft,
  withChange,
  withPieces,
} from './return-draft.ts';
import { listReturns } from './return-list.ts';
import { addDamagedPlace, type Besides, keepReturn, setRefund, takeBack } from './returns.commands.ts';
import { findReturnOrders, readReturns, returnFacts } from './returns.queries.ts';

let s: OpenShop;
let placed: NewOrder;
const parcelId = '0190ffff-0000-7000-8000-0000000000aa' as ParcelId;
const channelId = '0190ffff-0000-7000-8000-0000000000bb' as ChannelId;

/** Ten mugs on the floor; an order of an online store, of four mugs that left in one parcel. */
beforeEach(async () => {
  s = await openSmallShop();
  placed = newOrder(s.shop.nextId, [[s.mug, s.floor, 4]], { number: '1012', channelId });
  await s.decide(opening(s.mug, s.floor, 10), orderAdded(placed));
  const shipped = decideShip(await order(), () => true, someDay, 'all', undefined, undefined, {
    packed: [],
    nextId: parcelId,
  });
  await s.decide(value(shipped));
});
afterEach(() => s.close());

const order = async () => must(await s.shop.db.orders.get(placed.id), 'the order was entered');
const onHand = async (variant: VariantId, place: LocationId) =>
  (await s.shop.db.stock.get(variant))?.at[place]?.onHand ?? 0;
const noLots = () => [];
const nothing: Besides = { refund: null, exchange: null };
const draftOf = (id: string, quantity: number): ReturnDraft =>
  withPieces({ id: id as ReturnId, orderId: placed.id, pieces: [] }, must(placed.lines[0], 'a line').id, quantity, {
    locationId: s.floor,
    isSerial: false,
  });
const take = (draft: ReturnDraft, besides = nothing) =>
  takeBack(s.shop, { ...draft, pieces: lookedAt(draft) }, besides);
const told = async () =>
  outboundOf(await order(), await s.shop.db.parcels.toArray(), await s.shop.db.returns.toArray());

test('[RET2] [RET9] a draft is taken back once, and let go; what was taken back meanwhile is left out of another', async () => {
  const draft = draftOf(s.shop.nextId(), 3);
  await keepReturn(s.shop, draft);
  const kept = readDraft((await s.shop.db.drafts.get(draftKey(placed.id)))?.value);
  expect(kept).toEqual(draft);
  const other = draftOf(s.shop.nextId(), 2);
  value(await take(draft));
  expect(await onHand(s.mug, s.floor)).toBe(9);
  expect(await s.shop.db.drafts.count()).toBe(0);
  expect(await take(draft)).toMatchObject({ failure: { code: 'already-done' } });
  expect(await take(other)).toMatchObject({ failure: { code: 'return-too-many' } });
  expect(fitting(other, await order(), noLots).pieces).toMatchObject([{ quantity: 1 }]);
  expect(await onHand(s.mug, s.floor)).toBe(9);
});

test('[RET18] the list of a refused return is offered until it was taken back or its refusal is dealt with', async () => {
  const again = async () => readRefusedReturn(s.shop, await order());
  const first = withChange(draftOf(s.shop.nextId(), 3), '1', { reason: 'defective' });
  const { opIds } = value(await take(first));
  expect(await again()).toBeNull();
  // As a server that refuses it does: it is taken back here, and the reason is kept.
  value(await undoInParts(s.shop, opIds));
  await s.shop.db.inbox.put({
    id: 'refused',
    type: 'refused',
    opId: must(opIds[0], 'an act'),
    operationType: 'order.moved',
    code: 'return-too-many',
    refs: [{ kind: 'order', id: placed.id }],
    actor: s.shop.person.get(),
    at: 1,
    resolved: false,
  });
  const list = must(await again(), 'it was refused');
  expect(list.pieces).toMatchObject([{ quantity: 3, outcome: 'restock', reason: 'defective', locationId: s.floor }]);
  // Another desk took two of the four back meanwhile.
  value(await take(draftOf(s.shop.nextId(), 2)));
  const left = fitting(list, await order(), noLots);
  expect(left.pieces).toMatchObject([{ quantity: 2 }]);
  expect(missingIn(left, list)).toMatchObject([{ quantity: 1 }]);
  const taken = value(await take(left));
  expect(await again()).toBeNull();
  // Nor is it offered anew where that was undone, which a person does on purpose.
  value(await undoInParts(s.shop, taken.opIds));
  expect(await again()).toBeNull();
});

test('[RET18] pieces of lots come back to the list with their lots', () => {
  const line = { ...must(placed.lines[0], 'a line'), picked: 0, shipped: 4, cancelled: 0, returned: 0 };
  const lots = ['a', 'b'].map((id) => id as LotId); // made up for this list
  const refused = { lineId: line.id, quantity: 2, outcome: 'restock', locationId: s.floor, reason: 'other' } as const;
  const stock = lots.map((lotId) => ({
    variantId: s.mug,
    locationId: s.floor,
    lotId,
    quantity: 1,
    reason: 'customer-return' as const,
    costTotal: null,
    tracks: 0 as const,
    reverses: null,
  }));
  const list = must(
    listAgain({ returns: [{ id: 'r' as ReturnId, lines: [refused] }], stock }, { id: placed.id, lines: [line] }),
    'a list',
  );
  expect(list.pieces.map(({ quantity, lotId }) => [quantity, lotId])).toEqual([
    [1, 'a'],
    [1, 'b'],
  ]);
  // A lot that is back by now is left out.
  const left = fitting(list, { lines: [line] }, () => [{ lotId: must(lots[1], 'a lot'), quantity: 1 }]);
  expect(left.pieces.map(({ lotId }) => lotId)).toEqual(['b']);
});

test('[RET9] a scan makes the newest group grow; one that is dealt with otherwise stays, and none is left of nothing', () => {
  const one = draftOf('1', 1);
  const lineId = must(placed.lines[0], 'a line').id;
  const usual = { locationId: s.floor, isSerial: false };
  const damaged = withChange(one, '1', { outcome: 'damaged', reason: 'defective' });
  const more = withPieces(withPieces(damaged, lineId, 1, usual), lineId, 1, usual);
  expect(more.pieces.map(({ key, quantity, outcome, reason }) => [key, quantity, outcome, reason])).toEqual([
    ['2', 2, 'restock', 'defective'],
    ['1', 1, 'damaged', 'defective'],
  ]);
  const thrown = withChange(more, '1', { outcome: 'discard' });
  expect(lookedAt(thrown).map(({ locationId }) => locationId)).toEqual([s.floor, null]);
  expect(withChange(more, '2', { quantity: 0 }).pieces).toHaveLength(1);
  const serials = withPieces(withPieces(one, lineId, 1, { ...usual, isSerial: true }), lineId, 1, {
    ...usual,
    isSerial: true,
  });
  expect(serials.pieces.map(({ quantity }) => quantity)).toEqual([1, 1, 1]);
  expect(readDraft({ ...one, pieces: [{ ...one.pieces[0], outcome: 'burnt' }] })).toBeNull();
});

test('[RET6] what goes back on the shelf does so at what its product costs now', async () => {
  value(await take(draftOf(s.shop.nextId(), 2)));
  const lines = (await s.shop.db.ledger.toArray()).flatMap((row) => row.lines);
  expect(lines.filter(({ reason }) => reason === 'customer-return')).toMatchObject([{ quantity: 2, costTotal: 1_080 }]);
});

test('[RET10] [RET14] an exchange is an order of the same customer that the return names; one undo takes both back', async () => {
  const line = { variantId: s.candle, locationId: s.floor, quantity: 1, unitPrice: 990 };
  const exchange = { number: '1012-E1', lines: [line] };
  expect(await take(draftOf(s.shop.nextId(), 1), { refund: null, exchange: { ...exchange, lines: [] } })).toMatchObject(
    {
      failure: { code: 'no-lines' },
    },
  );
  const { opIds, exchangeId } = value(await take(draftOf(s.shop.nextId(), 1), { refund: 500, exchange }));
  expect(await s.shop.db.orders.get(exchangeId ?? '')).toMatchObject({
    number: '1012-E1',
    state: 'open',
    lines: [line],
  });
  const [listed] = await readReturns(s.shop.db);
  expect(listed).toMatchObject({ row: { exchangeId, refund: 500 }, exchange: { number: '1012-E1' }, person: 'Ida' });
  // One act: no desk has, or undoes, one without the other.
  expect(opIds).toHaveLength(1);
  value(await undoInParts(s.shop, opIds));
  expect((await s.shop.db.orders.get(exchangeId ?? ''))?.voided).toBe(true);
  expect(await readReturns(s.shop.db)).toEqual([]);
  expect(await onHand(s.mug, s.floor)).toBe(6);
  expect((await told()).map(({ kind }) => kind)).toEqual(['order.transition']);
});

test('[RET11] [RET12] a refund is set, changed and taken away, and its store is told of it as long as it stands', async () => {
  const id = s.shop.nextId() as ReturnId;
  value(await take(draftOf(id, 1)));
  const refunds = async () => (await told()).filter(({ kind }) => kind === 'order.refund');
  expect(await refunds()).toEqual([]);
  expect(await setRefund(s.shop, id, null)).toMatchObject({ failure: { code: 'nothing-changed' } });
  value(await setRefund(s.shop, id, 1_290));
  expect(await refunds()).toMatchObject([{ returnId: id, amount: 1_290 }]);
  const { opIds } = value(await setRefund(s.shop, id, 990));
  expect(await refunds()).toMatchObject([{ amount: 990 }]);
  value(await undoInParts(s.shop, opIds));
  expect(await refunds()).toMatchObject([{ amount: 1_290 }]);
  value(await setRefund(s.shop, id, null));
  expect(await refunds()).toEqual([]);
  expect(await setRefund(s.shop, s.shop.nextId() as ReturnId, 1)).toMatchObject({
    failure: { code: 'return-unknown' },
  });
});

test('[RET7] an order is found by its number, by that of a parcel of it and by a tracking number', async () => {
  const found = async (code: string) =>
    (await findReturnOrders(s.shop, code)).map(({ order: { number }, away }) => [number, away]);
  await s.decide({
    type: 'fields.set',
    payload: {
      group: null,
      sets: [{ kind: 'parcel', id: parcelId, field: 'trackingNumber', value: '00340434161094012345', was: null }],
    },
  });
  for (const code of ['1012', '#1012', '1012-1', '00340434161094012345'])
    expect(await found(code)).toEqual([['1012', true]]);
  expect(await found('4711')).toEqual([]);
  value(await take(draftOf(s.shop.nextId(), 4)));
  expect(await found('1012')).toEqual([['1012', false]]);
});

test('[RET4] a piece goes to the usual place of its product where that lies within its line’s place', async () => {
  const bin = s.shop.nextId() as LocationId;
  const locations = withStaging(bin, 'A-1').map((row) => (row.id === bin ? { ...row, parentId: s.floor } : row));
  await s.decide({ type: 'place.added', payload: { group: null, shop: null, locations, suppliers: [] } });
  const home = (variantId: VariantId, locationId: LocationId) =>
    returnFacts(s.shop.catalogue).homeOf({ variantId, locationId });
  expect(home(s.mug, s.floor)).toBe(s.floor);
  const set = { kind: 'variant', id: s.mug, field: 'usualBinId', value: bin, was: null } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  expect([home(s.mug, s.floor), home(s.mug, s.warehouse)]).toEqual([bin, s.warehouse]);
});

test('[RET13] the list is narrowed by words, days and outcome', async () => {
  const draft = draftOf(s.shop.nextId(), 1);
  value(await take(draft));
  value(await take(withChange(draftOf(s.shop.nextId(), 1), '1', { outcome: 'damaged', locationId: null })));
  const all = await readReturns(s.shop.db);
  expect(all).toHaveLength(2);
  const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, must(all[0], 'a return').row.receivedAt);
  const ask = { search: '', days: null, outcome: null };
  const listed = (more: Partial<Parameters<typeof listReturns>[1]>, today = days.today) =>
    listReturns(all, { ...ask, ...more }, returnFacts(s.shop.catalogue), { ...days, today }).length;
  expect([listed({}), listed({ search: '#1012' }), listed({ search: 'enamel' }), listed({ search: 'tea' })]).toEqual([
    2, 2, 2, 0,
  ]);
  expect([listed({ outcome: 'damaged' }), listed({ outcome: 'discard' })]).toEqual([1, 0]);
  expect([listed({ days: 1 }), listed({ days: 7 }, '2030-01-01')]).toEqual([2, 0]);
});

test('[RET15] [RET16] damaged pieces go to a place that is not for sale: on hand, never available, one step to undo', async () => {
  const damaged = (locationId: LocationId) =>
    withChange(draftOf(s.shop.nextId(), 2), '1', { outcome: 'damaged', reason: 'defective', locationId });
  expect(await take(damaged(s.floor))).toMatchObject({ failure: { code: 'place-for-sale', detail: 'Shop' } });
  const { locationId: place } = value(await addDamagedPlace(s.shop, 'Damaged goods'));
  expect(await addDamagedPlace(s.shop, 'damaged goods')).toMatchObject({ failure: { code: 'place-name-taken' } });
  const { locations, asidePlaces } = returnFacts(s.shop.catalogue);
  expect([locations.map(({ name }) => name), asidePlaces.map(({ id }) => id)]).toEqual([
    ['Shop', 'Warehouse'],
    [place],
  ]);
  const taken = value(await take(damaged(place)));
  const figures = () => {
    const { catalogue } = s.shop;
    return catalogue.figuresAt(must(catalogue.slotOf(s.mug), 'a mug'), null);
  };
  expect([await onHand(s.mug, place), figures()]).toMatchObject([2, { onHand: 8, notForSale: 2, available: 6 }]);
  const [row] = await readReturns(s.shop.db);
  expect(row?.row.lines).toMatchObject([{ outcome: 'damaged', locationId: place, reason: 'defective' }]);
  value(await undoInParts(s.shop, taken.opIds));
  expect([await onHand(s.mug, place), figures()]).toMatchObject([0, { onHand: 6, notForSale: 0, available: 6 }]);
});

test('[RET17] a scanned place says what becomes of the pieces that were looked at last', () => {
  const one = draftOf('1', 1);
  const [floor, aside] = [atPlace({ id: s.floor, notForSale: false }), atPlace({ id: s.warehouse, notForSale: true })];
  expect(withChange(one, '1', aside).pieces).toMatchObject([{ outcome: 'damaged', locationId: s.warehouse }]);
  expect(withChange(withChange(one, '1', aside), '1', floor).pieces).toEqual(one.pieces);
});

test('[RET4] a piece does not go back to a place that became one that is not for sale', async () => {
  const set = { kind: 'location', id: s.floor, field: 'notForSale', value: true, was: null } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  const home = returnFacts(s.shop.catalogue).homeOf({ variantId: s.mug, locationId: s.floor });
  expect(home).toBe(s.warehouse);
});
