import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelId, ContactId } from '#shared/domain/operations/ids.ts';
import { scrubText } from '#electron/log/scrub.ts';
import { keepCheck } from '#renderer/db/books-kept.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { quietStatus } from '#renderer/db/work.ts';
import { en } from '#renderer/words/en/catalogue.ts';
import { checkBooks } from '#renderer/sync/books-check.ts';
import { supportFacts } from '#renderer/sync/support-facts.ts';
import { openSmallShop } from '#tests/fixtures/open-shop.ts';
import { newOrder, newProduct, newVariant, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { readReport } from './support.queries.ts';

/** What must be nowhere in a report, wherever it is kept. */
const plants = {
  product: 'Plantproduct Velvet',
  sku: 'PLANTSKU-77',
  supplier: 'Plantsupplier & Sons',
  person: 'Plantperson Öberg',
  mail: 'plant.mail@example.org',
  phone: '+43 660 7654321',
  street: 'Plantstreet 9',
  order: 'PLANTORDER-4711',
  place: 'plantshelf',
  channel: 'Plantchannel',
  url: 'https://plantstore.example.com',
  token: 'tok_plantplantplantplantplantplant12345',
  home: '/home/plantuser/data',
  printer: 'Plantprinter of Ida',
  file: 'plantfile-anna.log',
};

const isCode = (word: string) => word in en.failures;

async function planted() {
  const open = await openSmallShop();
  const { shop, decide } = open;
  const id = shop.nextId;
  const product = newProduct(id() as Parameters<typeof newProduct>[0], plants.product);
  const variant = newVariant(id() as Parameters<typeof newVariant>[0], product.id, plants.sku, 0);
  await decide(
    {
      type: 'catalog.added',
      payload: { group: null, products: [product], variants: [variant], barcodes: [], rules: [], stock: [] },
    },
    opening(variant.id, open.floor, 9),
    orderAdded({ ...newOrder(id, [[variant.id, open.floor, 2]], { placedAt: 1 }), number: plants.order }),
  );
  const { db } = shop;
  await db.contacts.put({
    contactId: id() as ContactId & string,
    kind: 'customer',
    erased: false,
    name: plants.person,
    address: plants.street,
    phone: plants.phone,
    email: plants.mail,
    note: plants.token,
    version: 1,
    pending: 0,
  });
  await db.suppliers.toCollection().modify({ name: plants.supplier });
  await db.locations.toCollection().modify({ name: plants.place });
  await db.shop
    .toCollection()
    .modify({ name: plants.person, address: plants.street, phone: plants.phone, email: plants.mail });
  const channelId = id() as ChannelId;
  await db.channels.put({
    kind: 'channel',
    id: channelId,
    vendor: plants.channel,
    name: plants.channel,
    url: plants.url,
    locationIds: [open.floor],
    buffer: 0,
    floor: 0,
    runner: id(),
    runnerName: plants.person,
    archived: false,
    addedBy: null,
    fieldOps: {},
    voided: false,
  });
  await db.channelStates.put({
    channelId,
    catalogCursor: plants.token,
    ordersCursor: null,
    booksMark: null,
    firstPull: { products: 0, orders: 0, doneAt: null },
    trust: 'agreed',
    phase: 'waiting',
    lastRoundAt: 1,
    nextAt: null,
    failure: { code: 'no-key', detail: plants.url, tries: 3 },
    stockReadAt: null,
    goneLookedAt: null,
    waiting: 2,
    drifting: 0,
  });
  await db.drafts.put({ key: plants.person, at: 1, value: plants.token });
  await db.stock.toCollection().modify((row) => {
    const level = row.at[open.floor];
    if (level) Object.assign(level, { onHand: level.onHand + 1 });
  });
  await keepCheck(db, { ...(await checkBooks(db)), at: 5, byItself: true });
  return open;
}

/** A log as the host writes it, with everything in it that ever got into a failure. */
const log = [
  { at: '2026-11-30T10:00:00.000Z', level: 'warn', what: 'shown', details: `place-name-taken: ${plants.place}` },
  {
    at: '2026-11-30T10:00:01.000Z',
    level: 'warn',
    what: 'refused',
    channel: 'journal.append',
    code: 'journal-gap',
    detail: `${plants.order} ${plants.person}`,
  },
  {
    at: '2026-11-30T10:00:02.000Z',
    level: 'error',
    what: 'window-fault',
    details: `TypeError: ${plants.product} is undefined\n at f (app://stockroom/assets/main-ab12.js:10:22)`,
  },
  {
    at: '2026-11-30T10:00:03.000Z',
    level: 'warn',
    what: 'print-job',
    printer: plants.printer,
    state: 'failed',
    code: plants.place,
  },
  {
    at: '2026-11-30T10:00:04.000Z',
    level: 'error',
    what: 'host-fault',
    detail: `Error: EACCES ${plants.home} ${plants.mail} ${plants.phone} ${plants.street} ${plants.token} ${plants.supplier}`,
  },
  { what: plants.person, [plants.place]: plants.sku, level: 'warn' },
]
  .map((line) => scrubText(JSON.stringify(line), '/nowhere'))
  .concat(`${plants.person} wrote this`)
  .join('\n');

test('[LED25] a report for support holds nothing of what is planted everywhere, and all that helps', async () => {
  const open = await planted();
  const answers: Record<string, unknown> = {
    'app.about': {
      version: '9.9.9',
      platform: 'linux',
      runtime: 'Electron 42',
      developmentRuntime: false,
      served: false,
      profile: plants.home,
    },
    'log.read': { file: `${plants.home}/logs/stockroom.log`, text: log },
    'journal.status': { folder: plants.home, bytes: 1_234, records: 17, segments: 2, writable: true },
    'journal.files': {
      files: [
        { name: '00000001.log.gz', bytes: 1_000 },
        { name: '00000002.log', bytes: 234 },
        { name: plants.file, bytes: 5 },
      ],
    },
    'journal.verify': { harmed: ['00000001.log.gz'] },
  };
  const host: Shop['host'] = {
    // A channel's answer is looked up by its name, which loses the pair.
    ask: async (channel) => done(answers[channel]) as Result<never>,
  };
  const work: Shop['work'] = {
    ask: async (job) => {
      expect(job).toBe('support.facts');
      return done(await supportFacts(open.shop.db)) as Result<never>;
    },
    status: () => ({
      ...quietStatus,
      contacts: { failing: null, unkept: [open.shop.nextId()], unshared: [] },
      server: { state: 'stopped', code: 'token-refused', act: null, lastAt: null },
    }),
    onStatus: () => () => undefined,
  };
  const report = await readReport({ ...open.shop, host, work }, { language: 'de', scheme: 'dark' }, isCode);
  const files = report.ok ? report.value : [];
  const all = files.map(({ name, text }) => `${name}\n${text}`).join('\n');
  for (const [what, plant] of Object.entries(plants))
    for (const part of plant.split(/\s+/).filter((word) => word.length > 4))
      expect(all.toLowerCase().includes(part.toLowerCase()), `${what}: ${part}`).toBe(false);
  for (const part of [
    '9.9.9',
    'Electron 42',
    '"language": "de"',
    '"records": 17',
    '00000001.log.gz',
    '"whole": false',
    'another file',
    'stopped: token-refused',
    'no-key',
    '"differences": 1',
    '"orders": 1',
    'journal-gap',
    'place-name-taken',
    'TypeError',
    'main-ab12.js:10:22',
    'EACCES',
  ])
    expect(all).toContain(part);
  await open.close();
});
