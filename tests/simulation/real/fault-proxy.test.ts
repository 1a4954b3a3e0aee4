import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { countingIds, someDay } from '#tests/fixtures/folding-desk.ts';
import { chanceFrom } from '#tests/fakes/forgetful-files.ts';
import { type FaultProxy, faultProxy, faults } from '#tests/fakes/fault-proxy.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import { realDesk, type RealDesk } from './real-desk.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const shop = smallShop(countingIds(0xabc));
const MOST_ROUNDS = 8;
let at = someDay;
let server: RealServer;
let line: FaultProxy;
let [one, two]: RealDesk[] = [];

const first = () => must(one, 'there is a desk');
const second = () => must(two, 'there are two');

beforeAll(async () => {
  server = await startRealServer(() => at);
  line = await faultProxy(server.url);
}, 60_000);
afterAll(async () => {
  await line.close();
  await server.close();
});

beforeEach(async (context) => {
  await server.empty(deriveUuid('epoch', context.task.name));
  const now = () => at;
  [one, two] = [realDesk({ lane: 1, now, chance: chanceFrom(1) }), realDesk({ lane: 2, now, chance: chanceFrom(2) })];
  await first().create([...shop.setup, opening(shop.mug, shop.floor, 30)]);
  expect((await first().connect(line.url)).ok).toBe(true);
  await first().exchange();
  await second().join(line.url);
  return async () => {
    for (const desk of [first(), second()]) await desk.close();
  };
});

function sold(quantity: number): Decision {
  const lines = [{ variantId: shop.mug, locationId: shop.floor, quantity, costTotal: null }];
  const decided = decideAdjust('sold', lines, null);
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value;
}

function customer(name: string): Contact {
  const nothing = { address: '', phone: '', email: '', note: '' };
  return { contactId: deriveUuid('customer', name), kind: 'customer', erased: false, name, ...nothing };
}

const mugs = async (desk: RealDesk) =>
  [...(await desk.levels()).entries()].find(([id]) => id.startsWith(shop.mug))?.[1];

/** What a desk asks of a server while it exchanges. */
const asked = ['/v1/ops', '/v1/changes', '/v1/contacts'] as const;

describe.each(asked)('a question to %s', (path) => {
  // Ten seconds are long: one of the kinds of question waits for them.
  test.each(faults.filter((fault) => fault !== 'ten seconds late' || path === '/v1/ops'))(
    '[DATA-P4] [DATA-P12] that meets "%s": each sale counts once, both desks end equal by themselves',
    async (fault) => {
      const before = line.harmed();
      await first().act(() => sold(1));
      await first().writeContact(customer('Anna'));
      await second().act(() => sold(2));
      line.harmNext(path, fault);
      for (let round = 0; round < MOST_ROUNDS; round++) {
        at += 60_000;
        await first().exchange();
        await second().exchange();
      }
      expect(line.harmed()).toBe(before + 1);
      const texts = await server.texts();
      const ids = texts.map((text) => must(parseOperation(text).ok ? String(JSON.parse(text).opId) : null, 'it reads'));
      expect([await mugs(first()), await mugs(second())]).toEqual(['27/0/0', '27/0/0']);
      expect(new Set(ids).size).toBe(ids.length);
      const { head, factHash, bookHash, differences } = await server.proof();
      for (const desk of [first(), second()])
        expect(await desk.check()).toMatchObject({ unsent: 0, cursor: { seq: head }, factHash, bookHash, differences });
      expect((await second().contacts()).map(({ name }) => name)).toContain('Anna');
    },
    60_000,
  );
});

describe('connecting', () => {
  test.each(faults.filter((fault) => fault !== 'ten seconds late'))(
    '[DATA-P12] that meets "%s" is done at the next try, and everything is shared',
    async (fault) => {
      await first().act(() => sold(1));
      line.harmNext('/v1/shop', fault);
      expect((await first().connect(line.url)).ok).toBe(false);
      expect((await first().connect(line.url)).ok).toBe(true);
      for (const desk of [first(), second()]) await desk.exchange();
      expect(await mugs(second())).toBe('29/0/0');
    },
  );
});
