import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { indexExisting } from './existing.ts';
import { greenwich } from './order-date.ts';
import { mappingGaps } from './mapping.ts';
import type { OrderState } from '#shared/domain/operations/rows.ts';
import type { MovedOn } from './moved-on.ts';
import { planImport } from './plan.ts';
import { planOrders } from './plan-orders.ts';
import { groupProblems } from './problem-groups.ts';
import { readOrders } from './read-orders.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 2, currency: 'EUR', localTime: greenwich };
const lined = (...rows: readonly string[]) => `${rows.join('\n')}\n`;

/** Orders as a file says them: number, how they stand, lines with product, quantity and price. */
async function ordersOf(...rows: readonly string[]) {
  const heads = await sheetOf(lined(...rows));
  expect([heads.mapping.kind, mappingGaps(heads.mapping)]).toEqual(['orders', []]);
  const read = readOrders({ heads }, context);
  const orders = read.orders.map(({ number, standing, lines }) => [
    number,
    standing,
    ...lines.map(({ sku, productName, quantity, unitPriceMinor }) => [sku ?? productName, quantity, unitPriceMinor]),
  ]);
  return {
    orders,
    read,
    told: groupProblems(read.problems).map(({ first, count }) => [first.code, count, first.value]),
  };
}

describe('one row for an order', () => {
  test('[IMP300] lines in one cell, behind or in front of their quantities', async () => {
    const { orders } = await ordersOf(
      'Order ID,Date,Status,Customer,Products,Items Sold',
      '1,2026-05-01,Processing,Ann,"Blue shirt x2 | Red hat x1",3',
      '2,2026-05-02,Completed,Ben,"Mug, large x 4",4',
      '3,2026-05-02,Processing,Cy,"Frame (SKU: F-1) × 3 @ €2.50 = €7.50",3',
    );
    expect(orders).toEqual([
      ['1', 'open', ['Blue shirt', 2, undefined], ['Red hat', 1, undefined]],
      ['2', 'shipped', ['Mug, large', 4, undefined]],
      ['3', 'open', ['F-1', 3, 250]],
    ]);
    const front = await ordersOf(
      'Date,Order #,Status,Product(s),Items sold',
      '2026-05-01,7,processing,"2× Blue shirt, 1× Mug, large"',
    );
    expect(front.orders).toEqual([['7', 'open', ['Blue shirt', 2, undefined], ['Mug, large', 1, undefined]]]);
  });

  test('[IMP300] lines in one cell with named values', async () => {
    const { orders } = await ordersOf(
      'order_id,order_date,status,line_item_1,line_item_2,shipping_items',
      '1,2026-02-01,processing,name:Blue shirt|product_id:12|sku:B-1|quantity:2|total:20.00,name:Red hat|sku:R-1|quantity:1|total:25.00,items:Blue shirt &times; 2|method_id:flat',
      '2,2026-02-01,refunded,name:Red hat|sku:R-1|quantity:1|total:25.00,,',
    );
    expect(orders).toEqual([['1', 'open', ['B-1', 2, 1000], ['R-1', 1, 2500]]]);
    const commas = await ordersOf(
      'Order ID,Order Date,Order Status,Product Details',
      '5,2026-04-26,Awaiting Fulfillment,"Product ID: 7, Product Qty: 1, Product SKU: L-S, Product Name: Legging, long, Product Variation Details: Size: S, Product Unit Price: 67.50, Product Total Price: 67.50|Product ID: 8, Product Qty: 2, Product SKU: C-S, Product Name: Capri, Product Unit Price: 66.50, Product Total Price: 133.00"',
    );
    expect(commas.orders).toEqual([['5', 'open', ['L-S', 1, 6750], ['C-S', 2, 6650]]]);
    expect(commas.read.orders[0]?.lines[0]).toMatchObject({ productName: 'Legging, long', options: 'Size: S' });
    const objects = await ordersOf(
      'Order number;Order date;Items',
      '9;2026-02-01;"[{""sku"":""B-1"",""quantity"":2,""price"":""10,00""},{""name"":""Hat"",""qty"":1}]"',
    );
    expect(objects.orders).toEqual([['9', 'open', ['B-1', 2, 1000], ['Hat', 1, undefined]]]);
  });

  test('[IMP300] lines side by side; those that stand in a list beside them are not counted twice', async () => {
    const { orders } = await ordersOf(
      'order_id,order_date,status,line_item_1,line_item_2,Product Item 1 Name,Product Item 1 SKU,Product Item 1 Quantity,Product Item 1 Total,Product Item 2 Name,Product Item 2 SKU,Product Item 2 Quantity,Product Item 2 Total',
      '1,2026-02-01,processing,name:Blue|sku:B-1|quantity:2|total:20,name:Red|sku:R-1|quantity:1|total:25,Blue,B-1,2,20,Red,R-1,1,25',
      '2,2026-02-01,completed,name:Red|sku:R-1|quantity:1|total:25,,Red,R-1,1,25,,,,',
    );
    expect(orders).toEqual([
      ['1', 'open', ['B-1', 2, 1000], ['R-1', 1, 2500]],
      ['2', 'shipped', ['R-1', 1, 2500]],
    ]);
    const plain = await ordersOf(
      'Bestellnummer;Datum;Artikel 1;Menge 1;Artikel 2;Menge 2',
      '1;13.02.2026;Tasse;2;Schale;1',
      '2;14.02.2026;Schale;5;;0',
    );
    expect(plain.orders).toEqual([
      ['1', 'open', ['Tasse', 2, undefined], ['Schale', 1, undefined]],
      ['2', 'open', ['Schale', 5, undefined]],
    ]);
  });

  test('[IMP300] what says no quantity refuses its order, and a product with an x in its name is no list', async () => {
    const some = Array.from({ length: 18 }, (_row, i) => `${i},2026-05-01,Hat x1`);
    const { orders, told } = await ordersOf('Order ID,Date,Items', ...some, '77,2026-05-01,Blue shirt | Red hat x2');
    expect([orders.length, told]).toEqual([18, [['order-line-incomplete', 1, undefined]]]);
    const { orders: named } = await ordersOf('Order ID,Date,Item,Quantity', '1,2026-05-01,Frame 20x30,4');
    expect(named).toEqual([['1', 'open', ['Frame 20x30', 4, undefined]]]);
  });
});

describe('columns of orders', () => {
  test('[IMP301] a header that speaks of a state in other words is one: what was sent is not open', async () => {
    const { orders } = await ordersOf(
      'Numéro de commande;Date de création;État de préparation;Référence;Quantité',
      'A-1;13/09/2026;En cours;B-1;2',
      'A-2;15/09/2026;Expédiée;R-1;1',
    );
    expect(orders.map(([number, standing]) => [number, standing])).toEqual([
      ['A-1', 'open'],
      ['A-2', 'shipped'],
    ]);
    const german = await ordersOf(
      'Bestellnummer;Datum;Lieferstatus intern;Artikelnummer;Menge',
      '1;13.09.2026;versendet;A;1',
      '2;13.09.2026;in Bearbeitung;A;1',
    );
    expect(german.orders.map(([, standing]) => standing)).toEqual(['shipped', 'open']);
  });

  test('[IMP318] in a file without a column for states its cells tell; yes to refunded is out', async () => {
    const { orders } = await ordersOf(
      'Pedido;Fecha;SKU;Cantidad;Observado',
      '1;13/05/2026;T-1;2;pendiente',
      '2;14/05/2026;T-1;1;enviado',
    );
    expect(orders.map(([, standing]) => standing)).toEqual(['held', 'shipped']);
    const { mapping } = await sheetOf(lined('Pedido;Fecha;SKU;Cantidad;Observado', '2;14/05/2026;T-1;1;enviado'));
    expect(mapping.columns[4]).toMatchObject({ field: 'state', by: 'content' });
    const refunded = await ordersOf(
      'Item Name,Purchase Date,Order Number,Quantity,Refunded?,Fully Refunded?',
      'Print,2026-05-01,1,2,0,0',
      'Print,2026-05-01,2,1,1,1',
    );
    expect(refunded.orders.map(([number, standing]) => [number, standing])).toEqual([['1', 'open']]);
    expect(refunded.read.out).toMatchObject([{ number: '2', said: 'Fully Refunded?' }]);
  });

  test('[IMP302] the price of the whole order is no line’s; what is left after refunds counts', async () => {
    const { orders } = await ordersOf(
      'Numéro de commande;Date de création;Prix;Sku;Quantité;Titre Ligne de commande;Prix ligne de commande',
      'A-1;13/09/2026;45,00;B-1;2;Chemise;20,00',
      'A-1;13/09/2026;45,00;R-1;1;Chapeau;25,00',
      'A-2;13/09/2026;25,00;R-1;1;Chapeau;25,00',
    );
    expect(orders).toEqual([
      ['A-1', 'open', ['B-1', 2, 1000], ['R-1', 1, 2500]],
      ['A-2', 'open', ['R-1', 1, 2500]],
    ]);
    const refunded = await ordersOf(
      'Order Number,Order Status,Order Date,Item #,SKU,Name,Quantity,Quantity (- Refund),Item Cost',
      '901,Processing,2026-02-01,1,,Blue shirt,3,2,10.00',
      '901,Processing,2026-02-01,2,,Red hat,1,0,25.00',
    );
    expect(refunded.orders).toEqual([['901', 'open', ['Blue shirt', 2, 1000]]]);
  });

  test('[IMP303] what is taken off a line is taken off its price', async () => {
    const shopify = await ordersOf(
      'Name,Created at,Fulfillment Status,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount',
      '#1,2026-01-09 23:26:42 +0300,unfulfilled,2,Lighter,149.00,,149.00',
      '#1,2026-01-09 23:26:42 +0300,,3,Hoodie - XL,10.00,,1.00',
    );
    expect(shopify.orders).toEqual([['#1', 'open', ['Lighter', 2, 7450], ['Hoodie - XL', 3, 967]]]);
    expect(shopify.told).toEqual([['unit-price-rounded', 1, '10.00']]);
    const matrix = await ordersOf(
      'ID,Name,Created At,Order Fulfillment Status,Line: Type,Line: Name,Line: SKU,Line: Quantity,Line: Price,Line: Discount',
      '51,#1001,2026-03-01 10:00:00 +0100,unfulfilled,Line Item,Tee - M,TEE-M,2,10.00,-2.00',
      '51,#1001,2026-03-01 10:00:00 +0100,unfulfilled,Fulfillment Line,Tee - M,TEE-M,2,,',
    );
    expect(matrix.orders).toEqual([['#1001', 'open', ['TEE-M', 2, 900]]]);
    const amazon = await ordersOf(
      'amazon-order-id\tpurchase-date\torder-status\tsku\tquantity\titem-price\titem-promotion-discount',
      '112-4\t2026-04-12T14:42:00Z\tUnshipped\tNAP\t3\t54.00\t6.00',
    );
    expect(amazon.orders).toEqual([['112-4', 'open', ['NAP', 3, 1600]]]);
  });

  test('[IMP304] amounts in another currency are told with it, and left out by choice', async () => {
    const rows = [
      'Name,Created at,Currency,Lineitem quantity,Lineitem name,Lineitem price',
      '#1,2026-01-09,USD,1,Hat,10.00',
      '#1,2026-01-09,,1,Mug,5.00',
      '#2,2026-01-09,EUR,1,Mug,5.00',
    ];
    const { told } = await ordersOf(...rows);
    expect(told).toEqual([['currency-differs', 2, '10.00 USD']]);
    const heads = await sheetOf(lined(...rows));
    const left = readOrders(
      { heads: { ...heads, mapping: { ...heads.mapping, answers: { otherCurrency: 'leave' } } } },
      context,
    );
    expect(left.orders.flatMap(({ lines }) => lines.map(({ unitPriceMinor }) => unitPriceMinor))).toEqual([
      undefined,
      undefined,
      500,
    ]);
  });

  test('[IMP305] a row of sums is no line, and what stands below the table is no order', async () => {
    const { orders, read } = await ordersOf(
      '"Sales Record Number","Order Number","Ship To Name","Item Title","Custom Label","Quantity","Sold For","Sale Date","Shipped On Date"',
      '"1","18-1","Ann","Mug","MUG","2","€25.00","Sep-27-26",""',
      '"2","18-2","Ben","","","3","€60.00","Sep-28-26","Sep-29-26"',
      '"2","18-2","","Bowl","BOWL","1","€20.00","",""',
      '"2","18-2","","Dish","DISH","2","€20.00","",""',
      '',
      '"2","record(s) downloaded"',
      '"Seller ID : someone"',
    );
    expect(orders).toEqual([
      ['18-1', 'open', ['MUG', 2, 2500]],
      ['18-2', 'shipped', ['BOWL', 1, 2000], ['DISH', 2, 2000]],
    ]);
    expect([read.refused, read.problems]).toEqual([0, []]);
    const odd = await ordersOf(
      'Order number,Order date,Customer,SKU,Quantity',
      '1,2026-09-28,Ben,,4',
      '1,2026-09-28,Ben,BOWL,1',
    );
    expect([odd.read.refused, odd.told[0]]).toEqual([1, ['order-line-incomplete', 1, '4']]);
  });

  test('[IMP306] a line without a code is known by its title or its options', async () => {
    const { table, mapping } = await sheetOf('Name,Size,Colour\nTee,M,Red\nTee,L,Red\nMug,,\n');
    const shelf = applyPlan(
      planImport(readProducts(table, mapping, { currencyDigits: 2 }), indexExisting([]), { knownStock: 'ignore' }),
      [],
    );
    const index = { ...indexExisting(shelf), orderHere: () => undefined };
    const meant = async (...rows: readonly string[]) => {
      const plan = planOrders(readOrders({ heads: await sheetOf(lined(...rows)) }, context), index);
      return plan.orders.map((order) =>
        order.kind === 'new'
          ? order.lines.map(({ variantId }) => index.variant(variantId)?.options[0]?.value)
          : order.kind,
      );
    };
    const title = 'Name,Created at,Lineitem quantity,Lineitem name,Lineitem sku';
    expect(await meant(title, '#1,2026-05-10,1,Tee - M / Red,', '#2,2026-05-10,1,Tee,')).toEqual([['M'], 'refused']);
    const options = 'Order number,Order date,Item,Variant,Qty';
    expect(
      await meant(
        options,
        '1,2026-05-10,Tee,Colour: Red | Size: L,1',
        '2,2026-05-10,Tee,L / Red,1',
        '3,2026-05-10,Tee,S / Red,1',
      ),
    ).toEqual([['L'], ['L'], 'refused']);
  });

  test('[IMP307] the address for the goods, in other languages; that of the bill where none is filled in', async () => {
    const { read } = await ordersOf(
      '"Bestellnummer";"Name des Käufers";"PLZ des Käufers";"Versand an Name";"Versand an Adresse 1";"Versand an Ort";"Versand an PLZ";"Versand an Land";"Angebotstitel";"Bestandseinheit";"Anzahl";"Verkauft für";"Verkauft am"',
      '"23-1";"Erika";"10115";"Max";"Weg 1";"Köln";"50667";"Deutschland";"Tasse";"T-1";"2";"10,00 €";"10-Dez-25"',
    );
    expect(read.orders[0]).toMatchObject({
      placedAt: Date.UTC(2025, 11, 10, 12),
      customer: { name: 'Max', address: ['Weg 1'], city: 'Köln', postcode: '50667', country: 'Deutschland' },
      lines: [{ sku: 'T-1', unitPriceMinor: 1000 }],
    });
    const numbered = await ordersOf(
      'Bestellnummer;Bestelldatum;Lieferadresse Straße;Lieferadresse Hausnr.;Lieferadresse Ort;SKU;Anzahl',
      '1;13.05.2026;Weg;1a;Köln;T-1;1',
    );
    expect(numbered.read.orders[0]?.customer.address).toEqual(['Weg 1a']);
    const parted = await ordersOf(
      'orderId,orderDate,customerFirstname,customerLastname,shippingAddressStreet,shippingAddressNumber,shippingAddressCity,sku,quantity',
      'T1,2026-05-01,Ann,Lee,Weg,12,Utrecht,T-1,3',
    );
    expect(parted.read.orders[0]?.customer).toMatchObject({ name: 'Ann Lee', address: ['Weg 12'], city: 'Utrecht' });
    const billed = await ordersOf(
      'Order number,Order date,Billing name,Billing address,Billing city,Billing country,Shipping address,Shipping city,Shipping country,SKU,Quantity',
      '1,2026-01-01,Ann,Road 1,York,GB,,,GB,A,1',
    );
    expect(billed.read.orders[0]?.customer).toMatchObject({ name: 'Ann', address: ['Road 1'], city: 'York' });
  });

  test('[IMP307] the lines of an address in one cell stay lines, as a label and a carrier need them', async () => {
    const { read } = await ordersOf(
      'Order number,Order date,Customer name,Address,SKU,Quantity',
      '1,2026-05-01,Mia Blum,"Hauptweg 3\n50667 Köln\n\nGermany",A-1,1',
      '2,2026-05-01,Ann Lee,"Road 1<br/>LS1 4AP Leeds",A-1,1',
    );
    expect(read.orders.map(({ customer }) => customer.address)).toEqual([
      ['Hauptweg 3', '50667 Köln', 'Germany'],
      ['Road 1', 'LS1 4AP Leeds'],
    ]);
  });

  test('[IMP262] an order has the tags, the shipping method and the note that its file says', async () => {
    const { read } = await ordersOf(
      'Order number,Order date,Shipping method,Tags,Notes,SKU,Quantity',
      '1,2026-05-01,Express,"Gift, fragile; gift","Ring first.\nSecond floor",A-1,1',
      '2,2026-05-01,,,,A-1,1',
      `3,2026-05-01,,,${'x'.repeat(10_001)},A-1,1`,
    );
    expect(read.orders.map(({ number, shippingMethod, tags, note }) => [number, shippingMethod, tags, note])).toEqual([
      ['1', 'Express', ['Gift', 'fragile'], 'Ring first.\nSecond floor'],
      ['2', undefined, undefined, undefined],
    ]);
    expect(read.problems.map(({ code, row, column }) => [code, row, column])).toEqual([['text-too-long', 4, 'Notes']]);
  });

  test('[IMP126] a row that has a problem twice counts once', async () => {
    const { told } = await ordersOf(
      'Order number,Order date,Items',
      '1,2026-05-01,"A x1 @ ?? | B x1 @ ??"',
      '2,2026-05-01,"A x1 | B x1"',
    );
    expect(told).toEqual([['money-unreadable', 1, '??']]);
  });
});

test('[IMP314] orders that the shop has and that stand otherwise in the file are told by kind, and left as they are', async () => {
  const { table, mapping } = await sheetOf('SKU,Name\nA,Product A\n');
  const read = readProducts(table, mapping, { currencyDigits: 2 });
  const shelf = indexExisting(applyPlan(planImport(read, indexExisting([]), { knownStock: 'ignore' }), []));
  const rows: readonly (readonly [string, OrderState, boolean, MovedOn | null])[] = [
    ['shipped', 'open', false, 'shipped'],
    ['shipped', 'picking', true, 'shipped'],
    ['shipped', 'shipped', true, null],
    ['shipped', 'cancelled', false, 'shipped-cancelled'],
    ['cancelled', 'open', false, 'out'],
    ['refunded', 'held', false, 'out'],
    ['refunded', 'shipped', true, 'returned'],
    ['cancelled', 'cancelled', false, null],
    ['on hold', 'open', false, 'held'],
    ['on hold', 'held', false, null],
    ['processing', 'held', false, 'open'],
    ['processing', 'open', false, null],
    ['processing', 'shipped', true, null],
  ];
  const heads = await sheetOf(
    lined(
      'Order number,Order date,Status,SKU,Quantity,Quantity shipped',
      ...rows.map(([state], i) => `${i},2026-03-01,${state},A,2,`),
      '99,2026-03-01,processing,A,2,1',
    ),
  );
  const here = (number: string) => ({
    state: rows[Number(number)]?.[1] ?? ('open' as const),
    anyShipped: rows[Number(number)]?.[2] ?? false,
  });
  const plan = planOrders(readOrders({ heads }, context), {
    ...shelf,
    orderHere: (_source, number) => here(number),
  });
  expect(plan.orders.map((order) => order.kind === 'same' && order.movedOn)).toEqual([
    ...rows.map(([, , , moved]) => moved),
    'part-shipped',
  ]);
  expect(plan.movedOn.map(({ how, count }) => [how, count])).toEqual([
    ['shipped', 2],
    ['part-shipped', 1],
    ['out', 2],
    ['returned', 1],
    ['held', 1],
    ['open', 1],
    ['shipped-cancelled', 1],
  ]);
  expect([plan.counts, plan.committed]).toEqual([{ new: 0, same: 14, out: 0, refused: 0 }, 0]);
});
