import { describe, expect, test } from 'vitest';
import { fixture, realFile, sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { indexExisting } from './existing.ts';
import type { Mapping } from './mapping.ts';
import { greenwich } from './order-date.ts';
import { planImport } from './plan.ts';
import { type OrderPlan, planOrders } from './plan-orders.ts';
import { readOrders } from './read-orders.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 2, localTime: greenwich };

/** A plan for orders of a shop that has products of these SKUs. */
async function planned(
  content: Uint8Array | string,
  skus: readonly string[] = ['A', 'B', 'C'],
  states: NonNullable<Mapping['answers']>['states'] = {},
): Promise<OrderPlan> {
  const { table, mapping } = await sheetOf(`SKU,Name\n${skus.map((sku) => `${sku},Product ${sku}`).join('\n')}\n`);
  const shop = planImport(readProducts(table, mapping, { currencyDigits: 2 }), indexExisting([]), {
    knownStock: 'ignore',
  });
  const sheet = await sheetOf(content);
  const heads = { ...sheet, mapping: { ...sheet.mapping, answers: { states } } };
  return planOrders(readOrders({ heads }, context), {
    ...indexExisting(applyPlan(shop, [])),
    orderHere: () => undefined,
  });
}

/** Each order with how it stands: how many of each line are ordered and how many of them are gone; or why it is not there. */
const standing = ({ orders }: OrderPlan) =>
  orders.map((order) => {
    if (order.kind === 'new')
      return `${order.draft.number} ${order.draft.standing} ${order.lines.map((line) => [line.quantity, line.alreadyShipped].join('-')).join(' ')}`;
    if (order.kind === 'refused') return `row ${order.row} refused`;
    return `${order.head.number} ${order.kind}${order.kind === 'out' ? ` (${order.said})` : ''}`;
  });
const told = ({ problems }: OrderPlan) => problems.map(({ row, code, value }) => [row, code, value]);

describe('an order file with states', () => {
  test('[IMP211][IMP215][IMP217] six states: shipped before, open, held, kept out; what is kept out has no problems', async () => {
    const plan = await planned(fixture('orders-with-states.csv'), ['KER-1', 'KER-2', 'KER-3']);
    expect(standing(plan)).toEqual([
      '7101 shipped 3-0',
      '7102 open 2-0 5-0',
      '7103 out (cancelled)',
      '7104 out (refunded)',
      '7105 held 2-0',
      '7106 out (failed)',
    ]);
    expect(told(plan)).toEqual([[5, 'order-line-fee', 'Standard shipping']]);
    expect(plan.counts).toEqual({ new: 3, same: 0, out: 3, refused: 0 });
    expect([plan.standings, plan.committed]).toEqual([{ open: 1, held: 1, shipped: 1 }, 9_000]);
    expect(plan.outBy).toEqual([
      { said: 'cancelled', count: 1 },
      { said: 'refunded', count: 1 },
      { said: 'failed', count: 1 },
    ]);
  });

  test('[IMP216][IMP218] prices of one from totals; heads on the first row; apostrophes are no part of a postcode', async () => {
    const plan = await planned(fixture('orders-with-states.csv'), ['KER-1', 'KER-2', 'KER-3']);
    const drafts = plan.orders.flatMap((order) => (order.kind === 'new' ? [order] : []));
    expect(drafts.map(({ lines }) => lines.map(({ unitPriceMinor }) => unitPriceMinor))).toEqual([
      [550],
      [1250, 740],
      [740],
    ]);
    expect(drafts.map(({ draft: { customer } }) => [customer.name, customer.postcode])).toEqual([
      ['Ona Vidal', '08001'],
      ['Bo Ek', '11122'],
      ["Ed 't Hooft", '2000'],
    ]);
    expect(drafts[0]?.draft.shippedAt).toBe(Date.parse('2026-09-02T16:00Z'));
  });

  test('[IMP211] the orders of the sixteen files', async ({ skip }) => {
    const content = realFile('imports/12-orders-with-states.csv');
    if (!content) return skip('../shared/data/imports/12-orders-with-states.csv is not on this machine');
    const plan = await planned(content, ['10001', '10002', '10003']);
    expect(standing(plan)).toEqual([
      '9001 shipped 2-0',
      '9002 open 1-0 3-0',
      '9003 out (cancelled)',
      '9004 out (refunded)',
      '9005 held 2-0',
      '9006 out (failed)',
    ]);
    const drafts = plan.orders.flatMap((order) => (order.kind === 'new' ? [order] : []));
    expect(drafts[0]?.draft.customer).toMatchObject({ name: 'Ana Example', postcode: '01007', country: 'ES' });
    expect(drafts.flatMap(({ lines }) => lines.map((line) => line.unitPriceMinor))).toEqual([550, 1200, 1167, 1200]);
    expect(plan.committed).toBe(6_000);
  });
});

describe('what decides how an order stands', () => {
  const shopify = (rows: string) =>
    planned(
      `Name,Financial Status,Fulfillment Status,Fulfilled at,Created at,Cancelled at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem requires shipping,Lineitem fulfillment status\n${rows}`,
    );

  test('[IMP211][IMP212] Shopify: payment and delivery apart, lines in part', async () => {
    const plan = await shopify(
      [
        '#1,paid,fulfilled,2026-03-02,2026-03-01,,2,x,5.00,A,true,fulfilled',
        '#2,paid,unfulfilled,,2026-03-01,,3,x,5.00,A,true,pending',
        '#3,paid,partial,2026-03-02,2026-03-01,,4,x,5.00,A,true,fulfilled',
        '#3,,,,2026-03-01,,44,x,5.00,B,true,pending',
        '#4,voided,unfulfilled,,2026-03-01,,1,x,5.00,A,true,pending',
        '#5,refunded,unfulfilled,,2026-03-01,,1,x,5.00,A,true,pending',
        '#6,pending,unfulfilled,,2026-03-01,,1,x,5.00,A,true,pending',
        '#7,paid,on_hold,,2026-03-01,,1,x,5.00,A,true,pending',
        '#8,paid,unfulfilled,,2026-03-01,2026-03-02,1,x,5.00,A,true,pending',
        '#9,partially_refunded,unfulfilled,,2026-03-01,,1,x,5.00,A,true,pending',
        '#10,paid,partial,2026-03-02,2026-03-01,,4,x,5.00,A,true,partial',
        '#11,authorized,unfulfilled,,2026-03-01,,1,x,5.00,A,true,pending',
        '#11,,,,2026-03-01,,1,Tip,2.00,,false,pending',
        '#12,paid,restocked,,2026-03-01,,1,x,5.00,A,true,pending',
        '',
      ].join('\n'),
    );
    expect(standing(plan)).toEqual([
      '#1 shipped 2-2',
      '#2 open 3-0',
      '#3 open 4-4 44-0',
      '#4 out (voided)',
      '#5 out (refunded)',
      '#6 held 1-0',
      '#7 held 1-0',
      '#8 out (Cancelled at)',
      '#9 held 1-0',
      '#10 held 4-0',
      '#11 open 1-0',
      '#12 out (restocked)',
    ]);
    expect(told(plan)).toEqual([
      [8, 'order-unpaid', '#6'],
      [11, 'order-refund-unclear', '#9'],
      [12, 'order-part-unclear', '#10'],
      [14, 'order-line-fee', 'Tip'],
    ]);
    expect(plan.committed).toBe(55_000);
  });

  test('[IMP212] Amazon: quantities shipped of each line; the price is that of all pieces', async () => {
    const plan = await planned(
      [
        'amazon-order-id\tpurchase-date\torder-status\tproduct-name\tsku\titem-status\tquantity\titem-price\tship-city\tship-state\tship-postal-code',
        '1-1\t2026-03-01T10:00:00+00:00\tShipped\tx\tA\tShipped\t2\t11.00\tOslo\tNY\t0150',
        '1-2\t2026-03-01T10:00:00+00:00\tUnshipped\tx\tA\tUnshipped\t3\t33.00\tOslo\tNY\t0150',
        '1-3\t2026-03-01T10:00:00+00:00\tCancelled\tx\tA\tCancelled\t0\t\tOslo\tNY\t0150',
        '1-4\t2026-03-01T10:00:00+00:00\tPartiallyShipped\tx\tA\tShipped\t1\t5.00\tOslo\tNY\t0150',
        '1-4\t2026-03-01T10:00:00+00:00\tPartiallyShipped\tx\tB\tUnshipped\t2\t5.00\tOslo\tNY\t0150',
        '1-5\t2026-03-01T10:00:00+00:00\tPending\tx\tA\tUnshipped\t1\t\tOslo\tNY\t0150',
        '1-6\t2026-03-01T10:00:00+00:00\tUnshipped\tx\tA\tUnshipped\t1\t5.00\tOslo\tNY\t0150',
        '1-6\t2026-03-01T10:00:00+00:00\tUnshipped\tx\tB\tCancelled\t0\t\tOslo\tNY\t0150',
        '',
      ].join('\n'),
    );
    expect(standing(plan)).toEqual([
      '1-1 shipped 2-2',
      '1-2 open 3-0',
      '1-3 out (Cancelled)',
      '1-4 open 1-1 2-0',
      '1-5 held 1-0',
      '1-6 open 1-0',
    ]);
    const [, second] = plan.orders;
    expect(second).toMatchObject({
      draft: { customer: { region: 'NY', city: 'Oslo' } },
      lines: [{ unitPriceMinor: 1100 }],
    });
  });

  test.each([
    ['Quantity shipped', '5,2', '10-5 10-2', 13_000],
    ['Quantity to ship', '5,10', '10-5 10-0', 15_000],
    ['Qty Refunded', '4,10', '6-0', 6_000],
    ['Gelieferte Menge', ',10', '10-0 10-10', 10_000],
  ])('[IMP212] %s of each line', async (header, figures, lines, committed) => {
    const [first, second] = figures.split(',');
    const plan = await planned(
      `Order number,Order date,Status,SKU,Quantity,${header}\n1,2026-03-01,Processing,A,10,${first}\n1,2026-03-01,Processing,B,10,${second}\n`,
    );
    expect(standing(plan)).toEqual([`1 open ${lines}`]);
    expect(plan.committed).toBe(committed);
  });

  test('[IMP212] an order of which every line left is shipped; rows of one order with different states speak of their lines', async () => {
    const plan = await planned(
      [
        'Auftragsnummer,Auftragsdatum,Status,Artikelnummer,Menge',
        '1,2026-03-01,versendet,A,2',
        '1,2026-03-01,offen,B,3',
        '2,2026-03-01,storniert,A,2',
        '2,2026-03-01,In Bearbeitung,B,1',
        '3,2026-03-01,teilweise versendet,A,2',
        '',
      ].join('\n'),
    );
    expect(standing(plan)).toEqual(['1 open 2-2 3-0', '2 open 1-0', '3 held 2-0']);
    expect(told(plan)).toEqual([
      [4, 'order-line-over', 'storniert'],
      [6, 'order-part-unclear', '3'],
    ]);
  });

  test('[IMP213] a state that is not known is never taken as open: it refuses the order until a person has said', async () => {
    const file = 'Order number,Order date,Status,SKU,Quantity\n1,2026-03-01,Box 4,A,2\n2,2026-03-01,Open,A,1\n';
    const asked = await planned(file);
    expect(standing(asked)).toEqual(['2 open 1-0']);
    expect(asked.counts).toMatchObject({ new: 1, refused: 1 });
    expect(told(asked)).toEqual([[2, 'order-state-unknown', 'Box 4']]);
    expect(standing(await planned(file, ['A'], { 'box 4': 'shipped' }))).toEqual(['1 shipped 2-0', '2 open 1-0']);
    expect(standing(await planned(file, ['A'], { 'box 4': 'out' }))).toEqual(['1 out (Box 4)', '2 open 1-0']);
  });

  test('[IMP212] lines in a file of their own have states and quantities too', async () => {
    const heads = await sheetOf('Order ID,Order date,Status\n1,2026-03-01,Open\n2,2026-03-01,Open\n3,2026-03-01,\n');
    const lines = await sheetOf(
      'Order ID,SKU,Quantity,Status,Qty shipped\n1,A,4,shipped,\n1,B,5,open,2\n2,A,1,cancelled,\n3,A,2,shipped,\n',
    );
    const read = readOrders({ heads, lines }, context);
    expect(read.orders.map((order) => [order.standing, order.lines.map((line) => line.alreadyShipped)])).toEqual([
      ['open', [4, 2]],
      ['shipped', [2]],
    ]);
    expect(read.out).toMatchObject([{ number: '2', said: 'cancelled' }]);
    expect([read.refused, read.problems]).toEqual([0, []]);
  });

  test('[IMP214] dates: yes and no in place of one; a date of shipping on what has not left is held and told', async () => {
    const plan = await planned(
      [
        'Order number,Order date,Status,Shipped,Cancelled,SKU,Quantity',
        '1,2026-03-01,,yes,no,A,1',
        '2,2026-03-01,,no,no,A,1',
        '3,2026-03-01,,,yes,A,1',
        '4,2026-03-01,Paid,2026-03-02,0000-00-00,A,1',
        '5,2026-03-01,Processing,2026-03-02,-,A,1',
        '6,2026-03-01,,not shipped,n/a,A,1',
        '7,2026-03-01,,someday,,A,1',
        '',
      ].join('\n'),
    );
    expect(standing(plan)).toEqual([
      '1 shipped 1-0',
      '2 open 1-0',
      '3 out (Cancelled)',
      '4 shipped 1-0',
      '5 held 1-0',
      '6 open 1-0',
    ]);
    expect(told(plan)).toEqual([
      [6, 'order-state-contradicts', '5'],
      [8, 'order-date-unreadable', 'someday'],
    ]);
  });

  test('[IMP210] `State` is a region or how the order stands, as its cells say', async () => {
    const file = (state: string) => `Order number,Order date,State,SKU,Quantity\n1,2026-03-01,${state},A,1\n`;
    expect(standing(await planned(file('NY')))).toEqual(['1 open 1-0']);
    expect(standing(await planned(file('shipped')))).toEqual(['1 shipped 1-0']);
  });
});

describe('lines that are no products', () => {
  test.each([
    'Tip',
    'Standard shipping (2-3 days)',
    'DHL Versand',
    'Trinkgeld',
    'Frais de port',
    'Gastos de envío',
    'Spese di spedizione',
    'Verzendkosten',
    'Frete',
    'Fraktkostnad',
    'Fragt',
    'Toimituskulut',
    'Wysyłka',
    'Poštovné',
    'Kargo ücreti',
    'Versandkosten (Deutschland)',
    'Livraison Colissimo à domicile',
    'Shipping fee Zone 2',
    'Dostawa kurierem',
  ])('[IMP215] “%s” is left out and told, and the order stands', async (name) => {
    const plan = await planned(
      `Order number,Order date,Product name,SKU,Quantity,Price\n1,2026-03-01,x,A,2,5.00\n1,2026-03-01,"${name}",,1,4.90\n`,
    );
    expect(standing(plan)).toEqual(['1 open 2-0']);
    expect(told(plan)).toEqual([[3, 'order-line-fee', name]]);
  });

  test('[IMP215] by its type or without a quantity; a product that is not known still refuses its order', async () => {
    const plan = await planned(
      [
        'Order number,Order date,Item type,Product name,SKU,Quantity,Price',
        '1,2026-03-01,line_item,x,A,2,5.00',
        '1,2026-03-01,coupon,SPRING,,,-3.00',
        '2,2026-03-01,line_item,x,A,2,5.00',
        '2,2026-03-01,,Discount,,-1,-5.00',
        '3,2026-03-01,line_item,Shipping labels,,2,5.00',
        '4,2026-03-01,shipping,Courier,,1,5.00',
        '5,2026-03-01,,x,A,1,5.00',
        '5,2026-03-01,,Shipping,SHIP-01,1,5.00',
        '',
      ].join('\n'),
    );
    expect(standing(plan)).toEqual(['1 open 2-0', '2 open 2-0', 'row 6 refused', '4 out (null)', '5 open 1-0']);
    expect(told(plan)).toEqual([
      [3, 'order-line-fee', 'SPRING'],
      [5, 'order-line-fee', 'Discount'],
      [6, 'order-product-unknown', 'Shipping labels'],
      [7, 'order-line-fee', 'Courier'],
      [9, 'order-line-fee', 'Shipping'],
    ]);
  });

  test('[IMP215] a product that is called like a charge is that product', async () => {
    const { table, mapping } = await sheetOf('SKU,Name\nT,Tip\n');
    const shop = planImport(readProducts(table, mapping, { currencyDigits: 2 }), indexExisting([]), {
      knownStock: 'ignore',
    });
    const heads = await sheetOf('Order number,Order date,Product name,Quantity\n1,2026-03-01,Tip,2\n');
    const index = { ...indexExisting(applyPlan(shop, [])), orderHere: () => undefined };
    expect(standing(planOrders(readOrders({ heads }, context), index))).toEqual(['1 open 2-0']);
  });
});

describe('the product of a line', () => {
  test.each(['Artikel', 'SKU', 'Product name'])('[IMP71] a column %s may hold names or codes', async (header) => {
    const plan = await planned(
      `Auftragsnummer,Datum,${header},Menge\n1,2026-03-01,Product A,2\n2,2026-03-01,B,1\n3,2026-03-01,Nobody,1\n`,
    );
    expect(standing(plan)).toEqual(['1 open 2-0', '2 open 1-0', 'row 4 refused']);
  });
});

describe('rows of an order', () => {
  test('[IMP216] a row without a number goes on with the order above; a row without a line is its head', async () => {
    const plan = await planned(
      [
        'Order number,Order date,Customer name,SKU,Quantity,Line total,Phone',
        "1,2026-03-01,Ana Lima,A,3,10.00,'+34 600",
        ',,,B,1,2.50,',
        '2,2026-03-02,Bo Ek,,,,"=""0046 8"""',
        ',,,A,4,free,',
        '',
      ].join('\n'),
    );
    expect(standing(plan)).toEqual(['1 open 3-0 1-0', '2 open 4-0']);
    expect(told(plan)).toEqual([
      [2, 'unit-price-rounded', '10.00'],
      [5, 'money-unreadable', 'free'],
    ]);
    const [first, second] = plan.orders;
    expect(first).toMatchObject({ draft: { customer: { phone: '+34 600' } } });
    expect(first).toMatchObject({ lines: [{ unitPriceMinor: 333 }, { unitPriceMinor: 250 }] });
    expect(second).toMatchObject({ draft: { customer: { phone: '0046 8' } }, lines: [{ quantity: 4 }] });
  });
});

test('[IMP213] an order without a state in a file that has states is open, and told', async () => {
  const sheet = await sheetOf(
    'Order ID,Order date,Order status,SKU,Quantity\n1,2026-03-01,processing,A,1\n2,2026-03-01,,A,2\n',
  );
  const { orders, problems } = readOrders({ heads: sheet }, { currencyDigits: 2, localTime: greenwich });
  expect(orders.map((order) => [order.number, 'standing' in order && order.standing])).toEqual([
    ['1', 'open'],
    ['2', 'open'],
  ]);
  expect(problems.map(({ row, code }) => [row, code])).toEqual([[3, 'order-state-blank']]);
});
