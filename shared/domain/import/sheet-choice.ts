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

/** A kind that two tables have: an import takes one of each. What is open is none yet. */
export function kindTwice(mappings: readonly Mapping[]): FileKind | undefined {
  const kinds = kindsOf(mappings);
  return kinds.find((kind, at) => kinds.indexOf(kind) !== at);
}

/** Kinds of which an import takes one, with its companions; those first that the later ones need. */
const apart: readonly FileKind[] = ['locations', 'products', 'price-list', 'counts', 'orders', 'order-heads'];

/** Two kinds that are imported one after the other: orders look for products that are there. */
export function kindsApart(
  mappings: readonly Mapping[],
): { readonly first: FileKind; readonly later: FileKind } | undefined {
  const kinds = kindsOf(mappings);
  const [first, later] = apart.filter((kind) => kinds.includes(kind));
  return first && later && { first, later };
}

/** Whether an import takes all of these. */
export function goTogether(mappings: readonly Mapping[]): boolean {
  return kindTwice(mappings) === undefined && kindsApart(mappings) === undefined;
}

function kindsOf(mappings: readonly Mapping[]): readonly FileKind[] {
  return mappings.flatMap(({ kind, kindOpen }) => (kindOpen ? [] : [kind]));
}
