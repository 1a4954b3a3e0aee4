/// <reference lib="dom" />
import { must } from '#shared/base/must.ts';
import { shopDatabase } from '#renderer/db/database.ts';
import { loadedCatalogue } from './bench-load.ts';
import { type Figure, figure, taskTime } from './figures.ts';
import type { ImportAsk, ImportTold } from './import-worker.ts';
import { sampleShop } from './sample-shop.ts';

/**
 * An import as the window does it: the worker reads, plans and writes a file while the page shows what comes. Then the
 * same rows by `bulkPut`, and the same operations as a new desk's first pull, a catching up and a rebuild.
 */
export async function benchImport(count: number): Promise<readonly Figure[]> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const file = fileOf(count);
  let read: Extract<ImportTold, { step: 'plan' }> | null = null;
  await taskTime("import: the window's thread while the worker reads and plans", async () => {
    read = await asked(worker, { step: 'plan', file }, 'plan');
  });
  const planned = must(read as Extract<ImportTold, { step: 'plan' }> | null, 'it is planned');
  const db = shopDatabase(planned.dbName, 'relaxed');
  await db.open();
  const { stop } = await loadedCatalogue(db);
  let took = Number.NaN;
  await taskTime("import: the window's thread while the worker writes", async () => {
    took = (await asked(worker, { step: 'write' }, 'write')).took;
  });
  stop();
  db.close();
  const { bulkPut, firstPull, catchUp, rebuild } = await asked(worker, { step: 'rest' }, 'rest');
  worker.terminate();
  const rate = (name: string, ms: number) => figure(name, count / (ms / 1_000), 'rows/s', count / (bulkPut / 1_000));
  return [
    figure(`import: reading ${count} rows`, planned.reading, 'ms'),
    figure(`import: planning ${count} rows`, planned.planning, 'ms'),
    figure(`import: writing ${count} rows, against bulkPut of the same rows`, took, 'ms', bulkPut),
    rate('import: rate of writing', took),
    rate("import: rate of a new desk's first pull", firstPull),
    rate('import: rate of catching up with the server', catchUp),
    rate('import: rate of a rebuild from the journal', rebuild),
  ];
}

function asked<S extends ImportTold['step']>(
  worker: Worker,
  ask: ImportAsk,
  _step: S,
): Promise<Extract<ImportTold, { step: S }>> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Extract<ImportTold, { step: S }>>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(ask);
  });
}

/** A price list as a shop would export it: every variant with its code and its stock. */
function fileOf(count: number): File {
  const { products, variants, barcodes, stock } = sampleShop(count);
  const names = new Map(products.map((row) => [row.id, row]));
  const codes = new Map(barcodes.map((row) => [row.variantId, row.code]));
  const levels = new Map(stock.map((row) => [row.variantId, Object.values(row.at)[0]?.onHand ?? 0]));
  const lines = variants.map((row) => {
    const { name = '', category = '' } = names.get(row.productId) ?? {};
    const [size, color] = row.options.map((option) => option.value);
    const option = size ? `${size},${color}` : ',';
    const money = (minor: number | null) => (minor === null ? '' : (minor / 100).toFixed(2));
    return [name, row.sku, codes.get(row.id) ?? '', category, option, money(row.price), money(row.cost)]
      .concat(String(Math.max(0, levels.get(row.id) ?? 0)))
      .join(',');
  });
  return new File([['Name,SKU,Barcode,Category,Size,Color,Price,Cost,Stock', ...lines].join('\n')], 'list.csv');
}
