import { gapOf } from '#shared/domain/channels/offer.ts';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { Lane } from '#shared/channels/lane-api.ts';
import { laneOf } from '#shared/channels/lane.ts';
import { channelOrderId } from '#shared/channels/orders/order-ids.ts';
import { orderTasksOf } from '#shared/channels/orders/order-tasks.ts';
import { storeOrdersOf } from '#shared/channels/orders/splits.ts';
import { takeOrder } from '#shared/channels/orders/take-order.ts';
import { type Chance, chanceFrom } from '#shared/domain/demo/chance.ts';
import { type ChannelId, listingId, type VariantId } from '#shared/domain/operations/ids.ts';
import { type MemoryBooks, rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { countingIds, someDay } from '#tests/fixtures/folding-desk.ts';
import { type ActingBooks, memoryLaneBooks, offersOf } from '#tests/fixtures/lane-books.ts';
import { type DeliveryFile, deliveryFile, memoryDeliveries } from '#tests/fixtures/lane-deliveries.ts';
import { type Fuse, fuse, Killed } from '#tests/fixtures/lane-fuse.ts';
import { type LaneDisk, laneDisk, memoryLaneStore } from '#tests/fixtures/lane-store.ts';
import { opening, type SmallShop, smallShop } from '#tests/fixtures/small-shop.ts';
import { type Desk, desk } from '../desk.ts';
import { type ChannelFault, echoing, observing } from '../planted.ts';
import { type ShopServer, shopServer } from '../shop-server.ts';
import { shopActs } from './channel-acts.ts';
import { calmLine, racyConnector, stormyLine } from './racy-connector.ts';
import { RacyStore, type StoreKind } from './racy-store.ts';

type Channel = {
  readonly id: ChannelId;
  readonly store: RacyStore;
  readonly disk: LaneDisk;
  readonly file: DeliveryFile;
  readonly contacts: ActingBooks['contacts'];
  /** The desk that runs it; the shop's server is one that is never apart. */
  readonly runner: Desk;
  /** What is sold there, by its id. */
  readonly things: Map<string, VariantId>;
  lane: Lane;
};

type World = {
  readonly chance: Chance;
  readonly shop: SmallShop;
  readonly server: ShopServer;
  readonly serverDesk: Desk;
  readonly desks: readonly Desk[];
  readonly channels: Channel[];
  readonly planted: ChannelFault | null;
  readonly nextId: () => string;
  readonly due: { readonly at: number; readonly act: () => void }[];
  now: number;
  isStormy: boolean;
};

const STORMY_TICKS = 30;
const CALM_ROUNDS = 40;
/** By how much somebody sets the clock of a store. */
const turns = [300_000, 3 * 3_600_000, 400 * 86_400_000].flatMap((ms) => [ms, -ms]);
const unstopped = new AbortController().signal;

/**
 * One life of a shop that sells in one or two online stores: desks that are apart, customers who buy, apps that write figures, answers that get
 * lost, runners that are killed. Answers what was wrong at its end: every store shows what is offered, or a difference says why not.
 */
export async function runChannels(seed: number, planted: ChannelFault | null = null): Promise<readonly string[]> {
  const world = newWorld(seed, planted);
  try {
    for (const channel of world.channels) await begin(world, channel);
    world.isStormy = true;
    for (let tick = 0; tick < STORMY_TICKS; tick++) await stormyTick(world);
    world.isStormy = false;
    await untilQuiet(world);
    return world.channels.flatMap((channel) => [...channel.store.wrong, ...wrongIn(world, channel)]);
  } catch (error) {
    return [`stopped: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

function newWorld(seed: number, planted: ChannelFault | null): World {
  const chance = chanceFrom(seed);
  const desks = [1, 2].map((lane) => desk(lane, null, shopActs));
  const serverDesk = desk(9, null, shopActs);
  const world: World = {
    chance,
    shop: smallShop(countingIds(0xabc)),
    server: shopServer(null),
    serverDesk,
    desks,
    channels: [],
    planted,
    nextId: countingIds(0xace),
    due: [],
    now: someDay,
    isStormy: false,
  };
  const { mug, candle, tea, warehouse } = world.shop;
  write(world, [
    ...world.shop.setup,
    opening(mug, warehouse, 40),
    opening(candle, warehouse, 25),
    opening(tea, warehouse, 30_500),
  ]);
  const kinds: readonly StoreKind[] = ['racy-delta', 'compare-and-key', 'absolute'];
  for (let n = chance.between(1, 2); n > 0; n--) world.channels.push(newChannel(world, chance.pick(kinds)));
  return world;
}

function write(world: World, decisions: readonly Decision[]): void {
  for (const decision of decisions) world.serverDesk.write(decision, world.now);
  for (const one of [world.serverDesk, ...world.desks]) meet(world, one);
}

/** A desk sends all that it has, and hears all that it has not. */
function meet({ server }: World, one: Desk): void {
  for (let texts = one.unsent(99); texts.length > 0; texts = one.unsent(99)) one.hearPush(server.push(texts));
  while (one.cursor() < server.log.length) one.hearChanges(server.changes(one.cursor()));
}

function newChannel(world: World, kind: StoreKind): Channel {
  const { mug, candle, tea, warehouse } = world.shop;
  const store = new RacyStore(kind, () => world.now);
  const id = world.nextId() as ChannelId;
  const runner = world.chance.happens(0.5) ? world.serverDesk : must(world.desks[0], 'a desk');
  const row = {
    name: kind,
    locationIds: [warehouse],
    buffer: world.chance.below(3),
    floor: 0,
    runner: runner.name,
    archived: false,
  };
  const things = new Map<string, VariantId>();
  for (const [variantId, stock] of [
    [mug, 40],
    [candle, 25],
    [tea, 30],
  ] as const)
    things.set(store.addThing(stock).productId, variantId);
  const listings = [...things].map(([productId, variantId]) => ({
    id: listingId(id, productId, null),
    channelId: id,
    source: 'racy',
    remoteProductId: productId,
    remoteId: null,
    variantId,
    archived: false,
  }));
  write(world, [
    {
      type: 'place.added',
      payload: { group: null, shop: null, locations: [], suppliers: [], channels: [{ ...row, id, vendor: 'racy' }] },
    },
    {
      type: 'catalog.added',
      payload: { group: null, products: [], variants: [], barcodes: [], rules: [], stock: [], listings },
    },
  ]);
  const channel: Omit<Channel, 'lane'> = {
    id,
    store,
    disk: laneDisk(),
    file: deliveryFile(),
    contacts: new Map(),
    runner,
    things,
  };
  return { ...channel, lane: laneFor(world, channel, fuse(null)) };
}

/** Another runner of the channel, that dies at a moment or never. */
function laneFor(world: World, channel: Omit<Channel, 'lane'>, burning: Fuse): Lane {
  const { id, store, disk, file, runner, contacts } = channel;
  const { chance, planted } = world;
  const plain = racyConnector({
    store,
    chance,
    meanwhile: () => meanwhile(world),
    line: () => (world.isStormy ? stormyLine : calmLine),
    later: (ms, act) => void world.due.push({ at: world.now + ms, act }),
    isBlind: planted === 'writes-figures',
    followsStamps: planted === 'follows-newest-stamp',
    now: () => world.now,
  });
  const connector = planted === 'tells-orders-back' ? echoing(plain) : plain;
  const laneStore = memoryLaneStore(disk, burning);
  const now = () => world.now;
  return laneOf({
    channelId: id,
    connector,
    deliveries: memoryDeliveries({ file, connector, now, fuse: burning, keepsIntents: planted !== 'forgets-intents' }),
    books: memoryLaneBooks(actingAt(world, runner, contacts), id, burning),
    store: planted === 'expects-what-it-sees' ? observing(laneStore) : laneStore,
    takeOrder,
    orderTasksOf,
    storeOrdersOf,
    texts: { parcelLeft: () => '' },
    now,
    nextId: world.nextId,
  });
}

/** The books at a desk, or at the server, which hears and is heard at once. */
function actingAt(world: World, runner: Desk, contacts: ActingBooks['contacts']): ActingBooks {
  const isServer = runner === world.serverDesk;
  return {
    books: () => {
      if (isServer) meet(world, runner);
      return runner.shown();
    },
    mark: () => runner.journal.log.length * 10_000 + runner.journal.own.length,
    act: (decision) => {
      runner.write(decision, world.now);
      if (isServer) meet(world, runner);
      return done(null);
    },
    contacts,
  };
}

/** The first pull, and the first look of a person. */
async function begin(world: World, channel: Channel): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    world.now += 60_000;
    await channel.lane.round(unstopped);
  }
  await channel.lane.agree(null, unstopped);
}

/** Others act while a lane works. */
function meanwhile(world: World): void {
  if (!world.isStormy || !world.chance.happens(0.12)) return;
  const { chance } = world;
  const { store } = chance.pick(world.channels);
  const thing = chance.pick([...store.things.keys()]);
  const order = chance.pick([...store.orders.keys(), '']);
  const acts: readonly (() => void)[] = [
    () => store.buy(thing, chance.between(1, 3), chance.happens(0.8)),
    () => store.buy(thing, chance.between(1, 3), true),
    () => store.buy(thing, chance.between(1, 3), true),
    () => order && store.pay(order),
    () => order && store.cancel(order),
    () => order && store.edit(order, chance.between(1, 4)),
    () => chance.happens(0.15) && store.overwrite(thing, chance.between(500, 900)),
    () => someDeskActs(world),
    () => someDeskActs(world),
  ];
  chance.pick(acts)();
}

function someDeskActs(world: World): void {
  const one = world.chance.pick(world.desks);
  one.act(world.chance, world.shop, world.now - someDay);
  if (world.chance.happens(0.5)) meet(world, one);
}

async function stormyTick(world: World): Promise<void> {
  const { chance } = world;
  pass(world, chance.between(10_000, 120_000));
  for (const { store } of world.channels) if (chance.happens(0.1)) store.turn(chance.pick(turns));
  for (let n = chance.below(4); n > 0; n--) someDeskActs(world);
  for (let n = chance.below(6); n > 0; n--) meanwhile(world);
  for (const channel of world.channels) {
    if (chance.happens(0.4)) meet(world, channel.runner);
    if (chance.happens(0.7)) await someRound(world, channel);
    if (chance.happens(0.3)) await personLooks(world, channel);
  }
}

function pass(world: World, ms: number): void {
  world.now += ms;
  for (const one of world.due.splice(0))
    if (one.at <= world.now) one.act();
    else world.due.push(one);
}

/** A round of a runner that is killed once in a while. */
async function someRound(world: World, channel: Channel): Promise<void> {
  const dies = world.chance.happens(0.3);
  if (dies) channel.lane = laneFor(world, channel, fuse(world.chance.between(1, 70)));
  try {
    await channel.lane.round(unstopped);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  if (dies) channel.lane = laneFor(world, channel, fuse(null));
}

/** A person puts differences right, and says what became of what nobody can decide. */
async function personLooks(world: World, channel: Channel): Promise<void> {
  const { disk, store } = channel;
  if (disk.state?.failure?.code === 'undecidable') {
    const taskId = [...disk.notes.values()].find(({ is, resolved }) => is === 'undecidable' && !resolved)?.facts[0];
    if (taskId) await channel.lane.settle(taskId, store.keys.has(taskId) ? 'applied' : 'not-applied');
    return;
  }
  for (const item of disk.items.values()) {
    if (!item.places[0]?.drift) continue;
    const as = world.chance.happens(0.8) ? 'ours' : 'theirs';
    const repaired = await channel.lane.repair(item.key, null, as, unstopped);
    if (repaired.ok) store.agreeOn(item.ref.productId);
  }
}

/** Everything arrives, and every lane goes round until there is nothing left to do. */
async function untilQuiet(world: World): Promise<void> {
  pass(world, 600_000);
  for (let n = 0; n < CALM_ROUNDS; n++) {
    pass(world, 180_000);
    for (let again = 0; again < 2; again++) for (const one of [world.serverDesk, ...world.desks]) meet(world, one);
    let isQuiet = n > 6;
    for (const channel of world.channels) {
      if (channel.disk.state?.failure?.code === 'undecidable') await personLooks(world, channel);
      const went = await channel.lane.round(unstopped);
      isQuiet &&= went.ok && went.value.told === 0 && went.value.waiting === 0;
    }
    if (isQuiet) return;
  }
  throw new Error('the lanes do not come to rest');
}

function wrongIn(world: World, channel: Channel): readonly string[] {
  const books = world.server.books();
  return [...channel.things]
    .flatMap(([thing, variantId]) => wrongAbout(channel, books, thing, variantId))
    .concat(wrongOrders(channel, books));
}

function wrongAbout(channel: Channel, books: MemoryBooks, thing: string, variantId: VariantId): readonly string[] {
  const { store, disk } = channel;
  const row = must(rowOf(books, 'channel', channel.id), 'the channel');
  const offer = must(offersOf(books, row, [variantId]).get(variantId)?.[0], 'an offer').quantity;
  const { stock, truth } = store.thing(thing);
  const place = must(disk.items.get(`${thing}/`)?.places[0], 'the thing is known');
  const name = `${row.name} ${thing}`;
  const hasDrifted = [...disk.drifts.values()].some(({ key }) => key === `${thing}/`);
  if (hasDrifted && !store.disturbed.has(thing))
    return [`[CHN124] ${name} differed, though nobody wrote there: ${stock} shown, ${truth} right`];
  if (place.drift)
    return place.drift.shown === stock
      ? []
      : [`[CHN124] the difference of ${name} says ${place.drift.shown}, it is ${stock}`];
  if (place.accepted != null && offer - stock === place.accepted) return [];
  // What a store owes its customers stays owed while nothing is offered (CHN109).
  return gapOf(offer, stock) === 0
    ? []
    : [`[CHN124] ${name} shows ${stock}, ${offer} are offered, ${place.expected} expected`];
}

/** Every order is in the books once, with what is ordered; what was cancelled commits nothing. */
function wrongOrders({ id, store }: Channel, books: MemoryBooks): readonly string[] {
  return [...store.orders.values()].flatMap((order) => {
    const row = rowOf(books, 'order', channelOrderId(id, order.id));
    if (order.status === 'cancelled')
      return row && ['open', 'held'].includes(row.state) ? [`[CHN124] order ${order.id} is cancelled there`] : [];
    const ordered = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const left = row?.state === 'shipped';
    if (left && order.status !== 'done') return [`[CHN124] order ${order.id} left, and its store was not told`];
    if (!row) return [`[CHN124] order ${order.id} is not in the books`];
    const taken = row.lines.reduce((sum, { quantity }) => sum + (quantity >= 1_000 ? quantity / 1_000 : quantity), 0);
    return taken === ordered || left ? [] : [`[CHN124] order ${order.id} has ${taken} in the books, ${ordered} there`];
  });
}
