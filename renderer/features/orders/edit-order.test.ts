import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type OrderId, stagingId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { LineAmendment } from '#shared/domain/operations/operation.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { saidEdits } from '#shared/domain/orders/amended.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { editCustomer, putRecordBack } from './customer-record.commands.ts';
import { type EditAsk, editOrder } from './edit-order.commands.ts';
import { noDetails } from './customer-record.ts';
import { draftOf, withProduct } from './order-draft.ts';
import { draftsOnto } from './order-edit.ts';
import { readHistory } from './order-history.queries.ts';
import { addOrder, pickOrder, relocateLine, stepOrders } from './orders.commands.ts';

let s: OpenShop;
let orderId: OrderId;

/** Ten mugs and ten candles on the floor; order 12 of two mugs and one candle for Rosa. */
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 10));
  const lines = [line(s.mug, 2), line(s.candle, 1)];
  ({ orderId } = value(await addOrder(s.shop, { number: '12', customer: { name: 'Rosa' }, dueOn: null, lines })));
});
afterEach(() => s.close());

const line = (variantId: VariantId, quantity: number) => ({
  variantId,
  locationId: s.floor,
  quantity,
  unitPrice: 1_290,
});
const row = async (): Promise<OrderRow> => must(await s.shop.db.orders.get(orderId), 'the order is there');
const ordered = async () => (await row()).lines.map(({ variantId, quantity }) => [nameOf(variantId), quantity]);
const nameOf = (id: VariantId) => (id === s.mug ? 'mug' : id === s.candle ? 'candle' : 'tea');
const committed = async (variant: VariantId, place = s.floor) =>
  (await s.shop.db.stock.get(variant))?.at[place]?.committed ?? 0;
const lineOf = (order: OrderRow, variant: VariantId): OrderLine =>
  must(
    order.lines.find(({ variantId }) => variantId === variant),
    'the order has the line',
  );
const operations = () => s.shop.db.operations.count();

/** What a person asks who leaves everything as it is. */
const asIs = (began: OrderRow): EditAsk => ({
  began,
  number: began.number,
  customer: began.contactId && { id: began.contactId },
  due: null,
  lines: began.lines,
});
const edit = async (part: (began: OrderRow) => Partial<EditAsk>, began?: OrderRow) => {
  const from = began ?? (await row());
  return editOrder(s.shop, { ...asIs(from), ...part(from) });
};
/** The lines with other quantities; nought takes a line out. */
const withQuantities = (began: OrderRow, quantities: readonly (readonly [VariantId, number])[]) =>
  began.lines.flatMap((one) => {
    const quantity = quantities.find(([variant]) => variant === one.variantId)?.[1] ?? one.quantity;
    return quantity === 0 ? [] : [{ ...one, quantity }];
  });

test('[OQ21] lines, number and customer change in one step, and one undo puts everything back', async () => {
  const before = await row();
  const edited = value(
    await edit((began) => ({
      number: ' 13 ',
      customer: { name: ' Cleo ', details: { ...noDetails, note: ' Rings twice ' } },
      lines: [
        ...withQuantities(began, [
          [s.mug, 3],
          [s.candle, 0],
        ]),
        { ...line(s.tea, 250), id: null },
      ],
    })),
  );
  expect(await ordered()).toEqual([
    ['mug', 3],
    ['tea', 250],
  ]);
  const after = await row();
  expect(after.number).toBe('13');
  expect(await s.shop.db.contacts.get(must(after.contactId, 'a new customer'))).toMatchObject({
    kind: 'customer',
    name: 'Cleo',
    note: 'Rings twice',
  });
  expect([await committed(s.mug), await committed(s.candle), await committed(s.tea)]).toEqual([3, 0, 250]);
  if (edited.outcome !== 'saved') throw new Error(edited.outcome);
  const moments = await s.shop.db.operations
    .where('opId')
    .anyOf([...edited.opIds])
    .toArray();
  expect(new Set(moments.map(({ type }) => type))).toEqual(new Set(['order.amended', 'fields.set']));
  expect(new Set(moments.map(({ at }) => at)).size).toBe(1);
  value(await undoInParts(s.shop, edited.opIds));
  const { number, contactId, lines } = await row();
  expect({ number, contactId, lines }).toEqual({
    number: before.number,
    contactId: before.contactId,
    lines: before.lines,
  });
  expect([await committed(s.mug), await committed(s.candle), await committed(s.tea)]).toEqual([2, 1, 0]);
});

test('[OQ21] nothing changed writes nothing; what is not whole is not written', async () => {
  const count = await operations();
  expect(value(await edit(() => ({})))).toEqual({ outcome: 'nothing' });
  expect(value(await edit(() => ({ number: ' 12 ' })))).toEqual({ outcome: 'nothing' });
  const failed = async (part: (began: OrderRow) => Partial<EditAsk>) => {
    const answer = await edit(part);
    return answer.ok ? answer.value.outcome : answer.failure.code;
  };
  expect(await failed(() => ({ number: ' ' }))).toBe('number-missing');
  expect(await failed(() => ({ lines: [] }))).toBe('amend-nothing-left');
  expect(await failed((began) => ({ lines: withQuantities(began, [[s.mug, -1]]) }))).toBe('quantity-zero');
  expect(await failed((began) => ({ lines: withQuantities(began, [[s.mug, 1e9]]) }))).toBe('quantity-too-large');
  const unknown = { ...line('nobody' as VariantId, 1), id: null };
  expect(await failed(({ lines }) => ({ lines: [...lines, unknown] }))).toBe('variant-unknown');
  expect(await operations()).toBe(count);
  expect(await s.shop.db.contacts.count()).toBe(2);
});

test('[OQ21] a customer is taken away, or another is chosen, without touching the lines', async () => {
  const rosa = must((await row()).contactId, 'the order has a customer');
  const away = value(await edit(() => ({ customer: null })));
  expect((await row()).contactId).toBeNull();
  if (away.outcome !== 'saved') throw new Error(away.outcome);
  value(await undoInParts(s.shop, away.opIds));
  expect((await row()).contactId).toBe(rosa);
  expect(await ordered()).toEqual([
    ['mug', 2],
    ['candle', 1],
  ]);
});

test('[OQ22] of a line not less is ordered than is picked, and a picked line is not taken out', async () => {
  const mug = lineOf(await row(), s.mug);
  value(await pickOrder(s.shop, orderId, [{ lineId: mug.id, quantity: 2 }]));
  const code = async (part: (began: OrderRow) => Partial<EditAsk>) => {
    const answer = await edit(part);
    return answer.ok ? answer.value.outcome : answer.failure.code;
  };
  expect(await code((began) => ({ lines: withQuantities(began, [[s.mug, 1]]) }))).toBe('amend-below-picked');
  expect(await code((began) => ({ lines: withQuantities(began, [[s.mug, 0]]) }))).toBe('line-already-picked');
  expect(await code(({ lines }) => ({ lines: lines.map((one) => ({ ...one, locationId: s.warehouse })) }))).toBe(
    'line-already-picked',
  );
  expect(await code((began) => ({ lines: withQuantities(began, [[s.mug, 5]]) }))).toBe('saved');
  expect([await committed(s.mug), await committed(s.mug, stagingId(s.floor))]).toEqual([3, 2]);
});

test('[OQ22] an order that is over is not edited, neither its lines nor its number', async () => {
  value(await stepOrders(s.shop, 'ship', [orderId]));
  expect(await edit(() => ({ number: '99' }))).toMatchObject({ failure: { code: 'order-not-in-state' } });
  expect(await edit((began) => ({ lines: withQuantities(began, [[s.mug, 9]]) }))).toMatchObject({
    failure: { code: 'order-not-in-state' },
  });
});

test('[OQ23] what another desk changed meanwhile stays where the edit does not touch it', async () => {
  const began = await row();
  value(await pickOrder(s.shop, orderId, [{ lineId: lineOf(began, s.candle).id, quantity: 1 }]));
  value(await edit((now) => ({ number: '12b', lines: [...now.lines, { ...line(s.tea, 100), id: null }] })));
  const edited = await edit((from) => ({ lines: withQuantities(from, [[s.mug, 4]]) }), began);
  expect(value(edited).outcome).toBe('saved');
  expect(await ordered()).toEqual([
    ['mug', 4],
    ['candle', 1],
    ['tea', 100],
  ]);
  expect(await row()).toMatchObject({ number: '12b', state: 'picking' });
});

test('[OQ23] a line that was picked, changed or taken out meanwhile is named, and nothing is written', async () => {
  const began = await row();
  value(await pickOrder(s.shop, orderId, [{ lineId: lineOf(began, s.mug).id, quantity: 2 }]));
  const count = await operations();
  const picked = value(await edit((from) => ({ number: '77', lines: withQuantities(from, [[s.mug, 1]]) }), began));
  expect(picked).toMatchObject({ outcome: 'met', clashes: [{ what: 'picked', variantId: s.mug }] });
  const taken = value(await edit((from) => ({ lines: withQuantities(from, [[s.mug, 0]]) }), began));
  expect(taken).toMatchObject({ outcome: 'met', clashes: [{ what: 'picked', variantId: s.mug }] });
  expect(await operations()).toBe(count);
  expect((await row()).number).toBe('12');
  value(await edit((from) => ({ lines: withQuantities(from, [[s.candle, 0]]) })));
  const gone = value(await edit((from) => ({ lines: withQuantities(from, [[s.candle, 6]]) }), began));
  expect(gone).toMatchObject({ outcome: 'met', clashes: [{ what: 'gone', variantId: s.candle }] });
});

test('[OQ23] two that change one line, or its place, or the number, or the customer: the second is told', async () => {
  const began = await row();
  const first = { lines: withQuantities(began, [[s.mug, 3]]), number: '20', customer: { name: 'Cleo' } } as const;
  value(await edit(() => first, began));
  const second = { lines: withQuantities(began, [[s.mug, 5]]), number: '30', customer: { name: 'Dora' } } as const;
  const met = value(await edit(() => second, began));
  expect(met).toMatchObject({
    outcome: 'met',
    clashes: [{ what: 'changed', variantId: s.mug }, { what: 'number' }, { what: 'customer' }],
  });
  // The same change made twice is no clash: it is there already.
  expect(value(await edit(() => ({ lines: first.lines, number: '20' }), began)).outcome).toBe('nothing');
  const candle = lineOf(began, s.candle);
  value(await relocateLine(s.shop, orderId, candle.id, s.warehouse));
  const elsewhere = value(await edit((from) => ({ lines: withQuantities(from, [[s.candle, 0]]) }), began));
  expect(elsewhere).toMatchObject({ outcome: 'met', clashes: [{ what: 'changed', variantId: s.candle }] });
});

test('[OQ23] what was typed is kept on the order as it is by now, and saved from there', async () => {
  const began = await row();
  const [mug, candle] = [lineOf(began, s.mug), lineOf(began, s.candle)];
  const typed = [{ ...draftOf(candle), quantity: 6 }];
  value(await pickOrder(s.shop, orderId, [{ lineId: mug.id, quantity: 1 }]));
  value(await edit((now) => ({ lines: [...withQuantities(now, [[s.candle, 0]]), { ...line(s.tea, 100), id: null }] })));
  const now = await row();
  const onto = draftsOnto(typed, began.lines, now.lines);
  expect(onto.map(({ id, variantId, quantity }) => [id, nameOf(variantId), quantity])).toEqual([
    [null, 'candle', 6],
    [mug.id, 'mug', 2],
    [lineOf(now, s.tea).id, 'tea', 100],
  ]);
  const untouched = draftsOnto([draftOf(mug), draftOf(candle)], began.lines, now.lines);
  expect(untouched.map(({ variantId }) => nameOf(variantId))).toEqual(['mug', 'tea']);
});

test('[OQ21] a product that is taken out and put in again is the same line', async () => {
  const { lines } = await row();
  const chosen = { ...line(s.candle, 1), locationId: s.warehouse };
  const drafts = withProduct(lines.slice(0, 1).map(draftOf), chosen, lines);
  expect(drafts.map(({ id, locationId }) => [id, locationId])).toEqual(
    lines.map(({ id, locationId }) => [id, locationId]),
  );
  expect(withProduct(drafts, { ...chosen, quantity: 4 }, lines)[1]).toMatchObject({ quantity: 5 });
  expect(withProduct(drafts, line(s.tea, 100), lines)[2]).toMatchObject({ id: null, quantity: 100 });
});

test('[OQ24] what was edited of the customer is written into their record and put back, unless it was changed since', async () => {
  const rosa = must((await row()).contactId, 'the order has a customer');
  const noteOf = async () => (await s.shop.db.contacts.get(rosa))?.note;
  const noting = (was: string, becomes: string) => ({ customer: { id: rosa, edit: { note: { was, becomes } } } });
  const count = await operations();
  const saved = value(await edit(() => noting('', 'Rings twice')));
  expect(await noteOf()).toBe('Rings twice');
  // Nothing of it is in an operation: they are for ever, and a person can ask to be forgotten.
  expect(await operations()).toBe(count);
  if (saved.outcome !== 'saved' || !saved.written) throw new Error(saved.outcome);
  expect(value(await edit(() => noting('', 'Another')))).toMatchObject({
    outcome: 'met',
    record: { note: 'Rings twice' },
    clashes: [{ what: 'note' }],
  });
  expect(await noteOf()).toBe('Rings twice');
  value(await putRecordBack(s.shop, saved.written));
  expect(await noteOf()).toBe('');
  value(await edit(() => noting('', 'Newer')));
  expect(await putRecordBack(s.shop, saved.written)).toMatchObject({ failure: { code: 'contact-changed' } });
  expect(await noteOf()).toBe('Newer');
});

test('[OQ52] a customer is entered with address, telephone, e-mail and note, and is nobody else of the name', async () => {
  const details = {
    address: 'Gartenweg 1 \r\n10999 Berlin\n\n',
    phone: ' 030 1 ',
    email: 'rosa@example.org',
    note: '',
  };
  const lines = [line(s.mug, 1)];
  const customer = { name: 'Rosa', details };
  value(await addOrder(s.shop, { number: '13', customer, dueOn: null, lines }));
  const records = (await s.shop.db.contacts.toArray()).filter(({ name }) => name === 'Rosa');
  expect(records.map(({ address, phone, email }) => ({ address, phone, email }))).toEqual(
    expect.arrayContaining([
      { address: '', phone: '', email: '' },
      { address: 'Gartenweg 1\n10999 Berlin', phone: '030 1', email: 'rosa@example.org' },
    ]),
  );
});

test('[OQ52] what is changed of a known customer with a new order is kept in their record, unless it was changed meanwhile', async () => {
  const rosa = must((await row()).contactId, 'the order has a customer');
  const lines = [line(s.mug, 1)];
  const enter = (was: string, becomes: string) =>
    addOrder(s.shop, {
      number: '13',
      customer: { id: rosa, edit: { phone: { was, becomes } } },
      dueOn: null,
      lines,
    });
  expect(value(await enter('', '030 1')).written).toEqual({
    contactId: rosa,
    edit: { phone: { was: '', becomes: '030 1' } },
  });
  const count = await operations();
  expect(await enter('', '030 2')).toMatchObject({ failure: { code: 'contact-met' } });
  expect(await operations()).toBe(count);
  expect((await s.shop.db.contacts.get(rosa))?.phone).toBe('030 1');
});

test('[OQ53] a customer is edited: all their orders show it, nothing of it is in an operation, and it is put back', async () => {
  const rosa = must((await row()).contactId, 'the order has a customer');
  const count = await operations();
  const edit2 = { name: { was: 'Rosa', becomes: 'Rosa Marsh' }, address: { was: '', becomes: 'Gartenweg 1' } };
  const edited = value(await editCustomer(s.shop, rosa, edit2));
  if (edited.outcome !== 'saved') throw new Error(edited.outcome);
  expect(await s.shop.db.contacts.get(rosa)).toMatchObject({
    name: 'Rosa Marsh',
    address: 'Gartenweg 1',
  });
  expect(await operations()).toBe(count);
  // What another desk changed of the same is not written over unseen.
  expect(value(await editCustomer(s.shop, rosa, { address: { was: '', becomes: 'Elsewhere' } }))).toMatchObject({
    outcome: 'met',
    record: { address: 'Gartenweg 1' },
    fields: ['address'],
  });
  expect(await editCustomer(s.shop, rosa, { name: { was: 'Rosa Marsh', becomes: '' } })).toMatchObject({
    failure: { code: 'name-missing' },
  });
  expect(await editCustomer(s.shop, 'nobody' as typeof rosa, edit2)).toMatchObject({
    failure: { code: 'contact-unknown' },
  });
  value(await putRecordBack(s.shop, edited.written));
  expect(await s.shop.db.contacts.get(rosa)).toMatchObject({ name: 'Rosa', address: '' });
});

test('[OQ54] the due day is edited with the rest, is one step with it, and is not written over unseen', async () => {
  const before = await row();
  const edited = value(await edit(() => ({ number: '13', due: { was: null, becomes: '2026-12-24' } })));
  if (edited.outcome !== 'saved') throw new Error(edited.outcome);
  expect(await row()).toMatchObject({ number: '13', dueOn: '2026-12-24' });
  expect(value(await edit(() => ({ due: { was: null, becomes: '2026-12-31' } }), before))).toMatchObject({
    outcome: 'met',
    clashes: [{ what: 'due' }],
  });
  value(await undoInParts(s.shop, edited.opIds));
  expect((await row()).dueOn ?? null).toBeNull();
  expect((await row()).number).toBe('12');
});

test('[OQ25] the history says what was edited, and of an undo, too', async () => {
  const edited = value(
    await edit((began) => ({
      number: '13',
      customer: null,
      lines: [
        ...withQuantities(began, [
          [s.mug, 3],
          [s.candle, 0],
        ]),
        { ...line(s.tea, 2), id: null },
      ],
    })),
  );
  if (edited.outcome !== 'saved') throw new Error(edited.outcome);
  value(await undoInParts(s.shop, edited.opIds));
  const { acts } = await readHistory(s.shop, { ...(await row()), variants: [s.mug] });
  const told = acts.flatMap(({ deed, turn, undone }) => {
    if (typeof deed === 'string') return [];
    if ('amended' in deed) return [[turn, undone, said(deed.amended)]];
    return 'named' in deed
      ? [[turn, undone, deed.named.map(({ field, value: to }) => `${field}: ${JSON.stringify(to)}`)]]
      : [];
  });
  const lines = ['takenOut candle 1 1', 'quantity mug 2 3', 'added tea 2 2'];
  const fields = ['number: "13"', 'contactId: null'];
  expect(told).toEqual([
    ['undo', false, lines],
    ['undo', false, fields],
    ['act', true, fields],
    ['act', true, lines],
  ]);
});

const said = (lines: readonly LineAmendment[]) =>
  saidEdits(lines, {
    product: nameOf,
    quantity: String,
    price: String,
    location: (id) => (id === s.floor ? 'floor' : 'warehouse'),
  }).map(({ kind, product, was, becomes }) => `${kind} ${product} ${was} ${becomes}`);

test('[OQ25] price and place are said, and a line that became another product is one out and one in', () => {
  const lineId = 'a line' as LineAmendment['lineId'];
  const was = line(s.mug, 2);
  const told = said([
    { lineId, at: 0, was, becomes: { ...was, unitPrice: null, locationId: s.warehouse } },
    { lineId, at: 1, was, becomes: line(s.tea, 2) },
  ]);
  expect(told).toEqual(['price mug 1290 null', 'location mug floor warehouse', 'takenOut mug 2 2', 'added tea 2 2']);
});
