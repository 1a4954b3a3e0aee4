/// <reference lib="dom" />
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { openReorderList } from '#renderer/db/catalogue/reorder-list.ts';
import { openStockList, type SortColumn, type StockList, type StockQuery } from '#renderer/db/catalogue/stock-list.ts';
import { shopDatabase } from '#renderer/db/database.ts';
import { openSearch } from '#renderer/db/search/catalogue-search.ts';
import { loadedCatalogue } from './bench-load.ts';
import { type Figure, figure, taskTime } from './figures.ts';
import { SHOP } from './shop-database.ts';

const all: StockQuery = { search: '', filter: 'all', category: null, supplierId: null, locationId: null, sort: null };

function settled(list: {
  readonly get: () => { readonly working: boolean };
  readonly subscribe: (run: () => void) => () => void;
}): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (list.get().working) return;
      stop();
      resolve();
    };
    const stop = list.subscribe(look);
    look();
  });
}

/** Asks a list and answers how long it takes until it shows the answer. */
async function asking(list: StockList, label: string, query: StockQuery): Promise<Figure> {
  const took = await taskTime(label, async () => {
    list.ask(query);
    await settled(list);
  });
  return figure(label, took, 'ms');
}

/** Sorting, filtering and patching lists of 100,000 variants. */
export async function benchLists(): Promise<readonly Figure[]> {
  const { catalogue } = await loadedCatalogue(shopDatabase(SHOP, 'relaxed'));
  const figures: Figure[] = [];
  const list = openStockList(catalogue, openSearch(catalogue, null), all);
  figures.push(figure('lists: first list', await taskTime('lists: first list', () => settled(list)), 'ms'));
  const columns: readonly SortColumn[] = ['sku', 'available', 'category', 'price', 'value'];
  for (const column of columns) {
    for (const direction of ['ascending', 'descending'] as const)
      figures.push(
        await asking(list, `lists: sort by ${column} ${direction}`, { ...all, sort: { column, direction } }),
      );
  }
  const objects = Array.from({ length: list.get().total }, (_, index) => list.get().rowAt(index));
  const native = await taskTime('lists: (Array.sort of row objects by price)', () =>
    objects.sort((a, b) => (a.price ?? 0) - (b.price ?? 0)),
  );
  figures.push(figure('lists: (Array.sort of row objects by price)', native, 'ms'));
  for (const filter of ['low', 'out', 'negative'] as const)
    figures.push(await asking(list, `lists: filter ${filter}`, { ...all, filter }));
  figures.push(await asking(list, 'lists: one location', { ...all, locationId: catalogue.locations()[1]?.id ?? null }));
  await asking(list, 'lists: sort by available again', {
    ...all,
    sort: { column: 'available', direction: 'ascending' },
  });
  figures.push(await patching(catalogue, list, catalogue.variantIdAt(0)));
  const reorder = openReorderList(catalogue, null);
  figures.push(figure('lists: reorder list', await taskTime('lists: reorder list', () => settled(reorder)), 'ms'));
  return figures;
}

/** One variant's figures change while the whole list is open, sorted by them. */
async function patching(catalogue: Catalogue, list: StockList, variantId: string): Promise<Figure> {
  const locationId = catalogue.locations()[0]?.id ?? '';
  const once = (onHand: number) =>
    new Promise<void>((resolve) => {
      const stop = list.subscribe(() => {
        stop();
        resolve();
      });
      catalogue.apply({
        rows: [],
        stock: [
          { variantId: variantId as never, at: { [locationId]: { onHand, committed: 0, incoming: 0, facts: 1 } } },
        ],
      }); // the first variant of the sample
    });
  const took = await taskTime('lists: one variant of 100,000 moves, 20 times', async () => {
    for (let i = 0; i < 20; i++) await once(i * 3);
  });
  return figure('lists: one variant of 100,000 moves', took / 20, 'ms');
}
