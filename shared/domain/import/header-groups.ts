import { findHeader, foldHeader, type HeaderRow } from './header.ts';
import { headerMeaning } from './header-meaning.ts';

/** The header of a file, with what its columns are called: a title above several columns helps to name them. */
export type NamedHeader = HeaderRow & {
  /** The last row of the header, as written. */
  readonly row: readonly string[];
  readonly names: readonly string[];
};

type IsKnown = (folded: string) => boolean;

/** Finds the header among the first rows, also where it is two rows of which the upper has titles over several columns. */
export function findNamedHeader(firstRows: readonly (readonly string[])[], isKnown: IsKnown): NamedHeader {
  const found = findHeader(firstRows, isKnown);
  const own = firstRows[found.index] ?? [];
  const plain = { ...found, row: own, names: own };
  if (!found.isHeader) return plain;
  const below = firstRows[found.index + 1] ?? [];
  if (isUnder(below, own, firstRows[found.index + 2] ?? [], isKnown))
    return { index: found.index + 1, isHeader: true, row: below, names: joined(own, below, isKnown) };
  const above = firstRows[found.index - 1] ?? [];
  return isOver(above, own) ? { ...plain, names: joined(above, own, isKnown) } : plain;
}

const isFilled = (cell: string | undefined): boolean => (cell ?? '').trim() !== '';
const isFigure = (cell: string): boolean => /\d/.test(cell) && /^[-+\p{Sc}\d.,\s%]+$/u.test(cell);
/** A longer cell is a text, no title. */
const LONGEST = 60;
const isTitle = (cell: string): boolean => cell.length <= LONGEST && !isFigure(cell.trim());

/** The title that stands above a column: its own, or the one to the left that is merged over it. */
function titlesOver(above: readonly string[], below: readonly string[]): readonly string[] {
  let title = '';
  return below.map((cell, at) => {
    if (isFilled(above[at])) title = (above[at] ?? '').trim();
    else if (!isFilled(cell)) title = '';
    return title;
  });
}

/** Whether a row has titles over several columns of the one below it: two or more, none a text or a figure. */
function isOver(above: readonly string[], below: readonly string[]): boolean {
  const titles = above.filter(isFilled);
  const spans = above.some((cell, at) => isFilled(cell) && !isFilled(above[at + 1]) && isFilled(below[at + 1]));
  const isAlone = titles.length === 1 && isFilled(above[0]);
  const isWithin = above.findLastIndex(isFilled) < below.length;
  return spans && titles.length > 0 && !isAlone && titles.every(isTitle) && isWithin;
}

/**
 * Whether a row names the columns of those titles above it that are merged over several. It is no row of data: where the
 * upper row names single columns it is empty or a header, too, and figures stand below it.
 */
function isUnder(row: readonly string[], above: readonly string[], next: readonly string[], isKnown: IsKnown): boolean {
  if (!isOver(above, row)) return false;
  const titles = titlesOver(above, row);
  const isMerged = (at: number) => !isFilled(above[at]) || (!isFilled(above[at + 1]) && isFilled(row[at + 1]));
  const isName = (cell: string, at: number) =>
    !isFilled(cell) ||
    isKnown(foldHeader(cell)) ||
    (isMerged(at) && isTitle(cell) && isOfFigures(titles[at] ?? '') && isFigureOrNothing(next[at]));
  const named = row.filter(isFilled);
  return named.length >= 2 && new Set(named).size > 1 && row.every(isName);
}

const isFigureOrNothing = (cell: string | undefined): boolean => !isFilled(cell) || isFigure((cell ?? '').trim());

/** Whether a title says that figures stand below it, such as stock, whose columns may be those of single places. */
function isOfFigures(title: string): boolean {
  const field = headerMeaning(foldHeader(title))?.field;
  return field === 'stock' || field === 'price' || field === 'cost' || field === 'reorderPoint';
}

/** Headers over the names of places. */
const overPlaces: ReadonlySet<string> = new Set(
  'location,lagerort,lagerplatz,standort,emplacement,ubicacion,ubicazione,locatie,lagerplats'.split(','),
);

/** Whether a header is a word that a place may be called by, such as `Depot` or `Lager`, and says nothing beside. */
function isPlaceWord(folded: string): boolean {
  if (overPlaces.has(folded)) return false;
  const meaning = headerMeaning(folded);
  return meaning?.field === 'location' || (meaning?.field === 'stock' && meaning.rank === 3);
}

/**
 * What columns are called by two rows: by their own header, and with the title above it where their own says nothing that is
 * known but the title does (`Stock / High Street`), or where it stands under several titles (`High Street / Stock`).
 */
function joined(above: readonly string[], below: readonly string[], isKnown: IsKnown): readonly string[] {
  const titles = titlesOver(above, below);
  const folded = below.map((cell) => foldHeader(cell));
  return below.map((cell, at) => {
    const title = titles[at] ?? '';
    if (!isFilled(cell)) return above[at] ?? '';
    if (title === '' || foldHeader(title) === folded[at]) return cell;
    // `Depot` under `Stock` is the name of a place, as `High Street` is, but not beside the quantity there.
    const areFigures = folded.every((other, i) => (titles[i] === title && isKnown(other) ? isPlaceWord(other) : true));
    const isPlace = isOfFigures(title) && areFigures && isPlaceWord(folded[at] ?? '');
    const isNamed = isKnown(folded[at] ?? '') && !isPlace;
    const others = folded.flatMap((other, i) => (other === folded[at] && i !== at ? [titles[i]] : []));
    const stands = isNamed ? others.some((other) => other !== title && other !== '') : isOfFigures(title);
    return stands ? `${title} / ${cell.trim()}` : cell;
  });
}
