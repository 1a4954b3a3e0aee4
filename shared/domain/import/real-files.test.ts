import { describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { realFile, sheetOf, tableOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { proposeMapping } from './detect.ts';
import { indexExisting } from './existing.ts';
import { readNames } from './names.ts';
import { greenwich } from './order-date.ts';
import { planImport } from './plan.ts';
import { planOrders } from './plan-orders.ts';
import { readOrders } from './read-orders.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 2, localTime: greenwich };
const files = ['woocommerce/sample_products.csv', 'woocommerce/sample_products_override.csv', 'online-retail.csv.gz'];
const northwind = ['categories', 'suppliers', 'customers', 'products', 'orders', 'order_details'].map(
  (name) => `northwind/${name}.csv`,
);
const absent = [...files, ...northwind].filter((name) => realFile(name) === undefined);
const reason = `real files are not on this machine: ../shared/data/${absent[0]}`;

const real = (name: string): Uint8Array => {
  const content = realFile(name);
  if (!content) throw new Error(reason);
  return content;
};

describe('real files', () => {
  test('[IMP42][IMP64] WooCommerce’s 25 sample rows, then the same shop’s renamed and repriced ones', async ({
    skip,
  }) => {
    skip(absent.length > 0, reason);
    const { table, mapping } = await sheetOf(real('woocommerce/sample_products.csv'));
    expect([table.headers.length, table.rows.length, mapping.source]).toEqual([51, 25, 'woocommerce']);
    const file = readProducts(table, mapping, context);
    expect(file.problems).toEqual([]);
    expect(file.products).toHaveLength(18);
    expect(
      Object.fromEntries(
        ['simple', 'variable', 'kit', 'external', 'virtual'].map((kind) => [
          kind,
          file.products.filter((product) => product.kind === kind).length,
        ]),
      ),
    ).toEqual({
      simple: 12,
      variable: 2,
      kit: 1,
      external: 1,
      virtual: 2,
    });
    const first = planImport(file, indexExisting([]), { knownStock: 'ignore' });
    expect(first).toMatchObject({ counts: { new: 23, changed: 0, same: 0, refused: 0 }, newProducts: 18 });
    const shop = applyPlan(first, []);
    expect(
      shop
        .filter((variant) => variant.name === 'Hoodie')
        .map((variant) => [variant.sku, variant.options.map((option) => option.value).join('/'), variant.price]),
    ).toEqual([
      ['woo-hoodie-red', 'Red/No', 4500],
      ['woo-hoodie-green', 'Green/No', 4500],
      ['woo-hoodie-blue', 'Blue/No', 4500],
      ['woo-hoodie-blue-logo', 'Blue/Yes', 4500],
    ]);
    expect(planImport(file, indexExisting(shop), { knownStock: 'ignore' }).counts).toEqual({
      new: 0,
      changed: 0,
      same: 23,
      refused: 0,
    });

    const override = await sheetOf(real('woocommerce/sample_products_override.csv'));
    const second = planImport(readProducts(override.table, override.mapping, context), indexExisting(shop), {
      knownStock: 'ignore',
    });
    expect(second.counts).toMatchObject({ new: 0, refused: 0 });
    const polo = second.entries.find((entry) => entry.kind === 'changed' && entry.fields.name?.was === 'Polo');
    expect(polo).toMatchObject({
      fields: { name: { was: 'Polo', value: 'Polo Override' }, price: { was: 2000, value: 12000 } },
    });
  });

  test('[IMP47][IMP70] Northwind: 77 products, 830 orders with 2,155 lines', async ({ skip }) => {
    skip(absent.length > 0, reason);
    const [categories, suppliers, customers, products, heads, lines] = await Promise.all(
      northwind.map((name) => sheetOf(real(name))),
    );
    if (!categories || !suppliers || !customers || !products || !heads || !lines) throw new Error(reason);
    expect([categories, suppliers, customers, products, heads, lines].map((sheet) => sheet.mapping.kind)).toEqual([
      'categories',
      'suppliers',
      'customers',
      'products',
      'order-heads',
      'order-lines',
    ]);
    const names = { categories: readNames(categories), suppliers: readNames(suppliers) };
    const file = readProducts(products.table, products.mapping, { ...context, names });
    expect(file.problems).toEqual([]);
    const plan = planImport(file, indexExisting([]), { knownStock: 'ignore' });
    expect(plan.counts).toEqual({ new: 77, changed: 0, same: 0, refused: 0 });
    expect(file.products[0]).toMatchObject({
      source: 'northwind',
      name: 'Chai',
      category: 'Beverages',
      supplier: 'Exotic Liquids',
      archived: false,
      variants: [{ foreignId: '1', priceMinor: 1800, stock: 39, reorderPoint: 10, onOrder: 0 }],
    });
    expect(file.products.filter((product) => product.archived)).toHaveLength(8);

    const shop = applyPlan(plan, []);
    expect(planImport(file, indexExisting(shop), { knownStock: 'ignore' }).counts).toEqual({
      new: 0,
      changed: 0,
      same: 77,
      refused: 0,
    });
    const read = readOrders({ heads, lines, customers }, context);
    expect(read.problems).toEqual([]);
    expect([read.orders.length, read.orders.flatMap((order) => order.lines).length]).toEqual([830, 2155]);
    expect(read.orders.filter((order) => order.shippedAt === undefined)).toHaveLength(21);
    expect(read.orders[0]).toMatchObject({
      number: '10248',
      placedAt: Date.parse('1996-07-04T00:00Z'),
      dueOn: '1996-08-01',
      customer: { name: 'Vins et alcools Chevalier', city: 'Reims', postcode: '51100' },
    });
    const orders = planOrders(read, { ...indexExisting(shop), orderHere: () => undefined });
    expect(orders.counts).toEqual({ new: 830, same: 0, out: 0, refused: 0 });
    expect(orders.problems).toEqual([]);
  });

  test('[IMP10][IMP71] a wholesaler’s invoices: half a million lines are read, returns are refused in words', async ({
    skip,
  }) => {
    skip(absent.length > 0, reason);
    const content = new Uint8Array(gunzipSync(real('online-retail.csv.gz')));
    const table = await tableOf(content);
    expect(table.rows).toHaveLength(541_909);
    const part = { ...table, rows: table.rows.slice(0, 40_000) };
    const mapping = proposeMapping(part);
    expect(mapping.kind).toBe('orders');
    const read = readOrders({ heads: { table: part, mapping } }, context);
    expect(read.orders.length).toBeGreaterThan(1_000);
    expect(new Set(read.problems.map((problem) => problem.code))).toEqual(new Set(['order-quantity-not-positive']));
  }, 60_000);
});
