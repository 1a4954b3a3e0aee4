import { fail, type Result } from '#shared/base/result.ts';
import type { LocationId, OrderId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { Decision } from '../operations/operation.ts';
import type { OrderLine, OrderRow } from '../operations/rows.ts';
import type { Shared } from './allocate.ts';
import { decideAmend, type WantedLine } from './amend.ts';
import type { OrderFailure } from './fulfil.ts';

/** So much of a line from another place. */
export type ServePart = { readonly locationId: LocationId; readonly quantity: number };

/** How a line that is short could be served: all of it from another place, or split over several. */
export type ServeProposal = {
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  readonly variantId: VariantId;
  /** Where it is served from now, and how much is ordered. */
  readonly from: LocationId;
  readonly quantity: number;
  /** What stays there; 0: nothing. */
  readonly stays: number;
  readonly parts: readonly ServePart[];
  /** What is short after it, too. */
  readonly stillShort: number;
};

/** Tells the places a line could be served from, best first, without its own. */
export type PlacesFor = (order: OrderRow, line: OrderLine) => readonly LocationId[];

/**
 * What could be done about lines that are short (ALC9), order by order as they are served: one of which nothing is picked moves to
 * the first place that has all of it; else what is short comes from other places, best first. Only what is nobody's is proposed, and
 * nothing of it twice. Nothing happens by itself.
 */
export function proposeServing(
  orderIds: ReadonlySet<OrderId>,
  shared: Pick<Shared, 'queue' | 'shortLines' | 'freeAt'>,
  placesFor: PlacesFor,
): readonly ServeProposal[] {
  const free = freeStock(shared.freeAt);
  return shared.queue
    .filter(({ id }) => orderIds.has(id))
    .flatMap((order) =>
      order.lines.flatMap((line) => {
        const short = shared.shortLines.get(line.id)?.short ?? 0;
        return short > 0 ? (proposalFor(order, line, { short, free, places: placesFor(order, line) }) ?? []) : [];
      }),
    );
}

type Free = {
  readonly at: (variantId: VariantId, locationId: LocationId) => number;
  readonly take: (variantId: VariantId, part: ServePart) => void;
};

function freeStock(freeAt: Shared['freeAt']): Free {
  const taken = new Map<VariantId, Map<LocationId, number>>();
  return {
    at: (variantId, locationId) => freeAt(variantId, locationId) - (taken.get(variantId)?.get(locationId) ?? 0),
    take: (variantId, { locationId, quantity }) => {
      const places = taken.get(variantId) ?? new Map<LocationId, number>();
      taken.set(variantId, places);
      places.set(locationId, (places.get(locationId) ?? 0) + quantity);
    },
  };
}

type Around = { readonly short: number; readonly free: Free; readonly places: readonly LocationId[] };

function proposalFor(order: OrderRow, line: OrderLine, { short, free, places }: Around): ServeProposal | null {
  const { variantId, quantity } = line;
  const has = (needed: number) => places.find((place) => free.at(variantId, place) >= needed);
  const whole = line.picked === 0 ? has(quantity) : undefined;
  const parts = whole ? [{ locationId: whole, quantity }] : partsOf(variantId, short, free, places);
  if (parts.length === 0) return null;
  for (const part of parts) free.take(variantId, part);
  const served = parts.reduce((sum, part) => sum + part.quantity, 0);
  const stillShort = whole ? 0 : short - served;
  return {
    orderId: order.id,
    lineId: line.id,
    variantId,
    from: line.locationId,
    quantity,
    stays: quantity - served,
    parts,
    stillShort,
  };
}

/** What is short, from as few places as may be: the first that has all of it, else from one after the other. */
function partsOf(variantId: VariantId, short: number, free: Free, places: readonly LocationId[]): readonly ServePart[] {
  const one = places.find((place) => free.at(variantId, place) >= short);
  if (one) return [{ locationId: one, quantity: short }];
  const parts: ServePart[] = [];
  let rest = short;
  for (const locationId of places) {
    const quantity = Math.min(rest, Math.max(free.at(variantId, locationId), 0));
    if (quantity > 0) parts.push({ locationId, quantity });
    rest -= quantity;
    if (rest === 0) break;
  }
  return parts;
}

/**
 * Serves lines of an order from where they were proposed, as one amendment of it (ORD12): what stays keeps its line, what comes from
 * elsewhere is a line of its own; a line of which nothing stays goes to the first of its places. Refused whole where a line is not as
 * it was any more.
 */
export function decideServing(
  order: OrderRow,
  proposals: readonly ServeProposal[],
  nextId: () => string,
): Result<Decision, OrderFailure> {
  const isOutdated = proposals.some(({ lineId, from, quantity, stays }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return !line || line.locationId !== from || line.quantity !== quantity || line.picked > stays;
  });
  if (isOutdated) return fail({ code: 'serving-outdated' });
  const proposed = new Map(proposals.map((proposal) => [proposal.lineId, proposal]));
  const kept = order.lines.map((line): WantedLine => {
    const proposal = proposed.get(line.id);
    const [first] = proposal?.parts ?? [];
    if (!proposal || !first) return line;
    return proposal.stays > 0 ? { ...line, quantity: proposal.stays } : { ...line, ...first };
  });
  const added = order.lines.flatMap(({ id, variantId, unitPrice }): readonly WantedLine[] => {
    const { parts = [], stays = 0 } = proposed.get(id) ?? {};
    return parts.slice(stays > 0 ? 0 : 1).map((part) => ({ id: null, variantId, unitPrice, ...part }));
  });
  return decideAmend(order, [...kept, ...added], nextId);
}
