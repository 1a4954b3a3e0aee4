import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type LocationId, lotId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { LotStock } from '#shared/domain/stock/lots.ts';
import {
  type LotChoice,
  lotOfCode,
  type LotPick,
  type LotPlace,
  isAway,
  lotsAsked,
  namedLots,
  picksOf,
  placesBeside,
  quantitiesOf,
  unsaidOf,
  withChoice,
} from './lot-picks.ts';

const tea = 'tea' as VariantId;
const [floor, cellar] = ['floor' as LocationId, 'cellar' as LocationId];
const lot = (code: string, expiresOn: string | null, at: LotStock['at']): LotStock => ({
  lotId: lotId(tea, code),
  code,
  expiresOn,
  receivedOn: null,
  at,
});
const lots = {
  lots: [
    lot('OLD', '2026-05-01', { [floor]: 4 }),
    lot('SOON', '2026-06-01', { [floor]: 3 }),
    lot('LATE', '2027-06-01', { [floor]: 5, [cellar]: 9 }),
    lot('GONE', null, {}),
  ],
  without: {},
};
const place = (part: Partial<LotPlace> = {}): LotPlace => ({
  variantId: tea,
  locationId: floor,
  tracking: 'lot',
  way: 'out',
  lots,
  quantity: 4,
  one: 1,
  today: '2026-05-11',
  ...part,
});
const said = (picks: readonly LotPick[]) => picks.map(({ code, quantity }) => `${code} ${quantity}`);
const choice = (code: string, at = place()): LotChoice => must(lotOfCode(code, at), 'the code names a lot');

describe('naming the lots of a quantity', () => {
  test('[LOT15] what is taken out is proposed, the first to expire first and of this place, and follows the quantity', () => {
    expect(said(picksOf(null, place()))).toEqual(['SOON 3', 'LATE 1']);
    expect(said(picksOf(null, place({ quantity: 2 })))).toEqual(['SOON 2']);
    expect(said(picksOf(null, place({ locationId: cellar })))).toEqual(['LATE 4']);
    expect(unsaidOf(picksOf(null, place({ quantity: 10 })), 10)).toBe(2);
  });

  test('[LOT15] of serial numbers none is proposed, unless all that are there go', () => {
    const pieces = { lots: ['S-1', 'S-2'].map((code) => lot(code, null, { [floor]: 1 })), without: {} };
    const at = (quantity: number) => place({ tracking: 'serial', lots: pieces, quantity });
    expect(picksOf(null, at(1))).toEqual([]);
    expect(said(picksOf(null, at(2)))).toEqual(['S-1 1', 'S-2 1']);
    const named = withChoice(null, choice('s-2', at(1)), at(1));
    expect([said(named), unsaidOf(named, 1)]).toEqual([['S-2 1'], 0]);
  });

  test('[LOT15] nothing is proposed where lots come in, before they are read, or without a place', () => {
    for (const part of [{ way: 'in' }, { lots: undefined }, { locationId: null }] as const)
      expect(picksOf(null, place(part))).toEqual([]);
  });

  test('[LOT15] who names a lot where others are proposed for everything means that one in their place', () => {
    const named = withChoice(null, choice('old'), place());
    expect(said(named)).toEqual(['OLD null']);
    expect(quantitiesOf(named, 4)).toEqual([4]);
    expect(said(withChoice(null, choice('OLD'), place({ quantity: 9 })))).toEqual(['SOON 3', 'LATE 5', 'OLD null']);
  });

  test('[LOT15] the first lot without a quantity has what the others leave; one more is to be said', () => {
    const two = withChoice(withChoice([], choice('SOON'), place()), choice('LATE'), place());
    expect(quantitiesOf(two, 4)).toEqual([4, null]);
    expect(namedLots(two, 4)).toBeNull();
    const filled = two.map((pick) => (pick.code === 'LATE' ? { ...pick, quantity: 3 } : pick));
    expect(namedLots(filled, 4)).toEqual([
      { code: 'SOON', expiresOn: '2026-06-01', quantity: 1 },
      { code: 'LATE', expiresOn: '2027-06-01', quantity: 3 },
    ]);
    expect(namedLots(filled, 2)).toBeNull();
    expect(
      namedLots(
        filled.map((pick) => ({ ...pick, readable: false })),
        4,
      ),
    ).toBeNull();
  });

  test('[LOT15] a serial number is one piece, and a lot is named once', () => {
    const at = place({ tracking: 'serial', way: 'in', one: 1 });
    const first = withChoice(null, choice('S-1', at), at);
    const both = withChoice(withChoice(first, choice('s-1', at), at), choice('S-2', at), at);
    expect(said(both)).toEqual(['S-1 1', 'S-2 1']);
  });

  test('[LOT34] the form waits while a piece is named that does not lie there by the books', () => {
    const pieces = {
      lots: [lot('S-1', null, { [floor]: 1 }), lot('S-2', null, { [cellar]: 1 }), lot('S-3', null, { [floor]: -1 })],
      without: {},
    };
    const at = place({ tracking: 'serial', lots: pieces, quantity: 1 });
    const asked = (code: string, where = at) => lotsAsked(withChoice([], choice(code, where), where), where);
    expect(asked('S-1')).toHaveLength(1);
    expect([asked('S-2'), asked('S-3')]).toEqual([null, null]);
    expect(asked('S-2', { ...at, way: 'in' })).toHaveLength(1);
    const [piece] = withChoice([], choice('S-2', at), at);
    const away = must(piece, 'it was chosen');
    expect([isAway(away, at), isAway(away, { ...at, locationId: cellar })]).toEqual([true, false]);
    expect(placesBeside(away.lotId, at)).toEqual([cellar]);
    // Of a lot more can be taken out than the books have.
    const ofLot = place({ locationId: cellar, quantity: 2 });
    expect(lotsAsked(withChoice([], choice('SOON', ofLot), ofLot), ofLot)).toHaveLength(1);
  });

  test('[LOT15] lots that are named, and what is of none, add up to the quantity', () => {
    const entered = fc.array(fc.option(fc.nat(9)), { maxLength: 4 });
    fc.assert(
      fc.property(entered, fc.nat(20), (quantities, quantity) => {
        const picks = quantities.map(
          (some, i): LotPick => ({ ...choice(`L${i}`, place({ way: 'in' })), quantity: some, readable: true }),
        );
        const named = namedLots(picks, quantity);
        const unsaid = unsaidOf(picks, quantity);
        if (named) expect(named.reduce((sum, one) => sum + one.quantity, 0) + unsaid).toBe(quantity);
        else expect(unsaid < 0 || quantities.filter((some) => some === null).length > 1).toBe(true);
      }),
    );
  });
});

describe('what a code names', () => {
  test('[LOT14] a whole code names its lot however it is spelled, and never a part of one', () => {
    expect(lotOfCode('late', place())).toMatchObject({ code: 'LATE', isNew: false, expiresOn: '2027-06-01' });
    expect(lotOfCode('gone', place())).toMatchObject({ code: 'GONE' });
    for (const text of ['LAT', 'LATER', '', '  ']) expect(lotOfCode(text, place())).toBeNull();
  });

  test('[LOT14] where lots come in, a code that nothing has is a new lot', () => {
    const at = place({ way: 'in' });
    expect(lotOfCode(' LAT ', at)).toEqual({ lotId: lotId(tea, 'lat'), code: 'LAT', expiresOn: null, isNew: true });
    expect(lotOfCode('Late', at)).toMatchObject({ isNew: false });
    expect(lotOfCode(' ', at)).toBeNull();
  });
});
