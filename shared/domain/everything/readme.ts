import {
  barcodeHeader,
  optionNameHeader,
  optionValueHeader,
  ownHeaders,
  packSizeHeader,
  priceHeader,
} from '../export/product-headers.ts';
import type { OutFormat } from './out-parts.ts';

/** A file that was written, as the README tells it. */
export type WrittenFile = {
  readonly path: string;
  readonly holds: string;
  readonly lines: number | null;
  readonly columns: readonly { readonly header: string; readonly kind: string; readonly means: string }[];
};

export type Readme = {
  readonly shop: string;
  readonly version: string;
  readonly writtenAt: string;
  readonly zone: string;
  readonly currency: string;
  readonly format: OutFormat;
  /** The day at whose end it stands; null: as it stood when it was written. */
  readonly day: string | null;
  readonly files: readonly WrittenFile[];
  readonly hasPeople: boolean;
  /** Of what was done, up to then; null where it was not written. */
  readonly factHash: string | null;
  /** Of the books; null where no moment is known that all files are of. */
  readonly bookHash: string | null;
  /** Acts that were entered while the files were written. */
  readonly meanwhile: number;
  /** Acts that what they are about is missing for, so that the past could not be told with them. */
  readonly notFolded: number;
  /** Pictures that are not on this computer. */
  readonly picturesMissing: number;
};

/** What a column of the file of all products means; `kind` is how it is written. */
export function productMeaning(header: string): string {
  const [, n] = /^(?:Option|Barcode|Pack size) (\d+)/.exec(header) ?? [];
  if (n !== undefined) {
    const at = Number(n);
    if (header === optionNameHeader(at)) return 'What the option is called, such as Size.';
    if (header === optionValueHeader(at)) return 'Its value, such as M.';
    if (header === barcodeHeader(at)) return 'A code that is scanned for it.';
    if (header === packSizeHeader(at)) return 'How many units one scan of that code is.';
  }
  if (header.startsWith(`${ownHeaders.stock} [`)) return 'What lies in this place.';
  if (header.startsWith(`${ownHeaders.reorderPoint} [`)) return 'Alert at this quantity or below in this place.';
  if ([null, true, false].some((said) => priceHeader(said) === header)) return 'The price of one unit.';
  return meanings.get(header) ?? '';
}

const meanings: ReadonlyMap<string, string> = new Map([
  [ownHeaders.parent, 'The product: its variants share it.'],
  [ownHeaders.foreignId, 'The id that other files name the variant by.'],
  [ownHeaders.kind, 'simple, variable, kit, external or virtual.'],
  [ownHeaders.name, 'The name of the product.'],
  [ownHeaders.sku, 'What the variant is called in the shop.'],
  [ownHeaders.category, 'Its category, outermost first, divided by " > ".'],
  [ownHeaders.supplier, 'Who delivers it.'],
  [ownHeaders.supplierCode, 'What the supplier calls it.'],
  [ownHeaders.usualLocation, 'Where it usually lies.'],
  [ownHeaders.cost, 'What one unit costs.'],
  [
    ownHeaders.stock,
    'What lies in all places; empty where it was never said. What is picked for orders is not in it (see staging in locations).',
  ],
  [ownHeaders.reorderPoint, 'Alert at this quantity or below, all places together.'],
  [ownHeaders.orderUpTo, 'Buy up to this quantity.'],
  [ownHeaders.orderMultiple, 'Buy in multiples of this.'],
  [ownHeaders.unit, 'What its quantities are counted in; empty: pieces.'],
  [ownHeaders.decimals, 'How many places behind the point its quantities have.'],
  [ownHeaders.archived, 'Whether it is out of use.'],
  [ownHeaders.brand, 'Its brand.'],
  [ownHeaders.manufacturer, 'Who makes it.'],
  [ownHeaders.tags, 'Divided by commas.'],
  [ownHeaders.taxClass, 'Its class of tax; the rates stand in shop.'],
  [ownHeaders.weight, 'Of one unit, in grams.'],
  [ownHeaders.description, 'Its text.'],
]);

const kinds: Readonly<Record<string, string>> = {
  text: 'text',
  number: 'number',
  money: 'amount',
  date: 'day',
  moment: 'time',
};

/** The README beside the files, as Markdown that reads well as plain text. */
export function readmeText(readme: Readme): string {
  return [...headOf(readme), ...filesOf(readme), ...sumsOf(readme), ...hashesOf(readme)].join('\n');
}

function headOf(readme: Readme): readonly string[] {
  const { shop, day, zone, currency, writtenAt, version, format, hasPeople, meanwhile, notFolded } = readme;
  const asOf =
    day === null
      ? `As it stood at ${writtenAt} (UTC).`
      : `As of the end of ${day} in the time zone ${zone}. Written at ${writtenAt} (UTC).`;
  return [
    `# ${shop.replace(/\s+/g, ' ')}: everything out`,
    '',
    `${asOf} By Stockroom ${version}.`,
    'These are plain files. Nothing but a text editor or a spreadsheet is needed to read them.',
    '',
    '## How the files are written',
    '',
    ...howWritten(format),
    `- Amounts are in ${currency}. Quantities are in the unit of their variant; the point stands where its unit has it.`,
    '- Figures have a point before their decimals and nothing between their thousands.',
    `- Times are those of a clock in ${zone}, as 2026-11-02 09:30; columns with "(UTC)" have the exact moment. Days are 2026-11-02.`,
    '- yes and no are written so; an empty cell says that nothing is known or nothing was said.',
    '- Whatever has an id has it in every file. Ids never change.',
    ...(hasPeople
      ? []
      : ['- People (customers, staff, contacts at suppliers) were left out. Other files name them by id only.']),
    ...(meanwhile > 0
      ? [
          `- ${meanwhile} acts were entered while the files were written. Lists may contain some of them; stock and movements are of one moment.`,
        ]
      : []),
    ...(day === null ? [] : pastNotes(notFolded)),
    '',
  ];
}

function howWritten(format: OutFormat): readonly string[] {
  if (format === 'xlsx')
    return [
      '- Lists are Excel workbooks (.xlsx) with one sheet. A list of more than 1,000,000 lines goes on in a second workbook, -2.',
    ];
  if (format === 'jsonl')
    return ['- Lists are JSON Lines (.jsonl), UTF-8: one object a line, by the names of its columns.'];
  return [
    '- Lists are CSV, UTF-8 with a byte order mark, cells divided by commas, lines ended by CR LF, quoted as in RFC 4180.',
    "- A text that a spreadsheet would run as a formula has an apostrophe (') before it; a text that began with one has two.",
  ];
}

function pastNotes(notFolded: number): readonly string[] {
  return [
    '- The past is told as it is known today: an act that was undone later counts as never done, and one that arrived late counts on the day it was done.',
    '- Stock is the sum of the movements that count before the end of the day. Orders, counts, products and all other lists are what the acts up to then make of them.',
    '- Not known of the past, and as of today: people, and what online stores were told.',
    ...(notFolded > 0
      ? [`- ${notFolded} acts up to then could not be told, since what they are about came later.`]
      : []),
  ];
}

function filesOf({ files, picturesMissing }: Readme): readonly string[] {
  return [
    '## Files',
    '',
    ...files.flatMap(({ path, holds, lines, columns }) => [
      `### ${path}`,
      '',
      `${holds}${lines === null ? '' : ` Lines: ${lines}.`}`,
      '',
      ...columns.map(({ header, kind, means }) => `- **${header}** (${kinds[kind] ?? kind}): ${means}`),
      ...(columns.length > 0 ? [''] : []),
    ]),
    ...(picturesMissing > 0 ? [`${picturesMissing} pictures are not on this computer and were left out.`, ''] : []),
  ];
}

function sumsOf({ files }: Readme): readonly string[] {
  const has = (...names: readonly string[]) =>
    names.every((name) => files.some(({ path }) => path.split('.')[0]?.replace(/-\d+$/, '') === name));
  const sums = [
    ...(has('stock', 'movements')
      ? ['- On hand in stock = the sum of Quantity in movements, for the same variant, place and lot.']
      : []),
    ...(has('stock', 'order-lines')
      ? [
          '- Committed in stock = of the order-lines of all orders that are open, held, picking or packed: Ordered less Picked in their place, Picked less Shipped in its staging place.',
        ]
      : []),
    ...(has('stock', 'incoming') ? ['- Incoming in stock = the sum of Open in incoming, where it is above zero.'] : []),
    ...(has('products', 'stock')
      ? [
          '- Stock in products = the sum of On hand in stock over all places that are not of the kind staging, not archived and not removed.',
        ]
      : []),
    ...(has('activity')
      ? ['- Everything else follows from activity: each line is an act, in the order in which they count.']
      : []),
  ];
  return sums.length === 0 ? [] : ['## How the figures add up', '', ...sums, ''];
}

function hashesOf({ factHash, bookHash }: Readme): readonly string[] {
  if (factHash === null && bookHash === null) return [];
  return [
    '## To prove it',
    '',
    ...(factHash === null
      ? []
      : [
          `- Facts: ${factHash}`,
          '  (how many lines activity.jsonl has, and the sum modulo 2^128 of the first 128 bits of the SHA-256 of each line without its line end)',
        ]),
    ...(bookHash === null
      ? []
      : [`- Books: ${bookHash}`, '  (what Settings → Books of Stockroom showed for the same moment)']),
    '',
  ];
}
