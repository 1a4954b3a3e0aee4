import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import {
  type CountFailure,
  decideBegin,
  decideClose,
  decideNote,
  decideObservation,
  type NewCount,
  type Seeing,
} from '#shared/domain/counts/count.ts';
import { countLines } from '#shared/domain/counts/count-line.ts';
import { decidePosting, MOST_POSTED, type PostingFailure } from '#shared/domain/counts/post.ts';
import { type CostOf, reviewCount } from '#shared/domain/counts/review.ts';
import { type Cell, cellOf, type CountId, countLineId, type OpId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewLot } from '#shared/domain/operations/operation.ts';
import type { CountLineFields, CountRow } from '#shared/domain/operations/rows.ts';
import { decideNewLot } from '#shared/domain/stock/lots.ts';
import { type AttachAsk, attachCode } from '#renderer/db/attach-code.ts';
import { readCount, readRest } from '#renderer/db/counts.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { undoActs, type UndoFailure } from '#renderer/db/undo.ts';
import { usePrintDesk } from '#renderer/platform/print-desk.ts';

export type CountsFailure = CountFailure | PostingFailure | UndoFailure | RecordFailure | Failure<'nothing-changed'>;

type Begun = Recorded & { readonly countId: CountId };

/** Begins a count and answers its id. */
export async function beginCount(shop: Shop, count: NewCount): Promise<Result<Begun, CountsFailure>> {
  let countId = '' as CountId; // decided below, before anything is written
  const begun = await act<CountsFailure>(shop, (_, stamp) => {
    const decided = decideBegin(count, stamp.nextId);
    if (decided.ok && decided.value.type === 'count.begun') countId = decided.value.payload.countId;
    return decided.ok ? done({ decisions: [decided.value] }) : decided;
  });
  return begun.ok ? done({ ...begun.value, countId }) : begun;
}

/** Keeps one thing that was seen; with it a lot that nobody had named before. */
export function observe(
  shop: Shop,
  countId: CountId,
  seeing: Seeing,
  lot?: NewLot,
): Promise<Result<Recorded, CountsFailure>> {
  return onCount(shop, countId, async (count, db, at) => {
    const [known = seeing] = await withSerials(db, [seeing]);
    const decided = decideObservation(count, known, { at });
    if (!decided.ok) return decided;
    return done({ decisions: lot ? [decideNewLot(lot), decided.value] : [decided.value] });
  });
}

/** Keeps why a line differs, a note on it, or that it is left out. */
export function noteLine(
  shop: Shop,
  countId: CountId,
  cell: Cell,
  fields: Partial<CountLineFields>,
): Promise<Result<Recorded, CountsFailure>> {
  return onCount(shop, countId, async (count, db) => {
    const kept = await db.countLines.get(countLineId(countId, cell));
    const decided = decideNote(count, cell, kept, fields);
    if (decided.ok && decided.value.type === 'count.noted' && decided.value.payload.sets.length === 0)
      return fail({ code: 'nothing-changed' });
    return one(decided);
  });
}

/**
 * Counts as nothing what was not seen of these, all together: of a product in lots every lot that lies there, too. What was
 * seen meanwhile keeps its figure, and so does what came since (CNT23).
 */
export function countRest(
  shop: Shop,
  countId: CountId,
  rest: readonly Cell[],
): Promise<Result<Recorded, CountsFailure>> {
  return act<CountsFailure>(shop, async (db, { at }) => {
    const books = await readRest(db, countId, rest);
    if (!books) return fail({ code: 'count-unknown' });
    if (books.lines.length > MOST_POSTED) return fail({ code: 'count-too-large', detail: String(books.lines.length) });
    const decisions: Decision[] = [];
    for (const line of books.lines) {
      const seeing: Seeing = { ...cellOf(line), how: 'replace', quantity: line.quantity };
      const decided = decideObservation(books.count, seeing, { at });
      if (!decided.ok) return decided;
      decisions.push(decided.value);
    }
    return decisions.length > 0 ? done({ decisions }) : fail({ code: 'nothing-changed' });
  });
}

/** Posts a count as it is reviewed at this instant; lines that moved are posted where `agreed` names their level. */
export function postCount(
  shop: Shop,
  countId: CountId,
  agreed: ReadonlySet<string>,
): Promise<Result<Recorded, CountsFailure>> {
  return act<CountsFailure>(shop, async (db, { at }) => {
    const books = await readCount(db, countId);
    if (!books) return fail({ code: 'count-unknown' });
    const lines = countLines(books.observations, books.notes, books.past.predecessors);
    const review = reviewCount(lines, books.past, costsIn(shop));
    return one(decidePosting(books.count, review, books.past, { at, agreed, beside: books.beside }));
  });
}

/** Ends a count without posting it. */
export function closeCount(shop: Shop, countId: CountId): Promise<Result<Recorded, CountsFailure>> {
  return onCount(shop, countId, (count, _, at) => one(decideClose(count, { at })));
}

/** What the shop's products cost, for the value of a variance. */
export function costsIn({ catalogue }: Pick<Shop, 'catalogue'>): CostOf {
  return (variantId) => {
    const slot = catalogue.slotOf(variantId);
    return slot === undefined ? undefined : catalogue.rowAt(slot);
  };
}

type Decisions = Result<{ readonly decisions: readonly Decision[] }, CountsFailure>;

function one(decided: Result<Decision, CountsFailure>): Decisions {
  return decided.ok ? done({ decisions: [decided.value] }) : decided;
}

function onCount(
  shop: Shop,
  countId: CountId,
  decide: (count: CountRow, db: ShopDatabase, at: number) => Decisions | Promise<Decisions>,
): Promise<Result<Recorded, CountsFailure>> {
  return act<CountsFailure>(shop, async (db, { at }) => {
    const count = await db.counts.get(countId);
    return count && !count.voided ? decide(count, db, at) : fail({ code: 'count-unknown' });
  });
}

/** What a person can do about counting. */
export function useCountCommands() {
  const shop = useShop();
  const printDesk = usePrintDesk();
  return useMemo(
    () => ({
      /** Shows a sheet that was laid out, to be printed or saved. */
      open: printDesk,
      /** Gives a code that nothing had to a product. */
      attach: (ask: AttachAsk) => attachCode(shop, ask),
      begin: (count: NewCount) => beginCount(shop, count),
      observe: (countId: CountId, seeing: Seeing, lot?: NewLot) => observe(shop, countId, seeing, lot),
      note: (countId: CountId, cell: Cell, fields: Partial<CountLineFields>) => noteLine(shop, countId, cell, fields),
      countRest: (countId: CountId, rest: readonly Cell[]) => countRest(shop, countId, rest),
      post: (countId: CountId, agreed: ReadonlySet<string>) => postCount(shop, countId, agreed),
      close: (countId: CountId) => closeCount(shop, countId),
      undo: (opIds: readonly OpId[]) => undoActs(shop, opIds),
    }),
    [shop, printDesk],
  );
}
