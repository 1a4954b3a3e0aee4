import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Answer, Channel } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { BATCH_BYTES } from '#shared/contract/store/batch.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { OrderId, OrderLineId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { record } from '#renderer/db/record.ts';
import { quietStatus, type SyncStatus } from '#renderer/db/work.ts';
import {
  ANNA,
  closeDesks,
  type Desk,
  id,
  joinDesk,
  MUG,
  newShop,
  nextId,
  now,
  openDesk,
  PLACE,
  reopen,
  SHOP,
  silent,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { memoryServer } from '#tests/fakes/memory-host.ts';
import { startTestServer, type TestServer } from '#tests/fakes/store-server/start.ts';
import { type RealHost, realHost } from '#tests/fixtures/real-host.ts';
import { contactsStoredBy01, storedBy01 } from '#tests/fixtures/stored-by-0-1.ts';
import { checkBooks } from './books-check.ts';
import { keepContacts } from './contacts.ts';
import { connect, pull } from './exchange.ts';
import { startLanes } from './lane.ts';
import { countStage, inStage, pumpJournal } from './pump.ts';

afterEach(closeDesks);

const products = (act: number, count: number, description: string): Decision => ({
  type: 'catalog.added',
  payload: {
    group: null,
    products: Array.from({ length: count }, (_, i) => ({
      id: id(`p${act}-${i}`) as ProductId,
      name: `Thing ${act}-${i}`,
      category: null,
      supplierId: null,
      description,
      archived: false,
      productType: 'simple',
    })),
    variants: Array.from({ length: count }, (_, i) => ({
      id: id(`v${act}-${i}`) as VariantId,
      productId: id(`p${act}-${i}`) as ProductId,
      sku: `T-${act}-${i}`,
      options: [],
      price: 100,
      cost: 50,
      unit: null,
      supplierCode: null,
      archived: false,
      decimals: 0,
    })),
    barcodes: [],
    rules: [],
    stock: [],
  },
});

async function writes(desk: Desk, decisions: readonly Decision[]): Promise<void> {
  const { db, feed } = desk.session;
  for (const decision of decisions)
    value(
      await record({ db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) }, () =>
        done({ decisions: [decision] }),
      ),
    );
}

/** 25 imported orders of 300 lines each: 0.1 made such acts. */
const orders = (): Decision => ({
  type: 'order.added',
  payload: {
    group: null,
    orders: Array.from({ length: 25 }, (_, i) => ({
      id: id(`o${i}`) as OrderId,
      number: `${i}`,
      channel: 'shopify',
      contactId: null,
      state: 'open' as const,
      placedAt: 1,
      shippedAt: null,
      dueAt: null,
      lines: Array.from({ length: 300 }, (__, line) => ({
        id: id(`o${i}-${line}`) as OrderLineId,
        variantId: MUG,
        locationId: PLACE,
        quantity: 1,
        unitPrice: 900,
      })),
    })),
  },
});

const contact = (name: string, note = ''): Contact => ({
  contactId: id(name),
  kind: 'customer',
  erased: false,
  name,
  address: '',
  phone: '',
  email: '',
  note,
});

async function meets(desk: Desk, contacts: readonly Contact[]): Promise<void> {
  const { db, feed } = desk.session;
  const recorder = { db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) };
  value(await record(recorder, () => done({ decisions: [], contacts })));
}

/** The same host, but for what `meddle` answers in its place. */
function meddled(host: Host, meddle: (channel: Channel, question: never) => Result<never> | null): Host {
  return { ask: async (channel, question) => meddle(channel, question as never) ?? host.ask(channel, question) };
}

/** Lanes whose clock stands until it is told to go on. */
function lanesOf(desk: Desk) {
  const told: SyncStatus[] = [];
  const due = new Set<() => void>();
  const clock = {
    now,
    after: (_ms: number, run: () => void) => {
      due.add(run);
      return () => due.delete(run);
    },
  };
  const lanes = startLanes(desk.session, clock, (status) => told.push(status));
  return {
    lanes,
    status: () => must(told.at(-1), 'the lanes have told how they stand'),
    /** Everything that was to be tried again later is tried now. */
    later: () => {
      for (const run of [...due]) {
        due.delete(run);
        run();
      }
    },
  };
}

describe('through the real borders', () => {
  let real: RealHost;
  let server: TestServer;
  beforeEach(async () => {
    real = realHost();
    server = await startTestServer();
  });
  afterEach(async () => {
    await real.close();
    await server.stop();
  });

  async function sharesAll(desk: Desk): Promise<void> {
    value(await pumpJournal(desk.session.db, desk.session.door, silent));
    value(await real.host.ask('store.connect', { url: server.url, token: server.token }));
    value(await connect(desk.session, server.url, silent));
    value(await pull(desk.session, 0, now));
    expect([await countStage(desk.session.db, 'new'), await countStage(desk.session.db, 'kept')]).toEqual([0, 0]);
  }

  async function joins(): Promise<Desk> {
    const other = realHost();
    value(await other.host.ask('store.connect', { url: server.url, token: server.token }));
    const { desk, close } = await joinDesk(other.host, server.url);
    others.push(async () => {
      await close();
      await other.close();
    });
    return desk;
  }
  const others: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of others.splice(0)) await close();
  });

  test('[DATA-R15] products with long descriptions reach journal, server and another desk, whatever they add up to', async () => {
    const desk = await openDesk(real.host);
    const acts = Array.from({ length: 60 }, (_, act) => products(act, 25, 'long “text” '.repeat(830)));
    await writes(desk, acts);
    await sharesAll(desk);
    const two = await joins();
    expect((await checkBooks(two.session.db)).bookHash).toBe((await checkBooks(desk.session.db)).bookHash);
    expect(real.refused).toEqual([]);
  }, 300_000);

  test('[DATA-R15] one act of 25 orders of 300 lines, and its undo, pass every border', async () => {
    const desk = await openDesk(real.host);
    await storedBy01(desk, orders());
    const stored = must(await desk.session.db.operations.orderBy('no').last(), 'the act is stored');
    expect(stored.text.length).toBeGreaterThan(1_000_000);
    await writes(desk, [decideReversal(readStored(stored))]);
    await sharesAll(desk);
    const two = await joins();
    expect((await checkBooks(two.session.db)).bookHash).toBe((await checkBooks(desk.session.db)).bookHash);
    expect(real.refused).toEqual([]);
  }, 120_000);

  test('[CON3] contact records of any length that 0.1 stored are kept by the host, a thousand at once too', async () => {
    const desk = await openDesk(real.host);
    const many = Array.from({ length: 1_000 }, (_, i) => contact(`Customer ${i}`, 'note '.repeat(2_000)));
    await contactsStoredBy01(desk, [...many, contact('long name '.repeat(200_000))]);
    expect(value(await keepContacts(desk.session))).toEqual({ refused: [] });
    let read = 0;
    for (let after: string | null = null; ; ) {
      const page: Answer<'contacts.read'> = value(await real.host.ask('contacts.read', { shopId: SHOP, after }));
      read += page.contacts.length;
      after = page.next;
      if (after === null) break;
    }
    expect(read).toBe(1_001);
    expect(real.refused).toEqual([]);
  }, 60_000);
});

describe('a queue that meets what it cannot pass', () => {
  test('[DATA-R15] the journal refuses one act: those before it are saved, and it is named', async () => {
    const desk = await newShop(null);
    await writes(
      desk,
      [1, 2, 3, 4, 5].map((act) => products(act, 1, act === 4 ? 'unkeepable' : '')),
    );
    const refuses = { on: true };
    const host = meddled(desk.at.host, (channel, ask: { readonly ops?: readonly string[] }) =>
      refuses.on && channel === 'journal.append' && ask.ops?.some((text) => text.includes('unkeepable'))
        ? fail({ code: 'bad-request' })
        : null,
    );
    desk.session = { ...desk.session, door: { ...desk.session.door, host } };
    const { lanes, status, later } = lanesOf(desk);
    await lanes.syncNow();
    const stuck = must((await inStage(desk.session.db, 'new', 1))[0], 'an act is stuck');
    expect(status()).toMatchObject({
      unsaved: 2,
      journal: { state: 'failing', code: 'bad-request', act: { opId: stuck.opId, type: 'catalog.added' } },
    });
    refuses.on = false;
    later();
    await lanes.syncNow();
    expect(status()).toEqual(quietStatus);
    await lanes.stop();
  });

  test('[DATA-R15] a server of 0.1 takes what it can; the act above its cap is named, and goes when it is updated', async () => {
    const old = { on: true };
    const there = memoryServer();
    const desk = await newShop(there);
    value(await pumpJournal(desk.session.db, desk.session.door, silent));
    value(await connect(desk.session, 'http://127.0.0.1:1', silent));
    const asked: number[] = [];
    const host = meddled(desk.at.host, (channel, ask: { readonly ops?: readonly string[] }) => {
      if (channel !== 'store.push' || !ask.ops) return null;
      const bytes = ask.ops.reduce((sum, text) => sum + text.length, 0);
      asked.push(bytes);
      if (bytes > 400_000 && ask.ops.length > 1) return fail({ code: 'refused', detail: '413 too-large' });
      return old.on && ask.ops.some((text) => text.length > 1_000_000)
        ? fail({ code: 'refused', detail: '400 bad-request' })
        : null;
    });
    desk.session = { ...desk.session, door: { ...desk.session.door, host } };
    await writes(desk, [products(1, 25, 'x'.repeat(9_900)), products(2, 25, 'x'.repeat(9_900)), products(3, 1, '')]);
    await storedBy01(desk, orders());
    await writes(desk, [products(4, 1, '')]);
    const { lanes, status, later } = lanesOf(desk);
    await lanes.syncNow();
    expect(status()).toMatchObject({
      unsaved: 0,
      unsent: 2,
      server: { state: 'waiting', code: 'act-over-server', act: { type: 'order.added' } },
    });
    expect(Math.max(...asked)).toBeLessThan(BATCH_BYTES);
    old.on = false;
    later();
    await lanes.syncNow();
    expect(status()).toMatchObject({ unsent: 0, server: { state: 'idle' } });
    expect(there.log.filter(({ text }) => text.includes('"order.added"'))).toHaveLength(2);
    await lanes.stop();
  });

  test('[CON3] one contact record that is refused keeps no other back and is named until it is taken', async () => {
    const desk = await newShop(null);
    const names = Array.from({ length: 20 }, (_, i) => `Customer ${i}`);
    await meets(
      desk,
      names.map((name) => contact(name)),
    );
    const refuses = { on: true };
    const host = meddled(desk.at.host, (channel, ask: { readonly contacts?: readonly Contact[] }) =>
      refuses.on && channel === 'contacts.put' && ask.contacts?.some(({ name }) => name === 'Customer 7')
        ? fail({ code: 'bad-request' })
        : null,
    );
    desk.session = { ...desk.session, door: { ...desk.session.door, host } };
    const { lanes, status, later } = lanesOf(desk);
    expect(await lanes.saved(0)).toMatchObject({ ok: false, failure: { code: 'contact-refused' } });
    await lanes.syncNow();
    expect(status()).toMatchObject({ unsaved: 1, contacts: { failing: null, unkept: [id('Customer 7')] } });
    const kept = value(await desk.at.host.ask('contacts.read', { shopId: SHOP, after: null }));
    expect(kept.contacts).toHaveLength(19);
    refuses.on = false;
    later();
    await lanes.syncNow();
    expect(status()).toEqual(quietStatus);
    await lanes.stop();
  });

  test('[CON3] a host that writes no contacts is no silence: nothing is called saved', async () => {
    const desk = await newShop(null);
    await meets(desk, [contact('Anna')]);
    const host = meddled(desk.at.host, (channel) =>
      channel === 'contacts.put' ? fail({ code: 'not-written' }) : null,
    );
    desk.session = { ...desk.session, door: { ...desk.session.door, host } };
    const { lanes, status } = lanesOf(desk);
    await lanes.syncNow();
    expect(status()).toMatchObject({ unsaved: 1, contacts: { failing: 'not-written' } });
    await lanes.stop();
  });

  test('[CON3] a record that the server refuses is named; the others are shared', async () => {
    const there = memoryServer();
    const desk = await newShop(there);
    value(await pumpJournal(desk.session.db, desk.session.door, silent));
    value(await connect(desk.session, 'http://127.0.0.1:1', silent));
    await contactsStoredBy01(desk, [contact('n'.repeat(600))]);
    await meets(desk, [contact('Anna'), contact('Bert')]);
    const host = meddled(desk.at.host, (channel, ask: { readonly contact?: Contact }) =>
      channel === 'store.putContact' && (ask.contact?.name.length ?? 0) > 500 ? fail({ code: 'bad-request' }) : null,
    );
    desk.session = { ...desk.session, door: { ...desk.session.door, host } };
    const { lanes, status } = lanesOf(desk);
    await lanes.syncNow();
    expect(status()).toMatchObject({
      unsaved: 0,
      unsent: 1,
      contacts: { failing: null, unkept: [], unshared: [id('n'.repeat(600))] },
      server: { state: 'idle' },
    });
    await lanes.stop();
  });
});

describe('[DATA-P8] who may speak to the server changes', () => {
  test('a token that ends in mid batch, disconnecting and another shop in between drop nothing that waits', async () => {
    const there = memoryServer();
    const desk = await newShop(there);
    value(await pumpJournal(desk.session.db, desk.session.door, silent));
    value(await connect(desk.session, 'http://127.0.0.1:1', silent));
    const before = there.log.length;
    const token = { lastsFor: 1 };
    const host = meddled(desk.at.host, (channel) => {
      if (channel !== 'store.push') return null;
      token.lastsFor -= 1;
      return token.lastsFor < 0 ? fail({ code: 'token-refused' }) : null;
    });
    desk.session = { ...desk.session, door: { ...desk.session.door, host } };
    const { lanes, status, later } = lanesOf(desk);
    // Together more than one batch holds: the token ends after the first.
    await writes(
      desk,
      Array.from({ length: 24 }, (_, n) => products(n, 25, 'd'.repeat(10_000))),
    );
    await lanes.syncNow();
    expect(status()).toMatchObject({ unsaved: 0, server: { state: 'stopped', code: 'token-refused' } });
    const taken = there.log.length - before;
    expect([taken > 0, taken < 24]).toEqual([true, true]);
    value(await desk.at.host.ask('store.disconnect', { shopId: SHOP }));
    await lanes.stop();
    await reopen(desk);
    await writes(desk, [products(24, 1, '')]);
    token.lastsFor = Infinity;
    value(await connect(desk.session, 'http://127.0.0.1:1', silent));
    const again = lanesOf(desk);
    await again.lanes.syncNow();
    later();
    expect(again.status()).toMatchObject({ unsaved: 0, unsent: 0, server: { state: 'idle' } });
    await again.lanes.stop();
    expect(there.log.length - before).toBe(25);
    expect(new Set(there.log.map(({ opId }) => opId)).size).toBe(there.log.length);
  });
});

describe('[DATA-R2] a host and a server that fail at any call, and come back', () => {
  test('nothing is lost, nothing is twice, and the status says so', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.constantFrom('ok', 'ok', 'refuses', 'forgets', 'throws')),
        async (faults) => {
          const there = memoryServer();
          const desk = await newShop(there);
          value(await pumpJournal(desk.session.db, desk.session.door, silent));
          value(await connect(desk.session, 'http://127.0.0.1:1', silent));
          const before = there.log.length;
          const bad = { on: true };
          const plain = desk.at.host;
          const host: Host = {
            ask: async (channel, question) => {
              const fault = bad.on ? faults.next().value : 'ok';
              if (fault === 'throws') throw new Error('planted');
              if (fault === 'refuses') return fail({ code: channel.startsWith('store.') ? 'away' : 'host-away' });
              const answer = await plain.ask(channel, question);
              // Done, and the answer lost on its way: an append in memory would not stand being asked twice.
              const forgets = fault === 'forgets' && channel !== 'journal.append';
              return forgets ? fail({ code: channel.startsWith('store.') ? 'away' : 'host-away' }) : answer;
            },
          };
          desk.session = { ...desk.session, door: { ...desk.session.door, host } };
          const { lanes, status, later } = lanesOf(desk);
          for (const act of [1, 2, 3]) {
            await writes(desk, [products(act, 1, '')]);
            await meets(desk, [contact(`Customer ${act}`)]);
            await lanes.syncNow();
            later();
          }
          bad.on = false;
          later();
          await lanes.syncNow();
          await lanes.syncNow();
          expect(status()).toMatchObject({
            unsaved: 0,
            unsent: 0,
            journal: { state: 'ok' },
            contacts: { failing: null, unkept: [], unshared: [] },
            server: { state: 'idle' },
          });
          await lanes.stop();
          expect(there.log.length - before).toBe(3);
          expect(value(await plain.ask('contacts.read', { shopId: SHOP, after: null })).contacts).toHaveLength(3);
          const texts = desk.at.journal.flatMap((entry) => (entry.type === 'op' ? [entry.text] : []));
          expect(new Set(texts).size).toBe(texts.length);
          await closeDesks();
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
