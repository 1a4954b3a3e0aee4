import type { DocumentContent } from './document.ts';
import type { CodeOf, Recipient } from './document-parts.ts';

const byPlace = new Intl.Collator('en', { numeric: true }).compare;

/** As one walks past the shelves. */
function inWalkingOrder<L extends { readonly location: string; readonly sku: string }>(lines: readonly L[]): L[] {
  return lines.toSorted((a, b) => byPlace(a.location, b.location) || byPlace(a.sku, b.sku));
}

/** Words every document needs; `page` says which of how many. */
type CommonWords = { readonly title: string; readonly page: (page: number, pages: number) => string };

export type PickLine = {
  readonly location: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: string;
  /** Which lots it is picked of; empty where nothing is said of them. */
  readonly lots: string;
};
export type PickWords = CommonWords & {
  readonly location: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: string;
  readonly picked: string;
};

/** What to fetch for an order, with a box to tick. The lines come in the order one walks past them. */
export function pickList(
  order: { readonly code: string | null; readonly facts: readonly string[]; readonly lines: readonly PickLine[] },
  words: PickWords,
): DocumentContent {
  return {
    title: words.title,
    code: order.code,
    facts: order.facts,
    columns: pickColumns(words),
    rows: order.lines.map(pickRow),
    beneath: order.lines.map(lotRows),
    closing: [],
    footer: words.page,
  };
}

function pickColumns(words: PickWords): DocumentContent['columns'] {
  return [
    { head: words.location, width: 38, cell: 'text' },
    { head: words.sku, width: 32, cell: 'text' },
    { head: words.name, width: 'rest', cell: 'text' },
    { head: words.quantity, width: 18, cell: 'figure' },
    { head: words.picked, width: 18, cell: 'box' },
  ];
}

const pickRow = ({ location, sku, name, quantity }: PickLine) => [location, sku, name, quantity, ''];
const lotRows = ({ lots }: PickLine) => (lots === '' ? [] : [['', '', lots, '', '']]);

/** A product for several orders: how many of it together, and which order gets how many of them. */
export type JointPickLine = PickLine & {
  readonly shares: readonly { readonly order: string; readonly quantity: string; readonly lots: string }[];
};
export type JointPickWords = PickWords & {
  /** Above the codes of the orders. */
  readonly codes: string;
};

/** What to fetch for several orders in one walk; their codes stand at the end. The lines come in the order one walks past them. */
export function jointPickList(
  orders: {
    /** Of all of them together, as of a batch; left out where they have none. */
    readonly code?: string;
    readonly facts: readonly string[];
    readonly lines: readonly JointPickLine[];
    readonly codes: readonly CodeOf[];
  },
  words: JointPickWords,
): DocumentContent {
  return {
    title: words.title,
    code: orders.code ?? null,
    facts: orders.facts,
    columns: pickColumns(words),
    rows: orders.lines.map(pickRow),
    beneath: orders.lines.map(({ shares, ...line }) => [
      ...lotRows(line),
      ...shares.map(({ order, quantity, lots }) => ['', '', lots === '' ? order : `${order} (${lots})`, quantity, '']),
    ]),
    closing: [],
    codes: { head: words.codes, of: orders.codes },
    footer: words.page,
  };
}

export type PackedLine = {
  readonly sku: string;
  readonly name: string;
  readonly ordered: string;
  readonly shipped: string;
};
export type PackingWords = CommonWords & {
  readonly sku: string;
  readonly name: string;
  readonly ordered: string;
  readonly shipped: string;
};

type Parcel = {
  readonly code: string | null;
  readonly recipient: Recipient | null;
  readonly facts: readonly string[];
  readonly lines: readonly PackedLine[];
  readonly closing: readonly string[];
};

/** What lies in the parcel, for whom it is for: no prices, in the order's own sequence. */
export function packingSlip(order: Parcel, words: PackingWords): DocumentContent {
  return parcelPaper(order, words, { head: words.shipped, width: 24, cell: 'figure' });
}

/** What is to be packed: it says of nothing that it is in the parcel, and has a box to tick instead. */
export function packingList(order: Parcel, words: PackingWords): DocumentContent {
  return parcelPaper(order, words, { head: words.shipped, width: 24, cell: 'box' });
}

function parcelPaper(order: Parcel, words: PackingWords, last: DocumentContent['columns'][number]): DocumentContent {
  return {
    title: words.title,
    code: order.code,
    recipient: order.recipient,
    facts: order.facts,
    columns: [
      { head: words.sku, width: 40, cell: 'text' },
      { head: words.name, width: 'rest', cell: 'text' },
      { head: words.ordered, width: 24, cell: 'figure' },
      last,
    ],
    rows: order.lines.map(({ sku, name, ordered, shipped }) => [
      sku,
      name,
      ordered,
      last.cell === 'box' ? '' : shipped,
    ]),
    closing: order.closing,
    footer: words.page,
  };
}

export type CountSheetLine = {
  readonly location: string;
  readonly sku: string;
  readonly name: string;
  /** What should be there; null on a blind count. */
  readonly expected: string | null;
};
export type CountWords = CommonWords & {
  readonly location: string;
  readonly sku: string;
  readonly name: string;
  readonly expected: string;
  readonly counted: string;
  /** Where the person who counted signs. */
  readonly signature: string;
};

/** What to count, by place, with a box for each number. A blind count says nothing of what should be there. */
export function countSheet(
  count: { readonly facts: readonly string[]; readonly lines: readonly CountSheetLine[] },
  words: CountWords,
): DocumentContent {
  const guided = count.lines.some(({ expected }) => expected !== null);
  return {
    title: words.title,
    code: null,
    facts: count.facts,
    columns: [
      { head: words.location, width: 30, cell: 'text' },
      { head: words.sku, width: 36, cell: 'text' },
      { head: words.name, width: 'rest', cell: 'text' },
      ...(guided ? [{ head: words.expected, width: 22, cell: 'figure' } as const] : []),
      { head: words.counted, width: 26, cell: 'box' },
    ],
    rows: inWalkingOrder(count.lines).map(({ location, sku, name, expected }) => [
      location,
      sku,
      name,
      ...(guided ? [expected ?? ''] : []),
      '',
    ]),
    closing: [words.signature],
    footer: words.page,
  };
}
