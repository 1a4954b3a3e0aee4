import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type Cell, cellOf, type CountId, type LocationId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, Stamp } from '#shared/domain/operations/operation.ts';
import type {
  Counted,
  CountLineFields,
  CountLineRow,
  CountMode,
  CountRow,
  CountScope,
} from '#shared/domain/operations/rows.ts';
import { mayDoWithCount } from './count-states.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import type { Serial } from '#shared/domain/stock/serials.ts';

/** Variants a count can name one by one; more are counted as `all`. */
export const MOST_NAMED = 20_000;

export type CountFailure = Failure<
  | 'count-not-open'
  | 'count-names-nothing'
  | 'count-too-large'
  | 'quantity-not-whole'
  | 'quantity-too-large'
  | 'serial-one-or-none'
>;

export type NewCount = {
  readonly name: string;
  readonly locationId: LocationId;
  readonly scope: CountScope;
  readonly mode: CountMode;
};

/** Begins a count: what is to be looked at is resolved here, once, to the variants it names. */
export function decideBegin(count: NewCount, nextId: Stamp['nextId']): Result<Decision, CountFailure> {
  const named = count.scope.kind === 'all' ? null : count.scope.variantIds.length;
  if (named === 0) return fail({ code: 'count-names-nothing' });
  if (named !== null && named > MOST_NAMED) return fail({ code: 'count-too-large', detail: String(named) });
  return done({ type: 'count.begun', payload: { countId: nextId() as CountId, ...count } });
}

/** Something a person saw in a count, in smallest units. */
export type Seeing = Cell & {
  /** A scan adds (one, or what its pack holds); a typed number or a recount replaces. */
  readonly how: 'add' | 'replace';
  readonly quantity: number;
  /** When the person began to look; without it the moment of the act. */
  readonly from?: number;
  /** Where the lot is a serial number: its one piece, in smallest units. However often that is seen, it is there once (LOT31). */
  readonly serial?: Pick<Serial, 'piece'>;
};

/** One observation of an open count. What is outside its scope is taken too: it was there. */
export function decideObservation(
  count: CountRow,
  seeing: Seeing,
  { at }: Pick<Stamp, 'at'>,
): Result<Decision, CountFailure> {
  const { quantity, from, serial } = seeing;
  if (!isOpen(count)) return notOpen(count);
  if (!Number.isInteger(quantity) || quantity < 0) return fail({ code: 'quantity-not-whole' });
  if (quantity > MAX_QUANTITY) return fail({ code: 'quantity-too-large' });
  if (serial && quantity !== 0 && quantity !== serial.piece) return fail({ code: 'serial-one-or-none' });
  const how = serial ? 'replace' : seeing.how;
  // A clock that was put back in between makes no interval that ends before it begins.
  const began = Math.min(from ?? at, at);
  const payload = { countId: count.id, ...cellOf(seeing), how, quantity, from: began, to: at };
  return done({ type: 'count.observed', payload });
}

/** Says why a line differs, notes something on it, or leaves it out of the posting (`dropped`). */
export function decideNote(
  count: CountRow,
  cell: Cell,
  kept: CountLineRow | undefined,
  fields: Partial<CountLineFields>,
): Result<Decision, CountFailure> {
  if (!isOpen(count)) return notOpen(count);
  const was: CountLineFields = kept ?? { reason: null, note: null, dropped: false };
  const sets = [
    ...setOf('reason', fields.reason, was.reason),
    ...setOf('note', fields.note, was.note),
    ...setOf('dropped', fields.dropped, was.dropped),
  ];
  return done({ type: 'count.noted', payload: { countId: count.id, ...cellOf(cell), sets } });
}

function setOf<F extends string, V>(field: F, value: V | undefined, was: V) {
  return value === undefined || value === was ? [] : [{ field, value, was }];
}

/** Ends a count without posting it: what was seen stays to be read, stock stays as it is. */
export function decideClose(count: CountRow, { at }: Pick<Stamp, 'at'>): Result<Decision, CountFailure> {
  if (!isOpen(count)) return notOpen(count);
  const change = { countId: count.id, from: 'open', to: 'cancelled', endedAt: at } as const;
  return done({ type: 'count.closed', payload: { change } });
}

export function isOpen(count: CountRow): boolean {
  return !count.voided && mayDoWithCount(count.state, 'observe');
}

export function notOpen(count: CountRow): { readonly ok: false; readonly failure: Failure<'count-not-open'> } {
  return fail({ code: 'count-not-open', detail: count.state });
}

/** True for a variant that a count is to look at. */
export function isInScope(scope: CountScope, variantId: VariantId): boolean {
  return scope.kind === 'all' || scope.variantIds.includes(variantId);
}

/** When each variant was last counted and posted, by the checkpoints there are: for the scope "not counted for N days". */
export function lastCounted(counted: Iterable<Counted>): ReadonlyMap<VariantId, number> {
  const last = new Map<VariantId, number>();
  for (const { variantId, lines } of counted)
    for (const line of lines)
      if (line.hides <= 0) last.set(variantId, Math.max(last.get(variantId) ?? line.at, line.at));
  return last;
}
