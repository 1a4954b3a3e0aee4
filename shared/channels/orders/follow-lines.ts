import { decideAmend, type WantedLine } from '#shared/domain/orders/amend.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import type { OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import type { SeenLine, SeenOrder } from './seen-order.ts';
import type { OursLine, There, ThereLine } from './there.ts';

/** What changed lines of a store's order make of the order here. */
export type FollowedLines = {
  /** Null where nothing changes; `nothing-left`: nothing of it is wanted any more. */
  readonly decision: Decision | 'nothing-left' | null;
  readonly lines: readonly SeenLine[];
  /** Of what less is wanted than is picked: it is followed once that lies on its shelf again. */
  readonly tooManyPicked: readonly string[];
  /** Whether lines changed of an order that cannot be amended any more. */
  readonly isTooLate: boolean;
  /** Whether here and there differ, and nobody knows who changed it. */
  readonly differs: boolean;
};

/** What becomes of one line. */
type Followed = {
  /** What is known of it where the order here follows; null where nothing is left of it. */
  readonly followed: SeenLine | null;
  /** Where it does not: as before, so that it is a change once it does. */
  readonly left: SeenLine | null;
  /** Null: as it is. */
  readonly becomes: WantedLine | null;
  readonly tooManyPicked: string | null;
};

/**
 * Only what the store says otherwise than before is changed here, to what it says now: what a person changed of another line stays. Of what is
 * picked nothing is taken away. `elsewhere`: how much of it was split off, to be sent by itself.
 */
export function followLines(
  order: OrderRow,
  there: There,
  seen: SeenOrder | null,
  elsewhere: ReadonlyMap<VariantId, number>,
  sku: (id: OrderLineId) => string,
): FollowedLines {
  const differs = !seen && order.amended !== undefined && isOtherwise(order, there, elsewhere);
  const before = differs ? there.lines.map(seenLine) : seen ? seen.lines : null;
  const left = new Map(elsewhere);
  const kept = there.lines.map((line) => followLine(line, order, before, left));
  const gone = goneLines(order, there, before, sku);
  const all = [...kept, ...gone];
  const changes = all.flatMap(({ becomes }) => (becomes ? [becomes] : []));
  const mayAmend = mayDo(order.state, 'amend') && there.stage !== 'over';
  const decision = mayAmend && changes.length > 0 ? amended(order, changes) : null;
  const isFollowed = mayAmend && decision !== 'nothing-left';
  return {
    decision,
    lines: all.flatMap(({ followed, left: asBefore }) => (isFollowed ? followed : asBefore) ?? []),
    tooManyPicked: all.flatMap(({ tooManyPicked }) => (tooManyPicked === null ? [] : [tooManyPicked])),
    isTooLate: !mayAmend && there.stage !== 'over' && changes.some((line) => order.mergedInto || isMore(order, line)),
    differs,
  };
}

function isMore({ lines }: OrderRow, { id, quantity }: WantedLine): boolean {
  return quantity > (lines.find((line) => line.id === id)?.quantity ?? 0);
}

function amended(order: OrderRow, changes: readonly WantedLine[]): FollowedLines['decision'] {
  const byId = new Map(changes.map((line) => [line.id, line]));
  const known = new Set(order.lines.map(({ id }) => id));
  const added = changes.filter(({ id, quantity }) => id !== null && !known.has(id) && quantity > 0);
  const wanted = [
    ...order.lines.map((line): WantedLine => byId.get(line.id) ?? line).filter(({ quantity }) => quantity > 0),
    ...added.map((line): WantedLine => ({ ...line, id: null })),
  ];
  const ids = added.map(({ id }) => id ?? '').values();
  const decision = decideAmend(order, wanted, () => ids.next().value ?? '');
  if (decision.ok) return decision.value;
  return decision.failure.code === 'amend-nothing-left' ? 'nothing-left' : null;
}

function followLine(
  line: ThereLine,
  order: OrderRow,
  before: readonly SeenLine[] | null,
  elsewhere: Map<VariantId, number>,
): Followed {
  const { ours } = line;
  const seen = seenLine(line);
  if (!ours) return { followed: seen, left: seen, becomes: null, tooManyPicked: null };
  const was = before?.find(({ id }) => id === line.id);
  const here = order.lines.find(({ id }) => id === ours.lineId);
  const split = Math.min(elsewhere.get(ours.variantId) ?? 0, ours.quantity);
  if (split > 0) elsewhere.set(ours.variantId, (elsewhere.get(ours.variantId) ?? 0) - split);
  const isNew = before === null || !was || was.lineId === null;
  const isOther = isNew || was.wanted !== line.wanted;
  const isPriced = ours.unitPrice !== null && (isNew || was.unitPrice !== ours.unitPrice);
  const unitPrice = isPriced ? ours.unitPrice : (here?.unitPrice ?? ours.unitPrice);
  // Goods of other orders that were merged into it lie in the same line: only the difference is of this one.
  const units = order.merged && !isNew ? Math.round(was.wanted * 10 ** ours.decimals) - (here?.quantity ?? 0) : 0;
  const aim = isOther ? Math.max(ours.quantity - split - units, 0) : (here?.quantity ?? 0);
  const quantity = Math.max(aim, here?.picked ?? 0);
  const tooManyPicked = quantity > aim ? line.name : null;
  // What could not be followed whole is a change next time, too.
  const asBefore = was ?? { ...seen, wanted: piecesOf(ours, here), lineId: here?.id ?? null };
  const becomes = becomesOf(ours, here, { quantity, unitPrice });
  const followed = tooManyPicked === null ? seen : { ...seen, wanted: asBefore.wanted };
  return { followed, left: asBefore, becomes, tooManyPicked };
}

function becomesOf(
  ours: OursLine,
  here: OrderLine | undefined,
  { quantity, unitPrice }: Pick<WantedLine, 'quantity' | 'unitPrice'>,
): WantedLine | null {
  if (here) {
    const isSame = here.quantity === quantity && here.unitPrice === unitPrice;
    const { id, variantId, locationId } = here;
    return isSame ? null : { id, variantId, locationId, quantity, unitPrice };
  }
  const { lineId: id, variantId, locationId } = ours;
  return quantity === 0 || !locationId ? null : { id, variantId, locationId, quantity, unitPrice };
}

/** Lines that the store does not have any more. */
function goneLines(
  order: OrderRow,
  { lines }: There,
  before: readonly SeenLine[] | null,
  sku: (id: OrderLineId) => string,
): readonly Followed[] {
  const there = new Set(lines.map(({ id }) => id));
  const ours = new Set(lines.map((line) => line.ours?.lineId));
  const gone: readonly SeenLine[] = before
    ? before.filter(({ id, lineId, wanted }) => !there.has(id) && lineId !== null && wanted > 0)
    : order.lines.map(lostLine);
  const lost = gone.filter(({ lineId }) => lineId === null || !ours.has(lineId));
  return lost.map((seen): Followed => {
    const here = order.lines.find(({ id }) => id === seen.lineId);
    if (!here) return { followed: null, left: null, becomes: null, tooManyPicked: null };
    const { id, variantId, locationId, unitPrice, picked } = here;
    const isSame = here.quantity === picked;
    return {
      followed: picked === 0 ? null : seen,
      left: seen,
      becomes: isSame ? null : { id, variantId, locationId, unitPrice, quantity: picked },
      tooManyPicked: picked > 0 ? sku(id) : null,
    };
  });
}

/** A line of which nobody knows any more what the store called it. */
function lostLine({ id, variantId, quantity, unitPrice }: OrderLine): SeenLine {
  return { id, lineId: id, variantId, wanted: quantity, decimals: 0, unitPrice };
}

/** What is kept of a line to compare it with later. */
export function seenLine({ id, wanted, ours }: ThereLine): SeenLine {
  const { lineId = null, variantId = null, decimals = 0, unitPrice = null } = ours ?? {};
  return { id, lineId, variantId, wanted, decimals, unitPrice };
}

function piecesOf({ decimals }: OursLine, here: OrderLine | undefined): number {
  return (here?.quantity ?? 0) / 10 ** decimals;
}

/** Whether something else is ordered here than there. */
function isOtherwise({ lines }: OrderRow, there: There, elsewhere: ReadonlyMap<VariantId, number>): boolean {
  const sums = new Map(elsewhere);
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  for (const { ours } of there.lines)
    if (ours) sums.set(ours.variantId, (sums.get(ours.variantId) ?? 0) - ours.quantity);
  return [...sums.values()].some((sum) => sum !== 0);
}
