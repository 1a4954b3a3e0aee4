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
import { type Desk, type DeskFault, desk, deskFaults } from './desk.ts';
import { type Obvious, obviousBooks } from './obvious.ts';
import { type FoldFault, foldFaults } from './planted.ts';
import { readText, type ServerFault, serverFaults, type ShopServer, shopServer } from './shop-server.ts';
import { calm, type Wire, wire } from './wire.ts';

/** Everybody tells a parcel with every act that ships it, not once for itself. */
type TellingFault = 'tells-parcels-by-acts';
export type Fault = DeskFault | ServerFault | FoldFault | TellingFault;
/** How a life goes: with a fault planted, of which acts, and whether desks are restored from backups and updated late. */
export type Life = { readonly planted?: Fault | null; readonly acts?: Acts; readonly troubled?: boolean };
/** A step by its name, which is the same in every life from one seed, and what came of it where its name does not say so. */
export type Step = { readonly name: string; readonly did: string | null };
/** What went wrong in a life, and what happened on the way, step by step. */
export type Told = { readonly wrong: readonly string[]; readonly steps: readonly Step[] };
type World = {
  readonly seed: number;
  /** Of what stock is kept from the beginning, and how many acts the beginning is. */
  readonly kept: ReadonlySet<string>;
  readonly beginning: number;
  readonly troubled: boolean;
  /** Steps that are left out, by their names. */
  readonly without: ReadonlySet<string>;
  readonly steps: Step[];
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
export function runSeed(seed: number, life: Life = {}): readonly string[] {
  return live(seed, life, new Set()).wrong;
}

/** A life of which steps are left out, by the names under which `steps` tells those that happened. */
export function live(
  seed: number,
  { planted = null, acts = everything, troubled = false }: Life,
  without: ReadonlySet<string>,
): Told {
  const chance = chanceFrom(seed);
  const folded = isOneOf(foldFaults, planted) ? planted : null;
  const server = shopServer(isOneOf(serverFaults, planted) ? planted : folded);
  const fault = isOneOf(deskFaults, planted) ? planted : folded;
  const desks = Array.from({ length: chance.between(2, 4) }, (_, i) =>
    desk(i + 1, fault, acts, troubled && i > 0 && chance.happens(0.5)),
  );
  const shop = smallShop(countingIds(0xabc));
  const counted = chance.happens(0.5)
    ? [opening(shop.mug, shop.floor, 30), opening(shop.candle, shop.warehouse, 30)]
    : [];
  const lots = acts === everything || acts === mostlyOrders ? lotsOfTea(shop) : [];
  const orders = acts === mostlyOrders ? largeOrders(countingIds(0xabd), shop) : [];
  const world: World = {
    seed,
    kept: new Set([...(counted.length > 0 ? [shop.mug, shop.candle] : []), ...(lots.length > 0 ? [shop.tea] : [])]),
    beginning: shop.setup.length + counted.length + lots.length,
    troubled,
    without,
    steps: [],
    server,
    desks,
    net: wire(),
    shop,
    away: new Map(),
    planted,
  };
  const [first] = desks;
  for (const decision of [...shop.setup, ...counted, ...lots, ...orders]) first?.write(decision, someDay);
  try {
    for (let tick = 0; tick < STORMY_TICKS; tick++) stormyMoment(world, tick);
    world.net.weather = calm;
    world.away.clear();
    for (const one of desks) one.update();
    for (let tick = 0; tick < CALM_TICKS && !isQuiet(world); tick++) moment(world, STORMY_TICKS + tick);
    return { wrong: wrongIn(world), steps: world.steps };
  } catch (error) {
    return { wrong: [`stopped: ${error instanceof Error ? error.message : String(error)}`], steps: world.steps };
  }
}

function isOneOf<F extends string>(faults: readonly F[], planted: string | null): planted is F {
  return faults.some((fault) => fault === planted);
}

const nothing = 'nothing';
const silently = (_: void) => null;

/** Takes a step, unless it is left out, and notes it with what it answers. One that comes to nothing answers `nothing`. */
function step(world: World, name: string, take: () => string | null): void {
  if (world.without.has(name)) return;
  const did = take();
  if (did !== nothing) world.steps.push({ name, did });
}

/**
 * The chance of one thing at one time. It has no more to do with what is drawn elsewhere: without one step the others
 * go on as they were.
 */
function chanceOf({ seed }: World, tick: number, party: number, thing: number): Chance {
  return chanceFrom(Math.imul(seed, 0x01000193) ^ Math.imul(tick * 64 + party * 8 + thing + 1, 0x85ebca6b));
}

/** The party that is no desk. */
const SERVER = 0;

function stormyMoment(world: World, tick: number): void {
  const { desks, server, away, troubled } = world;
  const at = (one: { readonly name: string }, what: string) => `minute ${tick}, ${one.name} ${what}`;
  for (const [i, one] of desks.entries()) {
    const chance = chanceOf(world, tick, i + 1, 0);
    if (chance.happens(0.25)) {
      const clock = tick * 60_000 + chance.between(-3_600_000, 3_600_000);
      const acting = chanceOf(world, tick, i + 1, 1);
      step(world, at(one, 'acts'), () => one.act(acting, world.shop, clock) ?? nothing);
    }
    if (chance.happens(0.03)) {
      const until = tick + chance.between(5, 40);
      step(world, at(one, 'is away'), () => {
        away.set(one, until);
        return `until ${until}`;
      });
    }
    if ((away.get(one) ?? 0) <= tick) away.delete(one);
    if (chance.happens(0.02)) step(world, at(one, 'restarts'), () => silently(one.restart()));
    if (troubled && chance.happens(0.03)) step(world, at(one, 'is backed up'), () => silently(one.backUp()));
    if (troubled && chance.happens(0.02)) step(world, at(one, 'is restored'), () => silently(one.restore()));
    if (troubled && chance.happens(0.02)) step(world, at(one, 'is updated'), () => silently(one.update()));
  }
  if (chanceOf(world, tick, SERVER, 0).happens(0.02))
    step(world, at({ name: 'the server' }, 'restarts'), () => silently(server.restart()));
  moment(world, tick);
}

function moment(world: World, tick: number): void {
  for (const [i, one] of world.desks.entries())
    if (!world.away.has(one)) exchange(world, one, chanceOf(world, tick, i + 1, 2), chanceOf(world, tick, i + 1, 3));
  world.net.tick(chanceOf(world, tick, SERVER, 1));
}

/** A desk offers what it has and asks for what it has not; each way the message may fail it. */
function exchange({ server, net, away }: World, one: Desk, offering: Chance, asking: Chance): void {
  const session = one.session();
  const hears = () => one.session() === session && !away.has(one);
  const texts = one.unsent(offering.between(1, 5));
  if (texts.length > 0)
    net.send(offering, () => {
      const outcomes = server.push(texts);
      net.send(offering, () => hears() && one.hearPush(outcomes));
    });
  const after = one.cursor();
  net.send(asking, () => {
    const entries = server.changes(after);
    if (entries.length > 0) net.send(asking, () => hears() && one.hearChanges(entries));
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
    ...desks.flatMap((one) =>
      [...one.offeredAgain].map((opId) => `[SIM4] ${one.name} offers ${opId} again, though it was answered`),
    ),
    ...refusedFacts(world),
    ...everywhere.flatMap((place) => pickedElsewhere(world, place.name, place.books, obvious)),
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

/** What depends on nothing that another desk can change is a fact: it is never refused. */
function refusedFacts({ desks, server }: World): readonly string[] {
  const refused = desks.flatMap((one) => one.journal.own.filter(({ fate }) => fate === 'rejected'));
  return refused
    .map(({ text }) => readText(text))
    .filter((op) => op.type === 'stock.recorded' || op.type === 'catalog.added')
    .map((op) => `[SIM4] ${op.type} ${op.opId} is refused: ${server.rejected.get(op.opId)}`);
}

/**
 * What is picked and has not left lies in the places of what is picked, and nothing else lies there. This holds where all
 * knew, with every step of an order, that stock is kept of its goods.
 */
function pickedElsewhere(world: World, name: string, books: MemoryBooks, { picked }: Obvious): readonly string[] {
  const { shop, kept } = world;
  if (!allKnewTheBeginning(world)) return [];
  const places = new Set<string>([shop.floor, shop.warehouse].map((place) => stagingId(place)));
  const lies = new Map<string, number>();
  for (const { variantId, locationId, onHand } of books.levels.values())
    if (places.has(locationId)) lies.set(variantId, (lies.get(variantId) ?? 0) + onHand);
  return [...kept].flatMap((id) =>
    (lies.get(id) ?? 0) === (picked.get(id) ?? 0)
      ? []
      : [`[SIM3] ${name}: ${lies.get(id) ?? 0} of ${id} lie picked, orders have ${picked.get(id) ?? 0}`],
  );
}

function allKnewTheBeginning({ server, beginning }: World): boolean {
  const ids = new Set<string>(server.log.slice(0, beginning).map(({ opId }) => opId));
  return server.log
    .map(({ text }) => readText(text))
    .every((op) =>
      op.type === 'act.reversed'
        ? !ids.has(op.payload.target)
        : op.type !== 'order.moved' || (op.seen?.seq ?? 0) >= beginning || ids.has(op.opId),
    );
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
