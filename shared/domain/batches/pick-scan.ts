import type { LocationId, VariantId } from '../operations/ids.ts';
import { type BatchStop, isSamePlace } from './stops.ts';

/** What a code means to somebody who picks: some of a product, or a place. */
export type PickScan =
  | { readonly kind: 'goods'; readonly variantId: VariantId; readonly quantity: number }
  | { readonly kind: 'place'; readonly locationId: LocationId };

/** What a scan at a stop comes to (PCK5). */
export type PickAnswer =
  /** It is what is picked here; the stop is another one than that which is shown where both lie in the same place (PCK13). */
  | { readonly kind: 'right'; readonly stop: BatchStop }
  /** It is more than is needed here; `left` is what is. */
  | { readonly kind: 'surplus'; readonly stop: BatchStop; readonly left: number }
  /** The batch needs it, at another stop. */
  | { readonly kind: 'elsewhere'; readonly stop: BatchStop }
  /** All of it is picked. */
  | { readonly kind: 'done' }
  /** No order of the batch wants it. */
  | { readonly kind: 'wrong' }
  /** One stands where this stop is, or where another one is. */
  | { readonly kind: 'here'; readonly stop: BatchStop }
  | { readonly kind: 'there'; readonly stop: BatchStop };

/** Reads a scan at a stop; `wanted` says which products the batch ever wanted. */
export function answerScan(
  scan: PickScan,
  stops: readonly BatchStop[],
  current: BatchStop | null,
  wanted: (variantId: VariantId) => boolean,
): PickAnswer {
  if (scan.kind === 'place') return answerPlace(scan.locationId, stops, current);
  const { variantId, quantity } = scan;
  const wanting = stops.filter((one) => one.variantId === variantId);
  const here = current && (wanting.find((one) => one === current) ?? wanting.find((one) => isSamePlace(one, current)));
  const stop = here ?? wanting[0];
  if (!stop) return { kind: wanted(variantId) ? 'done' : 'wrong' };
  if (stop !== here) return { kind: 'elsewhere', stop };
  const left = stop.left + stop.missing;
  return quantity > left ? { kind: 'surplus', stop, left } : { kind: 'right', stop };
}

/** The code of a place: the stop itself; else the next stop that lies exactly there, before one that lies within it. */
function answerPlace(place: LocationId, stops: readonly BatchStop[], current: BatchStop | null): PickAnswer {
  const isAt = ({ placeIds }: BatchStop) => placeIds.at(-1) === place;
  if (current && isAt(current)) return { kind: 'here', stop: current };
  const stop = stops.find(isAt);
  if (stop) return { kind: 'there', stop };
  const isWithin = ({ placeIds }: BatchStop) => placeIds.includes(place);
  if (current && isWithin(current)) return { kind: 'here', stop: current };
  const within = stops.find(isWithin);
  return within ? { kind: 'there', stop: within } : { kind: 'wrong' };
}

/** What was scanned or taken last at a stop: so many of it, or a scan that picked nothing. */
export type LastPick =
  | { readonly kind: 'picked'; readonly key: string; readonly variantId: VariantId; readonly quantity: number }
  | { readonly kind: 'refused' };

/** What it comes to when a person says how many there are in all of what was scanned last (PCK6). */
export type CountAnswer =
  /** So many more are picked at this stop. */
  | { readonly kind: 'more'; readonly stop: BatchStop; readonly quantity: number }
  | { readonly kind: 'same' }
  /** More are picked already than that. */
  | { readonly kind: 'fewer'; readonly picked: number }
  | { readonly kind: 'surplus'; readonly stop: BatchStop; readonly left: number }
  /** All of it is picked. */
  | { readonly kind: 'done' };

/**
 * Whose number `*` says: what was scanned last, also where its stop gave way to the next one; what is picked at the stop as long
 * as nothing was scanned there; nothing after a scan that picked nothing, as whoever scanned it means that.
 */
export function countedBy(last: LastPick | null, current: BatchStop | null): VariantId | null {
  if (last === null) return current?.variantId ?? null;
  return last.kind === 'picked' ? last.variantId : null;
}

/** Reads how many there are in all of what `countedBy` says. */
export function answerCount(
  total: number,
  last: Extract<LastPick, { kind: 'picked' }> | null,
  stops: readonly BatchStop[],
  current: BatchStop | null,
): CountAnswer {
  // What was just scanned of it is among them.
  const picked = last?.quantity ?? 0;
  if (total < picked) return { kind: 'fewer', picked };
  if (total === picked) return { kind: 'same' };
  const stop = last ? stops.find(({ key }) => key === last.key) : current;
  if (!stop) return { kind: 'done' };
  const left = stop.left + stop.missing;
  return total - picked > left ? { kind: 'surplus', stop, left } : { kind: 'more', stop, quantity: total - picked };
}
