import { operationText } from '#shared/contract/store/operation.ts';
import { decideBegin, decideObservation } from '#shared/domain/counts/count.ts';
import { countLines } from '#shared/domain/counts/count-line.ts';
import { decidePosting } from '#shared/domain/counts/post.ts';
import { cellsBeside } from '#shared/domain/counts/unseen.ts';
import { reviewCount } from '#shared/domain/counts/review.ts';
import { type Chance, chanceFrom } from '#shared/domain/demo/chance.ts';
import { bookHash } from '#shared/domain/operations/books.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import {
  type Cell,
  cellId,
  cellOf,
  type CountId,
  type OpId,
  type OrderId,
  lotId,
  stagingId,
  type WriterId,
} from '#shared/domain/operations/ids.ts';
import {
  emptyBooks,
  fold,
  type MemoryBooks,
  pastOf,
  rowOf,
  verifyBooks,
} from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation, StockLine } from '#shared/domain/operations/operation.ts';
import { decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { pickedLots } from '#shared/domain/orders/picked-lots.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { rowsOf, tracked } from '#tests/fixtures/any-act.ts';
import { countingIds, operationOf, someDay } from '#tests/fixtures/folding-desk.ts';
import { newOrder, orderAdded, type SmallShop, smallShop } from '#tests/fixtures/small-shop.ts';
import { copyOf } from './planted.ts';
import { readText } from './shop-server.ts';

/** What a shop that counts wrongly would do; the simulation must find each. */
export type CountFault = 'variance-as-a-fact' | 'raw-clock' | 'pick-not-moved';

/** A desk with a clock that is wrong by hours, which the server has told it. */
type Desk = {
  readonly writerId: WriterId;
  readonly nextId: () => string;
  readonly clockAhead: number;
  readonly own: Operation[];
  readonly confirmed: MemoryBooks;
  /** The acts that `confirmed` holds. */
  readonly known: Set<OpId>;
  /** How much of the server's log is here. */
  cursor: number;
  /** How many own acts the server has. */
  sent: number;
  readonly mistakes: Operation[];
  /** Orders that lie picked, and what they were picked from. */
  readonly picked: { readonly order: OrderId; readonly cell: Cell }[];
  readonly open: CountId[];
};

type World = {
  readonly chance: Chance;
  readonly shop: SmallShop;
  readonly desks: readonly Desk[];
  readonly log: Operation[];
  /** What really lies on each shelf, lot by lot. */
  readonly shelves: Map<string, number>;
  readonly fault: CountFault | null;
  now: number;
};

const ACTS = 70;
const HOUR = 3_600_000;

/**
 * A shop of 2, 3 or 5 desks that are apart most of the time, with goods that really move, are mistyped, get lost and are
 * counted. Answers what is wrong once everything has arrived: the books must say what lies on the shelves.
 */
export function runCounting(seed: number, fault: CountFault | null = null): readonly string[] {
  const chance = chanceFrom(seed);
  const world: World = {
    chance,
    shop: smallShop(countingIds(0xabd)),
    desks: Array.from({ length: chance.pick([2, 3, 5]) }, (_, i) => newDesk(i + 1, chance)),
    log: [],
    shelves: new Map(),
    fault,
    now: someDay,
  };
  const first = chance.pick(world.desks);
  for (const decision of world.shop.setup) write(world, first, decision);
  for (const cell of cells(world)) move(world, first, opened(cell), [[cell, 40]]);
  for (const desk of [first, ...world.desks]) meetServer(world, desk, 1_000);
  for (let n = 0; n < ACTS; n++) someAct(world, true);
  settleCounts(world);
  for (const cell of chance.shuffled(cells(world))) {
    const desk = chance.pick(world.desks);
    post(world, desk, look(world, desk, cell));
    for (let n = 0; n < 4; n++) someAct(world, false);
  }
  settleCounts(world);
  return wrongIn(world);
}

function newDesk(lane: number, chance: Chance): Desk {
  const nextId = countingIds(0x100 + lane);
  const clockAhead = chance.between(-8, 8) * HOUR + chance.between(-900_000, 900_000);
  const writerId = nextId() as WriterId;
  return {
    writerId,
    nextId,
    clockAhead,
    own: [],
    confirmed: emptyBooks(),
    known: new Set(),
    cursor: 0,
    sent: 0,
    mistakes: [],
    picked: [],
    open: [],
  };
}

/** Where goods lie: mugs and candles on two shelves; tea there too, of two lots and of one that nobody knows. */
function cells({ shop }: World): readonly Cell[] {
  const lots = [undefined, lotId(shop.tea, 'Lot 1'), lotId(shop.tea, 'Lot 2')];
  return [shop.floor, shop.warehouse].flatMap((locationId) => [
    { variantId: shop.mug, locationId },
    { variantId: shop.candle, locationId },
    ...lots.map((lot): Cell => ({ variantId: shop.tea, locationId, lotId: lot })),
  ]);
}

function opened(cell: Cell): Decision {
  const decided = decideAdjust('opening', [{ ...cell, quantity: 40, costTotal: null }], null);
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value;
}

function pickedAt(cell: Cell): Cell {
  return { ...cell, locationId: stagingId(cell.locationId) };
}

/** The books as a desk shows them: what the server has ordered, as far as it is here, and its own acts over that. */
function booksOf({ log }: World, desk: Desk): MemoryBooks {
  for (const op of log.slice(desk.known.size, desk.cursor)) {
    desk.known.add(op.opId);
    fold(desk.confirmed, op, desk.known.size);
  }
  const books = copyOf(desk.confirmed);
  for (const op of desk.own) if (!desk.known.has(op.opId)) fold(books, op, null);
  return books;
}

function write(world: World, desk: Desk, decision: Decision): Operation | null {
  const opId = decision.opId ?? (desk.nextId() as OpId);
  if ([...desk.own, ...world.log.slice(0, desk.cursor)].some((op) => op.opId === opId)) return null;
  world.now += world.chance.between(1_000, 1_200_000);
  const at = world.now + desk.clockAhead;
  const raw = world.fault === 'raw-clock';
  const seen = desk.cursor > 0 && !raw ? { logEpoch: 'only', seq: desk.cursor } : null;
  const envelope = { opId, writerId: desk.writerId, writerSeq: desk.own.length + 1, seen, at };
  // No act here sets a field, so none asks who set it before.
  const made = operationOf(decision, envelope, () => undefined);
  const op = readText(operationText({ ...made, skewMs: raw ? 0 : 0 - desk.clockAhead }));
  desk.own.push(op);
  return op;
}

type Goods = readonly (readonly [Cell, number])[];

/** An act in the books and the goods it really moves. */
function move(world: World, desk: Desk, decision: Decision, goods: Goods): Operation | null {
  for (const [cell, quantity] of goods) {
    const id = cellId(cell);
    world.shelves.set(id, (world.shelves.get(id) ?? 0) + quantity);
  }
  return write(world, desk, decision);
}

/** A desk sends some of what it has and hears of what others did, as far as it comes. */
function meetServer({ log }: World, desk: Desk, most: number): void {
  for (const op of desk.own.slice(desk.sent, desk.sent + most)) {
    if (!log.some((other) => other.opId === op.opId)) log.push(op);
    desk.sent += 1;
  }
  desk.cursor = Math.min(log.length, desk.cursor + most);
}

function someAct(world: World, early: boolean): void {
  const { chance } = world;
  const desk = chance.pick(world.desks);
  if (chance.happens(0.25)) meetServer(world, chance.pick(world.desks), chance.between(1, 30));
  const acts = [sell, sell, receive, mistype, undoMistake, pick, ship, look];
  const cell = chance.pick(cells(world));
  chance.pick(early ? [...acts, lose, postLater, undoPosting] : acts.slice(0, -1))(world, desk, cell);
}

function adjusted(reason: 'sold' | 'receive', cell: Cell, quantity: number): Decision {
  const decided = decideAdjust(reason, [{ ...cell, quantity, costTotal: null }], null);
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value;
}

function sell(world: World, desk: Desk, cell: Cell): void {
  move(world, desk, adjusted('sold', cell, 1), [[cell, -1]]);
}

function receive(world: World, desk: Desk, cell: Cell): void {
  const quantity = world.chance.between(1, 9);
  move(world, desk, adjusted('receive', cell, quantity), [[cell, quantity]]);
}

/** A sale that never was: it will be undone. */
function mistype(world: World, desk: Desk, cell: Cell): void {
  const op = write(world, desk, adjusted('sold', cell, world.chance.between(1, 5)));
  if (op) desk.mistakes.push(op);
}

function undoMistake(world: World, desk: Desk): void {
  const known = booksOf(world, desk).movements;
  const mistakes = world.desks.flatMap((other) => other.mistakes);
  const op = mistakes.find((one) => known.some((m) => m.opId === one.opId));
  if (op) write(world, desk, decideReversal(op));
}

/** Goods that go without anybody writing it: only a count finds out. */
function lose({ shelves }: World, _: Desk, cell: Cell): void {
  const id = cellId(cell);
  shelves.set(id, (shelves.get(id) ?? 0) - 1);
}

function pick(world: World, desk: Desk, cell: Cell): void {
  const order = newOrder(desk.nextId, [[cell.variantId, cell.locationId, 2]], { placedAt: world.now });
  write(world, desk, orderAdded(order));
  const books = booksOf(world, desk);
  const row = rowOf(books, 'order', order.id);
  const picks = row?.lines.map(({ id: lineId }) => ({ lineId, quantity: 2, lots: [{ ...lotIn(cell), quantity: 2 }] }));
  const decided = row && picks && decidePick(row, tracked(books), picks);
  if (!decided?.ok) return;
  const goods: Goods = [
    [cell, -2],
    [pickedAt(cell), 2],
  ];
  move(world, desk, withoutStock(decided.value, world), goods);
  desk.picked.push({ order: order.id, cell });
}

function lotIn({ lotId: lot }: Cell): Pick<Cell, 'lotId'> {
  return lot === undefined ? {} : { lotId: lot };
}

/** A shop that does not move what was picked takes it from the shelf when it ships. */
function withoutStock(decision: Decision, { fault }: World, stock: readonly StockLine[] = []): Decision {
  if (fault !== 'pick-not-moved' || decision.type !== 'order.moved') return decision;
  return { ...decision, payload: { ...decision.payload, stock } };
}

function ship(world: World, desk: Desk): void {
  const picked = desk.picked.shift();
  const books = booksOf(world, desk);
  const order = picked && rowOf(books, 'order', picked.order);
  const lots = picked && pickedLots(books.movements, picked.order);
  const decided = order && decideShip(order, tracked(books), world.now, 'all', lots);
  if (!decided?.ok || !picked) return;
  const goods: Goods = [[pickedAt(picked.cell), -2]];
  const fromShelf = decideAdjust('sold', [{ ...picked.cell, quantity: 2, costTotal: null }], null);
  const stock = fromShelf.ok && fromShelf.value.type === 'stock.recorded' ? fromShelf.value.payload.lines : [];
  move(world, desk, withoutStock(decided.value, world, stock), goods);
}

/** Counts one product on one shelf, every lot of it: scans what lies there in two goes, or types it. */
function look(world: World, desk: Desk, { variantId, locationId }: Cell): CountId {
  const begun = decideBegin({ name: 'A shelf', locationId, scope: { kind: 'all' }, mode: 'blind' }, desk.nextId);
  if (!begun.ok || begun.value.type !== 'count.begun') throw new Error('a count can begin');
  const { countId } = begun.value.payload;
  write(world, desk, begun.value);
  for (const cell of cells(world))
    if (cell.variantId === variantId && cell.locationId === locationId) lookAt(world, desk, countId, cell);
  desk.open.push(countId);
  return countId;
}

function lookAt(world: World, desk: Desk, countId: CountId, cell: Cell): void {
  const there = Math.max(0, world.shelves.get(cellId(cell)) ?? 0);
  const scanned = world.chance.happens(0.5) ? world.chance.below(there + 1) : null;
  const seeings =
    scanned === null ? [['replace', there] as const] : [['add', scanned] as const, ['add', there - scanned] as const];
  for (const [how, quantity] of seeings) {
    const count = rowOf(booksOf(world, desk), 'count', countId);
    // The clock of the act moves on a little after this; the interval ends where the person looked.
    const seeing = { ...cell, how, quantity };
    const decided = count && decideObservation(count, seeing, { at: world.now + desk.clockAhead });
    if (decided?.ok) write(world, desk, decided.value);
  }
}

function postLater(world: World, desk: Desk): void {
  const countId = desk.open[0];
  if (countId) post(world, desk, countId);
}

function post(world: World, desk: Desk, countId: CountId): void {
  desk.open.splice(desk.open.indexOf(countId), 1);
  const books = booksOf(world, desk);
  const count = rowOf(books, 'count', countId);
  const past = pastOf(books);
  const lines = countLines(
    rowsOf(books, 'observation').filter((row) => row.countId === countId),
    [],
    past.predecessors,
  );
  const review = reviewCount(lines, past, () => undefined);
  const agreed = new Set(review.map((line) => line.levelId));
  const decided =
    count &&
    decidePosting(count, review, past, {
      at: world.now + desk.clockAhead,
      agreed,
      beside: cellsBeside(lines, books.levels.values()),
    });
  if (!decided?.ok) return;
  if (world.fault !== 'variance-as-a-fact') {
    write(world, desk, decided.value);
    return;
  }
  const facts = review.map(({ variance, ...line }) => ({ ...cellOf(line), quantity: variance, costTotal: null }));
  const corrected = decideAdjust(
    'correction',
    facts.filter(({ quantity }) => quantity !== 0),
    null,
  );
  if (corrected.ok) write(world, desk, corrected.value);
}

function undoPosting(world: World, desk: Desk): void {
  const posting = desk.own.findLast((op) => op.type === 'count.posted');
  if (posting) write(world, desk, decideReversal(posting));
}

/** What is still open is posted, what was mistyped is undone, and everything arrives. */
function settleCounts(world: World): void {
  for (const desk of world.desks)
    for (const countId of [...desk.open])
      if (world.chance.happens(0.5)) post(world, desk, countId);
      else desk.open.shift();
  for (let round = 0; round < 2; round++) for (const desk of world.desks) meetServer(world, desk, 100_000);
  for (const op of world.desks.flatMap((desk) => desk.mistakes))
    write(world, world.chance.pick(world.desks), decideReversal(op));
}

function wrongIn(world: World): readonly string[] {
  for (let round = 0; round < 2; round++) for (const desk of world.desks) meetServer(world, desk, 100_000);
  const everywhere = world.desks.map((desk) => booksOf(world, desk));
  const hashes = new Set(
    everywhere.map((books) => bookHash(books.rows.values(), books.levels.values(), books.counted.values())),
  );
  const [books] = everywhere;
  const wrong = cells(world)
    .flatMap((cell) => [cellId(cell), cellId(pickedAt(cell))])
    .filter((id) => (books?.levels.get(id)?.onHand ?? 0) !== (world.shelves.get(id) ?? 0));
  return [
    ...wrong.map(
      (id) => `[CNT9] ${id}: ${world.shelves.get(id) ?? 0} there, ${books?.levels.get(id)?.onHand ?? 0} in the books`,
    ),
    ...(hashes.size === 1 ? [] : ['[CNT9] the desks have different books']),
    ...everywhere.flatMap((one) => (verifyBooks(one).length === 0 ? [] : ['[CNT9] a recount differs'])),
  ];
}
