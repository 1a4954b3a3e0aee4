import { calendarIn } from '#shared/domain/values/day.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ChannelId, type ContactId, orderContactId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { OrderRow, ShopRow } from '#shared/domain/operations/rows.ts';
import { must } from '#shared/base/must.ts';
import type { Mark } from '#shared/domain/labels/page.ts';
import { countingIds } from '#tests/fixtures/folding-desk.ts';
import { newOrder, smallShop } from '#tests/fixtures/small-shop.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { leftOutText, type OrderPaper, orderPapers, paperKind, printedOn } from './order-papers.ts';

beforeAll(() => openWords('en'));

const nextId = countingIds();
const shop = smallShop(nextId);

/** An order of 4 mugs and 3 candles of which so many are picked and shipped. */
function order(
  state: OrderRow['state'],
  [mugs, candles]: readonly (readonly [picked: number, shipped: number])[],
): OrderRow {
  const placed = newOrder(nextId, [
    [shop.mug, shop.floor, 4],
    [shop.candle, shop.floor, 3],
  ]);
  const lines = placed.lines.map((line, i) => {
    const [picked, shipped] = (i === 0 ? mugs : candles) ?? [0, 0];
    return { ...line, picked, shipped };
  });
  return { ...placed, kind: 'order', state, lines, addedBy: null, fieldOps: {}, voided: false };
}

/** A paper of some orders, as a person of a country gets it. */
function paperOf(
  paper: OrderPaper,
  rows: readonly OrderRow[],
  locale = 'en',
  shopRow: Partial<ShopRow> | null = null,
  contacts: ReadonlyMap<ContactId, Contact> = new Map(),
) {
  const quantity = (value: number) => `${value}`;
  // Only these are asked for a packing slip.
  const format = { quantity, date: () => 'a day' } as never;
  const variant = (id: VariantId) => ({ title: id === shop.mug ? 'Mug' : 'Candle', sku: null, decimals: 0 });
  const facts = {
    shop: shopRow,
    variant,
    pathOf: (id: string) => [{ id, name: 'Floor' }],
    isNotForSale: () => false,
  } as never;
  const plan = { usualBin: () => null, lotsOf: () => [] };
  const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
  return orderPapers(paper, rows, { t: words(), format, locale, facts, contacts, days, plan });
}

/** What a packing slip says: every text on it in order. */
function said(row: OrderRow): readonly string[] {
  return (paperOf('packingSlip', [row])?.faces ?? []).flat().flatMap((mark) => (mark.mark === 'text' ? mark.text : []));
}

const figures = (row: OrderRow) => {
  const text = said(row).join('');
  return /Mug(\d+)Candle(\d+)/.exec(text.replaceAll(' ', ''))?.slice(1) ?? text;
};

test('[OQ65] a packing slip goes to the address of the order’s own, where it has one', () => {
  const row = { ...order('open', []), contactId: 'rosa' as ContactId };
  const record = (name: string, address: string): Contact => ({
    contactId: name,
    kind: 'customer',
    erased: false,
    name,
    address,
    phone: '',
    email: '',
    note: '',
  });
  const rosa = ['rosa' as ContactId, record('Rosa Marsh', '1 Marsh Lane')] as const;
  const own = [orderContactId(row.id), record('', 'Ann Hill\n2 Hill Road')] as const;
  const text = (contacts: readonly (readonly [ContactId, Contact])[]) =>
    (paperOf('packingSlip', [row], 'en', null, new Map(contacts))?.faces ?? [])
      .flat()
      .flatMap((mark) => (mark.mark === 'text' ? mark.text : []))
      .join(' ');
  expect(text([rosa])).toContain('Rosa Marsh 1 Marsh Lane');
  expect(text([rosa, own])).toContain('Ann Hill 2 Hill Road');
  expect(text([rosa, own])).not.toContain('Marsh Lane');
});

test('[CHN148] a packing slip says how the order is sent, how its customer is reached and, of a store’s order, what they wrote', () => {
  const row = { ...order('open', []), contactId: 'rosa' as ContactId, shippingMethod: 'Express' };
  const of = (contactId: string, more: Partial<Contact>): Contact => ({
    ...{ contactId, kind: 'customer', erased: false, name: 'Rosa Marsh', address: '1 Marsh Lane' },
    ...{ phone: '', email: '', note: '', ...more },
  });
  const contacts = new Map([
    ['rosa' as ContactId, of('rosa', { phone: '0123', email: 'rosa@example.org', note: 'always late' })],
    [orderContactId(row.id), of('own', { name: '', address: '', note: `Ring twice\n${'and wait '.repeat(40)}` })],
  ]);
  const text = (one: OrderRow) =>
    (paperOf('packingSlip', [one], 'en', null, contacts)?.faces ?? [])
      .flat()
      .flatMap((mark) => (mark.mark === 'text' ? mark.text : []))
      .join(' ');
  const ofStore = text({ ...row, channelId: 'shop' as ChannelId });
  expect(ofStore).toContain('Shipping: Express Phone 0123 · E-mail rosa@example.org');
  expect(ofStore).toContain('Note from the customer: Ring twice and wait');
  expect(ofStore.match(/and wait/g)).toHaveLength(40);
  expect(ofStore).not.toContain('always late');
  expect(text(row)).not.toContain('Ring twice');
});

describe('[OQ16] a packing slip', () => {
  test.each([
    [
      'what is picked of a part',
      order('picking', [
        [3, 0],
        [0, 0],
      ]),
      'packingSlip',
      ['43', '30'],
    ],
    [
      'the next part only, once one has left',
      order('picking', [
        [4, 3],
        [0, 0],
      ]),
      'packingSlip',
      ['41', '30'],
    ],
    [
      'what has left, where nothing more is picked',
      order('picking', [
        [3, 3],
        [0, 0],
      ]),
      'packingSlip',
      ['43', '30'],
    ],
    [
      'what was shipped of an order whose rest was cancelled',
      order('shipped', [
        [3, 3],
        [0, 0],
      ]),
      'packingSlip',
      ['43', '30'],
    ],
    [
      'everything of an order that left whole',
      order('shipped', [
        [4, 4],
        [3, 3],
      ]),
      'packingSlip',
      ['44', '33'],
    ],
    [
      'nothing of an order that is not picked, and is a list to pack by',
      order('open', [
        [0, 0],
        [0, 0],
      ]),
      'packingList',
      ['4', '3'],
    ],
  ] as const)('says %s', (_, row, kind, ordered) => {
    expect(paperKind('packingSlip', [row])).toBe(kind);
    expect(figures(row)).toEqual(ordered);
    expect(said(row).join('').includes('Packing list')).toBe(kind === 'packingList');
  });
});

describe('[LAB54] the papers of the chosen orders', () => {
  const untouched = [
    [0, 0],
    [0, 0],
  ] as const;
  /** An order of enough lines for three pages, and one that fits on one. */
  const long = { ...order('open', untouched), number: 'LONG-1' };
  const rows = [
    { ...long, lines: Array.from({ length: 60 }, () => long.lines).flat() },
    { ...order('open', untouched), number: 'SHORT-2' },
  ];

  test.each(['pickList', 'packingSlip'] as const)('%s: each stands on pages of its own, in order', (paper) => {
    const printed = must(paperOf(paper, rows), 'there are orders');
    const named = printed.pages.map((page) =>
      [...new Set(page.flatMap(({ face }) => printed.faces[face] ?? []).flatMap(numberIn))].join(),
    );
    expect(named.length).toBeGreaterThan(2);
    // The number stands on the first page of each; no page has something of both.
    expect(named).toEqual(['LONG-1', ...named.slice(2).map(() => ''), 'SHORT-2']);
  });

  test('are A4, or Letter where the region uses it', () => {
    const width = (locale: string) => paperOf('pickList', rows, locale)?.width;
    expect(['de', 'en-GB', 'en-US', 'es-MX'].map(width)).toEqual([210, 210, 215.9, 215.9]);
  });

  test('are none where no order is chosen', () => {
    expect(paperOf('pickList', [])).toBe(null);
  });
});

function numberIn(mark: Mark): readonly string[] {
  return mark.mark === 'text' ? (/LONG-1|SHORT-2/.exec(mark.text) ?? []) : [];
}

describe('whom a paper comes from', () => {
  const untouched = [
    [0, 0],
    [0, 0],
  ] as const;
  const row = order('open', untouched);
  const textsOf = (paper: OrderPaper, shopRow: Partial<ShopRow> | null) =>
    (paperOf(paper, [row], 'en', shopRow)?.faces ?? [])
      .flat()
      .flatMap((mark) => (mark.mark === 'text' ? mark.text : []));
  const sender = {
    name: 'Corner',
    address: 'Market 1\n10115 Berlin',
    phone: '030 1',
    email: 'hi@corner.example',
    taxNumber: 'DE123456789',
  };

  test('[LAB80] a packing slip begins with name, address, phone, e-mail and tax number', () => {
    const [first, ...rest] = textsOf('packingSlip', sender);
    expect(first).toBe('Corner');
    expect(rest.slice(0, 5)).toEqual([
      'Phone 030 1',
      'Market 1',
      'hi@corner.example',
      '10115 Berlin',
      'VAT ID DE123456789',
    ]);
  });

  test.each([
    ['12/345/67890', 'Tax number 12/345/67890'],
    ['GB 123', 'VAT ID GB 123'],
    ['USt-IdNr. DE1', 'USt-IdNr. DE1'],
  ])('[LAB80] the tax number %s reads %s', (taxNumber, text) => {
    expect(textsOf('packingSlip', { ...sender, taxNumber })).toContain(text);
  });

  test('[LAB81] of a shop that has said nothing but its name it is as without a sender', () => {
    expect(textsOf('packingSlip', { name: 'Corner' })).toEqual(textsOf('packingSlip', null));
  });

  test('[LAB82] a pick list stays in the house: it names the shop at its foot, and no address', () => {
    const texts = textsOf('pickList', sender);
    expect(texts.at(-1)).toBe('Page 1 of 1 · Corner');
    expect(texts.join()).not.toContain('Market 1');
  });
});

describe('[OQ50] a pick list of orders that were chosen', () => {
  const untouched = [
    [0, 0],
    [0, 0],
  ] as const;
  const picked = [
    [4, 0],
    [3, 0],
  ] as const;
  const numbered = (number: string, row: OrderRow) => ({ ...row, number });
  const chosen = [
    numbered('1', order('open', untouched)),
    numbered('2', order('held', untouched)),
    numbered('3', order('shipped', picked)),
    numbered('4', order('cancelled', untouched)),
    numbered('5', order('picking', picked)),
    numbered(
      '6',
      order('picking', [
        [1, 0],
        [0, 0],
      ]),
    ),
  ];
  const numbers = (rows: readonly OrderRow[]) => rows.map(({ number }) => number);

  test('is of those that are open or being picked; one for all of those of which something is left', () => {
    expect(numbers(printedOn('pickList', chosen))).toEqual(['1', '5', '6']);
    expect(numbers(printedOn('jointPickList', chosen))).toEqual(['1', '6']);
    expect(numbers(printedOn('packingSlip', chosen))).toEqual(['1', '2', '3', '5', '6']);
  });

  test('says which are left out and why', () => {
    const left = leftOutText(words(), chosen, printedOn('jointPickList', chosen));
    expect(left).toBe('Not on it: 2 (On hold), 3 (Shipped), 4 (Cancelled), 5 (nothing left to pick)');
    expect(leftOutText(words(), chosen, chosen)).toBeNull();
    const many = Array.from({ length: 20 }, () => chosen[1] ?? order('held', untouched));
    expect(leftOutText(words(), many, [])).toMatch(/, 12 more$/);
  });
});

test('[OQ51] one list for many orders has the total of each product, whose it is, and the code of every order', () => {
  const untouched = [
    [0, 0],
    [1, 0],
  ] as const;
  const rows = Array.from({ length: 3 }, (_, at) => ({ ...order('open', untouched), number: `N-${at}` }));
  const faces = must(paperOf('jointPickList', rows), 'there are orders').faces.flat();
  const texts = faces.flatMap((mark) => (mark.mark === 'text' ? mark.text : []));
  const [candle, mug] = [texts.indexOf('Candle'), texts.indexOf('Mug')];
  expect(texts.slice(candle, mug)).toEqual(['Candle', '6', 'N-0', '2', 'N-1', '2', 'N-2', '2', 'Floor']);
  expect(texts.slice(mug, mug + 8)).toEqual(['Mug', '12', 'N-0', '4', 'N-1', '4', 'N-2', '4']);
  expect(faces.filter(({ mark }) => mark === 'bars')).toHaveLength(3);
  const alone = must(paperOf('pickList', rows), 'there are orders');
  expect(alone.faces.map((marks) => marks.filter(({ mark }) => mark === 'bars').length)).toEqual([1, 1, 1]);
});
