import { type FileKind, type Mapping, mappingGaps } from './mapping.ts';

/** A table that could be imported: one of several files, or a sheet of a workbook. */
export type Offered = { readonly mapping: Mapping; readonly rows: number; readonly isHidden: boolean };

/** What belongs to a kind of table and is imported with it. */
const companions: { readonly [K in FileKind]?: readonly FileKind[] } = {
  products: ['categories', 'suppliers'],
  orders: ['customers'],
  'order-heads': ['order-lines', 'customers'],
};

/**
 * Which sheets of a workbook are proposed: of those that are understood the one with the most rows, and what belongs to
 * it. Hidden ones only where there is no other.
 */
export function proposedSheets(sheets: readonly Offered[]): readonly boolean[] {
  const shown = sheets.some((sheet) => !sheet.isHidden) ? sheets.filter((sheet) => !sheet.isHidden) : sheets;
  const understood = shown.filter(({ mapping }) => mappingGaps(mapping).length === 0);
  const main =
    largest(understood.filter(({ mapping }) => companions[mapping.kind])) ?? largest(understood) ?? largest(shown);
  const others = (main && companions[main.mapping.kind]) ?? [];
  const taken = new Set([
    main,
    ...others.map((kind) => largest(understood.filter(({ mapping }) => mapping.kind === kind))),
  ]);
  return sheets.map((sheet) => taken.has(sheet));
}

function largest(sheets: readonly Offered[]): Offered | undefined {
  return sheets.reduce<Offered | undefined>((best, next) => (best && best.rows >= next.rows ? best : next), undefined);
}

/** Kinds in the order in which a shop needs them: orders look for products that are there. */
const steps: readonly FileKind[] = ['locations', 'products', 'price-list', 'counts', 'orders', 'order-heads'];

/** Why tables cannot be imported together: two hold the same, or they belong to two imports, `kind` to the first. */
export type Clash =
  | { readonly how: 'twice'; readonly kind: FileKind }
  | { readonly how: 'apart'; readonly kind: FileKind; readonly other: FileKind };

/**
 * What keeps tables from being imported together: an import takes one main table, and of what belongs to it one of each
 * kind. Orders with their lines and heads of orders are both orders.
 */
export function clashOf(mappings: readonly Mapping[]): Clash | undefined {
  // What is open is of no kind yet.
  const all = mappings.flatMap(({ kind, kindOpen }) => (kindOpen ? [] : [kind]));
  const kinds = all.map((kind) => (kind === 'order-heads' && all.includes('orders') ? 'orders' : kind));
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  if (twice) return { how: 'twice', kind: twice };
  const main = kinds.find((kind) => companions[kind]) ?? kinds[0];
  const other = kinds.find((kind) => main && kind !== main && !companions[main]?.includes(kind));
  if (!main || !other) return undefined;
  const isOtherFirst = steps.includes(other) && steps.indexOf(other) < steps.indexOf(main);
  return isOtherFirst ? { how: 'apart', kind: other, other: main } : { how: 'apart', kind: main, other };
}
