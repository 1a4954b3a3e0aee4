/// <reference lib="dom" />
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { openReorderList } from '#renderer/db/catalogue/reorder-list.ts';
import { openStockList, type SortColumn, type StockList, type StockQuery } from '#renderer/db/catalogue/stock-list.ts';
import { shopDatabase } from '#renderer/db/database.ts';
import { openSearch } from '#renderer/db/search/catalogue-search.ts';
import { loadedCatalogue } from './bench-load.ts';
import { type Figure, figure, timeOf, withLongestTask } from './figures.ts';
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

async function asking(list: StockList, query: StockQuery) {
  return withLongestTask(async () => {
    list.ask(query);
    await settled(list);
  });
}

/** Sorting, filtering and patching lists of 100,000 variants: how long, and the longest task. */
export async function benchLists(): Promise<readonly Figure[]> {
  const { catalogue } = await loadedCatalogue(shopDatabase(SHOP, 'relaxed'));
  const search = openSearch(catalogue, null);
  const figures: Figure[] = [];
  const list = openStockList(catalogue, search, all);
  const first = await withLongestTask(() => settled(list));
  figures.push(
    figure('lists: first list by name', first.took, 'ms'),
    figure('lists: longest task, first list', first.longest, 'ms'),
  );
  const rows = () => Array.from({ length: list.get().total }, (_, index) => list.get().rowAt(index));
  const columns: readonly SortColumn[] = ['sku', 'available', 'category', 'price', 'value'];
  for (const column of columns) {
    for (const direction of ['ascending', 'descending'] as const) {
      const { took, longest } = await asking(list, { ...all, sort: { column, direction } });
      figures.push(
        figure(`lists: sort by ${column} ${direction}`, took, 'ms'),
        figure(`lists: longest task, sort by ${column} ${direction}`, longest, 'ms'),
      );
    }
  }
  const objects = rows();
  const native = await timeOf(() => objects.sort((a, b) => (a.price ?? 0) - (b.price ?? 0)));
  figures.push(figure('lists: baseline, Array.sort of 100,000 row objects by price in one task', native, 'ms'));
  for (const filter of ['low', 'out', 'negative'] as const) {
    const { took, longest } = await asking(list, { ...all, filter });
    figures.push(
      figure(`lists: filter ${filter}`, took, 'ms'),
      figure(`lists: longest task, filter ${filter}`, longest, 'ms'),
    );
  }
  const location = catalogue.locations()[1]?.id ?? null;
  const there = await asking(list, { ...all, locationId: location });
  figures.push(
    figure('lists: one location', there.took, 'ms'),
    figure('lists: longest task, one location', there.longest, 'ms'),
  );
  list.ask({ ...all, sort: { column: 'available', direction: 'ascending' } });
  await settled(list);
  figures.push(...(await patching(catalogue, list, catalogue.variantIdAt(0))));
  const reorder = openReorderList(catalogue, null);
  const alerts = await withLongestTask(() => settled(reorder));
  figures.push(
    figure('lists: reorder list', alerts.took, 'ms'),
    figure('lists: longest task, reorder list', alerts.longest, 'ms'),
  );
  return figures;
}

/** One variant's figures change while the whole list is open, sorted by them. */
async function patching(catalogue: Catalogue, list: StockList, variantId: string): Promise<readonly Figure[]> {
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
  let longest = 0;
  for (let i = 0; i < 20; i++) longest = Math.max(longest, (await withLongestTask(() => once(i * 3))).longest);
  return [figure('lists: longest task, one variant of 100,000 moves', longest, 'ms')];
}
