import { actOf } from '#shared/domain/operations/act.ts';
import { baseOf } from '#shared/domain/operations/base.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { inEnvelope } from '#shared/domain/operations/envelope.ts';
import type { LocationId, OpId, PersonId, ShopId, VariantId, WriterId } from '#shared/domain/operations/ids.ts';
import { levelId, stagingId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, fold, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';
import { availableOf } from '../stock/available.ts';
import type { Ware } from './assortment.ts';
import type { Chance } from './chance.ts';
import type { DemoContact } from './people.ts';

/** One act of the demo year: when, by whom, and contact records that are first needed with it. */
export type DemoStep = {
  readonly at: number;
  readonly actor: PersonId;
  readonly decision: Decision;
  readonly contacts: readonly DemoContact[];
};

export type Places = { readonly shop: LocationId; readonly warehouse: LocationId; readonly stall: LocationId };

/** The demo year as it is being told: books so far, what is still to come, and the steps nobody has taken yet. */
export type Year = {
  readonly chance: Chance;
  readonly nextId: () => string;
  readonly start: number;
  readonly now: number;
  readonly places: Places;
  readonly books: MemoryBooks;
  /** Wares the shop has taken in so far. */
  readonly wares: Ware[];
  /** Variants nobody counts: orders write no movement for them. */
  readonly uncounted: Set<VariantId>;
  /** Does an act now; it must be one the books allow. */
  act(at: number, decision: Decision, contacts?: readonly DemoContact[]): void;
  /** Remembers something for later; what lies after the end of the year is forgotten. */
  later(at: number, task: (at: number) => void): void;
  /** Tells the year, step by step. */
  tell(): Generator<DemoStep>;
};

export type YearOptions = Pick<Year, 'chance' | 'nextId' | 'start' | 'now' | 'places'> & {
  readonly shopId: ShopId;
  readonly staff: readonly DemoContact[];
};

/** A year in which nothing has happened yet. */
export function newYear({ shopId, staff, ...year }: YearOptions): Year {
  const books = emptyBooks();
  const agenda: { readonly at: number; readonly task: (at: number) => void }[] = [];
  const told: DemoStep[] = [];
  // The generator's own numbering stays here: whoever takes a step gives it the ids that count.
  const writerId = 'demo' as WriterId;
  let made = 0;
  let last = 0;
  return {
    ...year,
    books,
    wares: [],
    uncounted: new Set(),
    act(at, decision, contacts = []) {
      made += 1;
      // Acts of one task lie a moment apart; the next task may begin before the last of them.
      last = Math.max(at, last);
      // A person of the shop is known by the id of their contact record.
      const actor = year.chance.pick(staff).contactId as string as PersonId;
      const opId = `demo-${made}` as OpId;
      const about = { opId, shopId, writerId, writerSeq: made, seen: null, skewMs: null, occurredAt: last, actor };
      const draft = inEnvelope(decision, about);
      const op: Operation = { ...draft, base: baseOf(actOf(draft), (ref) => books.rows.get(refKey(ref))) };
      const applied = fold(books, op, null);
      if (!applied.ok)
        throw new Error(`Broken assumption: the demo shop does what its books allow (${applied.refusal.code})`);
      told.push({ at: last, actor, decision, contacts });
    },
    later(at, task) {
      if (at > year.now) return;
      let place = agenda.length;
      while (place > 0 && (agenda[place - 1]?.at ?? 0) <= at) place -= 1;
      agenda.splice(place, 0, { at, task });
    },
    *tell() {
      for (let next = agenda.pop(); next; next = agenda.pop()) {
        next.task(next.at);
        yield* told.splice(0);
      }
    },
  };
}

/** What is on hand of a variant at one place. */
export function onHandAt(year: Year, variantId: VariantId, place: LocationId): number {
  return year.books.levels.get(levelId(variantId, place))?.onHand ?? 0;
}

/** What can still be promised of a variant at one place. */
export function freeAt(year: Year, variantId: VariantId, place: LocationId): number {
  const level = year.books.levels.get(levelId(variantId, place));
  return level ? availableOf(level.onHand, 0, level.committed) : 0;
}

/** Available and incoming of a variant over all places: what its reorder rule is held against. */
export function positionOf(
  year: Year,
  variantId: VariantId,
): { readonly available: number; readonly incoming: number } {
  let [available, incoming] = [0, 0];
  for (const place of [year.places.shop, year.places.warehouse, year.places.stall]) {
    for (const at of [place, stagingId(place)]) {
      const level = year.books.levels.get(levelId(variantId, at));
      available += level ? availableOf(level.onHand, 0, level.committed) : 0;
      incoming += level?.incoming ?? 0;
    }
  }
  return { available, incoming };
}
