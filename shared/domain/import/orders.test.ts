import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixture, sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { indexExisting } from './existing.ts';
import { greenwich, guessDateOrder, instantOf, parseDate } from './order-date.ts';
import type { ReadOrders } from './order-draft.ts';
import { planImport } from './plan.ts';
import { planOrders } from './plan-orders.ts';
import { readOrders } from './read-orders.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 2, localTime: greenwich };
const read = async (content: Uint8Array | string) => readOrders({ heads: await sheetOf(content) }, context);
const told = (result: Pick<ReadOrders, 'problems'>) => result.problems.map((problem) => [problem.row, problem.code]);
const day = (text: string) => Date.parse(`${text}Z`);

const shopOf = async (content: string) => {
  const { table, mapping } = await sheetOf(content);
  const plan = planImport(readProducts(table, mapping, { currencyDigits: 2 }), indexExisting([]), {
    knownStock: 'ignore',
  });
  return applyPlan(plan, []);
};
const indexOf = async (content: string, known: readonly string[] = []) => ({
  ...indexExisting(await shopOf(content)),
  orderHere: (_source: string, number: string) =>
    known.includes(number) ? { state: 'open' as const, anyShipped: false } : undefined,
});

describe('reading', () => {
  test('[IMP70] rows of one number are one order, with its customer', async () => {
    const { orders } = await read(fixture('orders.csv'));
    expect(orders[0]).toEqual({
      row: 2,
      source: expect.stringMatching(/^csv:/),
      number: '1001',
      standing: 'open',
      placedAt: day('2024-01-31T10:30'),
      dueOn: '2024-02-05',
      customer: { name: 'Ana Lima', email: 'ana@example.org', address: ['1 High St'], city: 'Leeds', postcode: 'LS1' },
      lines: [
        { row: 2, sku: 'A-1', productName: 'Apple', quantity: 3, decimals: 0, unitPriceMinor: 120 },
        { row: 3, sku: 'B-1', productName: 'Banana', quantity: 2, decimals: 0, unitPriceMinor: 850 },
      ],
    });
  });

  test('[IMP70][IMP72] Shopify’s orders: heads filled once, offsets obeyed', async () => {
    const { orders, problems } = await read(fixture('orders-shopify.csv'));
    expect(problems).toEqual([]);
    expect(orders).toMatchObject([
      {
        number: '#1001',
        placedAt: day('2024-03-01T08:14:58'),
        shippedAt: day('2024-03-02T09:00'),
        note: 'Ring twice',
        customer: { name: 'Kim Berg', city: 'Oslo', postcode: '0150', country: 'NO' },
        lines: [
          { sku: 'LS-S-W', quantity: 2 },
          { sku: 'VASE', quantity: 1 },
        ],
      },
    ]);
  });

  test('[IMP70] heads, lines and customers in files of their own', async () => {
    const heads = await sheetOf(
      'orderID,customerID,orderDate,requiredDate,shippedDate,shipVia,shipName,shipCity\n7,AB,1996-07-04 00:00:00.000,NULL,NULL,1,,\n8,AB,1996-07-05,,1996-07-09,1,Ana,Lyon\n',
    );
    const lines = await sheetOf(
      'orderID,productID,unitPrice,quantity,discount\n7,11,14.00,12,0.05\n8,11,14.00,1,0\n9,11,14.00,1,0\n',
    );
    const customers = await sheetOf(
      'customerID,companyName,contactName,address,city,phone\nAB,Alfreds,Maria,Obere Str. 57,Berlin,030\n',
    );
    const result = readOrders({ heads, lines, customers }, context);
    expect(result.orders).toMatchObject([
      {
        number: '7',
        source: 'northwind',
        customer: {
          foreignId: 'AB',
          name: 'Alfreds',
          company: 'Alfreds',
          phone: '030',
          address: ['Obere Str. 57'],
          city: 'Berlin',
        },
        lines: [{ file: 'lines', foreignProductId: '11', quantity: 12, unitPriceMinor: 1330 }],
      },
      { number: '8', shippedAt: day('1996-07-09T12:00'), customer: { name: 'Ana', address: [], city: 'Lyon' } },
    ]);
    expect(result.orders[0]?.shippedAt).toBeUndefined();
    expect(result.problems).toEqual([
      { row: 4, file: 'lines', severity: 'refused', code: 'order-line-without-order', value: '9' },
    ]);
    expect(result.refused).toBe(1);
  });

  test('[IMP71] an order with a broken line is refused as a whole, the others are read', async () => {
    const result = await read(fixture('orders.csv'));
    expect(result.orders.map((order) => order.number)).toEqual(['1001', '1002', '1005']);
    expect(told(result)).toEqual([
      [5, 'quantity-unreadable'],
      [7, 'order-date-unreadable'],
    ]);
    expect(result.refused).toBe(2);
    const later = await read(
      'Order number,Order date,SKU,Quantity\n1,2024-01-01,A,1\n1,2024-01-01,A,-2\n,2024-01-01,A,1\n2,,A,1\n3,2024-01-01,A,\n',
    );
    expect(told(later)).toEqual([
      [2, 'order-incomplete'],
      [3, 'order-quantity-not-positive'],
      [4, 'order-number-missing'],
      [5, 'order-date-missing'],
      [6, 'order-line-incomplete'],
    ]);
    expect(later.refused).toBe(4);
  });

  test('[IMP74] discounts in per cent or as a share; what is neither is said', async () => {
    const result = await read(
      'Order number,Order date,SKU,Quantity,Price,Discount\n1,2024-01-01,A,1,9.99,15%\n2,2024-01-01,A,1,9.99,0.15\n3,2024-01-01,A,1,9.99,2.50\n4,2024-01-01,A,1,,\n',
    );
    expect(result.orders.map((order) => order.lines[0]?.unitPriceMinor)).toEqual([849, 849, 999, undefined]);
    expect(told(result)).toEqual([[4, 'discount-unclear']]);
  });
});

describe('dates', () => {
  const at = (text: string, order: 'day-first' | 'month-first' = 'day-first') => {
    const date = parseDate(text, order);
    return date && new Date(instantOf(date, greenwich)).toISOString().slice(0, 19);
  };

  test.each([
    ['1996-07-04 00:00:00.000', '1996-07-04T00:00:00'],
    ['2024-03-01T09:15:00Z', '2024-03-01T09:15:00'],
    ['2024-03-01 09:15:00 +0100', '2024-03-01T08:15:00'],
    ['2024/3/1', '2024-03-01T12:00:00'],
    ['4.7.1996', '1996-07-04T12:00:00'],
    ['04/07/96', '2096-07-04T12:00:00'],
    ['4-Jul-2024', '2024-07-04T12:00:00'],
    ['12. März 2024', '2024-03-12T12:00:00'],
    ['12 marz 2024', '2024-03-12T12:00:00'],
    ['4 juil. 2024 09:30', '2024-07-04T09:30:00'],
    ['mar. 4 juin 2024', '2024-06-04T12:00:00'],
    ['4 de julio de 2024', '2024-07-04T12:00:00'],
    ['4 dicembre 2024', '2024-12-04T12:00:00'],
    ['4 mei 2024', '2024-05-04T12:00:00'],
    ['4 października 2024', '2024-10-04T12:00:00'],
    ['4. července 2024', '2024-07-04T12:00:00'],
    ['4. kesäkuuta 2024', '2024-06-04T12:00:00'],
    ['4 Ağustos 2024', '2024-08-04T12:00:00'],
    ['Thu, 4 Jul 2024 10:00:00 +0000', '2024-07-04T10:00:00'],
    ['July 4th, 2024', '2024-07-04T12:00:00'],
    ['2024年7月4日', '2024-07-04T12:00:00'],
    ['July 4, 2024 3:05 PM', '2024-07-04T15:05:00'],
    ['31/12/2024 12:00 am', '2024-12-31T00:00:00'],
  ])('[IMP72] %s', (text, expected) => expect(at(text)).toBe(expected));

  test('[IMP72] dates that no calendar has are none', () => {
    expect(
      ['2024-02-30', '31/06/2024', '2024-13-01', '1.1.1', 'soon', '12345', '2024-01-01 25:00'].map((text) => at(text)),
    ).toEqual(Array(7).fill(undefined));
    expect(at('12/31/2024', 'month-first')).toBe('2024-12-31T12:00:00');
    expect(['4 Foo 2024', '31 czerwca 2024'].map((text) => at(text))).toEqual([undefined, undefined]);
  });

  test('[IMP72] every day is read back in either order', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year, month, dayOfMonth] = iso.split('-');
          expect(at(`${dayOfMonth}/${month}/${year}`)?.slice(0, 10)).toBe(iso);
          expect(at(`${month}/${dayOfMonth}/${year}`, 'month-first')?.slice(0, 10)).toBe(iso);
        },
      ),
    );
  });

  test('[IMP72] the column shows which comes first; one that does not follows the file', async () => {
    expect(guessDateOrder(['1/2/2024', '1/31/2024'])).toBe('month-first');
    expect(guessDateOrder(['1/2/2024', '31/1/2024'])).toBe('day-first');
    expect(guessDateOrder(['1/2/2024'])).toBeUndefined();
    const result = await read(
      'Order number,Order date,Due date,SKU,Quantity\n1,1/31/2024,2/3/2024,A,1\n2,2/1/2024,2/4/2024,A,1\n',
    );
    expect(result.orders.map((order) => order.dueOn)).toEqual(['2024-02-03', '2024-02-04']);
  });
});

describe('planning', () => {
  const shop = 'ID,SKU,Name,Barcode,Unit\n1,A-1,Apple,4006381333931,\n2,B-1,Banana,,\n3,F,Flour,,kg\n';

  test('[IMP114] of several variants that share an SKU the line’s title and options decide, else nobody does', async () => {
    const sizes = await indexOf('SKU,Name,Size,Colour\nD12,Derby,39,Black\nD12,Derby,40,Black\nD12,Brogue,40,Black\n');
    const ordered = async (title: string) => {
      const orders = await read(`Order number,Order date,SKU,Product name,Quantity\n1,2026-05-10,D12,${title},1\n`);
      const plan = planOrders(orders, sizes);
      const [order] = plan.orders;
      if (order?.kind !== 'new') return plan.problems.map(({ code, limit }) => [code, limit]);
      return order.lines.map(({ variantId }) => {
        const { name, options } = sizes.variant(variantId) ?? expect.fail('the variant is there');
        return [name, options[0]?.value];
      });
    };
    expect(await ordered('Derby - 40 / Black')).toEqual([['Derby', '40']]);
    expect(await ordered('brogue 40 black')).toEqual([['Brogue', '40']]);
    expect(await ordered('Derby')).toEqual([['order-product-ambiguous', 3]]);
    expect(await ordered('')).toEqual([['order-product-ambiguous', 3]]);
  });

  test('[IMP71] products are found by SKU, barcode, id and name; an unknown one refuses its order', async () => {
    const plan = planOrders(await read(fixture('orders.csv')), await indexOf(shop));
    expect(plan.counts).toEqual({ new: 2, same: 0, out: 0, refused: 3 });
    expect(plan.problems.at(-1)).toMatchObject({ row: 8, code: 'order-product-unknown', value: 'NOPE' });
    const byOthers = await read(
      'Order number,Order date,SKU,Product name,Quantity\n1,2024-01-01,4006381333931,,1\n2,2024-01-01,,banana,2\n3,2024-01-01,F,,2.5\n4,2024-01-01,A-1,,2.5\n',
    );
    const index = await indexOf(shop);
    const found = planOrders(byOthers, index).orders.map((order) =>
      order.kind === 'new'
        ? order.lines.map((line) => [index.variant(line.variantId)?.sku, line.quantity])
        : order.kind,
    );
    expect(found).toEqual([[['A-1', 1]], [['B-1', 2]], [['F', 2500]], 'refused']);
  });

  test('[IMP73][IMP75] known orders stay as they are, cancelled ones stay out', async () => {
    const orders = await read(
      'Order number,Order date,Cancelled at,SKU,Quantity\n1,2024-01-01,,A-1,1\n2,2024-01-01,2024-01-02,NOPE,1\n3,2024-01-01,,A-1,1\n',
    );
    const plan = planOrders(orders, await indexOf(shop, ['1']));
    expect(plan.orders.map((order) => order.kind)).toEqual(['same', 'out', 'new']);
    expect(plan.counts).toEqual({ new: 1, same: 1, out: 1, refused: 0 });
  });
});
