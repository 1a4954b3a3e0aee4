import { commitsStock } from '../orders/order-states.ts';
import { type CountedChange, offsetOf } from './counted.ts';
import { type Cell, cellId, levelId, type LocationId, stagingId, type VariantId } from './ids.ts';
import type { Level, Movement, Row } from './rows.ts';

/** Adds level changes up, one per cell, leaving out what comes to nothing. */
export function sumLevels(changes: Iterable<Level>): readonly Level[] {
  const sums = new Map<string, Level>();
  for (const change of changes) {
    const sum = sums.get(change.id);
    sums.set(change.id, sum ? addLevels(sum, change) : change);
  }
  return [...sums.values()].filter((l) => !isZero(l));
}

/** A level and a change of it. */
export function addLevels(a: Level, b: Level): Level {
  return {
    ...a,
    onHand: a.onHand + b.onHand,
    committed: a.committed + b.committed,
    incoming: a.incoming + b.incoming,
    facts: a.facts + b.facts,
  };
}

/** True for a level that says nothing: it is not kept and not hashed. */
export function isZero(level: Level): boolean {
  return level.onHand === 0 && level.committed === 0 && level.incoming === 0 && level.facts === 0;
}

/** What movements and changed rows do to the levels. */
export function levelChanges(
  movements: readonly Movement[],
  changed: readonly (readonly [before: Row | undefined, after: Row])[],
): readonly Level[] {
  const all: Level[] = movements.map(levelOfMovement);
  for (const [before, after] of changed) {
    for (const level of rowLevels(before))
      all.push({ ...level, committed: 0 - level.committed, incoming: 0 - level.incoming });
    all.push(...rowLevels(after));
  }
  return sumLevels(all);
}

/** What of a ledger line its level is made from; sums of such lines will do. */
export type LedgerLine = Pick<Movement, keyof Cell | 'quantity'> & { readonly tracks: number };

/** What one ledger line does to the level of its cell. */
export function levelOfMovement(m: LedgerLine): Level {
  return { ...emptyCell(m), onHand: m.quantity, facts: m.tracks };
}

/** The level of a cell with nothing in it. */
export function emptyCell(cell: Cell): Level {
  const { variantId, locationId, lotId } = cell;
  const level = emptyLevel(variantId, locationId);
  return lotId === undefined ? level : { ...level, id: cellId(cell), lotId };
}

/** A level without a lot, with nothing in it. */
export function emptyLevel(variantId: VariantId, locationId: LocationId): Level {
  return { id: levelId(variantId, locationId), variantId, locationId, onHand: 0, committed: 0, incoming: 0, facts: 0 };
}

/**
 * What a row promises or expects: the unshipped quantity of every order that is neither cancelled nor shipped (held
 * ones included), unpicked at the line's location and picked at its staging place; the open quantity of incoming lines,
 * nothing where more arrived than was marked.
 */
export function rowLevels(row: Row | undefined): readonly Level[] {
  if (!row || row.voided) return [];
  if (row.kind === 'incoming')
    return row.open <= 0 ? [] : [{ ...emptyLevel(row.variantId, row.locationId), incoming: row.open }];
  if (row.kind !== 'order' || !commitsStock(row.state)) return [];
  return row.lines
    .flatMap((line) => [
      { ...emptyLevel(line.variantId, line.locationId), committed: line.quantity - line.picked },
      { ...emptyLevel(line.variantId, stagingId(line.locationId)), committed: line.picked - line.shipped },
    ])
    .filter((level) => level.committed !== 0);
}

/** What a change of checkpoints does to its level. */
export function levelOfCounted({ before, after }: CountedChange): Level {
  return {
    ...emptyCell(after),
    onHand: offsetOf(after) - (before ? offsetOf(before) : 0),
  };
}
