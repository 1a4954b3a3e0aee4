import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { operationText, parseOperation } from '#shared/contract/store/operation.ts';
import { contactSchema } from '#shared/contract/store/protocol.ts';
import { verifyLedger } from '#shared/domain/operations/books.ts';
import type { OpId, VariantId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, fold, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Payloads } from '#shared/domain/operations/operation.ts';
import type { OrderRow, RuleRow } from '#shared/domain/operations/rows.ts';
import { carrierName } from '#shared/domain/carriers/carrier.ts';
import { recognise } from '#shared/domain/carriers/recognise.ts';
import { allocate } from '#shared/domain/orders/allocate.ts';
import { commitsStock, hasGone } from '#shared/domain/orders/order-states.ts';
import { ruleInForce, suggest } from '#shared/domain/reorder/suggest.ts';
import { isGtin } from '#shared/domain/values/gtin.ts';
import { rowsOf } from '#tests/fixtures/any-act.ts';
import { countingIds, operationOf, shopId } from '#tests/fixtures/folding-desk.ts';
import { DAY } from './calendar.ts';
import { calendarIn, dayIn } from '#shared/domain/values/day.ts';
import { type DemoOptions, generateDemoShop } from './demo-shop.ts';
import { generateHugeShop } from './huge-shop.ts';
import type { DemoStep } from './year.ts';

const christmas = Date.UTC(2026, 11, 14, 15);
const summer = Date.UTC(2026, 6, 5, 9);
const tell = (more: Partial<DemoOptions> = {}) => [
  ...generateDemoShop({ seed: 7, now: christmas, nextId: countingIds(), shopId, zone: 'Europe/Berlin', ...more }),
];

/** Takes the steps as a desk would: in an envelope, through their stored text, into the books. */
function booksOf(decisions: readonly Pick<DemoStep, 'at' | 'decision'>[]): MemoryBooks {
  const books = emptyBooks();
  const nextId = countingIds(9);
  const writerId = nextId() as never;
  decisions.forEach(({ at, decision }, i) => {
    const op = operationOf(decision, { opId: nextId() as OpId, writerId, writerSeq: i + 1, seen: null, at }, (ref) =>
      books.rows.get(`${ref.kind}:${ref.id}`),
    );
    const parsed = parseOperation(operationText(op));
    if (!parsed.ok) throw new Error(parsed.failure.detail);
    if (!fold(books, parsed.value, null).ok) throw new Error(`refused: ${decision.type}`);
  });
  return books;
}

function countedIn(books: MemoryBooks): ReadonlySet<VariantId> {
  const facts = new Map<VariantId, number>();
  for (const level of books.levels.values())
    facts.set(level.variantId, (facts.get(level.variantId) ?? 0) + level.facts);
  return new Set([...facts].flatMap(([variantId, sum]) => (sum > 0 ? [variantId] : [])));
}

function rowsIn(decision: Decision): number {
  if (decision.type === 'catalog.added') {
    const { products, variants, barcodes, rules, stock } = decision.payload;
    return products.length + variants.length + barcodes.length + rules.length + stock.length;
  }
  return decision.type === 'order.added'
    ? decision.payload.orders.reduce((sum, order) => sum + 1 + order.lines.length, 0)
    : 0;
}

const between = (n: number, from: number, to: number) => expect([n >= from, n <= to, n]).toEqual([true, true, n]);

const toldBeforeChristmas = tell();

describe.each([
  ['before Christmas', christmas, toldBeforeChristmas],
  ['in summer', summer, tell({ now: summer, seed: 21 })],
])('the demo shop %s', (_, now, steps) => {
  const books = booksOf(steps);
  const orders = rowsOf(books, 'order');
  const open = orders.filter((order) => commitsStock(order.state));
  const levels = [...books.levels.values()];
  const counted = countedIn(books);
  const isTracked = (variantId: VariantId) => counted.has(variantId);
  const variants = rowsOf(books, 'variant');

  test('[DATA-R4] every act is one the books allow, in the order of time, and the ledger adds up', () => {
    expect(verifyLedger(books.levels.values(), books.movements, books.rows.values())).toEqual([]);
    expect(steps.map((step) => step.at)).toEqual(steps.map((step) => step.at).sort((a, b) => a - b));
    expect(steps.every((step) => step.at <= now)).toBe(true);
    expect(books.inbox.size).toBe(0);
  });

  test('[DATA-R1] no act of the catalogue or of orders holds more than 25 rows', () => {
    expect(Math.max(...steps.map((step) => rowsIn(step.decision)))).toBeLessThanOrEqual(25);
  });

  test('is as large as a small shop after a year', () => {
    between(rowsOf(books, 'product').length, 380, 450);
    between(variants.length, 600, 720);
    between(rowsOf(books, 'supplier').length, 12, 12);
    expect(rowsOf(books, 'location').filter((row) => row.locationType !== 'staging')).toHaveLength(3);
    between(orders.length, 1_400, 1_600);
    between(books.movements.length, 12_000, 20_000);
    between(steps.length, 3_000, 6_000);
    between(rowsOf(books, 'rule').length, 300, 600);
  });

  test('has about 25 open orders: some overdue, held, in picking or short', () => {
    const onShelf = (variant: VariantId, place: string) => books.levels.get(`${variant}:${place}`)?.onHand ?? 0;
    const calendar = calendarIn({ shop: 'UTC', legacy: 'UTC' }, now);
    const shares = allocate(open, { isTracked, onShelf, expected: () => [] }, calendar).shortLines;
    const count = (is: (order: OrderRow) => boolean) => open.filter(is).length;
    between(open.length, 22, 30);
    between(
      count((order) => (order.dueOn ?? '') < dayIn(now, 'UTC')),
      4,
      12,
    );
    between(
      count((order) => order.state === 'held'),
      2,
      5,
    );
    between(
      count((order) => order.state === 'picking'),
      2,
      6,
    );
    between(
      count((order) => order.state === 'packed'),
      1,
      4,
    );
    expect(count((order) => order.heldFor === 'payment')).toBeGreaterThan(0);
    expect(count((order) => order.priority === 'urgent')).toBeGreaterThan(0);
    between(
      count((order) => order.lines.some((line) => (shares.get(line.id)?.short ?? 0) > 0)),
      2,
      12,
    );
    between(orders.filter((order) => order.state === 'cancelled').length, 40, 120);
    expect(orders.every((order) => order.lines.length > 0)).toBe(true);
  });

  test('ships mostly in time', () => {
    const shipped = orders.filter((order) => hasGone(order.state));
    const inTime = shipped.filter((order) => dayIn(order.shippedAt ?? 0, 'UTC') <= (order.dueOn ?? ''));
    between(inTime.length / shipped.length, 0.85, 1);
    expect(shipped.every((order) => (order.shippedAt ?? 0) > order.placedAt)).toBe(true);
  });

  test('[ORD88] everything it shipped left in a parcel with a carrier, some have arrived, some came back', () => {
    const parcels = rowsOf(books, 'parcel').filter(({ state }) => state !== 'void');
    const shipped = orders.filter((order) => order.lines.some((line) => line.shipped > 0));
    const sent = new Set(parcels.filter(({ state }) => state !== 'packed').map(({ orderId }) => orderId));
    expect(shipped.every(({ id }) => sent.has(id))).toBe(true);
    expect(new Set(parcels.map(({ carrier }) => carrier))).toEqual(new Set(['DHL', 'DPD', 'Royal Mail', 'UPS']));
    for (const { carrier, trackingNumber, weight } of parcels) {
      const { candidates } = recognise(trackingNumber ?? '', ['dpd']);
      expect([carrierName(must(candidates[0], 'its carrier').carrier), (weight ?? 0) > 0]).toEqual([carrier, true]);
    }
    expect(new Set(parcels.map(({ trackingNumber }) => trackingNumber)).size).toBe(parcels.length);
    between(parcels.filter(({ state }) => state === 'delivered').length, 150, 700);
    between(parcels.filter(({ wrongScans = 0 }) => wrongScans > 0).length, 2, 60);
    const returns = rowsOf(books, 'return');
    between(returns.length, 20, 90);
    const outcomes = new Set(returns.flatMap(({ lines }) => lines.map(({ outcome }) => outcome)));
    expect(outcomes).toEqual(new Set(['restock', 'discard', 'damaged']));
    between(rowsOf(books, 'short-pick').length, 1, 8);
    for (const field of ['tags', 'shippingMethod', 'promisedOn', 'discountAmount', 'onlyWhole', 'priority'] as const)
      expect([field, orders.some((order) => order[field])]).toEqual([field, true]);
  });

  test('has something low, out, negative, on its way, unwanted and uncounted', () => {
    const places = rowsOf(books, 'location').map((row) => row.id);
    const at = (variant: VariantId) => places.flatMap((place) => books.levels.get(`${variant}:${place}`) ?? []);
    const sum = (variant: VariantId, of: 'onHand' | 'committed' | 'incoming') =>
      at(variant).reduce((total, level) => total + level[of], 0);
    const rules = new Map(rowsOf(books, 'rule').map((row): [string, RuleRow] => [row.variantId, row]));
    const alerts = variants.filter(({ id }) => {
      const inForce = isTracked(id) ? ruleInForce(rules.get(id), { defaultPoint: 2, defaultUpTo: 6 }) : null;
      return (
        inForce &&
        suggest({ available: sum(id, 'onHand') - sum(id, 'committed'), incoming: sum(id, 'incoming') }, inForce)
      );
    });
    const moved = new Set(
      books.movements.filter((m) => m.occurredAt > now - 330 * DAY && m.reason !== 'opening').map((m) => m.variantId),
    );
    between(alerts.length, 10, 160);
    between(variants.filter(({ id }) => isTracked(id) && sum(id, 'onHand') <= 0).length, 5, 80);
    between(levels.filter((level) => level.onHand < 0).length, 2, 15);
    between(rowsOf(books, 'incoming').filter((row) => row.open > 0).length, 10, 200);
    between(variants.filter(({ id }) => isTracked(id) && !moved.has(id) && sum(id, 'onHand') > 5).length, 5, 80);
    between(variants.filter(({ id }) => !isTracked(id)).length, 4, 30);
    between(rowsOf(books, 'product').filter((row) => row.archived).length, 2, 20);
  });

  test('has valid barcodes that are nobody else’s, each once', () => {
    const codes = rowsOf(books, 'barcode').map((row) => row.code);
    expect(codes.filter((code) => !isGtin(code) || !/^(?:2[0-9]|12)/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(rowsOf(books, 'barcode').some((row) => row.packSize > 1)).toBe(true);
    expect(new Set(variants.map((row) => row.sku)).size).toBe(variants.length);
  });

  test('[DATA-R10] its people are contact records, and nothing of them stands in an act', () => {
    const contacts = steps.flatMap((step) => step.contacts);
    for (const contact of contacts) expect(contactSchema.safeParse(contact).success).toBe(true);
    expect(contacts.filter((contact) => contact.kind === 'person')).toHaveLength(3);
    const known = new Set<string>();
    for (const step of steps) {
      for (const contact of step.contacts) known.add(contact.contactId);
      expect(known.has(step.actor)).toBe(true);
      if (step.decision.type === 'order.added')
        for (const order of step.decision.payload.orders) expect(known.has(order.contactId ?? '')).toBe(true);
    }
    const written = JSON.stringify(steps.map((step) => step.decision));
    expect(contacts.slice(0, 40).filter((contact) => written.includes(contact.name))).toEqual([]);
  });
});

/** The first steps alone: the year is told as it is asked for. */
function beginning(seed: number): string {
  const story = generateDemoShop({ seed, now: christmas, nextId: countingIds(), shopId, zone: 'Europe/Berlin' });
  return JSON.stringify(Array.from({ length: 40 }, () => story.next().value));
}

test('the same seed, moment and ids tell the same year, another seed another', () => {
  expect(JSON.stringify(tell())).toBe(JSON.stringify(toldBeforeChristmas));
  expect(beginning(8)).not.toBe(beginning(7));
}, 60_000);

test('orders grow towards Christmas', () => {
  const placed = toldBeforeChristmas.flatMap((step) =>
    step.decision.type === 'order.added' ? step.decision.payload.orders.map((order) => order.placedAt) : [],
  );
  const inMonth = (month: number) => placed.filter((at) => new Date(at).getUTCMonth() === month).length;
  expect(inMonth(10)).toBeGreaterThan(inMonth(5) * 1.3);
});

describe('the huge shop', () => {
  test('makes as many wares as asked, 25 an act, with stock at five places', () => {
    const decisions = [...generateHugeShop({ count: 1_010, seed: 1, nextId: countingIds(), shopId })];
    const acts = decisions.flatMap((decision): Payloads['catalog.added'][] =>
      decision.type === 'catalog.added' ? [decision.payload] : [],
    );
    const books = booksOf(decisions.map((decision, i) => ({ decision, at: summer + i })));
    expect(acts.map((act) => act.products.length).slice(-2)).toEqual([25, 10]);
    expect(rowsOf(books, 'variant')).toHaveLength(1_010);
    expect(books.movements).toHaveLength(5_050);
    expect(rowsOf(books, 'barcode').filter((row) => !isGtin(row.code))).toEqual([]);
    expect(new Set(rowsOf(books, 'product').map((row) => row.name)).size).toBe(1_010);
    expect(verifyLedger(books.levels.values(), books.movements, books.rows.values())).toEqual([]);
  });
});
