import { recognise } from '#shared/domain/carriers/recognise.ts';
import type { LotId } from '#shared/domain/operations/ids.ts';
import type { CancelledParcel } from '#shared/domain/parcels/cancelled-parcel.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type PackingDeed, packingDeedOf } from '#shared/domain/parcels/packing-codes.ts';
import type { ScanChoice } from '#renderer/ui/scan-field.tsx';
import type { NamedOrder, PackFacts, PackFinder, StockListRow } from './packing.queries.ts';

/** What a scan at the station means. */
export type PackMeaning =
  | { readonly kind: 'deed'; readonly deed: PackingDeed }
  | {
      readonly kind: 'piece';
      readonly row: StockListRow;
      readonly quantity: number;
      readonly lot?: { readonly id: LotId; readonly code: string };
    }
  | ({ readonly kind: 'order' } & NamedOrder)
  /** Closed parcels of a cancelled order. */
  | { readonly kind: 'cancelled'; readonly parcels: readonly CancelledParcel[] }
  /** An order that has nothing to be packed any more. */
  | { readonly kind: 'shut'; readonly order: OrderRow }
  | ({ readonly kind: 'number' } & ScannedNumber);

/** A tracking number as it was scanned. */
export type ScannedNumber = {
  readonly text: string;
  /** It was scanned into the field of the open parcel. */
  readonly here: boolean;
};

type Choice = ScanChoice<PackMeaning>;

/** What a scan can mean to a packer. */
type Asked = {
  readonly finder: PackFinder;
  readonly facts: PackFacts;
  readonly order: OrderRow;
  /** The next code is a tracking number, whatever else it is. */
  readonly awaitsNumber: boolean;
  /** A number that was doubted: the same code once more is that number. */
  readonly again: ScannedNumber | null;
  /** Whether the cursor stands in the tracking number of the open parcel. */
  readonly isInNumber: () => boolean;
  readonly orderName: (order: OrderRow) => string;
};

/**
 * What a whole code means at the station. The printed codes of deeds go before everything else, so that no product can stand
 * in their way; an order's number is one only where no product has the code. Of what several products have, those of
 * the order are meant. What nothing has is the tracking number while the cursor stands there.
 */
export function meaningsOf(
  code: string,
  { finder, facts, order, awaitsNumber, again, isInNumber, orderName }: Asked,
): readonly Choice[] {
  const deed = packingDeedOf(code);
  if (deed) return [{ id: deed, title: deed, note: null, value: { kind: 'deed', deed } }];
  if (awaitsNumber) return [asNumber(code, false)];
  if (again?.text === code) return [asNumber(code, again.here)];
  const pieces = [
    ...lotPieces(code, finder, facts),
    ...finder.products(code).map(({ row, quantity }) => piece(row, quantity)),
  ];
  const own = pieces.filter(({ value }) => value.kind === 'piece' && isIn(order, value.row));
  if (pieces.length > 0) return own.length > 0 ? own : pieces;
  const orders = finder.orders(code).map(
    (named): Choice => ({
      id: named.order.id,
      title: orderName(named.order),
      note: null,
      value: { kind: 'order', ...named },
    }),
  );
  if (orders.length > 0) return orders;
  const [cancelled, ...more] = finder.cancelled(code);
  if (cancelled)
    return [
      {
        id: cancelled.parcel.id,
        title: orderName(cancelled.order),
        note: null,
        value: { kind: 'cancelled', parcels: [cancelled, ...more] },
      },
    ];
  if (isInNumber()) return [asNumber(code, true)];
  const shut = finder.shut(code);
  if (shut) return [{ id: shut.id, title: orderName(shut), note: null, value: { kind: 'shut', order: shut } }];
  // A code of nothing in the shop whose form only one carrier's numbers have is a number without being announced.
  return recognise(code).candidates.some(({ evidence }) => evidence === 'own') ? [asNumber(code, false)] : [];
}

function asNumber(code: string, here: boolean): Choice {
  return { id: code, title: code, note: null, value: { kind: 'number', text: code, here } };
}

/** What typed words may mean: products, those of the order first. */
export function wordedPieces(text: string, most: number, { finder, order }: Asked): readonly Choice[] {
  const found = finder.byText(text, most).map(({ row, quantity }) => piece(row, quantity));
  const isOwn = ({ value }: Choice) => value.kind === 'piece' && isIn(order, value.row);
  return [...found.filter(isOwn), ...found.filter((one) => !isOwn(one))];
}

function isIn({ lines }: OrderRow, { variantId }: StockListRow): boolean {
  return lines.some((line) => line.variantId === variantId);
}

function lotPieces(code: string, finder: PackFinder, facts: PackFacts): readonly Choice[] {
  return finder.lots(code).flatMap(({ id, variantId, code: lotCode }) => {
    const row = facts.variant(variantId);
    return row?.tracking ? [piece(row, 10 ** row.decimals, { id, code: lotCode })] : [];
  });
}

function piece(row: StockListRow, quantity: number, lot?: { readonly id: LotId; readonly code: string }): Choice {
  return {
    id: row.variantId + (lot?.id ?? ''),
    title: row.title,
    note: [row.sku, lot?.code].filter(Boolean).join(' · ') || null,
    value: { kind: 'piece', row, quantity, ...(lot && { lot }) },
  };
}
