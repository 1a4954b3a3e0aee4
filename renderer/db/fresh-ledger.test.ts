import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { collected } from '#shared/domain/ledger/collect.ts';
import { must } from '#shared/base/must.ts';
import type { WriterId } from '#shared/domain/operations/ids.ts';
import { anyAct } from '#tests/fixtures/any-act.ts';
import { foldingDesk, shopId, someDay } from '#tests/fixtures/folding-desk.ts';
import { smallShop } from '#tests/fixtures/small-shop.ts';
import { operationText } from '#shared/contract/store/operation.ts';
import { type ShopDatabase, readDesk, shopDatabase } from './database.ts';
import type { Sealing } from './fresh-ledger.ts';
import { foldLedger } from './ledger.ts';
import { rebuild } from './rebuild.ts';
import { factHashOf } from './record.ts';
import { readSealed } from './sealing.ts';
import { lineFields } from './segment-lines.ts';
import { segmentCount } from './segments.ts';

const opened: ShopDatabase[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete();
});

/** What three hundred chances made of a shop, counts and undos among it. */
function busyShop() {
  const desk = foldingDesk();
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  let chance = 7;
  const below = (end: number) => {
    chance = (chance * 16_807) % 2_147_483_647;
    return end === 0 ? 0 : chance % end;
  };
  for (let i = 0; i < 300; i++) {
    const { books, nextId, operations } = desk;
    const decision = anyAct({ books, shop, recent: operations.slice(-8), below, nextId, at: someDay + i });
    if (decision) desk.act(decision);
  }
  return desk;
}

async function madeFrom(desk: ReturnType<typeof foldingDesk>, sealing?: Sealing): Promise<ShopDatabase> {
  const db = shopDatabase(`fresh-${opened.length}`, 'relaxed');
  opened.push(db);
  const log = desk.operations.map((op) => ({ op, text: operationText(op), seq: null, logEpoch: null }));
  const writerId: WriterId = must(desk.operations[0] ?? null, 'a shop begins').writerId;
  const plan = {
    shopId,
    generation: '1',
    writerId,
    writers: { [writerId]: log.length },
    connected: false,
    contacts: [],
  };
  await rebuild(db, log, sealing ? { ...plan, sealing } : plan, () => undefined);
  return db;
}

const everything = async (db: ShopDatabase) => ({
  lines: await foldLedger(db, {}, collected(lineFields)),
  stock: await db.stock.toArray(),
  counted: await db.counted.toArray(),
  orders: await db.orders.toArray(),
  facts: factHashOf(must(await readDesk(db), 'made')),
});

test('[LED26] a ledger that is made with old lines as segments reads as one that is made of rows', async () => {
  const desk = busyShop();
  const [rows, sealed] = [await madeFrom(desk), await madeFrom(desk, { keepNewest: 10, lines: 12 })];
  expect(await segmentCount(rows)).toBe(0);
  expect(await segmentCount(sealed)).toBeGreaterThan(5);
  expect(await sealed.ledger.count()).toBeGreaterThanOrEqual(10);
  expect(await everything(sealed)).toEqual(await everything(rows));
  expect((await everything(rows)).lines).toHaveLength(desk.books.movements.length);
  expect(desk.books.counted.size).toBeGreaterThan(0);
  const last = must((await readSealed(sealed))?.writers ?? null, 'something is sealed');
  expect(Object.keys(last)).toEqual([desk.operations[0]?.writerId]);
});
