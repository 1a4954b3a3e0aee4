import type { LocationId, LotId, OrderId, OrderLineId, ParcelId, PersonId, VariantId } from '../operations/ids.ts';
import type { OrderLine, OrderRow, ParcelFields } from '../operations/rows.ts';
import { stagingId } from '../operations/ids.ts';
import { eachLotOnce, type LotShare, type PickedLots, type TakeLots } from '../orders/picked-lots.ts';
import { looseOf, unpackedOf } from '../orders/progress.ts';
import type { Packed } from './pack.ts';

/** Units of a line that a scan put in. The variant is kept beside it: the line may be taken out of the order meanwhile. */
export type Taken = { readonly lineId: OrderLineId; readonly variantId: VariantId; readonly quantity: number };
/** One scan that put something in, as it is taken back: a pack may fill several lines of its product. */
export type PackScan = { readonly taken: readonly Taken[]; readonly lotId?: LotId };
/** A line as it was when a packer last looked at the order. */
export type SeenLine = Taken;

/** The parcel of an order that is being filled. It is in no book yet: that it is packed is said once it is closed. */
export type OpenParcel = ParcelFields & {
  readonly id: ParcelId;
  readonly orderId: OrderId;
  /** The latest last. */
  readonly scans: readonly PackScan[];
  /** What was scanned and does not belong into it. */
  readonly wrongScans: number;
  /** Pieces told apart that went into earlier parcels of this round. */
  readonly gone: readonly LotId[];
  readonly seen: readonly SeenLine[];
  /** To whom the order was given when its first piece was scanned; it is given back when the parcel is let go. */
  readonly claimed?: PersonId;
};

/** What was scanned: so many units of a product, and which piece or lot where the code says it. */
export type ScannedPiece = { readonly variantId: VariantId; readonly quantity: number; readonly lotId?: LotId };

/** What a scan comes to: the parcel with it in, or why it is not put in; `left` is how much is still to be packed. */
export type PutIn =
  | { readonly answer: 'in'; readonly parcel: OpenParcel }
  | { readonly answer: 'not-in-order' | 'serial-packed' | 'serial-unnamed' }
  | { readonly answer: 'surplus'; readonly left: number };

/** An empty parcel of an order, as the order stands now. */
export function newParcel(id: ParcelId, order: OrderRow, gone: readonly LotId[] = []): OpenParcel {
  return { id, orderId: order.id, scans: [], wrongScans: 0, gone, seen: seenLines(order) };
}

/** The empty parcel after one that was closed: pieces told apart that went into that one are not to be scanned twice. */
export function parcelAfter(id: ParcelId, order: OrderRow, { gone, scans }: OpenParcel): OpenParcel {
  return newParcel(id, order, [...gone, ...scans.flatMap(({ lotId }) => lotId ?? [])]);
}

/** The empty parcel in the place of one that was let go: what was caught in that one is still of this order. */
export function parcelInstead(id: ParcelId, order: OrderRow, { wrongScans }: OpenParcel): OpenParcel {
  return { ...newParcel(id, order), wrongScans };
}

/** The lines of an order as a packer sees them. */
export function seenLines({ lines }: Pick<OrderRow, 'lines'>): readonly SeenLine[] {
  return lines.map(({ id, variantId, quantity }) => ({ lineId: id, variantId, quantity }));
}

/** How much of each line lies in the parcel. */
export function insideOf({ scans }: Pick<OpenParcel, 'scans'>): ReadonlyMap<OrderLineId, number> {
  const sums = new Map<OrderLineId, number>();
  for (const { lineId, quantity } of scans.flatMap(({ taken }) => taken))
    sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
}

/** What lies in the open parcel, product by product. */
export function contentsOf({
  scans,
}: Pick<OpenParcel, 'scans'>): readonly { readonly variantId: VariantId; readonly quantity: number }[] {
  const sums = new Map<VariantId, number>();
  for (const { variantId, quantity } of scans.flatMap(({ taken }) => taken))
    sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums].map(([variantId, quantity]) => ({ variantId, quantity }));
}

/** What of a line is neither in a parcel nor in the open one; below zero where more is in than belongs. */
export function missingOf(line: OrderLine, inside: ReadonlyMap<OrderLineId, number>): number {
  return unpackedOf(line) - (inside.get(line.id) ?? 0);
}

/** What of an order is in no parcel, the open one included: while it is more than nothing the order is not packed whole. */
export function missingIn({ lines }: Pick<OrderRow, 'lines'>, parcel: Pick<OpenParcel, 'scans'>): readonly Taken[] {
  const inside = insideOf(parcel);
  return lines.flatMap((line) => {
    const quantity = missingOf(line, inside);
    return quantity > 0 ? [{ lineId: line.id, variantId: line.variantId, quantity }] : [];
  });
}

/** What lies in the parcel and does not belong there any more, since the order was changed or others packed meanwhile. */
export function tooMuchIn({ lines }: Pick<OrderRow, 'lines'>, parcel: Pick<OpenParcel, 'scans'>): readonly Taken[] {
  const variants = new Map(parcel.scans.flatMap(({ taken }) => taken).map((one) => [one.lineId, one.variantId]));
  return [...insideOf(parcel)].flatMap(([lineId, quantity]) => {
    const line = lines.find(({ id }) => id === lineId);
    const variantId = line?.variantId ?? variants.get(lineId);
    const surplus = quantity - (line ? unpackedOf(line) : 0);
    return surplus > 0 && variantId !== undefined ? [{ lineId, variantId, quantity: surplus }] : [];
  });
}

/**
 * Puts what was scanned into the parcel: all of it or nothing, shared out over the lines of its product in their order.
 * A piece that is told apart goes in once; of one that only a person can name the product's code is not enough, unless
 * it lies picked.
 */
export function putIn(
  order: Pick<OrderRow, 'lines'>,
  parcel: OpenParcel,
  { variantId, quantity, lotId }: ScannedPiece,
  isSerial: boolean,
): PutIn {
  const lines = order.lines.filter((line) => line.variantId === variantId);
  if (lines.length === 0) return { answer: 'not-in-order' };
  if (isSerial && lotId !== undefined && isInside(parcel, lotId)) return { answer: 'serial-packed' };
  const inside = insideOf(parcel);
  const taken: Taken[] = [];
  let left = quantity;
  let room = 0;
  for (const line of lines) {
    const missing = Math.max(0, missingOf(line, inside));
    room += missing;
    const some = Math.min(left, missing);
    if (some > 0) taken.push({ lineId: line.id, variantId, quantity: some });
    left -= some;
  }
  if (left > 0) return { answer: 'surplus', left: room };
  const isOffShelf = taken.some(({ lineId, quantity: some }) =>
    lines.some((line) => line.id === lineId && (inside.get(lineId) ?? 0) + some > looseOf(line)),
  );
  if (isSerial && lotId === undefined && isOffShelf) return { answer: 'serial-unnamed' };
  return {
    answer: 'in',
    parcel: { ...parcel, scans: [...parcel.scans, { taken, ...(lotId !== undefined && { lotId }) }] },
  };
}

function isInside({ scans, gone }: OpenParcel, lotId: LotId): boolean {
  return gone.includes(lotId) || scans.some((scan) => scan.lotId === lotId);
}

/** The parcel without what was scanned last. */
export function withoutLast(parcel: OpenParcel): OpenParcel {
  return { ...parcel, scans: parcel.scans.slice(0, -1) };
}

/** The parcel without some units of a line, those that were scanned last. */
export function withoutUnits(parcel: OpenParcel, { lineId, quantity }: Pick<Taken, 'lineId' | 'quantity'>): OpenParcel {
  let left = quantity;
  const scans: PackScan[] = [];
  for (const scan of parcel.scans.toReversed()) {
    const taken = scan.taken.flatMap((one) => {
      if (one.lineId !== lineId || left === 0) return [one];
      const out = Math.min(left, one.quantity);
      left -= out;
      return out === one.quantity ? [] : [{ ...one, quantity: one.quantity - out }];
    });
    if (taken.length > 0) scans.unshift({ ...scan, taken });
  }
  return { ...parcel, scans };
}

/** The parcel with all of an order that is missing in it, as if each piece had been scanned. */
export function withMissing(order: Pick<OrderRow, 'lines'>, parcel: OpenParcel): OpenParcel {
  const taken = missingIn(order, parcel);
  return taken.length === 0
    ? parcel
    : { ...parcel, scans: [...parcel.scans, ...taken.map((one) => ({ taken: [one] }))] };
}

/** The parcel with one wrong scan more. */
export function withWrong(parcel: OpenParcel): OpenParcel {
  return { ...parcel, wrongScans: parcel.wrongScans + 1 };
}

/**
 * What lies in the parcel, line by line, as it is packed. Of what comes from the shelf the lots that were scanned are named;
 * what was scanned without one is of those that the shelf proposes.
 */
export function packedItems(
  order: OrderRow,
  parcel: OpenParcel,
  picked: PickedLots,
  take: TakeLots,
): readonly Packed[] {
  return [...insideOf(parcel)].map(([lineId, quantity]) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const named = line ? offShelf(line, quantity, parcel, picked) : [];
    if (!line || named.length === 0) return { lineId, quantity };
    const { variantId, locationId } = line;
    const rest = Math.max(0, quantity - looseOf(line)) - sumOf(named);
    const proposed = rest > 0 ? take({ variantId, locationId }, rest) : [];
    return { lineId, quantity, lots: eachLotOnce([...named, ...proposed]) };
  });
}

/** The lots that were scanned of what a line takes from its shelf: those that lie picked are not taken from there. */
function offShelf(line: OrderLine, quantity: number, { scans }: OpenParcel, picked: PickedLots): readonly LotShare[] {
  const inStaging = new Map(
    picked(line.variantId, stagingId(line.locationId)).map((share) => [share.lotId, share.quantity]),
  );
  let left = Math.max(0, quantity - looseOf(line));
  const named: LotShare[] = [];
  for (const { taken, lotId } of scans) {
    const scanned = taken.reduce((sum, one) => (one.lineId === line.id ? sum + one.quantity : sum), 0);
    if (lotId === undefined || scanned === 0) continue;
    const waiting = Math.min(scanned, inStaging.get(lotId) ?? 0);
    inStaging.set(lotId, (inStaging.get(lotId) ?? 0) - waiting);
    const some = Math.min(left, scanned - waiting);
    if (some > 0) named.push({ lotId, quantity: some });
    left -= some;
  }
  return eachLotOnce(named);
}

function sumOf(shares: readonly LotShare[]): number {
  return shares.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What of an order is another now than a packer last saw: the quantity before and now, none where the line was not there or is no more. */
export type LineNews = { readonly variantId: VariantId; readonly before: number; readonly now: number };

/** What was changed in an order since a packer last looked at it. */
export function newsOf({ lines }: Pick<OrderRow, 'lines'>, seen: readonly SeenLine[]): readonly LineNews[] {
  const before = new Map(seen.map((line) => [line.lineId, line]));
  const now = new Map(lines.map((line) => [line.id, line]));
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), now.get(id)];
    const variantId = (is ?? was)?.variantId;
    if (variantId === undefined || was?.quantity === is?.quantity) return [];
    return [{ variantId, before: was?.quantity ?? 0, now: is?.quantity ?? 0 }];
  });
}

/** What lies in a parcel beyond what the books have on its shelf. */
export type BeyondBook = { readonly variantId: VariantId; readonly locationId: LocationId; readonly book: number };

/**
 * Products of which more lies in the parcel than was picked and than the books have on their shelf: the goods are there, so the
 * books are wrong, and that shelf is to be counted. `onShelf`: null where a product's stock is not kept.
 */
export function beyondBook(
  order: Pick<OrderRow, 'lines'>,
  parcel: Pick<OpenParcel, 'scans'>,
  onShelf: (variantId: VariantId, locationId: LocationId) => number | null,
): readonly BeyondBook[] {
  const inside = insideOf(parcel);
  const taken = new Map<string, BeyondBook & { readonly quantity: number }>();
  for (const line of order.lines) {
    const { variantId, locationId } = line;
    const quantity = Math.max(0, (inside.get(line.id) ?? 0) - looseOf(line));
    const book = onShelf(variantId, locationId);
    if (quantity === 0 || book === null) continue;
    const key = `${variantId}:${locationId}`;
    taken.set(key, {
      variantId,
      locationId,
      book: Math.max(0, book),
      quantity: quantity + (taken.get(key)?.quantity ?? 0),
    });
  }
  return [...taken.values()]
    .filter(({ quantity, book }) => quantity > book)
    .map(({ variantId, locationId, book }) => ({ variantId, locationId, book }));
}

/** What the contents weigh by the weights of their products, in grams; null where one of them has none. */
export function weighed(
  contents: readonly { readonly variantId: VariantId; readonly quantity: number }[],
  unit: (variantId: VariantId) => { readonly weight: number | null; readonly decimals: number } | undefined,
): number | null {
  let milligrams = 0;
  for (const { variantId, quantity } of contents) {
    const of = unit(variantId);
    if (!of || of.weight === null) return null;
    milligrams += (of.weight * quantity) / 10 ** of.decimals;
  }
  return contents.length === 0 ? null : Math.ceil(milligrams / 1_000);
}
