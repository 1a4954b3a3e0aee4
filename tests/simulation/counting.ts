import { operationText } from '#shared/contract/store/operation.ts';
import { decideBegin, decideObservation } from '#shared/domain/counts/count.ts';
import { countLines } from '#shared/domain/counts/count-line.ts';
import { decidePosting } from '#shared/domain/counts/post.ts';
import { reviewCount } from '#shared/domain/counts/review.ts';
import { type Chance, chanceFrom } from '#shared/domain/demo/chance.ts';
import { bookHash } from '#shared/domain/operations/books.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import {
  type CountId,
  type LocationId,
  levelId,
  type OpId,
  type OrderId,
  stagingId,
  type VariantId,
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
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { rowsOf, tracked } from '#tests/fixtures/any-act.ts';
import { countingIds, operationOf, someDay } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, type SmallShop, smallShop } from '#tests/fixtures/small-shop.ts';
import { copyOf } from './desk.ts';
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
  readonly picked: OrderId[];
  readonly open: CountId[];
};

type World = {
  readonly chance: Chance;
  readonly shop: SmallShop;
  readonly desks: readonly Desk[];
  readonly log: Operation[];
  /** What really lies on each shelf. */
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
  for (const [variantId, place] of levels(world))
    move(world, first, opening(variantId, place, 40), [[variantId, place, 40]]);
  for (const desk of [first, ...world.desks]) meetServer(world, desk, 1_000);
  for (let n = 0; n < ACTS; n++) someAct(world, true);
  settleCounts(world);
  for (const [variantId, place] of chance.shuffled(levels(world))) {
    const desk = chance.pick(world.desks);
    post(world, desk, look(world, desk, variantId, place));
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

function levels({ shop }: World): readonly (readonly [VariantId, LocationId])[] {
  return [shop.mug, shop.candle].flatMap((variantId) =>
    [shop.floor, shop.warehouse].map((place) => [variantId, place] as const),
  );
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

type Goods = readonly (readonly [VariantId, LocationId, number])[];

/** An act in the books and the goods it really moves. */
function move(world: World, desk: Desk, decision: Decision, goods: Goods): Operation | null {
  for (const [variantId, place, quantity] of goods) {
    const id = levelId(variantId, place);
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
  const [variantId, place] = chance.pick(levels(world));
  chance.pick(early ? [...acts, lose, postLater, undoPosting] : acts.slice(0, -1))(world, desk, variantId, place);
}

function adjusted(
  reason: 'sold' | 'receive',
  variantId: VariantId,
  locationId: LocationId,
  quantity: number,
): Decision {
  const decided = decideAdjust(reason, [{ variantId, locationId, quantity, costTotal: null }], null);
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value;
}

function sell(world: World, desk: Desk, variantId: VariantId, place: LocationId): void {
  move(world, desk, adjusted('sold', variantId, place, 1), [[variantId, place, -1]]);
}

function receive(world: World, desk: Desk, variantId: VariantId, place: LocationId): void {
  const quantity = world.chance.between(1, 9);
  move(world, desk, adjusted('receive', variantId, place, quantity), [[variantId, place, quantity]]);
}

/** A sale that never was: it will be undone. */
function mistype(world: World, desk: Desk, variantId: VariantId, place: LocationId): void {
  const op = write(world, desk, adjusted('sold', variantId, place, world.chance.between(1, 5)));
  if (op) desk.mistakes.push(op);
}

function undoMistake(world: World, desk: Desk): void {
  const known = booksOf(world, desk).movements;
  const mistakes = world.desks.flatMap((other) => other.mistakes);
  const op = mistakes.find((one) => known.some((m) => m.opId === one.opId));
  if (op) write(world, desk, decideReversal(op));
}

/** Goods that go without anybody writing it: only a count finds out. */
function lose({ shelves }: World, _: Desk, variantId: VariantId, place: LocationId): void {
  const id = levelId(variantId, place);
  shelves.set(id, (shelves.get(id) ?? 0) - 1);
}

function pick(world: World, desk: Desk, variantId: VariantId, place: LocationId): void {
  const order = newOrder(desk.nextId, [[variantId, place, 2]], { placedAt: world.now });
  write(world, desk, orderAdded(order));
  const books = booksOf(world, desk);
  const row = rowOf(books, 'order', order.id);
  const decided = row && decidePick(row, tracked(books), 'all');
  if (!decided?.ok) return;
  const goods: Goods = [
    [variantId, place, -2],
    [variantId, stagingId(place), 2],
  ];
  move(world, desk, withoutStock(decided.value, world), goods);
  desk.picked.push(order.id);
}

/** A shop that does not move what was picked takes it from the shelf when it ships. */
function withoutStock(decision: Decision, { fault }: World, stock: readonly StockLine[] = []): Decision {
  if (fault !== 'pick-not-moved' || decision.type !== 'order.moved') return decision;
  return { ...decision, payload: { ...decision.payload, stock } };
}

function ship(world: World, desk: Desk): void {
  const id = desk.picked.shift();
  const books = booksOf(world, desk);
  const order = id && rowOf(books, 'order', id);
  const decided = order && decideShip(order, tracked(books), world.now);
  const [line] = order ? order.lines : [];
  if (!decided?.ok || !line) return;
  const goods: Goods = [[line.variantId, stagingId(line.locationId), -2]];
  const fromShelf = decideAdjust('sold', [{ ...line, quantity: 2, costTotal: null }], null);
  const stock = fromShelf.ok && fromShelf.value.type === 'stock.recorded' ? fromShelf.value.payload.lines : [];
  move(world, desk, withoutStock(decided.value, world, stock), goods);
}

/** Counts one shelf: scans what lies there one lot after the other, or types it. */
function look(world: World, desk: Desk, variantId: VariantId, place: LocationId): CountId {
  const begun = decideBegin({ name: 'A shelf', locationId: place, scope: { kind: 'all' }, mode: 'blind' }, desk.nextId);
  if (!begun.ok || begun.value.type !== 'count.begun') throw new Error('a count can begin');
  const { countId } = begun.value.payload;
  write(world, desk, begun.value);
  const there = Math.max(0, world.shelves.get(levelId(variantId, place)) ?? 0);
  const scanned = world.chance.happens(0.5) ? world.chance.below(there + 1) : null;
  const seeings =
    scanned === null ? [['replace', there] as const] : [['add', scanned] as const, ['add', there - scanned] as const];
  for (const [how, quantity] of seeings) {
    const count = rowOf(booksOf(world, desk), 'count', countId);
    // The clock of the act moves on a little after this; the interval ends where the person looked.
    const seeing = { variantId, locationId: place, how, quantity };
    const decided = count && decideObservation(count, seeing, { at: world.now + desk.clockAhead });
    if (decided?.ok) write(world, desk, decided.value);
  }
  desk.open.push(countId);
  return countId;
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
  const decided = count && decidePosting(count, review, past, { at: world.now + desk.clockAhead, agreed });
  if (!decided?.ok) return;
  if (world.fault !== 'variance-as-a-fact') {
    write(world, desk, decided.value);
    return;
  }
  const facts = review.map(({ variantId, locationId, variance }) => ({
    variantId,
    locationId,
    quantity: variance,
    costTotal: null,
  }));
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
  const wrong = levels(world)
    .flatMap(([variantId, place]) => [levelId(variantId, place), levelId(variantId, stagingId(place))])
    .filter((id) => (books?.levels.get(id)?.onHand ?? 0) !== (world.shelves.get(id) ?? 0));
  return [
    ...wrong.map(
      (id) => `[CNT9] ${id}: ${world.shelves.get(id) ?? 0} there, ${books?.levels.get(id)?.onHand ?? 0} in the books`,
    ),
    ...(hashes.size === 1 ? [] : ['[CNT9] the desks have different books']),
    ...everywhere.flatMap((one) => (verifyBooks(one).length === 0 ? [] : ['[CNT9] a recount differs'])),
  ];
}
