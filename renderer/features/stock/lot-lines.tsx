import { LotShares } from '#renderer/parts/lot-shares.tsx';
import { lotPlaceOf, type LotPlace, variantsApart } from '#renderer/parts/lot-picks.ts';
import type { QuantityLine } from './quantity-lines.ts';
import { type StockListRow, useLots, useShopFacts, useToday } from './stock.queries.ts';

/** Where the lots of a product are named; null for a product that has none. */
export type LotPlaceOf = (
  row: StockListRow,
  change: Pick<LotPlace, 'locationId' | 'way' | 'quantity'>,
) => LotPlace | null;

/** The lots of those of some products that have any, live. */
export function useLotPlaces(rows: readonly StockListRow[]): LotPlaceOf {
  const lots = useLots(variantsApart(rows));
  const today = useToday();
  return (row, change) => lotPlaceOf(row, lots, { ...change, today });
}

type LotLinesProps = {
  readonly row: StockListRow;
  readonly line: QuantityLine;
  readonly place: LotPlace | null;
  readonly onPut: (part: Partial<QuantityLine>) => void;
  /** The quantity to enter for so many pieces; left out: it is not raised by serial numbers. */
  readonly ofPieces?: (pieces: number) => number;
};

/** The lots of one product of a dialog. */
export function LotLines({ row, line, place, onPut, ofPieces }: LotLinesProps) {
  const facts = useShopFacts();
  if (!place) return null;
  return (
    <LotShares
      product={row.title}
      place={place}
      picks={line.lots}
      decimals={row.decimals}
      unit={row.unit ?? undefined}
      names={facts}
      onPicks={(lots, pieces) => {
        const isMore = ofPieces !== undefined && pieces !== null;
        onPut({ lots, ...(isMore && { quantity: ofPieces(pieces), readable: true }) });
      }}
    />
  );
}
