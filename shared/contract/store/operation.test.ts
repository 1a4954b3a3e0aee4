import { describe, expect, test } from 'vitest';
import { canonical } from '#shared/domain/operations/books.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type {
  BarcodeId,
  BatchId,
  ChannelId,
  CountId,
  GroupId,
  IncomingId,
  ListingId,
  MovementId,
  OpId,
  OrderId,
  OrderLineId,
  ParcelId,
  PersonId,
  ProductId,
  ReturnId,
  ShortPickId,
  ViewId,
  WriterId,
} from '#shared/domain/operations/ids.ts';
import type { Decision, Operation, OperationType } from '#shared/domain/operations/operation.ts';
import type { Kind } from '#shared/domain/operations/rows.ts';
import { foldingDesk, someDay } from '#tests/fixtures/folding-desk.ts';
import { newOrder, newProduct, newVariant, orderAdded, smallShop, withStaging } from '#tests/fixtures/small-shop.ts';
import { operationText, parseOperation } from './operation.ts';
import { parts } from './parts.ts';

const { editableFields } = parts;

const desk = foldingDesk();
const shop = smallShop(desk.nextId);
for (const decision of shop.setup) desk.act(decision);
const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 3]], { dueAt: someDay, contactId: desk.nextId() as never });
desk.act(orderAdded(order));

const group = { id: desk.nextId() as GroupId, act: 'import', label: 'products.csv', part: 0, parts: 2 } as const;
const productId = desk.nextId() as ProductId;
const line = {
  variantId: shop.mug,
  locationId: shop.floor,
  quantity: 4,
  reason: 'receive',
  costTotal: 1_800,
  tracks: 1,
  reverses: `${desk.nextId()}:0` as MovementId,
} as const;
const picture = 'ab'.repeat(32);
const channelId = desk.nextId() as ChannelId;

const countId = desk.nextId() as CountId;
const level = { variantId: shop.mug, locationId: shop.floor };
desk.act({
  type: 'count.begun',
  payload: { countId, name: 'Floor', locationId: shop.floor, scope: { kind: 'all' }, mode: 'blind' },
});
const part = newOrder(desk.nextId, [[shop.mug, shop.floor, 5]]);
const partShipped = { ...part, lines: part.lines.map((one) => ({ ...one, alreadyShipped: 2 })) };
const posting = { countId, from: 'open', to: 'posted', endedAt: someDay } as const;

/** One decision of every type, every optional part of it filled. */
const full: Record<OperationType, Decision> = {
  'writer.started': {
    type: 'writer.started',
    payload: { predecessor: { writerId: desk.nextId() as WriterId, writerSeq: 12 } },
  },
  'log.forked': {
    type: 'log.forked',
    payload: {
      logEpoch: 'second',
      forks: [{ logEpoch: 'first', seq: 30 }],
      takenBack: {
        no: 2,
        to: someDay,
        computer: 'PC-A',
        acts: 12,
        returned: 1,
        days: [{ day: '2026-11-30', acts: 12 }],
        dayCount: 1,
        ranges: [{ writerId: desk.nextId() as WriterId, from: 3, to: 14 }],
      },
    },
  },
  'catalog.added': {
    type: 'catalog.added',
    payload: {
      group,
      products: [
        {
          ...newProduct(productId, 'Kettle'),
          category: 'Home > Kitchen',
          supplierId: shop.supplier,
          description: 'Holds a litre',
          brand: 'Hearth',
          manufacturer: 'Hearth & Sons',
          tags: ['tea', 'steel'],
          pictures: [picture],
          taxClass: 'full',
        },
      ],
      variants: [
        {
          ...newVariant(desk.nextId() as never, productId, 'KET-1', 2),
          options: [{ name: 'Colour', value: 'Red' }],
          unit: 'm',
          supplierCode: 'K',
          weight: 850_000,
          usualBinId: shop.floor,
        },
      ],
      barcodes: [{ id: desk.nextId() as BarcodeId, variantId: shop.mug, code: '2000000000053', packSize: 6 }],
      rules: [{ variantId: shop.mug, locationId: shop.floor, point: 3, upTo: 12, multiple: 6 }],
      stock: [line],
      listings: [
        {
          id: desk.nextId() as ListingId,
          variantId: shop.mug,
          channelId,
          source: 'woocommerce',
          remoteProductId: '77',
          remoteId: '78',
          archived: false,
        },
      ],
    },
  },
  'place.added': {
    type: 'place.added',
    payload: {
      group: null,
      locations: withStaging(desk.nextId() as never, 'Stall'),
      suppliers: [
        {
          id: desk.nextId() as never,
          name: 'Mill',
          leadTimeDays: 4,
          archived: false,
          contactId: desk.nextId() as never,
        },
      ],
      channels: [
        {
          id: channelId,
          vendor: 'woocommerce',
          name: 'Web shop',
          locationIds: [shop.floor],
          buffer: 2,
          floor: 1,
          runner: null,
          archived: false,
        },
      ],
      shop: {
        id: desk.nextId() as never,
        name: 'Shop',
        currency: 'EUR',
        defaultLocationId: shop.floor,
        defaultPoint: 3,
        defaultUpTo: 9,
        pricesIncludeTax: true,
        taxRates: [{ taxClass: 'full', rate: 19_000 }],
        address: 'High Street 1',
        phone: '1',
        email: 'shop@example.com',
        taxNumber: 'DE1',
        logo: picture,
        timeZone: 'Europe/Berlin',
        legacyZone: 'Europe/Berlin',
      },
    },
  },
  'fields.set': {
    type: 'fields.set',
    payload: {
      group: { ...group, act: 'bulk-edit' },
      sets: [{ kind: 'variant', id: shop.mug, field: 'price', value: 990, was: 1_290 }],
    },
  },
  'barcode.detached': { type: 'barcode.detached', payload: { barcodeId: shop.mugBarcode } },
  'stock.recorded': {
    type: 'stock.recorded',
    payload: {
      group: null,
      lines: [line],
      incoming: [{ incomingId: desk.nextId() as IncomingId, received: 4 }],
      note: 'two boxes',
    },
  },
  'incoming.marked': {
    type: 'incoming.marked',
    payload: {
      group: null,
      lines: [
        {
          id: desk.nextId() as IncomingId,
          variantId: shop.mug,
          locationId: shop.floor,
          quantity: 24,
          expectedAt: someDay,
          expectedOn: '2026-03-01',
        },
      ],
    },
  },
  'order.added': orderAdded(
    newOrder(desk.nextId, [[shop.candle, shop.floor, 2]], { state: 'shipped', shippedAt: someDay }),
    { ...partShipped, channelId, dueOn: '2026-03-01', state: 'held' },
  ),
  'order.moved': {
    type: 'order.moved',
    payload: {
      act: 'pick',
      stock: [{ ...line, quantity: -3, reason: 'pick', reverses: null, costTotal: null, tracks: 0 }],
      change: {
        orderId: order.id,
        from: 'open',
        to: 'picking',
        shippedAt: null,
        lines: order.lines.map((l) => ({
          lineId: l.id,
          picked: 3,
          packed: 2,
          shipped: 0,
          delivered: 1,
          returned: 1,
          from: { picked: 0, packed: 4, shipped: 0, delivered: 1, returned: 0 },
        })),
        relocate: [{ lineId: desk.nextId() as OrderLineId, from: shop.floor, to: shop.warehouse }],
        heldFor: { was: 'payment', becomes: null },
      },
      newParcels: [
        {
          id: desk.nextId() as ParcelId,
          state: 'packed',
          lines: [{ lineId: desk.nextId() as OrderLineId, quantity: 2 }],
          wrongScans: 1,
          carrier: 'DHL',
          service: 'Paket',
          trackingNumber: '00340434161094042557',
          weight: 1_250,
          length: 300,
          width: 200,
          height: 100,
        },
      ],
      parcels: [
        {
          parcelId: desk.nextId() as ParcelId,
          from: 'packed',
          to: 'shipped',
          lines: [{ lineId: desk.nextId() as OrderLineId, quantity: -1 }],
          at: someDay,
        },
      ],
      exchange: newOrder(desk.nextId, [[shop.candle, shop.floor, 1]]),
      returns: [
        {
          id: desk.nextId() as ReturnId,
          lines: [
            {
              lineId: desk.nextId() as OrderLineId,
              quantity: 1,
              outcome: 'restock',
              locationId: shop.floor,
              reason: 'not-wanted',
            },
          ],
          exchangeId: desk.nextId() as OrderId,
          refund: 990,
        },
      ],
    },
  },
  'order.amended': {
    type: 'order.amended',
    payload: {
      orderId: desk.nextId() as OrderId,
      step: 1,
      lines: [
        { lineId: desk.nextId() as OrderLineId, at: 2, was: { ...level, quantity: 2, unitPrice: 990 }, becomes: null },
        { lineId: desk.nextId() as OrderLineId, at: 1, was: null, becomes: { ...level, quantity: 3, unitPrice: null } },
      ],
    },
  },
  'pick.short': {
    type: 'pick.short',
    payload: {
      shorts: [
        {
          id: desk.nextId() as ShortPickId,
          orderId: order.id,
          lineId: desk.nextId() as OrderLineId,
          ...level,
          quantity: 2,
          reason: 'not-found',
          batchId: desk.nextId() as BatchId,
        },
      ],
    },
  },
  'batch.begun': {
    type: 'batch.begun',
    payload: {
      batchId: desk.nextId() as BatchId,
      number: '7',
      method: 'cluster',
      orderIds: [order.id],
      assigneeId: desk.nextId() as PersonId,
    },
  },
  'batch.moved': {
    type: 'batch.moved',
    payload: { change: { batchId: desk.nextId() as BatchId, from: 'open', to: 'done', endedAt: someDay } },
  },
  'view.added': {
    type: 'view.added',
    payload: {
      views: [
        {
          id: desk.nextId() as ViewId,
          list: 'orders',
          name: 'Express',
          query: 'filter=overdue&sort=-placed',
          columns: ['number', 'due'],
          archived: false,
        },
      ],
    },
  },
  'count.begun': {
    type: 'count.begun',
    payload: {
      countId: desk.nextId() as CountId,
      name: 'Mugs',
      locationId: shop.floor,
      scope: { kind: 'category', category: 'Home > Kitchen', variantIds: [shop.mug] },
      mode: 'guided',
    },
  },
  'count.observed': {
    type: 'count.observed',
    payload: { countId, ...level, how: 'add', quantity: 6, from: someDay - 60_000, to: someDay },
  },
  'count.noted': {
    type: 'count.noted',
    payload: {
      countId,
      ...level,
      sets: [
        { field: 'reason', value: 'theft', was: null },
        { field: 'note', value: 'the box was open', was: null },
        { field: 'dropped', value: true, was: false },
      ],
    },
  },
  'count.posted': {
    type: 'count.posted',
    payload: {
      change: posting,
      lines: [
        {
          ...level,
          counted: 5,
          at: someDay,
          variance: -2,
          observation: desk.nextId() as OpId,
          observations: [desk.nextId() as OpId],
          reason: 'loss',
          note: 'behind the shelf',
        },
      ],
    },
  },
  'count.closed': { type: 'count.closed', payload: { change: { ...posting, to: 'cancelled' } } },
  'act.reversed': {
    type: 'act.reversed',
    payload: {
      target: desk.nextId() as never,
      targetType: 'order.moved',
      group,
      bringing: desk.nextId() as OpId,
      document: { kind: 'receipt', id: desk.nextId() },
      hide: [{ kind: 'barcode', id: shop.mugBarcode }],
      restore: [{ kind: 'product', id: productId }],
      sets: [{ kind: 'product', id: productId, field: 'name', value: 'Kettle', was: 'Pot' }],
      stock: [line],
      incoming: [{ incomingId: desk.nextId() as IncomingId, received: -4 }],
      orders: [
        {
          orderId: desk.nextId() as OrderId,
          from: 'open',
          to: 'void',
          shippedAt: 1,
          lines: [{ lineId: desk.nextId() as OrderLineId, picked: -1, shipped: 0, from: { picked: 1, shipped: 0 } }],
          relocate: [],
        },
      ],
      counts: [{ ...posting, from: 'posted', to: 'open' }],
      checkpoints: [{ posting: desk.nextId() as OpId, step: 1, levels: [level] }],
    },
  },
};
/** What undos of before there were counts do not have. */
const sinceCounts = ['payload.counts', 'payload.checkpoints'];
const types = Object.entries(full);
const written = (decision: Decision): Operation => desk.act(decision).op;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** Every place in a JSON value, the value itself left out. */
function places(value: Json, at: Path = []): readonly (readonly [Path, Json])[] {
  if (value === null || typeof value !== 'object') return [];
  const entries: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? value.map((v, i) => [i, v])
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => [[[...at, key], inner] as const, ...places(inner, [...at, key])]);
}

/** The same JSON with another value at one place; undefined takes the place away. */
function changed(value: Json, [key, ...rest]: Path, to: Json | undefined): Json {
  if (key === undefined) return to ?? null;
  if (Array.isArray(value)) return value.map((inner, i) => (i === key ? changed(inner, rest, to) : inner));
  const object = value as { [key: string]: Json };
  const inner = rest.length === 0 ? to : changed(object[key] ?? null, rest, to);
  const { [String(key)]: _, ...others } = object;
  return inner === undefined ? others : { ...others, [key]: inner };
}

function jsonOf(decision: Decision): Json {
  return JSON.parse(operationText(written(decision))) as Json;
}

function codeOf(json: Json | string): string {
  const parsed = parseOperation(typeof json === 'string' ? json : JSON.stringify(json));
  return parsed.ok ? 'read' : parsed.failure.code;
}

describe('the stored text of an operation', () => {
  test.each(types)('[DATA-R1] %s is read back as it was written, and so is its undo', (_, decision) => {
    const op = written(decision);
    for (const one of [op, written(decideReversal(op))]) {
      const parsed = parseOperation(operationText(one));
      expect(parsed.ok && canonical(parsed.value)).toBe(canonical(JSON.parse(operationText(one))));
    }
  });

  test.each(types)('[DATA-R1] %s refuses a field it does not know, at every depth', (_, decision) => {
    const json = jsonOf(decision);
    const objects = places(json).filter(
      ([at, inner]) => inner !== null && typeof inner === 'object' && !Array.isArray(inner) && at[0] !== 'base',
    );
    for (const at of [[], ...objects.map(([path]) => path)])
      expect([at, codeOf(changed(json, [...at, 'surplus'], 1))]).toEqual([at, 'operation-unreadable']);
  });

  /** Fields that came after 0.1: left out where nobody has said anything. */
  const leftOut = [
    ...['brand', 'manufacturer', 'tags', 'pictures', 'taxClass', 'weight', 'usualBinId', 'listings', 'channels'],
    ...['pricesIncludeTax', 'taxRates', 'address', 'phone', 'email', 'taxNumber', 'logo', 'timeZone', 'legacyZone'],
    ...['expectedOn', 'dueOn', 'channelId', 'alreadyShipped'],
    ...['packed', 'delivered', 'returned', 'heldFor', 'merges', 'newParcels', 'parcels', 'returns', 'wrongScans'],
    ...[
      'carrier',
      'service',
      'trackingNumber',
      'length',
      'width',
      'height',
      'exchangeId',
      'refund',
      'columns',
      'exchange',
    ],
  ];
  const isLeftOut = (at: readonly (string | number)[]) => {
    const last = at.at(-1);
    if (at[1] === 'listings' && last === 'channelId') return false;
    return (
      (at[1] === 'suppliers' && (last === 'contactId' || last === 'mergedInto')) ||
      leftOut.some((field) => field === last)
    );
  };

  test.each(types)('[DATA-R1] [DATA-R14] %s refuses a missing field, at every depth', (_, decision) => {
    const json = jsonOf(decision);
    const fields = places(json).filter(
      ([at]) =>
        typeof at.at(-1) === 'string' &&
        at[0] !== 'base' &&
        !(at[0] === 'seen' && at.length > 1) &&
        !sinceCounts.includes(at.join('.')) &&
        !isLeftOut(at),
    );
    for (const [at] of fields) expect([at, codeOf(changed(json, at, undefined))]).toEqual([at, 'operation-unreadable']);
  });

  test.each(types)('[DATA-R1] %s refuses parts of a unit, texts for numbers and numbers for texts', (_, decision) => {
    const json = jsonOf(decision);
    for (const [at, inner] of places(json).filter(([path]) => path[0] !== 'base' && path.at(-1) !== 'was')) {
      // Costs of lines are read at any size: 0.1 stored some that a number does not hold exactly (DATA-R12).
      const isTotal = at.at(-1) === 'costTotal';
      if (typeof inner === 'number')
        for (const wrong of [inner + 0.5, '1', ...(isTotal ? [] : [2 ** 60])])
          expect([at, wrong, codeOf(changed(json, at, wrong))]).not.toEqual([at, wrong, 'read']);
      if (typeof inner === 'string') expect([at, codeOf(changed(json, at, 5))]).not.toEqual([at, 'read']);
      if (typeof inner === 'boolean') expect([at, codeOf(changed(json, at, 'yes'))]).not.toEqual([at, 'read']);
    }
  });

  test('[DATA-R1] a type or version this program does not know is told apart from rubbish', () => {
    const json = jsonOf(full['barcode.detached']);
    expect(codeOf(changed(json, ['type'], 'offer.pushed'))).toBe('operation-unsupported');
    expect(codeOf(changed(json, ['v'], 2))).toBe('operation-unsupported');
    // A newer version may hold anything; it is not looked into.
    expect(codeOf(changed(changed(json, ['v'], 2), ['payload'], { unheard: true }))).toBe('operation-unsupported');
    expect(codeOf('<!doctype html><title>Log in</title>')).toBe('operation-unreadable');
    expect(codeOf('{}')).toBe('operation-unreadable');
    expect(codeOf(operationText(written(full['barcode.detached'])).slice(0, -1))).toBe('operation-unreadable');
  });
});

test('[CNT12] an undo that was written before there were counts is read, and reads the same as then', () => {
  // The text as the first release wrote it.
  const stored = `{"opId":"0190fffe-0000-7000-8000-00000000000a","shopId":"0190ffff-0000-7000-8000-000000000001","writerId":"01900000-0000-7000-8000-000000000001","writerSeq":9,"seen":null,"skewMs":null,"type":"act.reversed","v":1,"entities":[],"payload":{"target":"0190fffe-0000-7000-8000-00000000000b","targetType":"stock.recorded","group":null,"hide":[],"restore":[],"sets":[],"stock":[],"incoming":[],"orders":[]},"occurredAt":1778490000000,"actor":"0190ffff-0000-7000-8000-000000000002"}`;
  const parsed = parseOperation(stored);
  const { payload } = JSON.parse(stored);
  expect(parsed).toMatchObject({ ok: true, value: { v: 2, payload: { ...payload, bringing: null, document: null } } });
  const undo = decideReversal(written(full['stock.recorded']));
  expect(Object.keys(undo.payload).sort()).toEqual([...Object.keys(payload), 'bringing', 'document'].sort());
});

describe('fields a person may set', () => {
  const setsOf = (kind: string, field: string, value: unknown, was: unknown = null) =>
    changed(
      changed(
        changed(
          changed(jsonOf(full['fields.set']), ['payload', 'sets', 0, 'kind'], kind),
          ['payload', 'sets', 0, 'field'],
          field,
        ),
        ['payload', 'sets', 0, 'value'],
        value as Json,
      ),
      ['payload', 'sets', 0, 'was'],
      was as Json,
    );

  /** A value each field can hold, and one it cannot. */
  const values: {
    readonly [K in Kind]: { readonly [F in keyof (typeof editableFields)[K]]: readonly [good: unknown, bad: unknown] };
  } = {
    shop: {
      name: ['Shop', null],
      currency: ['EUR', 'euro'],
      defaultLocationId: [null, 7],
      defaultPoint: [3, 2.5],
      defaultUpTo: [null, '9'],
      pricesIncludeTax: [true, 'yes'],
      taxRates: [[{ taxClass: 'full', rate: 19_000 }], [{ taxClass: 'full', rate: 1.9 }]],
      address: ['High Street 1', 7],
      phone: ['1', 1],
      email: [null, 7],
      taxNumber: ['DE1', 1],
      logo: [picture, 'a picture'],
      timeZone: ['Europe/Berlin', 1],
      legacyZone: ['Europe/Berlin', 1],
      packWithoutScan: [true, 'yes'],
      packWithoutScanBy: [['person-1'], 'person-1'],
    },
    product: {
      name: ['Mug', 7],
      category: ['Home', true],
      supplierId: [null, 7],
      description: ['Tin', 7],
      archived: [true, 1],
      brand: ['Hearth', 7],
      manufacturer: [null, 7],
      tags: [['tea'], 'tea'],
      pictures: [[picture], ['a picture']],
      taxClass: ['full', 7],
    },
    variant: {
      sku: [null, 7],
      options: [[{ name: 'Size', value: 'L' }], 'L'],
      price: [990, 9.9],
      cost: [null, '4'],
      unit: ['kg', 7],
      supplierCode: ['K', 7],
      archived: [false, 'no'],
      weight: [850_000, 0.85],
      usualBinId: [shop.floor, 7],
      tracking: ['lot', 'batch'],
    },
    barcode: {},
    location: {
      name: ['Shop', null],
      barcode: [null, 7],
      archived: [true, null],
      locationType: ['bin', 'staging'],
      parentId: [shop.floor, 7],
      removed: [true, 'yes'],
      notForSale: [true, 'yes'],
    },
    supplier: {
      name: ['Mill', null],
      leadTimeDays: [4, -1],
      archived: [true, 0],
      contactId: [null, 7],
      mergedInto: [shop.supplier, 7],
    },
    rule: { point: [null, 1.5], upTo: [9, '9'], multiple: [6, true] },
    order: {
      dueAt: [someDay, 'tomorrow'],
      dueOn: ['2026-03-01', '1 March'],
      number: ['7', 7],
      contactId: [null, 7],
      priority: ['urgent', 'soon'],
      promisedOn: ['2026-03-01', 'soon'],
      tags: [['gift'], 'gift'],
      assigneeId: [null, 7],
      shippingMethod: ['DHL', 7],
      shippingAmount: [490, 4.9],
      discountAmount: [100, '1'],
      onlyWhole: [true, 'yes'],
    },
    parcel: {
      carrier: ['DHL', 7],
      service: ['Paket', 7],
      trackingNumber: ['1Z', 7],
      weight: [1_250, 0.5],
      length: [300, '300'],
      width: [200, '200'],
      height: [100, 0.1],
    },
    return: { exchangeId: [null, 7], refund: [990, 9.9] },
    batch: { assigneeId: [null, 7] },
    view: { name: ['Express', null], query: ['q=a', null], columns: [['number'], 'number'], archived: [true, 0] },
    'short-pick': {},
    lot: { expiresOn: ['2026-09-30', 'autumn'] },
    listing: { variantId: [shop.mug, null], archived: [true, 0], untold: [true, 'yes'] },
    channel: {
      name: ['Web', null],
      locationIds: [[shop.floor], shop.floor],
      buffer: [2, 0.5],
      floor: [1, '1'],
      runner: [null, 7],
      archived: [false, 0],
      runnerName: ['Till', 7],
      url: ['https://shop.example', 7],
      site: ['https://shop.example', 7],
      paused: [true, 'yes'],
      places: [[{ remoteId: '7', locationId: shop.floor }], [{ remoteId: 7 }]],
      offerRules: [[{ of: 'category', key: 'Mugs', buffer: 1, floor: null }], [{ of: 'shelf' }]],
      repairs: [false, 0],
      tellsCustomers: [true, 1],
    },
    incoming: {},
    writer: {},
    count: {},
    observation: {},
    'count-line': { reason: ['theft', 'sold'], note: ['torn', 7], dropped: [true, null] },
  };
  const fields = Object.entries(values).flatMap(([kind, some]) =>
    Object.entries(some).map(([field, [good, bad]]) => [kind, field, good, bad] as const),
  );

  test.each(fields)('[DATA-R7] %s.%s takes what it can hold and nothing else', (kind, field, good, bad) => {
    expect(codeOf(setsOf(kind, field, good, good))).toBe('read');
    expect(codeOf(setsOf(kind, field, bad, good))).toBe('operation-unreadable');
  });

  test('[DATA-R7] every editable field has its example here', () => {
    const listed = Object.entries(editableFields).flatMap(([kind, some]) =>
      Object.keys(some).map((field) => `${kind}.${field}`),
    );
    expect(fields.map(([kind, field]) => `${kind}.${field}`).sort()).toEqual(listed.sort());
  });

  test.each(['id', 'kind', 'productId', 'decimals', 'voided', 'fieldOps', 'addedBy', 'constructor', '__proto__'])(
    '[DATA-R7] nobody sets %s',
    (field) => {
      for (const kind of ['product', 'variant'])
        expect(codeOf(setsOf(kind, field, 'x', 'x'))).toBe('operation-unreadable');
    },
  );

  test('[DATA-R4] what a field was must be something it can go back to, or the undo could not be read', () => {
    expect(codeOf(setsOf('variant', 'price', 990, 12.5))).toBe('operation-unreadable');
    expect(codeOf(setsOf('product', 'name', 'Mug', null))).toBe('operation-unreadable');
  });
});
