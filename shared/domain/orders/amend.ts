import { done, fail, type Result } from '#shared/base/result.ts';
import type { OrderLineId } from '../operations/ids.ts';
import type { Decision, LineAmendment } from '../operations/operation.ts';
import type { OrderedLine, OrderLine, OrderRow } from '../operations/rows.ts';
import type { OrderFailure } from './fulfil.ts';
import { mayDo } from './order-states.ts';
import { isRestToShip } from './progress.ts';

/** A line as it is to be; without an id it is a new one. */
export type WantedLine = OrderedLine & { readonly id: OrderLineId | null };

/**
 * Changes what was ordered (DATA-R18): the order has exactly the `wanted` lines afterwards, new ones at its end. Nothing of a
 * line that is picked can be taken out or moved to another product or place, and something must be left to ship.
 */
export function decideAmend(
  order: OrderRow,
  wanted: readonly WantedLine[],
  nextId: () => string,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'amend')) return fail({ code: 'order-not-in-state', detail: order.state });
  if (wanted.some(({ id }) => id !== null && !order.lines.some((line) => line.id === id)))
    return fail({ code: 'line-unknown' });
  const kept = order.lines.map((line) => ({ line, becomes: wanted.find(({ id }) => id === line.id) ?? null }));
  const broken = kept.map(({ line, becomes }) => problemOf(line, becomes)).find((code) => code !== null);
  if (broken) return fail({ code: broken });
  const added = wanted.filter(({ id }) => id === null);
  const rest = kept.flatMap(({ line, becomes }) => (becomes ? [{ ...line, ...becomes }] : []));
  if (!isRestToShip(rest) && added.length === 0) return fail({ code: 'amend-nothing-left' });
  const lines = [
    ...takenOut(kept),
    ...kept.flatMap(({ line, becomes }, at): readonly LineAmendment[] =>
      becomes && isOther(line, becomes)
        ? [{ lineId: line.id, at, was: orderedOf(line), becomes: orderedOf(becomes) }]
        : [],
    ),
    ...added.map(
      (line, i): LineAmendment => ({
        // A new id becomes a line's here.
        lineId: nextId() as OrderLineId,
        at: rest.length + i,
        was: null,
        becomes: orderedOf(line),
      }),
    ),
  ];
  if (lines.length === 0) return fail({ code: 'nothing-changed' });
  return done({ type: 'order.amended', payload: { orderId: order.id, step: 1, lines } });
}

type Kept = { readonly line: OrderLine; readonly becomes: WantedLine | null };

/** The lines that are taken out, the last one first: put back in the opposite order, each finds its place. */
function takenOut(kept: readonly Kept[]): readonly LineAmendment[] {
  const gone = kept.flatMap(({ line, becomes }, at): readonly LineAmendment[] =>
    becomes ? [] : [{ lineId: line.id, at, was: orderedOf(line), becomes: null }],
  );
  return gone.reverse();
}

/** Why a line cannot become so: a part of it is picked. */
function problemOf(line: OrderLine, becomes: WantedLine | null): OrderFailure['code'] | null {
  if (line.picked === 0) return null;
  if (!becomes || becomes.variantId !== line.variantId || becomes.locationId !== line.locationId)
    return 'line-already-picked';
  return becomes.quantity < line.picked ? 'amend-below-picked' : null;
}

function isOther(line: OrderedLine, becomes: OrderedLine): boolean {
  return JSON.stringify(orderedOf(line)) !== JSON.stringify(orderedOf(becomes));
}

function orderedOf({ variantId, locationId, quantity, unitPrice }: OrderedLine): OrderedLine {
  return { variantId, locationId, quantity, unitPrice };
}
