import { type LocationId, stagingId, type VariantId } from '../operations/ids.ts';
import { deriveUuid } from '#shared/base/hash.ts';
import type { Decision, LineChange, NewParcel, NewReturn, ParcelChange, StockLine } from '../operations/operation.ts';
import type { OrderRow, ParcelLine } from '../operations/rows.ts';
import { hasGone } from './order-states.ts';

/** At most so many order lines and stock lines in one act: well within what an act holds (DATA-R12), and so is its undo. */
const LINES = 400;
const STOCK = 1_200;

type Step = Extract<Decision, { type: 'order.moved' }>;
type Part = { readonly lines: LineChange[]; readonly stock: StockLine[] };

/**
 * A pick, a shipping or a cancellation of an order as the acts that hold it: one, or for an order of very many lines several, each of which
 * takes some of the lines on or back (ORD15). Until the last of them the order is being picked. Lines of one product at one place
 * stay together, since their stock lines do not say which line they are of. The same goes for parcels that are packed, taken apart or
 * delivered and for what comes back; every other decision is one act.
 */
export function inParts(order: OrderRow, decision: Decision): readonly Decision[] {
  if (decision.type !== 'order.moved') return [decision];
  const { change, stock } = decision.payload;
  if (change.lines.length <= LINES && stock.length <= STOCK) return [decision];
  const parts = partsOf(order, decision);
  // What is done to an order that is gone leaves it so.
  const between = hasGone(change.from) ? change.from : 'picking';
  return parts.map(({ lines, stock: moved }, i): Step => {
    const from = i === 0 ? change.from : between;
    const to = i === parts.length - 1 ? change.to : between;
    const { newParcels: _new, parcels: _parcels, returns: _returns, ...payload } = decision.payload;
    const documents = {
      ...parcelsOfPart(decision, lines, { isFirst: i === 0, isLast: i === parts.length - 1 }),
      ...returnsOfPart(decision, lines, i),
    };
    return { ...decision, payload: { ...payload, ...documents, stock: moved, change: { ...change, from, to, lines } } };
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
  const grown = isFirst
    ? []
    : newParcels.map(
        ({ id, state, lines: all }): ParcelChange => ({
          parcelId: id,
          from: state,
          to: state,
          lines: own(all),
          at: null,
        }),
      );
  const moved = parcels.map((change): ParcelChange => {
    const { from, to, lines: all, at, holds } = change;
    const held = holds && { holds: { units: holds.units, lines: own(holds.lines) } };
    return { ...change, to: isLast ? to : from, lines: own(all), at: isLast ? at : null, ...held };
  });
  const changes = [...grown, ...moved].filter(
    ({ from, to, lines: some, holds }) => from !== to || some.length > 0 || holds,
  );
  return { ...(made.length > 0 && { newParcels: made }), ...(changes.length > 0 && { parcels: changes }) };
}

/** What comes back is a return of its own in every part; what was decided of the whole stands on the first. */
function returnsOfPart(
  { payload: { returns = [] } }: Step,
  lines: readonly LineChange[],
  part: number,
): { readonly returns?: readonly NewReturn[] } {
  const ids = new Set(lines.map(({ lineId }) => lineId));
  const own = returns.flatMap((one): readonly NewReturn[] => {
    const some = one.lines.filter(({ lineId }) => ids.has(lineId));
    if (some.length === 0) return [];
    // An id that follows from the first one's is a return's, too.
    return [
      part === 0
        ? { ...one, lines: some }
        : { id: deriveUuid('return', one.id, String(part)) as NewReturn['id'], lines: some },
    ];
  });
  return own.length > 0 ? { returns: own } : {};
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
