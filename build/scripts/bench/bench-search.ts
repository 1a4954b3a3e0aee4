/// <reference lib="dom" />
import { shopDatabase } from '#renderer/db/database.ts';
import { openSearch } from '#renderer/db/search/catalogue-search.ts';
import { loadedCatalogue } from './bench-load.ts';
import { type Figure, figure, heapMegabytes, percentile, taskTime } from './figures.ts';
import { chance } from './sample-shop.ts';
import { SHOP } from './shop-database.ts';

/** What people type: every prefix of a name, of two words out of order, of a SKU and of a barcode. */
function questions(texts: readonly { readonly name: string; readonly sku: string; readonly code: string }[]): string[] {
  const next = chance(3);
  return texts.flatMap(({ name, sku, code }) => {
    const words = name.toLowerCase().split(' ');
    const typed =
      [
        words.slice(0, 2).join(' '),
        `${words[3]} ${words[1]}`,
        sku.toLowerCase(),
        code,
        `${words[3]?.slice(0, 1)} ${words[2]?.slice(0, 1)}`,
      ][Math.floor(next() * 5)] ?? name;
    return Array.from({ length: typed.length }, (_, i) => typed.slice(0, i + 1));
  });
}

/** Type-ahead over 100,000 variants: ranked, against a plain `includes` over the same texts. */
export async function benchSearch(): Promise<readonly Figure[]> {
  const { catalogue } = await loadedCatalogue(shopDatabase(SHOP, 'relaxed'));
  const count = catalogue.size;
  const before = heapMegabytes();
  const search = openSearch(catalogue, null);
  const built = await taskTime(
    'search: building the index in the window',
    () =>
      new Promise<void>((resolve) => {
        search.subscribe(resolve);
        search.start();
      }),
  );
  const heap = heapMegabytes() - before;
  const texts = Array.from({ length: 60 }, (_, i) => {
    const slot = (i * 7_919) % count;
    const row = catalogue.listedRowAt(slot, null);
    return { name: row.name, sku: row.sku ?? '', code: row.barcode ?? '' };
  });
  const asked = questions(texts);
  const measure = (find: (text: string) => unknown) => {
    for (const text of asked.slice(0, 100)) find(text);
    return asked.map((text) => {
      const from = performance.now();
      find(text);
      return performance.now() - from;
    });
  };
  const ours = measure(search.find);
  const plain = Array.from({ length: count }, (_, slot) => {
    const row = catalogue.listedRowAt(slot, null);
    return `${row.title} ${row.sku} ${row.barcode} ${row.supplierCode}`.toLowerCase();
  });
  const includes = measure((text) => {
    const found: number[] = [];
    for (let slot = 0; slot < plain.length; slot++) if (plain[slot]?.includes(text)) found.push(slot);
    return found;
  });
  const typing = texts
    .map(({ name }) => name.toLowerCase().split(' ')[1] ?? '')
    .map((word) => `${word.slice(0, 2)}x${word.slice(2)} zzz`);
  const wrong = typing.map((text) => {
    const from = performance.now();
    search.find(text);
    return performance.now() - from;
  });
  const codes = texts.map(({ code }) => {
    const from = performance.now();
    search.findCode(code);
    return performance.now() - from;
  });
  return [
    figure('search: type-ahead p50, against includes', percentile(ours, 0.5), 'ms', percentile(includes, 0.5)),
    figure('search: type-ahead p95, against includes', percentile(ours, 0.95), 'ms', percentile(includes, 0.95)),
    figure('search: type-ahead longest, against includes', percentile(ours, 1), 'ms', percentile(includes, 1)),
    figure('search: nothing matches, typing errors guessed, longest', percentile(wrong, 1), 'ms'),
    figure('search: code p95', percentile(codes, 0.95), 'ms'),
    figure('search: building the index in the window, all slices', built, 'ms'),
    figure('search: heap of the index', heap, 'MB'),
  ];
}
