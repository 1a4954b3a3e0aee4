import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  barcodeRow,
  compareText,
  feedRows,
  handCatalogue,
  productRow,
  variantRow,
} from '#tests/fakes/catalogue-kit.ts';
import { openSearch } from './catalogue-search.ts';
import { codeKey, wordsOf } from '#shared/base/fold-text.ts';

type Item = {
  readonly id: string;
  readonly name: string;
  readonly sku: string | null;
  readonly options: string;
  readonly codes: readonly string[];
};

/** A shop with an index; `index` false leaves it to the plain search. */
async function shopWith(items: readonly Item[], { index = true } = {}) {
  const { catalogue, settle } = handCatalogue();
  const put = (item: Item) => {
    const options = item.options === '' ? [] : [{ name: 'Kind', value: item.options }];
    feedRows(catalogue, [
      productRow(item.id, { name: item.name }),
      variantRow(`v${item.id}`, item.id, { sku: item.sku, options }),
      ...item.codes.map((code, i) => barcodeRow(`${item.id}-${i}`, `v${item.id}`, code, { packSize: i + 1 })),
    ]);
  };
  for (const item of items) put(item);
  catalogue.becomeReady();
  settle();
  const search = openSearch(catalogue, null);
  const settled = async () => {
    // The index is handed over by promises; each turn lets the next one go on.
    for (let turn = 0; turn < 20; turn++) {
      settle();
      await Promise.resolve();
    }
  };
  if (index) search.start();
  await settled();
  const idsOf = (slots: Iterable<number>) => Array.from(slots, (slot) => catalogue.variantIdAt(slot).slice(1));
  return { catalogue, search, put, settled, find: (text: string) => idsOf(search.find(text)), idsOf };
}

/** The slow and obvious search: words as prefixes of words, codes as prefixes of codes. */
function naive(items: readonly Item[], text: string): string[] {
  const [words, code] = [wordsOf(text), codeKey(text)];
  const graded = items.flatMap((item) => {
    const chunks = (part: string) => part.split(/\s+/).flatMap((chunk) => [...wordsOf(chunk), wordsOf(chunk).join('')]);
    const codes = [codeKey(item.sku ?? ''), ...item.codes.map(codeKey)].filter((own) => own !== '');
    const tokens = [...chunks(item.name), ...chunks(item.options), ...chunks(item.sku ?? ''), ...codes];
    const firsts = [
      wordsOf(item.name.split(/\s+/)[0] ?? '')[0] ?? '',
      wordsOf(item.name.split(/\s+/)[0] ?? '').join(''),
    ];
    const hasAll = words.length > 0 && words.every((word) => tokens.some((token) => token.startsWith(word)));
    if (code !== '' && codes.includes(code)) return [{ item, grade: 0 }];
    if (code !== '' && codes.some((own) => own.startsWith(code))) return [{ item, grade: 1 }];
    if (!hasAll) return [];
    return [{ item, grade: firsts.some((first) => first.startsWith(words[0] ?? '')) ? 2 : 3 }];
  });
  graded.sort(
    (a, b) =>
      a.grade - b.grade ||
      compareText(a.item.name, b.item.name) ||
      compareText(a.item.options, b.item.options) ||
      (a.item.id < b.item.id ? -1 : 1),
  );
  return graded.map(({ item }) => item.id);
}

const word = fc.constantFrom('blue', 'Blau', 'mug', 'MUG', 'T-Shirt', 'tea', 'Té', 'großes', 'a1', '12', '125');
const items = (ids: string) =>
  fc
    .array(
      fc.record({
        name: fc.array(word, { minLength: 1, maxLength: 3 }).map((some) => some.join(' ')),
        sku: fc.option(fc.constantFrom('AB-1', 'ab 12', 'MUG', 'X/7')),
        options: fc.constantFrom('', 'Red', 'Blue'),
        codes: fc.uniqueArray(fc.constantFrom('4006381333931', '036000291452', '12', 'Z-9'), { maxLength: 2 }),
      }),
      { maxLength: 8 },
    )
    .map((some) => some.map((item, i): Item => ({ ...item, id: `${ids}${i}` })));
const questions = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((some) => some.join(' ')),
  fc.constantFrom('b', 't sh', 'tsh', 'te', 'gross', 'ab1', 'AB-12', 'mug', '4006', '036000291452', '1', ''),
);

describe('searching the catalogue', () => {
  test('[CAT6] the index finds what a look through everything finds, in the same order, also for what changed after it was built', async () => {
    await fc.assert(
      fc.asyncProperty(
        items('a'),
        items('b'),
        items('a'),
        fc.array(questions, { minLength: 1, maxLength: 6 }),
        async (first, added, changed, texts) => {
          const shop = await shopWith(first);
          const now = new Map(first.map((item) => [item.id, item]));
          // A changed product keeps its barcodes: they are rows of their own.
          const later = [
            ...added,
            ...changed.map((item) => ({ ...item, codes: now.get(item.id)?.codes ?? item.codes })),
          ];
          for (const item of later) {
            now.set(item.id, item);
            shop.put(item);
          }
          await shop.settled();
          for (const text of texts) {
            const expected = naive([...now.values()], text);
            // Where nothing matches, typing errors are guessed at: another rule.
            if (expected.length > 0) expect(shop.find(text)).toEqual(expected);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('[CAT7] a word that begins nothing is read with one letter wrong, and only then', async () => {
    const shop = await shopWith([
      { id: '1', name: 'Coffee mug', sku: null, options: '', codes: [] },
      { id: '2', name: 'Copper', sku: null, options: '', codes: [] },
    ]);
    expect(shop.find('cofee')).toEqual(['1']);
    expect(shop.find('mgu')).toEqual([]);
    expect(shop.find('coffee')).toEqual(['1']);
    expect(shop.find('coffxe mug')).toEqual(['1']);
    expect(shop.find('tables')).toEqual([]);
  });

  test('[CAT6] accents, case and separators do not matter', async () => {
    const shop = await shopWith([{ id: '1', name: 'Crème brûlée Straße', sku: 'AB-12/x', options: '', codes: [] }]);
    for (const text of ['creme', 'BRULEE', 'strasse', 'ab12x', 'AB 12', 'ab-12'])
      expect(shop.find(text)).toEqual(['1']);
  });

  test.each([true, false])(
    '[CAT8] a code finds exactly its variants, with what one scan means (index: %s)',
    async (index) => {
      const shop = await shopWith(
        [
          { id: '1', name: 'A', sku: 'AB-1', options: '', codes: ['4006381333931', '00012345678905'] },
          { id: '2', name: 'B', sku: 'AB1', options: '', codes: ['036000291452'] },
          { id: '3', name: 'C', sku: '4006381333931', options: '', codes: [] },
        ],
        { index },
      );
      const found = (code: string) =>
        shop.search.findCode(code).map(({ slot, packSize, by }) => [shop.idsOf([slot])[0], packSize, by]);
      expect(found('4006381333931')).toEqual([
        ['1', 1, 'barcode'],
        ['3', 1, 'sku'],
      ]);
      expect(found('0036000291452')).toEqual([['2', 1, 'barcode']]);
      expect(found('12345678905')).toEqual([]);
      expect(found('012345678905')).toEqual([['1', 2, 'barcode']]);
      expect(found('AB-1')).toEqual([['1', 1, 'sku']]);
      expect(found('400638133393')).toEqual([]);
    },
  );

  test('[CAT8] a barcode that is taken away is found no more', async () => {
    const shop = await shopWith([{ id: '1', name: 'A', sku: null, options: '', codes: ['4006381333931'] }]);
    feedRows(shop.catalogue, [barcodeRow('1-0', 'v1', '4006381333931', { voided: true })]);
    await shop.settled();
    expect(shop.search.findCode('4006381333931')).toEqual([]);
  });

  test('[CAT6] after many changes a question has the index built anew, with the same answers', async () => {
    const shop = await shopWith([{ id: '1', name: 'Coffee mug', sku: null, options: '', codes: [] }]);
    const many = Array.from({ length: 2_100 }, (_, i) => ({
      id: `n${i}`,
      name: `Tea ${i}`,
      sku: null,
      options: '',
      codes: [],
    }));
    for (const item of many) shop.put(item);
    await shop.settled();
    let built = 0;
    shop.search.subscribe(() => built++);
    const before = shop.find('tea 20');
    shop.put({ id: '1', name: 'Tea 20 mug', sku: null, options: '', codes: [] });
    await shop.settled();
    expect(built).toBe(1);
    expect(shop.find('tea 20')).toEqual([before[0], '1', ...before.slice(1)]);
  });

  test('[CAT6] before the index is built a plain search answers', async () => {
    const shop = await shopWith([{ id: '1', name: 'Coffee mug', sku: null, options: '', codes: [] }], { index: false });
    expect(shop.find('mug coff')).toEqual(['1']);
  });
});
