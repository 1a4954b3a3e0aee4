import { runWhole } from '#shared/base/whole.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { FigureOf, OurIndex, OurThing } from './ours.ts';
import { quantitiesOf, type Quantities, type ReviewRow } from './review.ts';
import { forEach, type Steps } from './steps.ts';

/**
 * What becomes of stock where a thing is tied. `untold`: nothing is written on either side, and the store is told nothing of it until a person
 * says otherwise. `ours`: the store is told our figure. `theirs`: what the store shows is taken as what there is here. `count`: nothing is written, and
 * it goes onto a count.
 */
export type StockChoice = 'untold' | 'ours' | 'theirs' | 'count';

/** What a person decided about a row. */
export type RowChoice =
  | { readonly as: 'skip' }
  | { readonly as: 'link'; readonly variantId: VariantId; readonly stock: StockChoice }
  /** Made here, with what the store shows as its opening stock unless it is left out. */
  | { readonly as: 'create'; readonly stock: 'theirs' | 'untold' };

/** The choices that a person made, by the keys of rows; what is not named is as proposed. */
export type Choices = ReadonlyMap<string, RowChoice>;

/** What is proposed for a row: what is sure is tied; where figures differ nothing is written; the rest is left alone. */
export function proposalFor(row: ReviewRow): RowChoice {
  if (row.is !== 'matched') return { as: 'skip' };
  if (isTold(row)) return { as: 'link', variantId: row.thing.variantId, stock: 'ours' };
  // What a person said before of its stock stays said.
  const wasUntold = row.listing !== null && !row.listing.archived && row.listing.untold === true;
  const stock = row.quantities.is === 'same' && !wasUntold ? 'ours' : 'untold';
  return { as: 'link', variantId: row.thing.variantId, stock };
}

/** Whether the store is told of a row already: another look changes nothing of that, whatever it shows meanwhile. */
export function isTold(row: ReviewRow): boolean {
  if (row.is !== 'matched' || row.listing === null || row.listing.archived || row.listing.untold) return false;
  return row.item.places.some(({ expected }) => expected !== null);
}

/** The choice in force for a row. */
export function choiceFor(row: ReviewRow, choices: Choices): RowChoice {
  return choices.get(row.key) ?? proposalFor(row);
}

/** What may become of the stock of a row that is tied to a thing of ours. */
export function stockChoices(quantities: Quantities, thing: OurThing): readonly StockChoice[] {
  switch (quantities.is) {
    case 'same':
      return ['ours', 'untold', 'count'];
    case 'differs':
      return ['untold', 'ours', ...(takesTheirs(thing) ? (['theirs'] as const) : []), 'count'];
    case 'untracked-here':
      return ['untold', ...(takesTheirs(thing) ? (['theirs'] as const) : []), 'count'];
    case 'not-counted-there':
      return ['untold', 'count'];
  }
}

/** Stock in lots or serial numbers is counted: a figure alone says nothing of them. */
function takesTheirs({ tracking }: OurThing): boolean {
  return tracking === null;
}

/** What could be done with a row. */
export function mayCreate(row: ReviewRow): boolean {
  return row.is === 'only-there' || row.is === 'ambiguous';
}

/** The rows with what is decided of each, in the end: what is tied to what, with which figures. */
export type Decided = {
  readonly row: Exclude<ReviewRow, { is: 'only-here' }>;
  readonly choice: RowChoice;
  /** The thing of ours it is tied to; null where it is not. */
  readonly thing: OurThing | null;
  readonly quantities: Quantities | null;
};

/** Reads the decisions; two rows tied to one thing are two of the store's for one of ours, which is allowed. */
export function decidedRows(
  rows: readonly ReviewRow[],
  choices: Choices,
  ours: OurIndex,
  figureOf: FigureOf,
): readonly Decided[] {
  return runWhole(deciding(rows, choices, ours, figureOf));
}

/** The same in steps (CHN202). */
export function* deciding(
  rows: readonly ReviewRow[],
  choices: Choices,
  ours: OurIndex,
  figureOf: FigureOf,
): Steps<readonly Decided[]> {
  const decided: Decided[] = [];
  yield* forEach(rows, (row) => {
    if (row.is !== 'only-here') decided.push(decidedRow(row, choiceFor(row, choices), ours, figureOf));
  });
  return decided;
}

function decidedRow(row: Decided['row'], choice: RowChoice, ours: OurIndex, figureOf: FigureOf): Decided {
  if (choice.as !== 'link') return { row, choice, thing: null, quantities: null };
  const thing = ours.thing(choice.variantId) ?? null;
  // A thing that went away meanwhile is tied to nothing.
  if (!thing) return { row, choice: { as: 'skip' }, thing: null, quantities: null };
  return { row, choice, thing, quantities: quantitiesOf(row.item, thing.variantId, figureOf) };
}

/** The same choice for many rows, where it can be made; the others stay as they are. */
export function chooseForAll(
  rows: readonly ReviewRow[],
  choices: Choices,
  wish: { readonly as: 'skip' } | { readonly as: 'create' } | { readonly as: 'stock'; readonly stock: StockChoice },
): Choices {
  const next = new Map(choices);
  for (const row of rows) {
    const made = wished(row, choiceFor(row, choices), wish);
    if (made) next.set(row.key, made);
  }
  return next;
}

function wished(row: ReviewRow, now: RowChoice, wish: Parameters<typeof chooseForAll>[2]): RowChoice | null {
  if (row.is === 'only-here') return null;
  if (wish.as === 'skip') return { as: 'skip' };
  if (wish.as === 'create') return mayCreate(row) ? { as: 'create', stock: 'theirs' } : null;
  const linked = now.as === 'link' ? now : null;
  if (row.is !== 'matched') return linked && { ...linked, stock: wish.stock };
  const { thing, quantities } = row;
  if (!stockChoices(quantities, thing).includes(wish.stock)) return null;
  return { as: 'link', variantId: linked?.variantId ?? thing.variantId, stock: wish.stock };
}
