import { type LocationId, stagingId, type VariantId } from '../operations/ids.ts';
import type { Decision, LineChange, NewParcel, ParcelChange, StockLine } from '../operations/operation.ts';
import type { OrderRow, ParcelLine, ParcelState } from '../operations/rows.ts';

/** At most so many order lines and stock lines in one act: well within what an act holds (DATA-R12), and so is its undo. */
const LINES = 400;
const STOCK = 1_200;

type Step = Extract<Decision, { type: 'order.moved' }>;
type Part = { readonly lines: LineChange[]; readonly stock: StockLine[] };

/**
 * A pick, a shipping or a cancellation of an order as the acts that hold it: one, or for an order of very many lines several, each of which
 * takes some of the lines on or back (ORD15). Until the last of them the order is being picked. Lines of one product at one place
 * stay together, since their stock lines do not say which line they are of. Every other decision is one act.
 */
export function inParts(order: OrderRow, decision: Decision): readonly Decision[] {
  if (decision.type !== 'order.moved') return [decision];
  const { change, stock } = decision.payload;
  if (change.lines.length <= LINES && stock.length <= STOCK) return [decision];
  const parts = partsOf(order, decision);
  return parts.map(({ lines, stock: moved }, i): Step => {
    const from = i === 0 ? change.from : 'picking';
    const to = i === parts.length - 1 ? change.to : 'picking';
    const { newParcels: _new, parcels: _parcels, ...payload } = decision.payload;
    const parcelled = parcelsOfPart(decision, lines, { isFirst: i === 0, isLast: i === parts.length - 1 });
    return { ...decision, payload: { ...payload, ...parcelled, stock: moved, change: { ...change, from, to, lines } } };
  });
}

/** A parcel that is made in the first part grows in the others; one that is there takes its step in the last, and loses its lines in theirs. */
function parcelsOfPart(
  { payload: { newParcels = [], parcels = [] } }: Step,
  lines: readonly LineChange[],
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): { readonly newParcels?: readonly NewParcel[]; readonly parcels?: readonly ParcelChange[] } {
  const ids = new Set(lines.map(({ lineId }) => lineId));
  const own = (all: readonly ParcelLine[]) => all.filter(({ lineId }) => ids.has(lineId));
  const made = isFirst ? newParcels.map((parcel) => ({ ...parcel, lines: own(parcel.lines) })) : [];
  const grown = isFirst ? [] : newParcels.map(({ id, state, lines: all }) => stepOf(id, state, state, own(all), null));
  const moved = parcels.map(({ parcelId, from, to, lines: all, at }) =>
    stepOf(parcelId, from, isLast ? to : from, own(all), isLast ? at : null),
  );
  const changes = [...grown, ...moved].filter(({ from, to, lines: some }) => from !== to || some.length > 0);
  return { ...(made.length > 0 && { newParcels: made }), ...(changes.length > 0 && { parcels: changes }) };
}

function stepOf(
  parcelId: ParcelChange['parcelId'],
  from: ParcelState,
  to: ParcelState,
  lines: readonly ParcelLine[],
  at: number | null,
): ParcelChange {
  return { parcelId, from, to, lines, at };
}

function partsOf(order: OrderRow, { payload: { change, stock } }: Step): readonly Part[] {
  const placeOf = new Map(order.lines.map((line) => [line.id, placesKey(line.variantId, stagingId(line.locationId))]));
  const stagingOf = new Map(order.lines.map(({ locationId }) => [locationId, stagingId(locationId)]));
  const groups = new Map<string, Part>();
  const groupAt = (key: string) => {
    const group = groups.get(key) ?? { lines: [], stock: [] };
    groups.set(key, group);
    return group;
  };
  for (const line of change.lines) groupAt(placeOf.get(line.lineId) ?? '').lines.push(line);
  for (const line of stock)
    groupAt(placesKey(line.variantId, stagingOf.get(line.locationId) ?? line.locationId)).stock.push(line);
  const parts: Part[] = [];
  for (const group of groups.values()) {
    const last = parts.at(-1);
    const fits =
      last && last.lines.length + group.lines.length <= LINES && last.stock.length + group.stock.length <= STOCK;
    if (!fits) parts.push({ lines: [...group.lines], stock: [...group.stock] });
    else {
      last.lines.push(...group.lines);
      last.stock.push(...group.stock);
    }
  }
  return parts;
}

/** A product at a place, on the shelf and in staging alike. */
function placesKey(variantId: VariantId, staging: LocationId): string {
  return `${variantId}:${staging}`;
}
