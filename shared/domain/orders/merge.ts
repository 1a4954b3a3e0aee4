import { done, fail, type Result } from '#shared/base/result.ts';
import { amendOrder } from '../operations/amend-order.ts';
import { changedSets } from '../operations/fields.ts';
import type { Decision } from '../operations/operation.ts';
import type { Day, OrderRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { decideAmend, type WantedLine } from './amend.ts';
import { dueDay } from './due.ts';
import { decideCancel, type IsTracked, type OrderFailure } from './fulfil.ts';
import { byAge, rankOf } from './service-order.ts';

/** Orders that can leave as one: what the later ones ask for goes into the oldest. */
export type Merger = { readonly into: OrderRow; readonly from: readonly OrderRow[] };

/** Whether an order can be merged with others: it is open, and nothing of it is picked. */
export function isMergeable({ state, lines }: Pick<OrderRow, 'state' | 'lines'>): boolean {
  return state === 'open' && lines.every(({ picked }) => picked === 0);
}

/**
 * Which of some orders can be merged. `placeOf` says where an order goes to, as a text that is the same for the same place; null
 * where that is not known.
 */
export function mergersAmong(
  orders: readonly OrderRow[],
  placeOf: (order: OrderRow) => string | null,
): readonly Merger[] {
  const byPlace = new Map<string, OrderRow[]>();
  for (const order of orders.filter(isMergeable)) {
    const place = placeOf(order);
    if (place !== null) byPlace.set(place, [...(byPlace.get(place) ?? []), order]);
  }
  return [...byPlace.values()].flatMap((some) => {
    const [into, ...from] = some.sort(byAge);
    return into && from.length > 0 ? [{ into, from }] : [];
  });
}

/**
 * Puts the lines of the later orders into the oldest and cancels the later ones, each in one act: where it left meanwhile, or the
 * oldest did, neither changes. What each of them says beside its lines stays
 * true of the one that remains: the earlier day, the higher priority, every tag, the amounts added up.
 */
export function decideMerge(
  { into, from }: Merger,
  isTracked: IsTracked,
  days: Calendar,
  nextId: () => string,
): Result<readonly Decision[], OrderFailure> {
  const decisions: Decision[] = [];
  let now = into;
  for (const order of from) {
    const merged = mergedOne(now, order, { isTracked, days, nextId });
    if (!merged.ok) return merged;
    decisions.push(merged.value.decision);
    now = merged.value.into;
  }
  return done(decisions);
}

type Around = { readonly isTracked: IsTracked; readonly days: Calendar; readonly nextId: () => string };

/** One order merged into another, and that one as it is then. */
function mergedOne(
  into: OrderRow,
  order: OrderRow,
  { isTracked, days, nextId }: Around,
): Result<{ readonly decision: Decision; readonly into: OrderRow }, OrderFailure> {
  const amended = decideAmend(into, linesTogether(into, order), nextId);
  if (!amended.ok) return amended;
  const cancelled = decideCancel(order, isTracked);
  if (!cancelled.ok) return cancelled;
  const [amendment, cancelling] = [amended.value, cancelled.value];
  const next = amendment.type === 'order.amended' ? amendOrder(into, amendment.payload) : null;
  if (amendment.type !== 'order.amended' || cancelling.type !== 'order.moved' || !next?.ok)
    return fail({ code: 'order-not-in-state', detail: into.state });
  const fields = fieldsTogether(into, order, days);
  const merging = { amendment: { ...amendment.payload, merges: order.id }, sets: changedSets(into, fields) };
  const change = { ...cancelling.payload.change, mergedInto: into.id };
  return done({
    decision: { ...cancelling, payload: { ...cancelling.payload, change, into: merging } },
    into: { ...next.row, ...fields },
  });
}

function linesTogether(into: OrderRow, from: OrderRow): readonly WantedLine[] {
  const lines: WantedLine[] = into.lines.map((line) => ({ ...line }));
  for (const { variantId, locationId, quantity, unitPrice } of from.lines) {
    const at = lines.findIndex(
      (line) => line.variantId === variantId && line.locationId === locationId && line.unitPrice === unitPrice,
    );
    const same = lines[at];
    if (same) lines[at] = { ...same, quantity: same.quantity + quantity };
    else lines.push({ id: null, variantId, locationId, quantity, unitPrice });
  }
  return lines;
}

function fieldsTogether(into: OrderRow, from: OrderRow, days: Calendar) {
  const all = [into, from];
  const due = earliest(all.map((order) => dueDay(order, days)));
  return {
    ...(due !== dueDay(into, days) && { dueOn: due, dueAt: null }),
    promisedOn: earliest(all.map(({ promisedOn }) => promisedOn ?? null)),
    priority: (rankOf(from) < rankOf(into) ? from : into).priority ?? null,
    tags: someOrNull([...new Set(all.flatMap(({ tags }) => tags ?? []))]),
    shippingMethod: all.find(({ shippingMethod }) => shippingMethod)?.shippingMethod ?? null,
    shippingAmount: sumOrNull(all.map(({ shippingAmount }) => shippingAmount ?? null)),
    discountAmount: sumOrNull(all.map(({ discountAmount }) => discountAmount ?? null)),
    onlyWhole: all.some(({ onlyWhole }) => onlyWhole === true) || null,
  };
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

function someOrNull(tags: readonly string[]): readonly string[] | null {
  return tags.length > 0 ? tags : null;
}

function sumOrNull(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length > 0 ? known.reduce((sum, amount) => sum + amount, 0) : null;
}
