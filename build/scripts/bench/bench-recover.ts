/// <reference lib="dom" />
import { must } from '#shared/base/must.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { ShopId, WriterId } from '#shared/domain/operations/ids.ts';
import { deleteDatabase, shopDatabase } from '#renderer/db/database.ts';
import { type LoggedOperation, rebuild } from '#renderer/db/rebuild.ts';
import { saleText, saleWriter } from './sale-text.ts';
import { type Figure, figure, taskTime } from './figures.ts';

const NAME = 'bench-recover';
const SHOP = '01900000-0009-7000-8000-000000000001' as ShopId;

/** A database made anew from so many acts of a journal: their texts are read, folded and written. */
export async function benchRecover(acts: number): Promise<readonly Figure[]> {
  const texts = Array.from({ length: acts }, (_act, i) => saleText(i + 1, SHOP));
  const writerId: WriterId = saleWriter;
  await deleteDatabase(NAME);
  const db = shopDatabase(NAME, 'relaxed');
  const took = await taskTime('recover', async () => {
    const log = texts.map((text): LoggedOperation => {
      const read = parseOperation(text);
      return { op: must(read.ok ? read.value : null, 'an act reads'), text, seq: null, logEpoch: null };
    });
    const plan = { shopId: SHOP, generation: NAME, writerId, writers: { [writerId]: acts } };
    await rebuild(db, log, { ...plan, connected: false, contacts: [] }, () => undefined);
  });
  db.close();
  await deleteDatabase(NAME);
  return [
    figure(`data: ${acts.toLocaleString('en')} acts read and folded anew`, acts / (took / 1_000), 'operations/s'),
  ];
}
