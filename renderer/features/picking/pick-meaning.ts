import type { BatchStop } from '#shared/domain/batches/stops.ts';
import type { LocationId, LotId } from '#shared/domain/operations/ids.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import type { LotsByVariant, Meant, PickFacts, StockListRow } from './picking.queries.ts';

/** A lot or piece as somebody who picks means it. */
export type PickedLot = { readonly id: LotId; readonly code: string; readonly expiresOn: Day | null };

/** What a code or a word means at a stop. */
export type PickMeant =
  | { readonly kind: 'place'; readonly locationId: LocationId }
  | {
      readonly kind: 'goods';
      readonly row: StockListRow;
      readonly quantity: number;
      readonly lot: PickedLot | null;
    };

type Known = {
  readonly finder: { readonly byWhole: (text: string) => readonly Meant[] };
  readonly facts: Pick<PickFacts, 'placesOf' | 'variant'>;
  readonly lots: LotsByVariant | undefined;
  readonly current: BatchStop | null;
};

/**
 * Everything that a whole code means while a batch is picked: products, lots and pieces of what it needs, places. Where several
 * have the code, what is picked here is meant (PCK5).
 */
export function pickMeanings(code: string, { finder, facts, lots, current }: Known): readonly PickMeant[] {
  const goods = finder
    .byWhole(code)
    .map(({ row, quantity }): PickMeant => ({ kind: 'goods', row, quantity, lot: null }));
  const wanted = foldCode(code);
  const named = [...(lots ?? [])].flatMap(([variantId, { lots: all }]) => {
    const row = facts.variant(variantId);
    return all.flatMap(({ lotId: id, code: own, expiresOn }): readonly PickMeant[] =>
      row && foldCode(own) === wanted
        ? [{ kind: 'goods', row, quantity: 10 ** row.decimals, lot: { id, code: own, expiresOn } }]
        : [],
    );
  });
  const places = facts.placesOf(code).map((locationId): PickMeant => ({ kind: 'place', locationId }));
  const all = [...goods, ...named, ...places];
  const here = all.filter((one) => one.kind === 'goods' && one.row.variantId === current?.variantId);
  return here.length > 0 ? here : all;
}

/** The same for every telling of one meaning. */
export function keyOfMeant(meant: PickMeant): string {
  return meant.kind === 'place' ? meant.locationId : `${meant.row.variantId}:${meant.lot?.id ?? ''}`;
}
