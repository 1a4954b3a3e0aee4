import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocationId, SupplierId } from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { Row, RuleRow } from '#shared/domain/operations/rows.ts';
import { ruleInForce, suggest } from '#shared/domain/reorder/suggest.ts';
import {
  barcodeRow,
  compareText,
  feedRows,
  handCatalogue,
  locationRow,
  productRow,
  ruleRow,
  shopRow,
  stockRow,
  supplierRow,
  variantRow,
} from '#tests/fakes/catalogue-kit.ts';
import type { StockRow } from '../database.ts';
import { openSearch } from '../search/catalogue-search.ts';
import type { Catalogue } from './catalogue.ts';
import { positionOf } from './places.ts';
import { openReorderList } from './reorder-list.ts';
import type { StockListRow } from './stock-list-row.ts';
import { openStockList, type SortColumn, type StockQuery } from './stock-list.ts';

const everything: StockQuery = {
  search: '',
  filter: 'all',
  category: null,
  supplierId: null,
  locationId: null,
  sort: null,
};
const places = ['l0', 'l1', 'l2'];

/** The same books kept as plain objects, for the slow and obvious answer. */
class PlainBooks {
  readonly rows = new Map<string, Row>();
  readonly stock = new Map<string, StockRow>();

  put(rows: readonly Row[], stock: readonly StockRow[]): void {
    for (const row of rows) this.rows.set(`${row.kind}:${row.id}`, row);
    for (const row of stock) this.stock.set(row.variantId, row);
  }

  #get<K extends Row['kind']>(kind: K, id: string) {
    return this.rows.get(`${kind}:${id}`) as Extract<Row, { kind: K }> | undefined;
  }

  /** Only s0 is ever merged, into s1. */
  #remaining(id: string | null): string | null {
    const into = (id && this.#get('supplier', id)?.mergedInto) ?? null;
    return into && this.#get('supplier', into) ? into : id;
  }

  #supplierOf(id: string | null) {
    const remaining = this.#remaining(id);
    return remaining === null ? undefined : this.#get('supplier', remaining);
  }

  /** l2 is a zone in l1. */
  #path(id: string): string {
    const name = (place: string) => this.#get('location', place)?.name ?? '';
    return id === 'l2' ? `${name('l1')} › ${name('l2')}` : name(id);
  }

  within(location: string | null): (id: string) => boolean {
    if (location === null) return () => true;
    // l2 is a zone in l1.
    const ids = location === 'l1' ? ['l1', 'l2'] : [location];
    const all = new Set<string>([...ids, ...ids.map((id) => stagingId(id as LocationId))]);
    return (id) => all.has(id);
  }

  /** Of a place that is not for sale, or lies in one; what is picked there is its order's. */
  isAside(id: string): boolean {
    const says = (place: string) => this.#get('location', place)?.notForSale === true;
    return says(id) || (id === 'l2' && says('l1'));
  }

  figures(variantId: string, location: string | null) {
    const at = Object.entries(this.stock.get(variantId)?.at ?? {});
    const tracked = at.reduce((sum, [, level]) => sum + level.facts, 0) > 0;
    const isHere = this.within(location);
    const here = at.filter(([id]) => isHere(id));
    const sumOf = (some: typeof here, name: 'onHand' | 'committed' | 'incoming') =>
      some.reduce((total, [, level]) => total + level[name], 0);
    const sum = (name: 'onHand' | 'committed' | 'incoming') => sumOf(here, name);
    const [aside, forSale] = [here.filter(([id]) => this.isAside(id)), here.filter(([id]) => !this.isAside(id))];
    const figures = {
      onHand: sum('onHand'),
      notForSale: sumOf(aside, 'onHand'),
      committed: sum('committed'),
      available: sumOf(forSale, 'onHand') - sum('committed'),
      incoming: sum('incoming'),
      incomingNotForSale: sumOf(aside, 'incoming'),
    };
    return { tracked, figures, known: here.length > 0, minus: here.some(([, level]) => level.onHand < 0) };
  }

  #rules(variantId: string): RuleRow[] {
    return [...this.rows.values()].flatMap((row) =>
      row.kind === 'rule' && row.variantId === variantId && !row.voided && row.point !== null ? [row] : [],
    );
  }

  alerts(variantId: string, location: string | null): number {
    const shop = this.#get('shop', 'shop') ?? shopRow();
    if (!this.figures(variantId, null).tracked) return 0;
    const own = this.#rules(variantId);
    const alerted = (rule: Parameters<typeof suggest>[1] | null, place: string | null) =>
      rule !== null &&
      (place === null || !this.isAside(place)) &&
      suggest(positionOf(this.figures(variantId, place).figures), rule) !== null;
    if (location !== null) return own.filter((rule) => rule.locationId === location && alerted(rule, location)).length;
    const whole = ruleInForce(
      own.find((rule) => rule.locationId === null),
      shop,
    );
    return (
      own.filter((rule) => rule.locationId !== null && alerted(rule, rule.locationId)).length +
      (alerted(whole, null) ? 1 : 0)
    );
  }

  list(query: StockQuery): string[] {
    const members = [...this.rows.values()].flatMap((variant) => {
      if (variant.kind !== 'variant' || variant.voided) return [];
      const product = this.#get('product', variant.productId);
      if (!product || product.voided) return [];
      const { tracked, figures, known, minus } = this.figures(variant.id, query.locationId);
      const archived = variant.archived || product.archived;
      const placed = this.#rules(variant.id).some((rule) => rule.locationId === query.locationId);
      if (query.locationId !== null && !known && !placed) return [];
      const status = {
        all: !archived,
        archived,
        'archived-stock': archived && tracked && figures.onHand !== 0,
        untracked: !archived && !tracked,
        out:
          !archived &&
          tracked &&
          figures.available <= 0 &&
          (query.locationId === null || !this.isAside(query.locationId)),
        negative: !archived && tracked && minus,
        oversold: !archived && tracked && figures.available < 0 && figures.onHand >= 0,
        low: !archived && tracked && this.alerts(variant.id, query.locationId) > 0,
      };
      if (!status[query.filter]) return [];
      if (
        query.category !== null &&
        product.category !== query.category &&
        !product.category?.startsWith(`${query.category} > `)
      )
        return [];
      if (query.supplierId !== null && this.#remaining(product.supplierId) !== this.#remaining(query.supplierId))
        return [];
      const options = variant.options.map((option) => option.value).join(' / ');
      const barcode = [...this.rows.values()].find(
        (row) => row.kind === 'barcode' && row.variantId === variant.id && !row.voided,
      );
      return [
        {
          id: variant.id,
          variant,
          product,
          options,
          figures: tracked ? figures : null,
          barcode: barcode?.kind === 'barcode' ? barcode.code : '',
        },
      ];
    });
    const byName = (a: (typeof members)[number], b: (typeof members)[number]) =>
      emptyLast(a.product.name, b.product.name) || compareText(a.options, b.options) || (a.id < b.id ? -1 : 1);
    const { column, direction } = query.sort ?? { column: 'name', direction: 'ascending' };
    const sign = direction === 'ascending' ? 1 : -1;
    const point = (id: string) => {
      const own = this.#rules(id).find((rule) => rule.locationId === query.locationId);
      return query.locationId !== null
        ? (own?.point ?? null)
        : (ruleInForce(own, this.#get('shop', 'shop') ?? shopRow())?.point ?? null);
    };
    const key = (row: (typeof members)[number]): string | number | null => {
      const unit = 10 ** row.variant.decimals;
      switch (column) {
        case 'name':
          return row.product.name || null;
        case 'sku':
          return row.variant.sku;
        case 'barcode':
          return row.barcode || null;
        case 'category':
          return row.product.category;
        case 'taxClass':
          return row.product.taxClass ?? null;
        case 'supplier':
          return this.#supplierOf(row.product.supplierId)?.name ?? null;
        case 'usualBin':
          return row.variant.usualBinId ? this.#path(row.variant.usualBinId) : null;
        case 'price':
        case 'cost':
          return row.variant[column];
        case 'point':
          return point(row.id);
        case 'expiry':
          return null; // nothing here lies in lots
        case 'value':
          return row.figures && row.variant.cost !== null ? (row.figures.onHand * row.variant.cost) / unit : null;
        default:
          return row.figures && row.figures[column] / unit;
      }
    };
    const isText = column === 'name' || column === 'sku' || column === 'barcode';
    return members
      .sort((a, b) => {
        const [keyA, keyB] = [key(a), key(b)];
        const tie = byName(a, b) * (isText ? sign : 1);
        if (keyA === null || keyB === null) return keyA === keyB ? tie : keyA === null ? 1 : -1;
        const order = typeof keyA === 'string' ? compareText(keyA, String(keyB)) : keyA - Number(keyB);
        return order * sign || tie;
      })
      .map((row) => row.id);
  }
}

const name = fc.constantFrom('Mug', 'mug', 'Blue mug', 'Shirt 2', 'Shirt 10', 'Äpfel', 'Zebra', '');
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const variants = Array.from({ length: 12 }, (_, i) => `v${i}`);
const variantIdx = fc.constantFrom(...variants);
const figure = fc.integer({ min: -3, max: 8 });

const emptyLast = (a: string, b: string) => Number(a === '') - Number(b === '') || compareText(a, b);

/** One committed change: a few rows and levels of a small shop. */
const changes = fc.record({
  rows: fc.array(
    fc.oneof(
      fc
        .record({
          id: fc.integer({ min: 0, max: 5 }),
          name,
          category: maybe(fc.constantFrom('Drinks', 'Drinks > Tea', 'Wear')),
          supplierId: maybe(fc.constantFrom('s0', 's1')),
          taxClass: maybe(fc.constantFrom('Full', 'Reduced')),
          archived: fc.boolean(),
          voided: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
        })
        .map(
          ({ id, supplierId, ...more }): Row =>
            productRow(`p${id}`, { ...more, supplierId: supplierId as SupplierId | null }),
        ),
      fc
        .record({
          id: variantIdx,
          sku: maybe(fc.constantFrom('a-1', 'A-10', 'A-2', 'b')),
          price: maybe(fc.integer({ min: 0, max: 3 })),
          cost: maybe(fc.integer({ min: 0, max: 3 })),
          decimals: fc.constantFrom(0 as const, 3 as const),
          archived: fc.boolean(),
          voided: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
          color: maybe(fc.constantFrom('Red', 'Blue')),
          usualBinId: maybe(fc.constantFrom(...(places as LocationId[]))),
        })
        .map(
          ({ id, color, ...more }): Row =>
            variantRow(id, `p${Number(id.slice(1)) % 6}`, {
              ...more,
              options: color === null ? [] : [{ name: 'Color', value: color }],
            }),
        ),
      fc
        .record({
          variant: variantIdx,
          no: fc.integer({ min: 0, max: 1 }),
          code: fc.constantFrom('111', '222', '333'),
          voided: fc.boolean(),
        })
        .map(({ variant, no, code, voided }): Row => barcodeRow(`${variant}-${no}`, variant, code, { voided })),
      fc
        .record({
          variant: variantIdx,
          location: maybe(fc.constantFrom(...places)),
          point: maybe(fc.integer({ min: 0, max: 9 })),
          voided: fc.boolean(),
        })
        .map(({ variant, location, point, voided }): Row => ruleRow(variant, location, { point, voided })),
      fc
        .record({ id: fc.constantFrom('s0', 's1'), name, merged: fc.boolean() })
        .map(
          ({ id, name: text, merged }): Row =>
            supplierRow(id, { name: text, ...(merged && id === 's0' && { mergedInto: 's1' as SupplierId }) }),
        ),
      fc.record({ id: fc.constantFrom(...places), notForSale: maybe(fc.boolean()) }).map(
        ({ id, notForSale }): Row =>
          locationRow(id, {
            notForSale,
            ...(id === 'l2' && { parentId: 'l1' as LocationId, locationType: 'bin' }),
          }),
      ),
      maybe(fc.integer({ min: 0, max: 5 })).map((defaultPoint): Row => shopRow({ defaultPoint })),
    ),
    { maxLength: 6 },
  ),
  stock: fc.array(
    fc
      .record({
        variant: variantIdx,
        at: fc.dictionary(
          fc.constantFrom(...places, stagingId('l0' as LocationId)),
          fc.record({
            onHand: figure,
            committed: figure,
            incoming: fc.integer({ min: 0, max: 3 }),
            facts: fc.constantFrom(1, 2),
          }),
        ),
      })
      .map(({ variant, at }) => stockRow(variant, at)),
    { maxLength: 4 },
  ),
});

const columns: readonly SortColumn[] = [
  'name',
  'sku',
  'barcode',
  'category',
  'taxClass',
  'supplier',
  'usualBin',
  'price',
  'cost',
  'onHand',
  'notForSale',
  'committed',
  'available',
  'incoming',
  'point',
  'value',
];
const statusFilters = [
  'all',
  'low',
  'out',
  'oversold',
  'negative',
  'untracked',
  'archived',
  'archived-stock',
] as const satisfies readonly StockQuery['filter'][];
const queries: fc.Arbitrary<StockQuery> = fc.record({
  search: fc.constant(''),
  filter: fc.constantFrom(...statusFilters),
  category: maybe(fc.constantFrom('Drinks', 'Wear')),
  supplierId: maybe(fc.constantFrom('s0' as SupplierId, 's1' as SupplierId)),
  locationId: maybe(fc.constantFrom('l0' as LocationId, 'l1' as LocationId)),
  sort: maybe(
    fc.record({ column: fc.constantFrom(...columns), direction: fc.constantFrom('ascending', 'descending') }),
  ),
});

const locations = [
  locationRow('l0'),
  locationRow('l1'),
  locationRow('l2', { parentId: 'l1' as LocationId, locationType: 'bin' }),
];

function idsOf(snapshot: { readonly total: number; readonly keyAt: (index: number) => string }): string[] {
  return Array.from({ length: snapshot.total }, (_, index) => snapshot.keyAt(index));
}

function rowsOf(snapshot: { readonly total: number; readonly rowAt: (index: number) => StockListRow }) {
  return Array.from({ length: snapshot.total }, (_, index) => snapshot.rowAt(index));
}

function open(catalogue: Catalogue, query: StockQuery) {
  return openStockList(catalogue, openSearch(catalogue, null), query);
}

describe('the stock list', () => {
  test('[CAT3] a row nothing was told of is the same object in the next state of the list', () => {
    const { catalogue, settle } = handCatalogue();
    const feed = (id: string, name: string) => feedRows(catalogue, [productRow(id, { name }), variantRow(id, id)]);
    for (const [id, name] of [
      ['a', 'Anvil'],
      ['b', 'Bell'],
      ['c', 'Cup'],
    ] as const)
      feed(id, name);
    catalogue.becomeReady();
    settle();
    const list = open(catalogue, everything);
    settle();
    const [anvil, bell, cup] = rowsOf(list.get());
    feed('b', 'Apron');
    settle();
    const [first, second, third] = rowsOf(list.get());
    expect([first, third]).toEqual([anvil, cup]);
    expect(first === anvil && third === cup).toBe(true);
    expect(second).not.toBe(bell);
    expect(second?.name).toBe('Apron');
  });

  test('[CAT11] what was asked for and a change of a few rows are no change by itself, many at once are', () => {
    const { catalogue, settle } = handCatalogue();
    const feed = (ids: readonly string[], name: string) =>
      feedRows(
        catalogue,
        ids.flatMap((id) => [productRow(id, { name: `${name} ${id}` }), variantRow(id, id)]),
      );
    const many = Array.from({ length: 25 }, (_, i) => `p${i}`);
    feed(['a'], 'Anvil');
    catalogue.becomeReady();
    settle();
    const list = open(catalogue, everything);
    settle();
    const byItself = () => list.get().byItself;
    expect(byItself()).toBe(false);
    feed(many, 'Bell');
    settle();
    expect([list.get().total, byItself()]).toEqual([26, true]);
    feed(['a'], 'Apron');
    settle();
    expect([list.get().rowAt(0).name, byItself()]).toEqual(['Apron a', false]);
    const told: { readonly working: boolean; readonly byItself: boolean }[] = [];
    list.subscribe(() => told.push(list.get()));
    list.ask({ ...everything, sort: { column: 'name', direction: 'descending' } });
    feed(many, 'Cup');
    settle();
    const answer = told.find(({ working }) => !working);
    expect(answer?.byItself).toBe(false);
  });

  test('[CAT3] a supplier that is read after what it supplies is named in the row', () => {
    const { catalogue, settle } = handCatalogue();
    feedRows(catalogue, [productRow('a', { supplierId: 's0' as SupplierId }), variantRow('a', 'a')]);
    catalogue.becomeReady();
    settle();
    const list = open(catalogue, everything);
    settle();
    expect(rowsOf(list.get()).map((row) => row.supplier)).toEqual([null]);
    feedRows(catalogue, [supplierRow('s0', { name: 'Smith' })]);
    settle();
    expect(rowsOf(list.get()).map((row) => row.supplier)).toEqual(['Smith']);
  });

  test('[CAT3] [STK12] [REO12] shows what the slow and obvious filter, sums and sort show, after any changes and questions', () => {
    fc.assert(
      fc.property(
        fc.array(changes, { maxLength: 4 }),
        fc.array(fc.tuple(queries, changes, changes), { minLength: 1, maxLength: 4 }),
        (before, steps) => {
          const { catalogue, settle } = handCatalogue();
          const plain = new PlainBooks();
          const commit = ({ rows, stock }: { readonly rows: readonly Row[]; readonly stock: readonly StockRow[] }) => {
            plain.put(rows, stock);
            feedRows(catalogue, rows, stock);
          };
          for (const change of [{ rows: locations, stock: [] }, ...before]) commit(change);
          catalogue.becomeReady();
          settle();
          const list = open(catalogue, everything);
          settle();
          for (const [query, change, later] of steps) {
            list.ask(query);
            commit(change);
            settle();
            expect(list.get().working).toBe(false);
            expect(idsOf(list.get())).toEqual(plain.list(query));
            rowsOf(list.get());
            commit(later);
            settle();
            const snapshot = list.get();
            // Rows that were drawn before say what the catalogue says now.
            for (const row of rowsOf(snapshot)) {
              expect(row).toEqual(catalogue.rowAt(row.slot, query.locationId));
              const { tracked, figures } = plain.figures(row.variantId, query.locationId);
              expect(row.figures).toEqual(tracked ? figures : null);
            }
            expect(idsOf(snapshot)).toEqual(plain.list(query));
            for (const filter of statusFilters) {
              expect(snapshot.counts[filter]).toBe(
                plain.list({ ...everything, locationId: query.locationId, filter }).length,
              );
            }
          }
          const alerts = openReorderList(catalogue, null);
          settle();
          const expected = plain
            .list(everything)
            .map((id) => plain.alerts(id, null))
            .reduce((a, b) => a + b, 0);
          expect(alerts.get().total).toBe(expected);
          expect(catalogue.alertCount()).toBe(expected);
        },
      ),
      { numRuns: 120 },
    );
  });

  test('[CAT5] sorting a long list stops and goes on, and shows the earlier rows meanwhile', () => {
    const { catalogue, settle, slices } = handCatalogue();
    const ids = Array.from({ length: 6_000 }, (_, i) => `v${i}`);
    feedRows(
      catalogue,
      ids.flatMap((id, i) => [
        productRow(id, { name: `Product ${i}` }),
        variantRow(id, id, { price: (i * 7_919) % 6_000 }),
      ]),
    );
    catalogue.becomeReady();
    settle();
    const list = open(catalogue, everything);
    settle();
    list.ask({ ...everything, sort: { column: 'price', direction: 'ascending' } });
    expect(list.get()).toMatchObject({ working: true, total: 6_000 });
    expect(list.get().keyAt(0)).toBe('v0');
    // Each slice of the hand-turned clock is three looks at it long.
    for (let turns = 0; turns < 20; turns++) slices.turn();
    expect(list.get().working).toBe(true);
    settle();
    expect(list.get()).toMatchObject({ working: false, total: 6_000 });
    const prices = Array.from({ length: 6_000 }, (_, index) => list.get().rowAt(index).price);
    expect(prices).toEqual([...prices].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });

  test('[CAT1] what changes while the first screen is made ready is in it', async () => {
    const { catalogue, settle, slices } = handCatalogue();
    const ids = Array.from({ length: 900 }, (_, i) => `v${i}`);
    feedRows(
      catalogue,
      ids.flatMap((id) => [productRow(id, { name: `P ${id}` }), variantRow(id, id)]),
    );
    const list = open(catalogue, everything);
    const warmed = catalogue.warm();
    slices.turn();
    feedRows(catalogue, [productRow('v0', { name: 'Zz' }), productRow('v1', { archived: true })]);
    settle();
    await warmed;
    expect(list.get().total).toBe(0);
    catalogue.becomeReady();
    settle();
    expect(list.get()).toMatchObject({ working: false, total: 899 });
    expect(list.get().keyAt(898)).toBe('v0');
    expect(list.get().counts.archived).toBe(1);
  });
});
