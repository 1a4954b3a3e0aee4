import { operationText } from '#shared/contract/store/operation.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { OpId, WriterId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, fold, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';
import { countingIds, operationOf, someDay } from '#tests/fixtures/folding-desk.ts';
import type { Logged } from './client.ts';

/** A desk that numbers what it is told to do, whatever the server says of it. */
export type OfferingDesk = {
  readonly writerId: WriterId;
  readonly nextId: () => string;
  /** What it knows: bases of its edits come from here. */
  readonly books: MemoryBooks;
  readonly write: (decision: Decision) => { readonly op: Operation; readonly text: string };
  readonly learn: (log: readonly Logged[]) => void;
};

/** Desk number `series` of a test file: another number is another writer with other ids. */
export function offeringDesk(series: number): OfferingDesk {
  const nextId = countingIds(series);
  const writerId = nextId() as WriterId;
  const books = emptyBooks();
  let written = 0;
  let learned = 0;
  return {
    writerId,
    nextId,
    books,
    write: (decision) => {
      written += 1;
      const opId = decision.opId ?? (nextId() as OpId);
      const op = operationOf(
        decision,
        { opId, writerId, writerSeq: written, seen: null, at: someDay + written },
        (ref) => books.rows.get(refKey(ref)),
      );
      return { op, text: operationText(op) };
    },
    learn: (log) => {
      for (const { op, seq } of log) if (seq > learned) fold(books, op, seq);
      learned = log.at(-1)?.seq ?? learned;
    },
  };
}
