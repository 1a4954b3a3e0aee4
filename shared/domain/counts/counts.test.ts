import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { type Cell, cellId, type CountId, levelId, stagingId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, fold, pastOf, rowOf, verifyBooks } from '#shared/domain/operations/memory-books.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { withVariances } from '#shared/domain/operations/counted.ts';
import { decidePick } from '#shared/domain/orders/fulfil.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { rowsOf, tracked } from '#tests/fixtures/any-act.ts';
import { type FoldingDesk, foldingDesk, operationOf, someDay } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, smallShop } from '#tests/fixtures/small-shop.ts';
import { decideBegin, decideClose, decideNote, decideObservation, lastCounted, type Seeing } from './count.ts';
import { countLines } from './count-line.ts';
import { decidePosting } from './post.ts';
import { cellsBeside, unseenCells } from './unseen.ts';
import { type CostOf, postedLines, reviewCount, unpostedObservations } from './review.ts';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const minute = 60_000;
const costs: CostOf = () => ({ cost: 540, decimals: 0 });

/** A desk with ten mugs on the floor and a count that is open there. */
function countingDesk() {
  const desk = foldingDesk();
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  desk.act(opening(shop.mug, shop.floor, 10));
  const begun = desk.act(
    value(decideBegin({ name: 'Floor', locationId: shop.floor, scope: { kind: 'all' }, mode: 'blind' }, desk.nextId)),
  ).op;
  const countId = begun.type === 'count.begun' ? begun.payload.countId : ('' as CountId);
  const count = () => must(rowOf(desk.books, 'count', countId), 'the count is there');
  const mugs = { variantId: shop.mug, locationId: shop.floor };
  const onHand = () => desk.books.levels.get(levelId(shop.mug, shop.floor))?.onHand ?? 0;
  return { desk, shop, countId, count, mugs, onHand };
}
type Counting = ReturnType<typeof countingDesk>;

function see(
  { desk, count, mugs }: Counting,
  seeing: Partial<Seeing> & { readonly quantity: number },
  at: number,
): Operation {
  return desk.act(value(decideObservation(count(), { ...mugs, how: 'replace', ...seeing }, { at })), at).op;
}

function linesOf({ books }: FoldingDesk, countId: CountId) {
  const ofCount = <T extends { readonly countId: CountId }>(rows: readonly T[]) =>
    rows.filter((row) => row.countId === countId);
  return countLines(
    ofCount(rowsOf(books, 'observation')),
    ofCount(rowsOf(books, 'count-line')),
    pastOf(books).predecessors,
  );
}

const reviewOf = ({ desk, countId }: Counting) => reviewCount(linesOf(desk, countId), pastOf(desk.books), costs);

const besideOf = ({ desk, countId }: Counting) => cellsBeside(linesOf(desk, countId), desk.books.levels.values());

function post(counting: Counting, at: number): Operation {
  const { desk, count } = counting;
  return desk.act(
    value(decidePosting(count(), reviewOf(counting), pastOf(desk.books), { at, beside: besideOf(counting) })),
    at,
  ).op;
}

const sells = ({ mugs }: Counting, quantity: number) =>
  value(decideAdjust('sold', [{ ...mugs, quantity, costTotal: null }], null));

describe('what was seen', () => {
  test('[CNT3] scans add, a typed number replaces what was seen before it, and scans after it add again', () => {
    const counting = countingDesk();
    const quantity = () => linesOf(counting.desk, counting.countId)[0]?.quantity;
    see(counting, { how: 'add', quantity: 1 }, someDay);
    see(counting, { how: 'add', quantity: 6 }, someDay + 1);
    expect(quantity()).toBe(7);
    const typed = see(counting, { quantity: 4 }, someDay + 2);
    expect(quantity()).toBe(4);
    see(counting, { how: 'add', quantity: 1 }, someDay + 3);
    expect(quantity()).toBe(5);
    counting.desk.act(decideReversal(typed));
    expect(quantity()).toBe(8);
  });

  test('[CNT3] the same product in two places is two lines', () => {
    const counting = countingDesk();
    see(counting, { quantity: 4 }, someDay);
    see(counting, { quantity: 3, locationId: counting.shop.warehouse }, someDay + 1);
    expect(linesOf(counting.desk, counting.countId).map((line) => line.quantity)).toEqual([4, 3]);
  });

  test('[CNT2] less than nothing, parts of a unit, too many, and anything in a count that has ended are refused', () => {
    const counting = countingDesk();
    const { desk, count, mugs } = counting;
    const code = (quantity: number) => {
      const decided = decideObservation(count(), { ...mugs, how: 'add', quantity }, { at: someDay });
      return decided.ok ? 'taken' : decided.failure.code;
    };
    expect([-1, 0.5, 1e12, 0].map(code)).toEqual([
      'quantity-not-whole',
      'quantity-not-whole',
      'quantity-too-large',
      'taken',
    ]);
    desk.act(value(decideClose(count(), { at: someDay })));
    expect(code(1)).toBe('count-not-open');
    expect(decideNote(count(), mugs, undefined, { dropped: true })).toMatchObject({ ok: false });
    expect(decideBegin({ ...count(), scope: { kind: 'list', variantIds: [] } }, desk.nextId)).toMatchObject({
      failure: { code: 'count-names-nothing' },
    });
  });
});

describe('review and posting', () => {
  test('[CNT4] variances in units and at cost, the dearest first, dropped lines last and not posted', () => {
    const counting = countingDesk();
    const { desk, shop, count, mugs } = counting;
    see(counting, { quantity: 8 }, someDay + 100 * minute);
    see(counting, { quantity: 1, variantId: shop.candle }, someDay + 101 * minute);
    see(counting, { quantity: 50, variantId: shop.tea }, someDay + 102 * minute);
    desk.act(value(decideNote(count(), { ...mugs, variantId: shop.tea }, undefined, { dropped: true })));
    desk.act(value(decideNote(count(), mugs, undefined, { reason: 'theft', note: 'the glass was open' })));
    expect(reviewOf(counting)).toMatchObject([
      { variantId: shop.mug, expected: 10, variance: -2, value: -1_080, reason: 'theft' },
      { variantId: shop.candle, expected: 0, variance: 1, value: 540 },
      { variantId: shop.tea, dropped: true },
    ]);
    const op = post(counting, someDay + 103 * minute);
    expect(op.type === 'count.posted' && op.payload.lines.map((line) => line.variantId)).toEqual([
      shop.mug,
      shop.candle,
    ]);
    expect(desk.books.movements.filter((m) => m.opId === op.opId)).toMatchObject([
      { reason: 'theft', note: 'the glass was open', quantity: 0 },
      { reason: 'count' },
    ]);
    expect(verifyBooks(desk.books)).toEqual([]);
  });

  test('[CNT6] a movement while it was being counted asks for a recount, or for a word', () => {
    const counting = countingDesk();
    const { desk, count } = counting;
    see(counting, { how: 'add', quantity: 5 }, someDay + 100 * minute);
    desk.act(sells(counting, 1), someDay + 101 * minute);
    see(counting, { how: 'add', quantity: 4 }, someDay + 102 * minute);
    const [line] = reviewOf(counting);
    expect(line?.moved).toMatchObject([{ quantity: -1 }]);
    const past = pastOf(desk.books);
    const decide = (agreed: readonly string[]) =>
      decidePosting(count(), reviewOf(counting), past, { at: someDay, beside: [], agreed: new Set(agreed) });
    expect(decide([])).toMatchObject({ failure: { code: 'recount-needed', detail: '1' } });
    expect(decide([line?.levelId ?? '']).ok).toBe(true);
    see(counting, { quantity: 9 }, someDay + 103 * minute);
    expect(reviewOf(counting)[0]?.moved).toEqual([]);
  });

  test('[CNT6] so does one inside the interval that a person says they looked', () => {
    const counting = countingDesk();
    counting.desk.act(sells(counting, 1), someDay + 101 * minute);
    see(counting, { quantity: 9, from: someDay + 100 * minute }, someDay + 106 * minute);
    expect(reviewOf(counting)[0]?.moved).toMatchObject([{ quantity: -1 }]);
  });

  test('[CNT1] [CNT8] posting sets what is there; nothing found is a checkpoint too and tracks; undoing gives back what was', () => {
    const counting = countingDesk();
    const { desk, shop, onHand } = counting;
    see(counting, { quantity: 10 }, someDay + 100 * minute);
    see(counting, { quantity: 0, variantId: shop.candle }, someDay + 100 * minute);
    expect(tracked(desk.books)(shop.candle)).toBe(false);
    const posting = post(counting, someDay + 101 * minute);
    expect([onHand(), desk.books.counted.size, tracked(desk.books)(shop.candle)]).toEqual([10, 2, true]);
    expect(lastCounted(desk.books.counted.values()).get(shop.candle)).toBe(someDay + 100 * minute);
    desk.act(decideReversal(posting));
    expect([onHand(), tracked(desk.books)(shop.candle), counting.count().state]).toEqual([10, false, 'open']);
    expect(lastCounted(desk.books.counted.values()).size).toBe(0);
  });

  test('[CNT7] an undo takes the place of what it undoes: a sale, a count, the undo of the sale leave what was counted', () => {
    const counting = countingDesk();
    const { desk, onHand, countId } = counting;
    const sale = desk.act(sells(counting, 1)).op;
    see(counting, { quantity: 5 }, someDay + 100 * minute);
    const posting = post(counting, someDay + 101 * minute);
    const variance = () => postedLines(desk.books.counted.values(), countId)[0];
    expect(variance()).toMatchObject({ variance: -4, line: { asPosted: -4, told: [] } });
    const undo = desk.act(decideReversal(sale)).op;
    expect(onHand()).toBe(5);
    expect(variance()).toMatchObject({ variance: -5, line: { asPosted: -4, told: [{ quantity: 1, late: true }] } });
    desk.act(decideReversal(undo));
    expect([onHand(), variance()?.variance]).toEqual([5, -4]);
    desk.act(decideReversal(posting));
    expect(onHand()).toBe(9);
    const shown = withVariances(desk.books.movements, (level) => desk.books.counted.get(level));
    expect(shown.reduce((sum, line) => sum + line.quantity, 0)).toBe(9);
    expect(verifyBooks(desk.books)).toEqual([]);
  });

  test('[CNT11] what was picked is not on the shelf, and so is no loss', () => {
    const counting = countingDesk();
    const { desk, shop } = counting;
    const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 3]]);
    desk.act(orderAdded(order));
    const row = must(rowOf(desk.books, 'order', order.id), 'the order is there');
    desk.act(value(decidePick(row, tracked(desk.books), 'all')));
    see(counting, { quantity: 7 }, someDay + 100 * minute);
    expect(reviewOf(counting)).toMatchObject([{ variance: 0 }]);
    expect(desk.books.levels.get(levelId(shop.mug, stagingId(shop.floor)))?.onHand).toBe(3);
  });

  test('[CNT5] what is seen after the posting is kept and needs attention; a second posting is refused', () => {
    const counting = countingDesk();
    const { desk, countId, count, mugs } = counting;
    see(counting, { quantity: 8 }, someDay + 100 * minute);
    const open = count();
    const again = decidePosting(open, reviewOf(counting), pastOf(desk.books), { at: someDay, beside: [] });
    post(counting, someDay + 101 * minute);
    const late = desk.act(
      value(decideObservation(open, { ...mugs, how: 'add', quantity: 1 }, { at: someDay + 102 * minute })),
    );
    const unposted = unpostedObservations(linesOf(desk, countId), postedLines(desk.books.counted.values(), countId));
    expect([late.applied.ok, unposted.map(({ id }) => id)]).toEqual([true, [late.op.opId]]);
    expect(decidePosting(count(), reviewOf(counting), pastOf(desk.books), { at: someDay, beside: [] })).toMatchObject({
      failure: { code: 'count-not-open', detail: 'posted' },
    });
    expect(desk.act(value(again)).applied).toMatchObject({ refusal: { code: 'count-moved-on', current: 'posted' } });
  });
});

describe('what came before what', () => {
  /** A count on one desk and a sale of another that had not heard of each other, so many minutes apart by the server's clock. */
  function apart(minutes: number, skew: number | null) {
    const counting = countingDesk();
    const { desk, countId } = counting;
    const seenAt = someDay + 200 * minute;
    see(counting, { quantity: 9 }, seenAt);
    post(counting, seenAt + minute);
    const books = emptyBooks();
    const numbered = desk.operations.map((op) => ({ ...op, skewMs: 0 }));
    numbered.forEach((op, i) => fold(books, op, i + 1));
    const other = foldingDesk(7);
    const envelope = { opId: other.nextId() as never, writerId: other.nextId() as never, writerSeq: 1, seen: null };
    // The other desk's clock is three hours ahead.
    const at = seenAt + minutes * minute + 180 * minute;
    const sale = operationOf(sells(counting, 1), { ...envelope, at }, () => undefined);
    fold(books, { ...sale, skewMs: skew }, numbered.length + 1);
    const [line] = postedLines(books.counted.values(), countId);
    const { mugs } = counting;
    return { onHand: books.levels.get(levelId(mugs.variantId, mugs.locationId))?.onHand, told: line?.line.told };
  }

  test('[CNT7] where neither had heard of the other, the clocks decide as the server would read them', () => {
    expect(apart(-30, -180 * minute)).toMatchObject({ onHand: 9, told: [{ before: true, late: true, around: false }] });
    expect(apart(30, -180 * minute)).toEqual({ onHand: 8, told: [] });
  });

  test('[CNT7] less than two minutes, or a clock nobody measured, is told as made around the count', () => {
    expect(apart(1, -180 * minute)).toMatchObject({ onHand: 8, told: [{ before: false, around: true }] });
    expect(apart(-30, null)).toMatchObject({ told: [{ around: true }] });
  });
});

describe('a product that lies there in lots', () => {
  /** Five of lot A, three of lot B and two of no lot on the floor, and a count that is open there. */
  function withLots() {
    const counting = countingDesk();
    const { desk, shop } = counting;
    const at = { variantId: shop.tea, locationId: shop.floor };
    const [a, b] = ['A', 'B'].map((code) => value(newLot(shop.tea, code, { expiresOn: null, receivedOn: null })));
    const lots = [must(a, 'lot A'), must(b, 'lot B')] as const;
    const [lotA, lotB] = [
      { ...at, lotId: lots[0].id },
      { ...at, lotId: lots[1].id },
    ];
    const lines = [
      { ...lotA, quantity: 5, costTotal: null },
      { ...lotB, quantity: 3, costTotal: null },
      { ...at, quantity: 2, costTotal: null },
    ];
    desk.act(value(decideAdjust('receive', lines, null, [], lots)));
    const onHandOf = (cell: Cell) => desk.books.levels.get(cellId(cell))?.onHand ?? 0;
    const posting = () =>
      decidePosting(counting.count(), reviewOf(counting), pastOf(desk.books), {
        at: someDay,
        beside: besideOf(counting),
      });
    const unseen = () => unseenCells(linesOf(desk, counting.countId), besideOf(counting), pastOf(desk.books));
    return { ...counting, at, lotA, lotB, onHandOf, posting, unseen };
  }

  test('[CNT28] is not posted while something lies by the books in a lot that nobody looked into', () => {
    const counting = withLots();
    const { at, lotA, lotB, posting, unseen } = counting;
    see(counting, { ...lotB, quantity: 5 }, someDay);
    expect(unseen()).toEqual([
      { ...lotA, expected: 5 },
      { ...at, expected: 2 },
    ]);
    expect(posting()).toMatchObject({ failure: { code: 'lots-not-counted', detail: '2' } });
    see(counting, { ...at, quantity: 2 }, someDay);
    expect(posting()).toMatchObject({ failure: { code: 'lots-not-counted', detail: '1' } });
    see(counting, { ...lotA, quantity: 0 }, someDay);
    expect(posting()).toMatchObject({ ok: true });
  });

  test('[CNT28] every cell is a line of its own: its variance, its checkpoint, and both go with the undo', () => {
    const counting = withLots();
    const { desk, at, lotA, lotB, onHandOf, posting } = counting;
    see(counting, { ...lotA, quantity: 0 }, someDay);
    see(counting, { ...lotB, quantity: 5 }, someDay);
    see(counting, { ...at, quantity: 2 }, someDay);
    const { op } = desk.act(value(posting()));
    expect([lotA, lotB, at].map(onHandOf)).toEqual([0, 5, 2]);
    const posted = postedLines(desk.books.counted.values(), counting.countId);
    expect(posted.map(({ lotId, variance }) => [lotId, variance])).toEqual(
      expect.arrayContaining([
        [lotA.lotId, -5],
        [lotB.lotId, 2],
        [undefined, 0],
      ]),
    );
    expect(verifyBooks(desk.books)).toEqual([]);
    desk.act(decideReversal(op));
    expect([lotA, lotB, at].map(onHandOf)).toEqual([5, 3, 2]);
    expect(verifyBooks(desk.books)).toEqual([]);
  });

  test('[CNT28] what is left out of the posting asks for no lot; another place and another product ask for none either', () => {
    const counting = withLots();
    const { desk, shop, count, lotB, unseen, posting } = counting;
    see(counting, { ...lotB, locationId: shop.warehouse, quantity: 1 }, someDay);
    see(counting, { quantity: 9 }, someDay);
    expect(unseen()).toEqual([]);
    see(counting, { ...lotB, quantity: 5 }, someDay);
    expect(unseen()).toHaveLength(2);
    desk.act(value(decideNote(count(), lotB, undefined, { dropped: true })));
    expect(unseen()).toEqual([]);
    expect(posting()).toMatchObject({ ok: true });
  });
});
