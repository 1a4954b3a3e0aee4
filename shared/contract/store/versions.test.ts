import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { must } from '#shared/base/must.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { presentVersion } from '#shared/domain/operations/operation.ts';
import { foldingDesk } from '#tests/fixtures/folding-desk.ts';
import { smallShop } from '#tests/fixtures/small-shop.ts';
import { operationText, parseOperation, readWith } from './operation.ts';
import { sameAct } from './same-act.ts';
import { upcast } from './upcast.ts';
import { type KnownVersions, knownVersions } from './versions.ts';

/** The versions each fold was released with: whoever adds a type or raises a version raises `foldVersion` and adds a line. */
const released: readonly (readonly [fold: number, versions: Readonly<Record<string, number>>])[] = [
  [
    2,
    {
      'writer.started': 1,
      'log.forked': 1,
      'catalog.added': 1,
      'place.added': 1,
      'fields.set': 1,
      'barcode.detached': 1,
      'stock.recorded': 1,
      'incoming.marked': 1,
      'order.added': 1,
      'order.moved': 1,
      'count.begun': 1,
      'count.observed': 1,
      'count.noted': 1,
      'count.posted': 1,
      'count.closed': 1,
      'act.reversed': 1,
    },
  ],
  // An undo says which act's bringing in of rows it takes away (DATA-R26) and of which document it is (DATA-R17); a step of
  // an order says what its lines began from (DATA-R16).
  [
    3,
    {
      'writer.started': 1,
      'log.forked': 1,
      'catalog.added': 1,
      'place.added': 1,
      'fields.set': 1,
      'barcode.detached': 1,
      'stock.recorded': 1,
      'incoming.marked': 1,
      'order.added': 1,
      'order.moved': 2,
      'count.begun': 1,
      'count.observed': 1,
      'count.noted': 1,
      'count.posted': 1,
      'count.closed': 1,
      'act.reversed': 2,
    },
  ],
  // Orders are amended (DATA-R18), listings and channels are rows (DATA-R20), days are days (DATA-R21), stock lies in cells (DATA-R19),
  // and there are more fields.
  [
    4,
    {
      'writer.started': 1,
      'log.forked': 1,
      'catalog.added': 2,
      'place.added': 2,
      'fields.set': 2,
      'barcode.detached': 1,
      'stock.recorded': 2,
      'incoming.marked': 2,
      'order.added': 2,
      'order.moved': 2,
      'order.amended': 1,
      'count.begun': 1,
      'count.observed': 2,
      'count.noted': 2,
      'count.posted': 2,
      'count.closed': 1,
      'act.reversed': 2,
    },
  ],
  // How far an order is follows from its lines; parcels, returns, batches, short picks and saved views are rows.
  [
    5,
    {
      'writer.started': 1,
      'log.forked': 1,
      'catalog.added': 2,
      'place.added': 2,
      'fields.set': 2,
      'barcode.detached': 1,
      'stock.recorded': 2,
      'incoming.marked': 2,
      'order.added': 2,
      'order.moved': 2,
      'order.amended': 1,
      'pick.short': 1,
      'batch.begun': 1,
      'batch.moved': 1,
      'view.added': 1,
      'count.begun': 1,
      'count.observed': 2,
      'count.noted': 2,
      'count.posted': 2,
      'count.closed': 1,
      'act.reversed': 2,
    },
  ],
  // A log says that its shop was taken back.
  [
    6,
    {
      'writer.started': 1,
      'log.forked': 2,
      'catalog.added': 2,
      'place.added': 2,
      'fields.set': 2,
      'barcode.detached': 1,
      'stock.recorded': 2,
      'incoming.marked': 2,
      'order.added': 2,
      'order.moved': 2,
      'order.amended': 1,
      'pick.short': 1,
      'batch.begun': 1,
      'batch.moved': 1,
      'view.added': 1,
      'count.begun': 1,
      'count.observed': 2,
      'count.noted': 2,
      'count.posted': 2,
      'count.closed': 1,
      'act.reversed': 2,
    },
  ],
];

const desk = foldingDesk();
const shop = smallShop(desk.nextId);
for (const decision of shop.setup) desk.act(decision);
const stored = desk.texts().find((text) => text.includes('catalog.added')) ?? '';

/** A barcode as three programs might say it: a bare id, then a list, then a list that says why. */
const threeVersions: KnownVersions = new Map([
  [
    'barcode.detached',
    [
      upcast(z.strictObject({ barcodeId: z.string() }), ({ barcodeId }) => ({ ids: [barcodeId] })),
      upcast(z.strictObject({ ids: z.array(z.string()) }), ({ ids }) => ({ ids, why: 'not said' })),
      upcast(z.strictObject({ ids: z.array(z.string()), why: z.string() }), (payload) => payload),
    ],
  ],
]);

/** The text of an act with something else said in it. */
function textWith(changes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(stored), ...changes });
}

const detached = (v: number, payload: unknown) => textWith({ type: 'barcode.detached', v, payload });

describe('versions of an operation', () => {
  test.each([
    [1, { barcodeId: 'b' }, { ids: ['b'], why: 'not said' }],
    [2, { ids: ['b', 'c'] }, { ids: ['b', 'c'], why: 'not said' }],
    [3, { ids: ['b'], why: 'torn' }, { ids: ['b'], why: 'torn' }],
  ])('[DATA-R13] version %i is read, and answered in the present shape', (v, payload, present) => {
    const text = detached(v, payload);
    const read = readWith(threeVersions, text);
    expect(read).toMatchObject({ ok: true, value: { v: 3, payload: present } });
  });

  test('[DATA-R13] every version is read by its own schema: what a later one says, an older one cannot', () => {
    for (const [v, payload] of [
      [1, { ids: ['b'] }],
      [2, { barcodeId: 'b' }],
      [3, { ids: ['b'] }],
      [1, { barcodeId: 'b', why: 'torn' }],
    ] as const)
      expect(readWith(threeVersions, detached(v, payload))).toMatchObject({
        ok: false,
        failure: { code: 'operation-unreadable' },
      });
  });

  test.each([
    ['a later version', { v: 99 }],
    ['a type nobody here knows', { type: 'parcel.packed' }],
    ['a later version with a payload of its own', { v: 99, payload: 'anything' }],
    ['a later version in an envelope of its own', { v: 99, signedBy: 'a key', opId: 7, entities: { more: true } }],
    ['a type in an envelope of its own', { type: 'parcel.packed', signedBy: 'a key', payload: undefined }],
    ['a version before the first', { v: 0 }],
    ['a name every object has', { type: 'constructor' }],
    ['another such name', { type: '__proto__', v: 1 }],
  ])('[DATA-R13] %s is not known here, and never called rubbish', (_, changes) => {
    expect(parseOperation(textWith(changes))).toMatchObject({
      ok: false,
      failure: { code: 'operation-unsupported' },
    });
  });

  test.each([
    ['a version that is no whole number', { v: 1.5 }],
    ['a type that is no text', { type: 7 }],
    ['no version', { v: undefined }],
  ])('[DATA-R13] %s is rubbish', (_, changes) => {
    expect(parseOperation(textWith(changes))).toMatchObject({ ok: false, failure: { code: 'operation-unreadable' } });
  });

  test('[DATA-R13] every type is read in as many versions as were written, the present one last', () => {
    expect(Object.fromEntries([...knownVersions].map(([type, versions]) => [type, versions.length]))).toEqual(
      presentVersion,
    );
  });

  test('[DATA-R13] a type or version more is a fold more, so that an older program does not take over the books', () => {
    expect(released.at(-1)).toEqual([foldVersion, presentVersion]);
    expect(new Set(released.map(([fold]) => fold)).size).toBe(released.length);
  });
});

describe('one act, two versions', () => {
  const { op } = desk.act(decideReversal(must(desk.operations[1], 'the shop has acts')));
  const undo = JSON.parse(operationText(op));

  test('[DATA-R13] two who undo one act by different versions undo it once', () => {
    expect(sameAct(JSON.stringify(undo), JSON.stringify({ ...undo, writerSeq: 4 }))).toBe(true);
    const other = { ...undo, payload: { ...undo.payload, target: desk.nextId() } };
    expect(sameAct(JSON.stringify(undo), JSON.stringify(other))).toBe(false);
  });

  test('[DATA-R13] what a program cannot read is the same act only where it says the same', () => {
    const newer = JSON.stringify({ ...undo, v: 99 });
    expect(sameAct(newer, newer)).toBe(true);
    expect(sameAct(JSON.stringify(undo), newer)).toBe(false);
  });
});
