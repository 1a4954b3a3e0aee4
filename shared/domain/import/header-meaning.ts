import type { ProductField } from './field.ts';
import { foldHeader } from './header.ts';
import { expressions, lexicon, type Notion } from './header-lexicon.ts';
import { furtherExpressions, furtherLanguages } from './header-lexicon-world.ts';

/** What a header says its column holds. */
export type HeaderMeaning = {
  readonly field: ProductField;
  /** How exactly it says so: of two columns for one field that with the smaller number gets it. */
  readonly rank: number;
  /** A price that is said to be without tax, or with it. */
  readonly tax?: 'net' | 'gross';
};

/** Letters that are not taken apart into a plain letter and a mark. */
const plainLetters: readonly (readonly [RegExp, string])[] = [
  [/ł/g, 'l'],
  [/ø/g, 'o'],
  [/ı/g, 'i'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/đ/g, 'd'],
];

/** The article of Arabic is written as one with its word, also behind a preposition: `السعر`, `للبيع`. */
const article = /(?<= |^)(?:ال|لل)(?=\p{L}{2})/gu;

function plain(folded: string): string {
  return plainLetters.reduce((text, [letter, by]) => text.replace(letter, by), folded).replace(article, '');
}

const known: ReadonlyMap<string, ReadonlySet<Notion>> = wordsOf();
const phrases: readonly (readonly [string, string])[] = furtherExpressions
  .map(([phrase, word]) => [` ${plain(foldHeader(phrase))} `, ` ${word} `] as const)
  .toSorted((a, b) => b[0].length - a[0].length);

/** A folded header with its expressions of several words as one word each. */
function joined(folded: string): string {
  const text = expressions.reduce((header, [expression, word]) => header.replace(expression, word), plain(folded));
  return phrases.reduce((header, [phrase, word]) => header.replace(phrase, word), ` ${text} `).trim();
}
const longest = Math.max(...[...known.keys()].map((word) => word.length));

function wordsOf(): ReadonlyMap<string, ReadonlySet<Notion>> {
  const map = new Map<string, Set<Notion>>();
  for (const language of [lexicon, ...Object.values(furtherLanguages)]) {
    // Object.entries forgets the key type; a language has no other keys than notions.
    for (const [notion, words] of Object.entries(language) as [Notion, string][]) {
      for (const word of words.split(' ')) {
        const key = plain(foldHeader(word));
        map.set(key, (map.get(key) ?? new Set<Notion>()).add(notion));
      }
    }
  }
  return map;
}

type Said = ReadonlySet<Notion>;

/** Shorter words are found inside of longer ones too often, except those that begin or end one. */
const SHORTEST_PART = 3;
const shortFirst: ReadonlySet<string> = new Set(['ek', 'vk', 'pv']);
const shortLast: ReadonlySet<string> = new Set(['a', '1', 'nr', 'no', 'id', 'nt']);
const isIdeographic = (text: string): boolean => /[\p{Script=Han}\p{Script=Katakana}]/u.test(text);

/** The notions of a word that may be made of several: `verkaufspreis`, `precioventa`. undefined: some part is unknown. */
function notionsOf(word: string): readonly Said[] | undefined {
  const whole = known.get(word);
  if (whole) return [whole];
  return word.length <= 60 ? partsFrom(word, 0, new Map()) : undefined;
}

function partsFrom(
  word: string,
  at: number,
  tried: Map<number, readonly Said[] | undefined>,
): readonly Said[] | undefined {
  if (at === word.length) return [];
  if (tried.has(at)) return tried.get(at);
  let found: readonly Said[] | undefined;
  for (let end = Math.min(word.length, at + longest); end > at && !found; end--) {
    const part = word.slice(at, end);
    const notions = known.get(part);
    if (!notions || !mayStand(part, at === 0, end === word.length)) continue;
    const rest = partsFrom(word, end, tried) ?? (word[end] === 's' ? partsFrom(word, end + 1, tried) : undefined);
    if (rest) found = [notions, ...rest];
  }
  tried.set(at, found);
  return found;
}

function mayStand(part: string, isFirst: boolean, isLast: boolean): boolean {
  return (
    part.length >= SHORTEST_PART ||
    (isFirst && shortFirst.has(part)) ||
    (isLast && shortLast.has(part)) ||
    isIdeographic(part)
  );
}

/** A longer cell is a text, no header. */
const LONGEST_HEADER = 120;

/** A header of the unit in which another column gives weights. */
export const isWeightUnit =
  /^(?:variant |product |item |package )?(?:weight (?:unit|units|uom)|unit of weight|weight unit for display|gewichtseinheit|unite de poids|unidad de peso)$/;

/** The number under which a shop keeps a supplier, which is none of his codes for products. */
const ofSupplier =
  /^(?:lieferanten? ?(?:nr|nummer)|leverancier(?:s|snr)?nummer|leverantors?nummer|leverandornummer|kreditoren? ?(?:nr|nummer)|(?:supplier|vendor) (?:no|nr|number))$/;

/** A text in one of several languages says so behind its name: `name(en-gb)`, `description_de`. */
const ofLanguage =
  /^(.{2,}) (?:english|german|french|spanish|italian|dutch|polish|deutsch|englisch|francais|espanol|italiano|nederlands|polski|pol|eng|ger|deu|fra|fre|spa|ita|nld|dut|por|rus|ukr|ces|cze|ar|az|bg|cs|da|de|el|en|es|et|fi|fr|he|hr|hu|it|ja|ko|lt|lv|nb|nl|no|pl|pt|ro|ru|sk|sl|sv|tr|uk|zh)(?: (?:at|au|be|br|ca|ch|cn|de|es|fr|gb|ie|it|mx|nl|no|pt|tw|us))?$/;
const inLanguage = /^(?:da|de|en|es|fi|fr|it|nb|nl|pl|pt|se|sv|us) (.{3,})$/;
const inLanguages: ReadonlySet<ProductField> = new Set<ProductField>(['name', 'description', 'category', 'tags']);

/** What a folded header says, by its words; undefined where one of them is unknown or they say nothing together. */
export function headerMeaning(folded: string): HeaderMeaning | undefined {
  if (folded.length > LONGEST_HEADER || isWeightUnit.test(folded)) return undefined;
  if (ofSupplier.test(plain(folded))) return { field: 'supplierId', rank: 0 };
  const said = saidBy(folded);
  if (said !== undefined && said.length > 0) return meaningOf(said);
  const text = ofLanguage.exec(folded)?.[1] ?? inLanguage.exec(folded)?.[1];
  const meaning = text === undefined ? undefined : headerMeaning(text);
  return meaning && inLanguages.has(meaning.field) ? { ...meaning, rank: 2 } : undefined;
}

/** The notions of every word; undefined where one of them is unknown. */
function saidBy(folded: string): readonly Said[] | undefined {
  const said: Said[] = [];
  for (const word of joined(folded).split(' ')) {
    if (word === '') continue;
    const notions = notionsOf(word);
    if (!notions) return undefined;
    said.push(...notions);
  }
  return said;
}

const ofFigures: readonly Notion[] = [
  ...(['money', 'buy', 'costs', 'offer', 'net', 'gross', 'tax', 'stock', 'amount', 'onhand', 'low'] as const),
  ...(['level', 'uom', 'mass', 'pieces', 'total', 'monetary', 'currency', 'weight', 'filler'] as const),
];

/** Whether a folded text says nothing but which figure it is, in which unit or currency: `pcs`, `on hand`, `zł brutto`. */
export function isAboutFigures(folded: string): boolean {
  if (folded === '' || folded.length > LONGEST_HEADER) return false;
  return saidBy(folded)?.every((word) => ofFigures.some((notion) => word.has(notion))) ?? false;
}

/** Whether at least one word has one of the needed notions, and every word has one of the allowed ones. */
type Test = (needed: readonly Notion[], ...allowed: readonly Notion[]) => boolean;

const always: readonly Notion[] = ['filler'];

function meaningOf(said: readonly Said[]): HeaderMeaning | undefined {
  const has = (...notions: readonly Notion[]) => said.some((word) => notions.some((notion) => word.has(notion)));
  const only: Test = (needed, ...allowed) =>
    has(...needed) && said.every((word) => [...needed, ...allowed, ...always].some((notion) => word.has(notion)));
  return moneyOf(has, only) ?? stockOf(has, only) ?? nameOf(has, only) ?? codeOf(has, only);
}

type Has = (...notions: readonly Notion[]) => boolean;

const aboutMoney: readonly Notion[] = ['product', 'own', 'currency', 'net', 'gross', 'tax', 'uom'];

function moneyOf(has: Has, only: Test): HeaderMeaning | undefined {
  const tax = has('net') ? ({ tax: 'net' } as const) : has('gross') ? ({ tax: 'gross' } as const) : undefined;
  // `Price tax` is the tax in a price.
  if (has('tax') && !tax) return undefined;
  // What goods cost a shop is kept without tax.
  const taxed = has('gross') ? 2 : 0;
  if (only(['costs'], 'money', 'buy', ...aboutMoney))
    return { field: 'cost', rank: (has('money') ? 0 : 1) + taxed, ...tax };
  if (has('money') && only(['buy'], 'money', ...aboutMoney)) return { field: 'cost', rank: taxed, ...tax };
  if (has('money') && only(['supplier'], 'money', ...aboutMoney)) return { field: 'cost', rank: 2, ...tax };
  if (has('money') && only(['offer'], 'money', 'sell', ...aboutMoney)) return { field: 'salePrice', rank: 0, ...tax };
  // `Verkoop incl.` is a price, `Verkoop` alone as well how many were sold.
  if (tax && only(['sell'], ...aboutMoney)) return { field: 'price', rank: 2 + (has('net') ? 2 : 0), ...tax };
  if (tax && only(['buy'], ...aboutMoney)) return { field: 'cost', rank: 2, ...tax };
  return only(['money'], 'sell', ...aboutMoney)
    ? { field: 'price', rank: (has('sell') ? 0 : 1) + (has('net') ? 2 : 0) + (has('advised') ? 2.5 : 0), ...tax }
    : undefined;
}

function stockOf(has: Has, only: Test): HeaderMeaning | undefined {
  const kept: readonly Notion[] = ['stock', 'held', 'amount', 'onhand', 'level', 'product', 'own', 'uom'];
  if (only(['low'], ...kept)) return { field: 'reorderPoint', rank: has('stock', 'amount', 'held') ? 0 : 1 };
  if (has('code', 'name', 'id')) return undefined;
  if (only(['stock', 'amount', 'onhand'], 'held', 'level', 'product', 'own', 'total', 'pieces'))
    return { field: 'stock', rank: has('stock') && !has('held') ? 0 : 1 };
  if (only(['pieces'])) return { field: 'stock', rank: 3 };
  if (only(['held'], 'level')) return { field: 'stock', rank: has('level') ? 1 : 3 };
  return undefined;
}

function nameOf(has: Has, only: Test): HeaderMeaning | undefined {
  if (only(['picture'], 'address', 'product', 'own')) return { field: 'pictures', rank: 0 };
  if (only(['category'], 'name', 'product', 'own', 'uom')) return { field: 'category', rank: has('name') ? 0 : 1 };
  if (only(['supplier'], 'name', 'own')) return { field: 'supplier', rank: has('own') ? 1 : 0 };
  if (only(['brand'], 'name', 'product')) return { field: 'brand', rank: 0 };
  if (only(['maker'], 'name', 'product')) return { field: 'manufacturer', rank: 0 };
  if (only(['tags'], 'product')) return { field: 'tags', rank: 0 };
  if (only(['weight'], 'mass', 'product', 'own', 'uom', 'net', 'gross'))
    return { field: 'weight', rank: has('mass') ? 0 : 1 };
  if (only(['text'], 'length', 'product', 'own')) return { field: 'description', rank: has('length') ? 1 : 0 };
  if (only(['state'], 'product')) return { field: 'status', rank: 0 };
  if (only(['uom'], 'name', 'product', 'amount', 'stock')) return { field: 'unit', rank: 1 };
  if (only(['monetary'], 'code')) return { field: 'currency', rank: 0 };
  if (only(['place'], 'name')) return { field: 'location', rank: 0 };
  if (only(['name'], 'product', 'own', 'length'))
    return { field: 'name', rank: has('length') ? 2 : has('product') ? 0 : 1 };
  return undefined;
}

function codeOf(has: Has, only: Test): HeaderMeaning | undefined {
  if (only(['barcode'], 'code', 'product', 'own')) return { field: 'barcode', rank: 0 };
  if (has('code', 'sku', 'product') && only(['supplier'], 'code', 'sku', 'product'))
    return { field: 'supplierCode', rank: 0 };
  if (has('code', 'sku') && only(['maker'], 'code', 'sku', 'product', 'own')) return { field: 'supplierCode', rank: 1 };
  if (has('id') && only(['category'], 'id', 'code')) return { field: 'categoryId', rank: 0 };
  if (has('id') && only(['supplier'], 'id')) return { field: 'supplierId', rank: 0 };
  if (only(['parent'], 'sku', 'code', 'id', 'product')) return { field: 'parent', rank: 1 };
  if (only(['sku'], 'code', 'product', 'own', 'stock')) return { field: 'sku', rank: 0 };
  if (has('product', 'stock') && only(['code'], 'product', 'own', 'stock')) return { field: 'sku', rank: 1 };
  // `Unit ID` is the unit's.
  if (!has('uom') && only(['id'], 'product', 'own')) return { field: 'foreignId', rank: 1 };
  if (only(['code'])) return { field: 'sku', rank: 3 };
  if (only(['product'])) return { field: 'name', rank: 3 };
  return undefined;
}
