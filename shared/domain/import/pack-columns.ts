import { codeHeader, type Packaging } from './code-headers.ts';
import { foldHeader } from './header.ts';

/** A column of codes or of pack sizes, with what its header says of it. */
type Column = {
  readonly index: number;
  readonly number: number | null;
  readonly packaging: Packaging | null;
  readonly isChosen: boolean;
};

/** Which column holds the pack size of which column of barcodes, and those that belong to none. */
export type PackColumns = {
  readonly of: ReadonlyMap<number, number>;
  /** The same of columns that may hold a piece's code: the pack size counts only for codes that cartons have. */
  readonly ofCartons: ReadonlyMap<number, number>;
  readonly alone: readonly number[];
};

/** A column by its header; `isChosen`: a person said what it means. */
type Indexed = { readonly index: number; readonly header: string; readonly isChosen?: boolean };

function read({ index, header, isChosen = false }: Indexed): Column {
  // A second column of one name got its place behind it when the file was opened, which is no number of its own.
  const said = codeHeader(foldHeader(header.replace(/ \(\d+\)$/, '')));
  return { index, number: said?.number ?? null, packaging: said?.packaging ?? packagingIn(header), isChosen };
}

/** `Case size` and other fixed names say what they count as well. */
function packagingIn(header: string): Packaging | null {
  return /\bcase\b|\bcarton\b/i.test(header) ? 'carton' : null;
}

/**
 * A pack size belongs to the barcode of its number, else to that of its packaging, else to the one it follows. A pack's
 * figure never becomes what a piece's code means: where no column can be the pack's, it stands alone, and beside the only
 * or first barcode it counts for the codes of cartons.
 */
export function packColumnsOf(barcodes: readonly Indexed[], packs: readonly Indexed[]): PackColumns {
  const codes = barcodes.map(read);
  const of = new Map<number, number>();
  const ofCartons = new Map<number, number>();
  const alone: number[] = [];
  const columns = packs.map(read);
  // Those that say their number come first, whatever stands before them.
  for (const pack of columns.toSorted((a, b) => Number(a.number === null) - Number(b.number === null))) {
    const free = codes.filter(({ index }) => !of.has(index) && !ofCartons.has(index));
    const only = codes.length === 1 && pack.number === null ? free.find((code) => code.packaging === null) : undefined;
    const found = ownerOf(pack, codes, free) ?? only;
    const isPiece = found === codes[0] && found?.packaging === null && pack.number === null && !pack.isChosen;
    if (!found) alone.push(pack.index);
    else (isPiece ? ofCartons : of).set(found.index, pack.index);
  }
  return { of, ofCartons, alone };
}

function ownerOf(pack: Column, all: readonly Column[], free: readonly Column[]): Column | undefined {
  const numbered = pack.number === null ? undefined : byNumber(pack.number, all);
  if (numbered) return free.includes(numbered) ? numbered : undefined;
  const { packaging } = pack;
  const same = packaging === null ? [] : free.filter((code) => code.packaging === packaging);
  if (same.length > 0) return nearest(pack, same);
  if (pack.number !== null) return undefined;
  if (packaging === null || packaging === 'pack') return followed(pack, all, free);
  // Of several codes the first is the piece's.
  const others = free.filter((code) => code !== all[0] && code.packaging === null);
  return nearest(pack, others);
}

/** The barcode of a number; where none has one, they are counted from the left. */
function byNumber(number: number, all: readonly Column[]): Column | undefined {
  const named = all.find((code) => code.number === number);
  if (named) return named;
  const plain = all.filter((code) => code.number === null);
  if (number === 1) return plain[0];
  return plain.length === all.length ? all[number - 1] : undefined;
}

/** The nearest before it, else the nearest behind it. */
function nearest(pack: Column, codes: readonly Column[]): Column | undefined {
  return codes.findLast((code) => code.index < pack.index) ?? codes[0];
}

/** The barcode that it stands behind; the only one, where it stands before it. */
function followed(pack: Column, all: readonly Column[], free: readonly Column[]): Column | undefined {
  const before = all.findLast((code) => code.index < pack.index) ?? (all.length === 1 ? all[0] : undefined);
  return before && free.includes(before) ? before : undefined;
}
