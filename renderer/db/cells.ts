import { type Cell, levelId, type LocationId, type LotId, type VariantId } from '#shared/domain/operations/ids.ts';
import { emptyCell } from '#shared/domain/operations/levels.ts';
import type { Level } from '#shared/domain/operations/rows.ts';
import type { LevelFigures, LotFigures, StockRow } from './database.ts';

/** A location's figures with the change of one of its cells added; null where nothing is left of them. */
export function withCell(old: LevelFigures | undefined, change: Level): LevelFigures | null {
  const { onHand = 0, committed = 0, incoming = 0, facts = 0 } = old ?? {};
  const sum = {
    onHand: onHand + change.onHand,
    committed: committed + change.committed,
    incoming: incoming + change.incoming,
    facts: facts + change.facts,
  };
  const lots = change.lotId === undefined ? old?.lots : withLot(old?.lots, change.lotId, change);
  if (lots) return { ...sum, lots };
  return sum.onHand === 0 && sum.committed === 0 && sum.incoming === 0 && sum.facts === 0 ? null : sum;
}

function withLot(
  lots: LevelFigures['lots'] = {},
  lotId: LotId,
  change: Pick<Level, 'onHand' | 'facts'>,
): LevelFigures['lots'] {
  const { [lotId]: old, ...others } = lots;
  const sum: LotFigures = { onHand: (old?.onHand ?? 0) + change.onHand, facts: (old?.facts ?? 0) + change.facts };
  const next = sum.onHand === 0 && sum.facts === 0 ? others : { ...others, [lotId]: sum };
  return Object.keys(next).length > 0 ? next : undefined;
}

/** What is on hand in one cell of a variant. */
export function onHandIn(at: StockRow['at'] | undefined, { locationId, lotId }: Omit<Cell, 'variantId'>): number {
  const figures = at?.[locationId];
  if (!figures) return 0;
  return lotId === undefined ? withoutLots(figures).onHand : (figures.lots?.[lotId]?.onHand ?? 0);
}

/** The levels of every cell of a variant, as the fold makes them. */
export function cellLevels({ variantId, at }: StockRow): readonly Level[] {
  return Object.entries(at).flatMap(([location, figures]): Level[] => {
    // The keys of `at` are location ids; an object's keys lose their type.
    const locationId = location as LocationId;
    const level: Level = { id: levelId(variantId, locationId), variantId, locationId, ...withoutLots(figures) };
    return figures.lots ? [level, ...lotLevels(variantId, locationId, figures.lots)] : [level];
  });
}

function lotLevels(
  variantId: VariantId,
  locationId: LocationId,
  lots: NonNullable<LevelFigures['lots']>,
): readonly Level[] {
  return Object.entries(lots).map(([lot, figures]) => {
    // As above: the keys are ids of lots.
    return { ...emptyCell({ variantId, locationId, lotId: lot as LotId }), ...figures };
  });
}

/** The figures of the cell without a lot: the location's without those of its lots. */
function withoutLots({ lots, ...sums }: LevelFigures): Omit<LevelFigures, 'lots'> {
  return Object.values(lots ?? {}).reduce<Omit<LevelFigures, 'lots'>>(
    (rest, lot) => ({ ...rest, onHand: rest.onHand - lot.onHand, facts: rest.facts - lot.facts }),
    sums,
  );
}
