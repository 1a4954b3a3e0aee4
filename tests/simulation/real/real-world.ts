import 'fake-indexeddb/auto';
import { must } from '#shared/base/must.ts';
import { deriveUuid } from '#shared/base/hash.ts';
import { type Chance, chanceFrom } from '#shared/domain/demo/chance.ts';
import { factHash } from '#shared/domain/operations/books.ts';
import { type LocationId, stagingId } from '#shared/domain/operations/ids.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import { type Holdings, holdings } from '#electron/backups/holdings.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import { anyAct, lotsOfTea, mostlyLots } from '#tests/fixtures/any-act.ts';
import { countingIds, someDay } from '#tests/fixtures/folding-desk.ts';
import { opening, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { type Obvious, obviousBooks } from '../obvious.ts';
import { closeSegment, damageOnce } from './journal-damage.ts';
import { restoredElsewhere } from './restored.ts';
import { type End, realDesk, type RealDesk } from './real-desk.ts';
import { type RealServer, startRealServer, type Weather } from './real-server.ts';

/** How many steps the storm of a seed has. */
export const STORMY_STEPS = 60;
const CALM_ROUNDS = 12;
const customers = ['c1', 'c2', 'c3'].map((name) => deriveUuid('customer', name));

/** What happens beside the usual: journals are harmed, desks are set back to a backup of their profile, or the whole shop is taken back to one. */
export type Trouble = 'none' | 'harm' | 'set-back' | 'take-back';

/** How a seed is lived: what happens beside the usual, which steps of the storm are left out, and how chance is drawn. */
export type Life = {
  readonly trouble?: Trouble;
  readonly without?: ReadonlySet<number>;
  /** After the storm a desk's shop is restored on another computer, which goes on as one more desk. */
  readonly isRestored?: boolean;
  /** Seeds that were kept before every step had a chance of its own draw all of it from one stream. */
  readonly oneStream?: boolean;
};

type World = {
  readonly seed: number;
  readonly life: Life;
  /** The chance of the step that is under way. */
  chance: Chance;
  readonly server: RealServer;
  readonly desks: RealDesk[];
  readonly shop: SmallShop;
  readonly trace: string[];
  readonly erased: Set<string>;
  /** Backups of the shop to take it back to. */
  readonly backups: Holdings[];
  /** What was not told as it should be on the way. */
  readonly untold: string[];
  at: number;
  contactsWritten: number;
};

/** What one seed came to: what was wrong at its end, and every step on the way, which the same seed repeats. */
export type Outcome = { readonly wrong: readonly string[]; readonly trace: readonly string[] };

/** The real rooms in a storm; the server is started once and emptied between seeds. */
export type RealSimulation = {
  readonly runSeed: (seed: number, life?: Life) => Promise<Outcome>;
  /** A customer is shared, renamed with the server away, and the database is lost: the name the server and the other desk have in the end. */
  readonly editLostWithDatabase: () => Promise<{ readonly server: string; readonly other: string }>;
  readonly close: () => Promise<void>;
};

export async function startRealSimulation(): Promise<RealSimulation> {
  let world: World | null = null;
  const server = await startRealServer(() => world?.at ?? 0);
  return {
    runSeed: async (seed, life = {}) => {
      const made = newWorld(seed, server, life);
      // The server tells the time of this world from its first answer on.
      world = made;
      try {
        await begin(made, seed);
        await storm(made);
        if (life.isRestored) await restore(made);
        await calm(made);
        return { wrong: [...made.untold, ...(await wrongIn(made))], trace: made.trace };
      } catch (error) {
        return { wrong: [`stopped: ${error instanceof Error ? error.stack : String(error)}`], trace: made.trace };
      } finally {
        server.weather = () => 'well';
        for (const desk of made.desks) await desk.close();
        await forgetDatabases();
      }
    },
    editLostWithDatabase: async () => {
      const begun = newWorld(5, server, {});
      world = begun;
      await begin(begun, 5);
      const [one, two] = begun.desks;
      const [first, other] = [must(one, 'there is a desk'), must(two, 'there are two')];
      const contactId = must(customers[0], 'there are customers');
      const named = (name: string): Contact => ({ ...nobody, contactId, name });
      try {
        await first.writeContact(named('First'));
        await first.exchange();
        server.weather = () => 'never-arrives';
        await first.writeContact(named('Second'));
        await first.exchange();
        await first.startAgain('database-lost');
        server.weather = () => 'well';
        await first.exchange();
        await other.exchange();
        const there: Contact = JSON.parse((await server.contacts()).get(contactId) ?? '{}');
        const here = (await other.contacts()).find((contact) => contact.contactId === contactId);
        return { server: there.name, other: here?.name ?? '' };
      } finally {
        server.weather = () => 'well';
        for (const desk of begun.desks) await desk.close();
        await forgetDatabases();
      }
    },
    close: server.close,
  };
}

const nobody = { kind: 'customer', erased: false, address: '', phone: '', email: '', note: '' } as const;

/** What a start that was cut off left behind has the name of a database of the next seed, whose ids are counted in the same way. */
async function forgetDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases()) if (name) await deleteDatabase(name);
}

function newWorld(seed: number, server: RealServer, life: Life): World {
  return {
    seed,
    life,
    chance: chanceFrom(seed),
    server,
    desks: [],
    shop: smallShop(countingIds(0xabc)),
    trace: [],
    erased: new Set(),
    backups: [],
    untold: [],
    at: someDay,
    contactsWritten: 0,
  };
}

async function begin(world: World, seed: number): Promise<void> {
  const { chance, server } = world;
  server.weather = () => 'well';
  await server.empty(deriveUuid('epoch', String(seed)));
  const desks = Array.from({ length: chance.between(2, 3) }, (_, i) => newDesk(world, i + 1));
  const [first, ...others] = desks;
  const stocked = chance.happens(0.5) ? [opening(world.shop.mug, world.shop.floor, 30)] : [];
  await must(first, 'there are two desks at least').create([...world.shop.setup, ...stocked, ...lotsOfTea(world.shop)]);
  world.desks.push(...desks.slice(0, 1));
  // Some of a shop's history is older than its server.
  for (let i = chance.below(6); i > 0; i--) await act(world, must(first, 'the shop has a desk'));
  const connected = await must(first, 'the shop has a desk').connect(server.url());
  if (!connected.ok) throw new Error(`not connected: ${connected.failure.code}`);
  await must(first, 'the shop has a desk').exchange();
  for (const desk of others) {
    await desk.join(server.url());
    world.desks.push(desk);
  }
}

function newDesk(world: World, lane: number): RealDesk {
  // Every desk's clock is wrong by up to eight hours of its own, and all of them go on.
  const wrongBy = world.chance.between(-8 * 3_600_000, 8 * 3_600_000);
  return realDesk({ lane, now: () => world.at + wrongBy, chance: () => world.chance.below(1 << 30) / (1 << 30) });
}

const weathers: readonly Weather[] = ['well', 'well', 'well', 'never-arrives', 'answer-lost'];
const ends: readonly End[] = ['killed', 'power-lost', 'database-lost', 'database-behind'];

/** How many kinds of step there are: all troubles share the first 20. */
const kinds = { none: 20, harm: 24, 'set-back': 23, 'take-back': 23 } as const satisfies Record<Trouble, number>;

async function storm(world: World): Promise<void> {
  const { desks, server, seed, life } = world;
  const { trouble = 'none', without, oneStream = false } = life;
  let calmNow = false;
  server.weather = () => (calmNow ? 'well' : world.chance.pick(weathers));
  for (let step = 0; step < STORMY_STEPS; step++) {
    if (!oneStream) world.chance = chanceFrom(Math.imul(seed, 0x01000193) ^ Math.imul(step + 1, 0x85ebca6b));
    const { chance } = world;
    world.at += chance.between(1_000, 600_000);
    if (without?.has(step)) continue;
    const desk = chance.pick(desks);
    calmNow = chance.happens(0.6);
    world.trace.push(`step ${step}`);
    // Seeds that were kept before journals were harmed choose among the first 20.
    const kind = chance.below(kinds[trouble]);
    if (kind < 10) await act(world, desk);
    else if (kind < 12) await writeContact(world, desk);
    else if (kind < 17) await exchange(world, desk, chance.happens(0.25) ? chance.between(1, 25) : null);
    else if (kind < 18) await desk.housekeeping();
    else if (kind < 19) await startAgain(world, desk, chance.pick(ends));
    else if (kind < 20) await restartServer(world);
    else if (trouble === 'harm') await harm(world, desk);
    else if (trouble === 'take-back') await (kind < 22 ? keepBackup(world, desk) : takeShopBack(world));
    else if (kind < 21) await backUp(world, desk);
    else await setBack(world, desk);
  }
}

async function act({ chance, shop, trace, at }: World, desk: RealDesk): Promise<void> {
  const nextId = chanceIds(chance);
  const opId = await desk.act((books, recent) =>
    anyAct({ books, shop, recent, below: chance.below, nextId, at }, mostlyLots),
  );
  trace.push(`${desk.name} act ${opId ?? '-'}`);
}

function chanceIds(chance: Chance): () => string {
  const hex = (length: number) => Array.from({ length }, () => chance.below(16).toString(16)).join('');
  return () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

async function writeContact(world: World, desk: RealDesk): Promise<void> {
  const { chance, erased } = world;
  const contactId = chance.pick(customers);
  const erase = chance.happens(0.1);
  if (erase) erased.add(contactId);
  const name = erase ? '' : `Customer ${++world.contactsWritten}`;
  const contact: Contact = {
    contactId,
    kind: 'customer',
    erased: erase,
    name,
    address: '',
    phone: '',
    email: '',
    note: '',
  };
  await desk.writeContact(contact);
  world.trace.push(`${desk.name} contact ${contactId} ${name}`);
}

async function exchange(world: World, desk: RealDesk, killAfter: number | null): Promise<void> {
  if (killAfter !== null) desk.killAfter(killAfter);
  let told: string;
  try {
    const { journal, server } = await desk.exchange();
    told = `${journal.state} ${server.state}${'code' in server ? ` ${server.code}` : ''}`;
  } catch (error) {
    // A host that died under a question is a fault of this step, not of the program.
    if (killAfter === null) throw error;
    told = 'broke off';
  }
  world.trace.push(`${desk.name} exchange ${killAfter ?? ''} ${told}`);
  if (killAfter !== null) await startAgain(world, desk, world.chance.pick(ends));
}

async function startAgain(world: World, desk: RealDesk, end: End): Promise<void> {
  world.trace.push(`${desk.name} ${end}`);
  await desk.startAgain(end);
}

/** A closed shop's journal is harmed, at times its newest part after it was packed, and at times with its database. */
async function harm(world: World, desk: RealDesk): Promise<void> {
  const { chance, server, trace, untold, at } = world;
  const database = chance.pick(['intact', 'lost', 'lost', 'behind'] as const);
  const told: string[] = [];
  const { lost, named, wrong } = await desk.harm({
    database,
    damage: async (disk) => {
      if (chance.happens(0.5)) await closeSegment(disk, () => at);
      for (let i = chance.between(1, 2); i > 0; i--) told.push(await damageOnce(disk, chance));
    },
    atServer: () => atServer(server),
  });
  untold.push(...wrong);
  trace.push(`${desk.name} database ${database}, ${told.join(', ')}: ${lost} lost, ${named} named`);
}

async function atServer(server: RealServer): Promise<ReadonlySet<string>> {
  const log = (await server.texts()).map((text) => String(JSON.parse(text).opId));
  return new Set([...log, ...(await server.refused())]);
}

async function backUp({ trace }: World, desk: RealDesk): Promise<void> {
  await desk.backUp();
  trace.push(`${desk.name} backup`);
}

async function setBack({ server, trace }: World, desk: RealDesk): Promise<void> {
  const lost = await desk.setBack(() => atServer(server));
  trace.push(`${desk.name} set back: ${lost ?? 'no backup'}`);
}

/** A backup of the shop, as it is compared with a server. */
async function keepBackup({ backups, trace }: World, desk: RealDesk): Promise<void> {
  const { host, shopId } = desk.session().door;
  const held = holdings();
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof host.ask<'journal.read'>>> = await host.ask('journal.read', {
      shopId,
      cursor,
      limit: 500,
    });
    // A host that is dead makes none.
    if (!page.ok) return void trace.push(`${desk.name} makes no backup`);
    for (const record of page.value.records) held.take(record);
    cursor = page.value.next;
    if (cursor === null) break;
  }
  backups.push(held.told());
  trace.push(`${desk.name} backs the shop up`);
}

async function takeShopBack({ backups, chance, server, trace }: World): Promise<void> {
  if (backups.length === 0) return;
  const which = chance.below(backups.length);
  const acts = await server.takeBack(must(backups[which], 'it is there'), chanceIds(chance)());
  trace.push(`the shop is taken back to backup ${which}: ${acts} acts`);
}

/** What the storm has left of a desk is backed up, while its server is away: what it did last is in no log. */
async function restore(world: World): Promise<void> {
  const { chance, server, desks, untold, trace, at } = world;
  const desk = chance.pick(desks);
  server.weather = () => 'never-arrives';
  await exchange(world, desk, null);
  const { desk: other, wrong, isAsOpen } = await restoredElsewhere(desk, { chance, now: () => at }, 0x50);
  untold.push(...wrong);
  trace.push(`${desk.name} restored as ${other.name}, ${isAsOpen ? 'as it was open' : 'as its journal says'}`);
  server.weather = () => 'well';
  await other.meet(server.url());
  desks.push(other);
}

async function restartServer(world: World): Promise<void> {
  await world.server.restart();
  world.trace.push('server restarts');
}

async function calm(world: World): Promise<void> {
  world.server.weather = () => 'well';
  for (let round = 0; round < CALM_ROUNDS; round++) {
    world.at += 60_000;
    for (const desk of world.desks) await exchange(world, desk, null);
    if (round > 1 && (await isQuiet(world))) return;
  }
}

async function isQuiet({ desks, server }: World): Promise<boolean> {
  const { head } = await server.proof();
  const checks = await Promise.all(desks.map((desk) => desk.check()));
  return checks.every((check) => check.unsent === 0 && check.cursor?.seq === head);
}

async function wrongIn(world: World): Promise<readonly string[]> {
  const { desks, server } = world;
  const isTakenBack = world.life.trouble === 'take-back';
  const wrong: string[] = [];
  const texts = await server.texts();
  const proof = await server.proof();
  const refused = await server.refused();
  const facts = factHash(texts);
  const obvious = obviousBooks(texts, (location) => stagingId(location as LocationId));
  wrong.push(
    ...obvious.brokenOrders.map((broken) => `[SIM3] ${broken}: more picked than ordered, more shipped, or units twice`),
  );
  const inLog = new Map<string, number>();
  for (const text of texts) {
    const op = parseOperation(text);
    if (op.ok) inLog.set(op.value.opId, (inLog.get(op.value.opId) ?? 0) + 1);
  }
  if (proof.factHash !== facts) wrong.push('[SIM2] the server tells other facts than it holds');
  if (proof.differences > 0) wrong.push('[SIM2] the levels of the server do not add up');
  for (const desk of desks) {
    const check = await desk.check();
    if (check.unsent > 0 || check.cursor?.seq !== texts.length)
      wrong.push(`[SIM1] ${desk.name} still waits: ${check.unsent} unsent, at ${check.cursor?.seq} of ${texts.length}`);
    if (check.factHash !== facts) wrong.push(`[SIM2] ${desk.name} has other facts`);
    if (check.bookHash !== proof.bookHash)
      wrong.push(
        `[SIM2] ${desk.name} has other books than the server:`,
        ...different(await desk.books(), await server.books()),
      );
    if (check.differences > 0) wrong.push(`[SIM2] the levels of ${desk.name} do not add up`);
    for (const opId of desk.kept.lost)
      if (inLog.has(opId)) wrong.push(`[SIM8] ${desk.name}: act ${opId} was whole somewhere, and counted as lost`);
    for (const opId of desk.kept.acts) {
      const times = inLog.get(opId) ?? 0;
      // What was taken back under one number may be in the log under another, such as an undo that was made anew.
      const isAnswered = refused.has(opId) && !(isTakenBack && times > 0);
      if (times + (isAnswered ? 1 : 0) !== 1)
        wrong.push(`[SIM4] ${desk.name}: saved act ${opId} is in the log ${times} times`);
    }
    // The slow fold does not know epochs: around a count it takes a number of an earlier one for what it is not.
    if (!isTakenBack) wrong.push(...(await levelsWrong(desk, obvious)));
    wrong.push(...(await contactsWrong(world, desk)));
  }
  return wrong;
}

/** Where two books are not the same, each side as it stands there. */
function different(here: ReadonlyMap<string, string>, there: ReadonlyMap<string, string>): readonly string[] {
  const keys = [...new Set([...here.keys(), ...there.keys()])].filter((key) => here.get(key) !== there.get(key));
  return keys.map((key) => `  here ${here.get(key) ?? 'nothing'}, there ${there.get(key) ?? 'nothing'}`);
}

async function levelsWrong(desk: RealDesk, obvious: Obvious): Promise<readonly string[]> {
  const levels = await desk.levels();
  const ids = new Set([...levels.keys(), ...obvious.levels.keys()]);
  return [...ids].flatMap((id) =>
    (levels.get(id) ?? '0/0/0') === (obvious.levels.get(id) ?? '0/0/0') ? [] : [`[SIM3] ${desk.name}: level ${id}`],
  );
}

async function contactsWrong({ server, erased }: World, desk: RealDesk): Promise<readonly string[]> {
  const wrong: string[] = [];
  const theirs = await server.contacts();
  const here = new Map((await desk.contacts()).map((contact) => [contact.contactId, contact]));
  for (const id of customers) {
    const there = theirs.get(id);
    const contact = here.get(id);
    if (!there && !contact) continue;
    if (!there || !contact || (JSON.parse(there) as Contact).name !== contact.name)
      wrong.push(`[CON1] ${desk.name} has another ${id} than the server`);
    if (contact && erased.has(id) && contact.erased && contact.name !== '')
      wrong.push(`[CON1] ${desk.name} shows an erased ${id}`);
  }
  for (const [id] of desk.kept.contacts)
    if (!here.has(id)) wrong.push(`[CON1] ${desk.name} lost the saved contact ${id}`);
  return wrong;
}
