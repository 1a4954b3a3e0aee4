import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { canonical } from '#shared/domain/operations/books.ts';
import type { LocationId, LotId, VariantId } from '#shared/domain/operations/ids.ts';
import { addLevels, emptyCell, isZero } from '#shared/domain/operations/levels.ts';
import type { Level } from '#shared/domain/operations/rows.ts';
import { cellLevels, onHandIn } from './cells.ts';
import type { StockRow } from './database.ts';
import { withLevels } from './fold.ts';

const variantId = 'v' as VariantId;
const places = ['floor', 'store'] as LocationId[];
const lots = [undefined, 'lot-1', 'lot-2'] as (LotId | undefined)[];
const empty: StockRow = { variantId, at: {} };

function changesOf(seed: number): readonly Level[] {
  const { below } = chanceFrom(seed);
  return Array.from({ length: 40 }, () => {
    const lotId = lots[below(3)];
    const level = emptyCell({ variantId, locationId: places[below(2)] ?? ('floor' as LocationId), lotId });
    const change = { ...level, onHand: below(5) - 2, facts: below(3) - 1 };
    return lotId === undefined ? { ...change, committed: below(3) - 1, incoming: below(3) - 1 } : change;
  });
}

describe('the stock row of a variant', () => {
  test('[LOT4] keeps the sum of the cells of each location, and gives every cell back as it was added up', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const changes = changesOf(seed);
        const sums = new Map<string, Level>();
        for (const change of changes) {
          const sum = sums.get(change.id);
          sums.set(change.id, sum ? addLevels(sum, change) : change);
        }
        const row = changes.reduce((kept, change) => withLevels(kept, [change]), empty);
        const text = (levels: readonly Level[]) =>
          levels
            .filter((level) => !isZero(level))
            .map(canonical)
            .sort();
        expect(text(cellLevels(row))).toEqual(text([...sums.values()]));
        for (const place of places) {
          const here = [...sums.values()].filter(({ locationId }) => locationId === place);
          expect(row.at[place]?.onHand ?? 0).toBe(here.reduce((sum, { onHand }) => sum + onHand, 0));
          for (const level of here) expect(onHandIn(row.at, level)).toBe(level.onHand);
        }
      }),
    );
  });

  test('[LOT2] of a variant without lots is as it was, and a lot that is used up leaves nothing behind', () => {
    const floor = emptyCell({ variantId, locationId: 'floor' as LocationId });
    const ofLot = { ...emptyCell({ ...floor, lotId: 'lot-1' as LotId }), onHand: 2, facts: 1 };
    const plain = withLevels(empty, [{ ...floor, onHand: 3, facts: 1 }]);
    expect(plain).toStrictEqual({ variantId, at: { floor: { onHand: 3, committed: 0, incoming: 0, facts: 1 } } });
    const taken = withLevels(withLevels(plain, [ofLot]), [{ ...ofLot, onHand: -2, facts: -1 }]);
    expect(taken).toStrictEqual(plain);
    expect(withLevels(withLevels(empty, [ofLot]), [{ ...ofLot, onHand: -2, facts: -1 }])).toStrictEqual(empty);
  });
});
