import { type LocationId, type LotId, stagingId } from '#shared/domain/operations/ids.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import type { VariantLots } from '#shared/domain/stock/lots.ts';

/** What lies of a lot, or (null) of none, at one place. */
export type LotRow = {
  readonly key: string;
  readonly lotId: LotId | null;
  readonly code: string | null;
  readonly expiresOn: Day | null;
  readonly locationId: LocationId;
  /** Where it lies exactly: the location, or what was picked there. */
  readonly at: LocationId;
  /** Whether it was picked there for an order and waits to leave. */
  readonly picked: boolean;
  readonly onHand: number;
};

/** The rows of a product's lots, lot by lot in their order, and last what lies in none; a place where nothing is has no row. */
export function lotRows({ lots, without }: VariantLots, places: readonly LocationId[]): readonly LotRow[] {
  const shown = places.flatMap((locationId) => [
    { locationId, at: locationId, picked: false },
    { locationId, at: stagingId(locationId), picked: true },
  ]);
  const rowsOf = (lot: Pick<LotRow, 'lotId' | 'code' | 'expiresOn'>, onHand: VariantLots['without']): LotRow[] =>
    shown.flatMap(({ locationId, at, picked }) =>
      onHand[at] ? [{ ...lot, key: `${lot.lotId ?? ''}:${at}`, locationId, at, picked, onHand: onHand[at] }] : [],
    );
  return [
    ...lots.flatMap(({ lotId, code, expiresOn, at }) => rowsOf({ lotId, code, expiresOn }, at)),
    ...rowsOf({ lotId: null, code: null, expiresOn: null }, without),
  ];
}
