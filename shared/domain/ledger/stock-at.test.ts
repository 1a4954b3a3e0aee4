import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { withVariances } from '#shared/domain/operations/counted.ts';
import { levelId, type MovementId, type OpId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, fold, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import { type Acts, anyAct, withCounts } from '#tests/fixtures/any-act.ts';
import { foldingDesk, someDay } from '#tests/fixtures/folding-desk.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import type { LedgerFold, LineField } from './fold.ts';
import { type PastStock, stockAt } from './stock-at.ts';

const hour = 3_600_000;
const ofStock: Acts = withCounts.filter((act) =>
  ['adjust', 'move', 'undo', 'begin', 'observe', 'note', 'post'].includes(act.name),
);

/** A desk after some acts of a seed; `choice` says of which kinds. */
function busyDesk(
  seed: number,
  acts: number,
  choice: Acts,
  timeOf: (i: number, below: (n: number) => number) => number,
) {
  const dice = chanceFrom(seed);
  const desk = foldingDesk(seed % 1_000);
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  desk.act(opening(shop.mug, shop.floor, 40));
  for (let i = 0; i < acts; i++) {
    const at = timeOf(desk.operations.length, dice.below);
    const recent = desk.operations.slice(-12);
    const decision = anyAct({ books: desk.books, shop, recent, below: dice.below, nextId: desk.nextId, at }, choice);
    // An act is undone once: its undo has an id that follows from it.
    const isKnown = desk.operations.some(({ opId }) => opId === decision?.opId);
    if (decision && !isKnown) desk.act(decision, at);
  }
  return desk;
}

/** Feeds lines to a fold as the door to the ledger does. */
function folded<F extends LineField, A>({ movements, counted }: MemoryBooks, theFold: LedgerFold<F, A>): A {
  for (const line of withVariances(movements, (level) => counted.get(level)).toReversed()) theFold.add(line);
  return theFold.answer();
}

function onHandOf({ variants, places, variant, place, onHand }: PastStock): Record<string, number> {
  const levels: Record<string, number> = {};
  onHand.forEach((quantity, i) => {
    const [v, p] = [variants[variant[i] ?? -1], places[place[i] ?? -1]];
    if (v && p && quantity !== 0) levels[levelId(v, p)] = quantity;
  });
  return levels;
}

const levelsNow = ({ levels }: MemoryBooks) =>
  Object.fromEntries([...levels.values()].flatMap((one) => (one.onHand === 0 ? [] : [[one.id, one.onHand]])));

/** The lines of a ledger as a person reads them: what was undone and its undo are crossed out, and the rest added up by day. */
function shownUntil({ movements, counted }: MemoryBooks, before: number): Record<string, number> {
  const undoneBy = new Map<MovementId, MovementId>();
  for (const line of movements) if (line.reverses) undoneBy.set(line.reverses, line.id);
  const stands = (line: Movement) => {
    let undos = 0;
    for (let at = undoneBy.get(line.id); at; at = undoneBy.get(at)) undos++;
    return line.reverses === null && undos % 2 === 0;
  };
  const sums: Record<string, number> = {};
  for (const line of withVariances(movements, (level) => counted.get(level))) {
    const level = levelId(line.variantId, line.locationId);
    if (stands(line) && line.occurredAt < before) sums[level] = (sums[level] ?? 0) + line.quantity;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, quantity]) => quantity !== 0));
}

/** The books of a desk that only ever did what stands today, and only until a moment. */
function booksUntil(operations: readonly Operation[], before: number): MemoryBooks {
  const byId = new Map(operations.map((op) => [op.opId, op]));
  const undone = new Map<OpId, boolean>();
  for (const op of operations.toReversed())
    if (op.type === 'act.reversed') undone.set(op.payload.target, !undone.get(op.opId));
  const movesStock = (op: Operation): boolean => {
    const target = op.type === 'act.reversed' ? byId.get(op.payload.target) : undefined;
    return target ? movesStock(target) : op.type === 'stock.recorded' || op.type === 'count.posted';
  };
  const books = emptyBooks();
  for (const op of operations) {
    if (op.occurredAt >= before) continue;
    if (movesStock(op) && (op.type === 'act.reversed' || undone.get(op.opId))) continue;
    expect(fold(books, op, null).ok).toBe(true);
  }
  return books;
}

/** True where the counts of every level that stand were posted in the order in which they are in force. */
function isInOrder({ counted }: MemoryBooks, operations: readonly Operation[]): boolean {
  const postedAt = new Map(operations.map((op) => [op.opId, op.occurredAt]));
  return [...counted.values()].every(({ lines }) => {
    const times = lines.filter(({ hides }) => hides <= 0).map(({ opId }) => postedAt.get(opId) ?? 0);
    return times.every((time, i) => time >= (times[i - 1] ?? 0));
  });
}

describe('stock at a past moment', () => {
  test('[LED6] as of now it is what is on hand, whatever was done, counted, picked and undone', () => {
    const property = fc.property(fc.nat(), (seed) => {
      const { books } = busyDesk(seed, 60, withCounts, (i) => someDay + i * hour);
      expect(onHandOf(folded(books, stockAt(Number.POSITIVE_INFINITY)))).toEqual(levelsNow(books));
    });
    fc.assert(property, { numRuns: 60 });
  });

  test('[LED7] at any moment it is the sum of the lines shown up to then, also where clocks and facts come late', () => {
    const property = fc.property(fc.nat(), fc.nat(70), (seed, hours) => {
      const { books } = busyDesk(seed, 60, withCounts, (i, below) => someDay + (i - below(8)) * hour);
      const before = someDay + hours * hour;
      expect(onHandOf(folded(books, stockAt(before)))).toEqual(shownUntil(books, before));
    });
    fc.assert(property, { numRuns: 100 });
  });

  test('[LED8] it is what the fold makes of the acts that occurred up to then and stand today', () => {
    const property = fc.property(fc.nat(), fc.nat(70), (seed, hours) => {
      const { books, operations } = busyDesk(seed, 60, ofStock, (i) => someDay + i * hour);
      fc.pre(isInOrder(books, operations));
      const before = someDay + hours * hour;
      expect(onHandOf(folded(books, stockAt(before)))).toEqual(levelsNow(booksUntil(operations, before)));
    });
    fc.assert(property, { numRuns: 100 });
  });

  test('[LED8] what was seen on one day and posted on the next is of the next', () => {
    const desk = busyDesk(1, 0, withCounts, () => 0);
    const line = (before: number) => onHandOf(folded(desk.books, stockAt(before)));
    const opened = someDay + (desk.operations.length - 1) * hour;
    expect(line(opened)).toEqual({});
    expect(Object.values(line(opened + 1))).toEqual([40]);
  });
});
