import { type Chance, chanceFrom } from '#shared/domain/demo/chance.ts';
import { bookHash, factHash } from '#shared/domain/operations/books.ts';
import { type LocationId, stagingId } from '#shared/domain/operations/ids.ts';
import { type MemoryBooks, verifyBooks } from '#shared/domain/operations/memory-books.ts';
import { type Acts, everything, lotsOfTea, mostlyOrders } from '#tests/fixtures/any-act.ts';
import { largeOrders } from '#tests/fixtures/order-acts.ts';
import { countingIds, someDay } from '#tests/fixtures/folding-desk.ts';
import { outboundOf } from '#shared/domain/orders/outbound.ts';
import { rowsOf } from '#tests/fixtures/seat.ts';
import { opening, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { type Desk, type DeskFault, desk } from './desk.ts';
import { type Obvious, obviousBooks } from './obvious.ts';
import type { FoldFault } from './planted.ts';
import { readText, type ServerFault, type ShopServer, shopServer } from './shop-server.ts';
import { calm, type Wire, wire } from './wire.ts';

/** Everybody tells a parcel with every act that ships it, not once for itself. */
type TellingFault = 'tells-parcels-by-acts';
export type Fault = DeskFault | ServerFault | FoldFault | TellingFault;
type World = {
  readonly chance: Chance;
  readonly server: ShopServer;
  readonly desks: readonly Desk[];
  readonly net: Wire;
  readonly shop: SmallShop;
  readonly away: Map<Desk, number>;
  readonly planted: Fault | null;
};

const STORMY_TICKS = 120;
/** After all faults have stopped, everything must have arrived within this many moments. */
const CALM_TICKS = 150;

/** One life of a shop from a seed: desks that work apart and together; answers what was wrong at its end. */
export function runSeed(seed: number, planted: Fault | null = null, acts: Acts = everything): readonly string[] {
  const chance = chanceFrom(seed);
  const folded =
    planted === 'packs-twice' || planted === 'restocks-returns-twice' || planted === 'takes-states-from-acts'
      ? planted
      : null;
  const server = shopServer(planted === 'forgets-what-it-took' ? planted : folded);
  const fault = planted === 'forgets-what-it-took' || planted === 'tells-parcels-by-acts' ? null : planted;
  const desks = Array.from({ length: chance.between(2, 4) }, (_, i) => desk(i + 1, fault, acts));
  const world: World = {
    chance,
    server,
    desks,
    net: wire(chance),
    shop: smallShop(countingIds(0xabc)),
    away: new Map(),
    planted,
  };
  const [first] = desks;
  const counted = chance.happens(0.5)
    ? [opening(world.shop.mug, world.shop.floor, 30), opening(world.shop.candle, world.shop.warehouse, 30)]
    : [];
  const lots = acts === everything || acts === mostlyOrders ? lotsOfTea(world.shop) : [];
  const orders = acts === mostlyOrders ? largeOrders(countingIds(0xabd), world.shop) : [];
  for (const decision of [...world.shop.setup, ...counted, ...lots, ...orders]) first?.write(decision, someDay);
  try {
    for (let tick = 0; tick < STORMY_TICKS; tick++) stormyMoment(world, tick);
    world.net.weather = calm;
    world.away.clear();
    for (let tick = 0; tick < CALM_TICKS && !isQuiet(world); tick++) moment(world);
    return wrongIn(world);
  } catch (error) {
    return [`stopped: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function stormyMoment(world: World, tick: number): void {
  const { chance, desks, server, away } = world;
  for (const one of desks) {
    if (chance.happens(0.25)) one.act(chance, world.shop, tick * 60_000 + chance.between(-3_600_000, 3_600_000));
    if (chance.happens(0.03)) away.set(one, tick + chance.between(5, 40));
    if ((away.get(one) ?? 0) <= tick) away.delete(one);
    if (chance.happens(0.02)) one.restart();
  }
  if (chance.happens(0.02)) server.restart();
  moment(world);
}

function moment(world: World): void {
  for (const one of world.desks) if (!world.away.has(one)) exchange(world, one);
  world.net.tick();
}

/** A desk offers what it has and asks for what it has not; each way the message may fail it. */
function exchange({ chance, server, net, away }: World, one: Desk): void {
  const session = one.session();
  const hears = () => one.session() === session && !away.has(one);
  const texts = one.unsent(chance.between(1, 5));
  if (texts.length > 0)
    net.send(() => {
      const outcomes = server.push(texts);
      net.send(() => hears() && one.hearPush(outcomes));
    });
  const after = one.cursor();
  net.send(() => {
    const entries = server.changes(after);
    if (entries.length > 0) net.send(() => hears() && one.hearChanges(entries));
  });
}

function isQuiet({ desks, server }: World): boolean {
  return desks.every((one) => one.unsent(1).length === 0 && one.cursor() === server.log.length);
}

function wrongIn(world: World): readonly string[] {
  const { desks, server } = world;
  if (!isQuiet(world))
    return desks.map(
      (one) =>
        `[SIM1] ${one.name} still waits: ${one.unsent(99).length} unsent, at ${one.cursor()} of ${server.log.length}`,
    );
  const texts = server.log.map((entry) => entry.text);
  const obvious = obviousBooks(texts, (location) => stagingId(location as LocationId));
  const facts = factHash(texts);
  const books = hashOf(server.books());
  const everywhere = [
    { name: 'server', books: server.books() },
    ...desks.map((one) => ({ name: one.name, books: one.shown() })),
  ];
  return [
    ...desks.flatMap((one) =>
      factHash(one.journal.log.map((entry) => entry.text)) === facts ? [] : [`[SIM2] ${one.name} has other facts`],
    ),
    ...everywhere.flatMap((place) => (hashOf(place.books) === books ? [] : [`[SIM2] ${place.name} has other books`])),
    ...everywhere.flatMap((place) =>
      verifyBooks(place.books).length === 0 ? [] : [`[SIM2] the levels of ${place.name} do not add up`],
    ),
    ...everywhere.flatMap((place) => differences(place.name, place.books, obvious)),
    ...everywhere.flatMap((place) => wronglyTold(world, place.name, place.books, obvious)),
    ...desks.flatMap((one) => lostOrTwice(one, server)),
    ...undoneTwice(texts),
    ...obvious.brokenOrders.map(
      (broken) => `[SIM3] ${broken}: more picked than ordered, more shipped, units twice, or other parcels`,
    ),
    ...(new Set(server.log.map((entry) => entry.opId)).size === server.log.length
      ? []
      : ['[SIM4] an act is in the log twice']),
  ];
}

function hashOf(books: MemoryBooks): string {
  return bookHash(books.rows.values(), books.levels.values(), books.counted.values());
}

function differences(name: string, books: MemoryBooks, obvious: Obvious): readonly string[] {
  const ids = new Set([...books.levels.keys(), ...obvious.levels.keys()]);
  const wrong = [...ids].filter((id) => {
    const level = books.levels.get(id);
    return (
      `${level?.onHand ?? 0}/${level?.committed ?? 0}/${level?.incoming ?? 0}` !== (obvious.levels.get(id) ?? '0/0/0')
    );
  });
  const lost = [...books.inbox.keys()].sort().join(' ') === obvious.lostEdits.join(' ');
  return [
    ...wrong.map((id) => `[SIM3] ${name}: level ${id}`),
    ...(lost ? [] : [`[SIM3] ${name}: other edits lost than should have been`]),
    ...rowsOf(books, 'order').flatMap((order) =>
      order.voided || order.state === obvious.states.get(order.id)
        ? []
        : [`[SIM3] ${name}: order ${order.id} is ${order.state}, should be ${obvious.states.get(order.id)}`],
    ),
  ];
}

/** Every parcel that left is told once to the store its order came from, and nothing else is. */
function wronglyTold(
  { planted, server }: World,
  name: string,
  books: MemoryBooks,
  { left }: Obvious,
): readonly string[] {
  const told = planted === 'tells-parcels-by-acts' ? toldByActs(server, books) : toldOf(books);
  return told.join(' ') === left.join(' ') ? [] : [`[ORD97] ${name} tells stores of other parcels than left`];
}

function toldOf(books: MemoryBooks): readonly string[] {
  const [parcels, returns] = [rowsOf(books, 'parcel'), rowsOf(books, 'return')];
  const all = rowsOf(books, 'order').flatMap((order) => outboundOf(order, parcels, returns));
  return all.flatMap((one) => (one.kind === 'order.transition' ? [one.parcelId] : [])).sort();
}

function toldByActs({ log }: ShopServer, books: MemoryBooks): readonly string[] {
  const stores = new Set(rowsOf(books, 'order').flatMap(({ id, channelId }) => (channelId ? [id] : [])));
  return log
    .map(({ text }) => readText(text))
    .flatMap((op) => (op.type === 'order.moved' && op.payload.act === 'ship' ? [op.payload] : []))
    .filter(({ change }) => stores.has(change.orderId))
    .flatMap(({ newParcels = [], parcels = [] }) => [
      ...newParcels.map(({ id }) => id),
      ...parcels.map(({ parcelId }) => parcelId),
    ])
    .sort();
}

function undoneTwice(texts: readonly string[]): readonly string[] {
  const targets = texts.map(readText).flatMap((op) => (op.type === 'act.reversed' ? [op.payload.target] : []));
  return new Set(targets).size === targets.length ? [] : ['[SIM4] an act is undone twice'];
}

function lostOrTwice(one: Desk, server: ShopServer): readonly string[] {
  return one.journal.own.flatMap((act) => {
    const times = server.log.filter((entry) => entry.opId === act.opId).length;
    const told = act.fate === 'rejected' && server.rejected.has(act.opId);
    return times + (told ? 1 : 0) === 1
      ? []
      : [`[SIM4] ${one.name}: an act is in the log ${times} times and was ${told ? '' : 'not '}refused`];
  });
}
