import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { indexExisting } from './existing.ts';
import { greenwich } from './order-date.ts';
import { mappingGaps } from './mapping.ts';
import { planImport } from './plan.ts';
import { planOrders } from './plan-orders.ts';
import { readOrders } from './read-orders.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 2, localTime: greenwich };

async function shelf() {
  const { table, mapping } = await sheetOf('SKU,Name\nA,Product A\nB,Product B\n');
  const read = readProducts(table, mapping, { currencyDigits: 2 });
  return indexExisting(applyPlan(planImport(read, indexExisting([]), { knownStock: 'ignore' }), []));
}
const index = await shelf();

async function planned(content: string) {
  const heads = await sheetOf(content);
  expect(heads.mapping.kind).toBe('orders');
  return planOrders(readOrders({ heads }, context), { ...index, orderHere: () => undefined });
}
const lined = (...rows: readonly string[]) => `${rows.join('\n')}\n`;
const standing = (plan: Awaited<ReturnType<typeof planned>>) =>
  plan.orders.map((order) => (order.kind === 'new' ? order.draft.standing : order.kind));

/** Order files as people keep them: headers, then the words for shipped, open, on hold and cancelled. */
const languages: readonly (readonly [string, string, string])[] = [
  [
    'en',
    'Order number,Order date,Status,Customer,Postcode,SKU,Quantity,Unit price',
    'Shipped,Processing,On hold,Cancelled',
  ],
  [
    'de',
    'Bestellnummer,Bestelldatum,Bestellstatus,Kunde,PLZ,Artikelnummer,Menge,Einzelpreis',
    'Versendet,In Bearbeitung,Zahlung ausstehend,Storniert',
  ],
  [
    'fr',
    'N° commande,Date de commande,Statut,Client,Code postal,Référence,Quantité,Prix unitaire',
    'Expédiée,En cours,En attente,Annulée',
  ],
  [
    'es',
    'Nº de pedido,Fecha de pedido,Estado,Cliente,Código postal,Referencia,Cantidad,Precio unitario',
    'Enviado,Procesando,En espera,Cancelado',
  ],
  [
    'it',
    'Numero ordine,Data ordine,Stato,Cliente,CAP,Codice articolo,Quantità,Prezzo unitario',
    'Spedito,In lavorazione,In sospeso,Annullato',
  ],
  [
    'nl',
    'Bestelnummer,Besteldatum,Bestelstatus,Klant,Postcode,Artikelnummer,Aantal,Stukprijs',
    'Verzonden,In behandeling,In de wacht,Geannuleerd',
  ],
  [
    'pt',
    'Número do pedido,Data do pedido,Situação,Cliente,CEP,Código do produto,Quantidade,Preço unitário',
    'Enviado,Processando,Aguardando pagamento,Cancelado',
  ],
  [
    'sv',
    'Ordernummer,Orderdatum,Orderstatus,Kund,Postnummer,Artikelkod,Antal,Styckpris',
    'Skickad,Behandlas,Väntande,Avbruten',
  ],
  [
    'da',
    'Ordrenummer,Ordredato,Ordrestatus,Kunde,Postnr,Varenummer,Antal,Stykpris',
    'Afsendt,Under behandling,Afventer betaling,Annulleret',
  ],
  ['no', 'Ordrenummer,Ordredato,Status,Kunde,Postnummer,Varenr,Antall,Stykkpris', 'Sendt,Behandles,På vent,Kansellert'],
  [
    'fi',
    'Tilausnumero,Tilauspäivä,Tilauksen tila,Asiakas,Postinumero,Tuotekoodi,Määrä,Yksikköhinta',
    'Toimitettu,Käsittelyssä,Odottaa maksua,Peruutettu',
  ],
  [
    'pl',
    'Numer zamówienia,Data zamówienia,Status zamówienia,Klient,Kod pocztowy,Kod produktu,Ilość,Cena jednostkowa',
    'Wysłane,W trakcie realizacji,Wstrzymane,Anulowane',
  ],
  [
    'cs',
    'Číslo objednávky,Datum objednávky,Stav objednávky,Zákazník,PSČ,Kód produktu,Množství,Jednotková cena',
    'Odesláno,Zpracovává se,Čeká na platbu,Stornováno',
  ],
  [
    'tr',
    'Sipariş numarası,Sipariş tarihi,Sipariş durumu,Müşteri,Posta kodu,Ürün kodu,Miktar,Birim fiyat',
    'Kargoya verildi,Hazırlanıyor,Beklemede,İptal edildi',
  ],
];

describe('order files in fourteen languages', () => {
  test.each(languages)(
    '[IMP210] [IMP211] %s: shipped before, open, held, not imported',
    async (_language, headers, words) => {
      const rows = words
        .split(',')
        .map((word, i) => `${i + 1},2026-03-0${i + 1},${word},Ana Lima,'01007,A,${i + 1},12.50`);
      const plan = await planned(lined(headers, ...rows));
      expect(plan.problems.filter(({ code }) => code !== 'order-unpaid')).toEqual([]);
      expect(standing(plan)).toEqual(['shipped', 'open', 'held', 'out']);
      expect(plan.committed).toBe(5_000);
      expect(plan.orders[0]).toMatchObject({
        draft: { customer: { name: 'Ana Lima', postcode: '01007' } },
        lines: [{ unitPriceMinor: 1250 }],
      });
    },
  );

  test('[IMP217] whatever the order of columns, signs and states, what is promised is what is open and held', async () => {
    const state = fc.constantFrom(
      'Shipped',
      'Processing',
      'On hold',
      'Cancelled',
      'Refunded',
      'Failed',
      'New',
      'Draft',
    );
    const order = fc.record({
      state,
      pieces: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }),
    });
    const layout = fc.shuffledSubarray(['Order number', 'Order date', 'Status', 'SKU', 'Quantity'], { minLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 1, maxLength: 8 }),
        layout,
        fc.constantFrom(',', ';', '\t'),
        async (orders, headers, sign) => {
          const rows = orders.flatMap(({ state: word, pieces }, i) =>
            pieces.map((quantity, at) => {
              const cells: Record<string, string> = {
                'Order number': `N-${i}`,
                'Order date': at === 0 ? '2026-03-01' : '',
                Status: at === 0 ? word : '',
                SKU: at % 2 === 0 ? 'A' : 'B',
                Quantity: String(quantity),
              };
              return headers.map((header) => cells[header] ?? '').join(sign);
            }),
          );
          const plan = await planned(lined(headers.join(sign), ...rows));
          const promised = orders.filter((one) => ['Processing', 'On hold', 'New'].includes(one.state));
          const pieces = promised.flatMap((one) => one.pieces).reduce((sum, one) => sum + one, 0);
          expect(plan.committed).toBe(pieces * 1_000);
          expect(plan.counts.out).toBe(
            orders.filter((one) => /Cancelled|Refunded|Failed|Draft/.test(one.state)).length,
          );
          expect(plan.counts.refused).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('sheets of orders', () => {
  test.each([
    ['Vorgangsnummer;Erstellt am;Auftragszustand;Abgeschlossen am;Artikelnummer;Stück;Artikelsumme', 'Erledigt', 'Neu'],
    ['ID de commande;Date de création;Statut commande;Livrée le;Référence;Pièces;Total article', 'Livrée', 'Confirmée'],
    ['Nº pedido;Fecha de creación;Estado pedido;Entregado el;Referencia;Piezas;Total artículo', 'Entregado', 'Nuevo'],
    [
      'Nr. ordine;Data di creazione;Stato ordine;Consegnato il;Codice articolo;Pezzi;Totale articolo',
      'Consegnato',
      'Nuovo',
    ],
    ['Order nr;Aanmaakdatum;Status bestelling;Geleverd op;Artikelnummer;Stuks;Artikeltotaal', 'Geleverd', 'Nieuw'],
  ])('[IMP211] [IMP216] %s', async (headers, gone, begun) => {
    const plan = await planned(
      lined(headers, `1;2026-03-01;${gone};2026-03-02;A;4;10,00`, `2;2026-03-01;${begun};;B;3;7,50`),
    );
    expect(plan.problems).toEqual([]);
    expect(standing(plan)).toEqual(['shipped', 'open']);
    expect(plan.orders).toMatchObject([
      { draft: { shippedAt: Date.parse('2026-03-02T12:00Z') }, lines: [{ unitPriceMinor: 250 }] },
      { lines: [{ unitPriceMinor: 250 }] },
    ]);
  });
});

describe('order files of programs', () => {
  test('[IMP212] [IMP218] Wix: quantity refunded, a region that is called a delivery state', async () => {
    const plan = await planned(
      lined(
        'Order number,Date created,Time,Contact email,Item,Variant,SKU,Qty,Quantity refunded,Price,Recipient name,Delivery country,Delivery state,Delivery city,Delivery address,Delivery postal code,Billing name,Payment status,Fulfillment status',
        "10001,2026-03-01,10:00,a@example.org,Vase,Blue,A,3,1,9.00,Ana Lima,ESP,ES-AN,Jaén,Calle 1,'23001,Ana Lima,Paid,Unfulfilled",
        '10002,2026-03-01,10:00,b@example.org,Vase,Blue,A,2,0,9.00,Bo Ek,SWE,SE-AB,Solna,Gata 2,17000,Bo Ek,Paid,Fulfilled',
        '10003,2026-03-01,10:00,b@example.org,Vase,Blue,A,2,0,9.00,Bo Ek,SWE,SE-AB,Solna,Gata 2,17000,Bo Ek,Not Paid,Canceled',
        '10004,2026-03-01,10:00,b@example.org,Vase,Blue,A,2,,9.00,Bo Ek,SWE,SE-AB,Solna,Gata 2,17000,Bo Ek,Unpaid,Unfulfilled',
      ),
    );
    expect(standing(plan)).toEqual(['open', 'shipped', 'out', 'held']);
    expect(plan.committed).toBe(4_000);
    expect(plan.orders[0]).toMatchObject({
      draft: { customer: { name: 'Ana Lima', region: 'ES-AN', city: 'Jaén', address: ['Calle 1'], postcode: '23001' } },
    });
  });

  test('[IMP211] [IMP216] Etsy: one row per item, shipped by its date', async () => {
    const plan = await planned(
      lined(
        'Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Order Shipping,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type,SKU',
        '03/14/26,Vase,ana1,2,9.00,,4.00,18.00,EUR,11,21,03/14/26,03/16/26,Ana Lima,Calle 1,,Jaén,AN,23001,Spain,3001,Colour:Blue,online,listing,online_cc,A',
        '03/15/26,Vase,bo2,3,9.00,,4.00,27.00,EUR,12,21,03/15/26,,Bo Ek,Gata 2,,Solna,,17000,Sweden,3002,Colour:Blue,online,listing,online_cc,B',
      ),
    );
    expect(standing(plan)).toEqual(['shipped', 'open']);
    expect(plan.orders[0]).toMatchObject({
      draft: { number: '3001', customer: { name: 'Ana Lima', region: 'AN', postcode: '23001' } },
      lines: [{ unitPriceMinor: 900 }],
    });
  });

  test('[IMP212] Zoho: quantities shipped and cancelled of each line', async () => {
    const plan = await planned(
      lined(
        'SalesOrder Number,Order Date,Expected Shipment Date,Status,Customer Name,Item Name,SKU,QuantityOrdered,QuantityInvoiced,QuantityShipped,QuantityCancelled,Item Price,Item Total',
        'SO-1,2026-03-01,2026-03-09,partially_shipped,Ana Lima,x,A,10,10,6,1,5.00,50.00',
        'SO-2,2026-03-01,2026-03-09,closed,Ana Lima,x,A,4,4,4,0,5.00,20.00',
        'SO-3,2026-03-01,2026-03-09,void,Ana Lima,x,A,4,0,0,0,5.00,20.00',
        'SO-4,2026-03-01,2026-03-09,draft,Ana Lima,x,A,4,0,0,0,5.00,20.00',
        'SO-5,2026-03-01,2026-03-09,confirmed,Ana Lima,x,B,4,0,0,0,5.00,20.00',
      ),
    );
    expect(standing(plan)).toEqual(['open', 'shipped', 'out', 'out', 'open']);
    expect(plan.orders[0]).toMatchObject({
      draft: { dueOn: '2026-03-09' },
      lines: [{ quantity: 9, alreadyShipped: 6 }],
    });
    expect(plan.committed).toBe(7_000);
  });

  test('[IMP211] Odoo: quotations are no orders, deliveries decide', async () => {
    const plan = await planned(
      lined(
        'Order Reference,Order Date,Customer,Status,Delivery Status,Product,Internal Reference,Quantity,Delivered Quantity,Unit Price',
        'S001,2026-03-01 10:00:00,Ana Lima,Sales Order,Fully Delivered,x,A,2,2,5.00',
        'S002,2026-03-01 10:00:00,Ana Lima,Sales Order,Partially Delivered,x,A,5,2,5.00',
        'S003,2026-03-01 10:00:00,Ana Lima,Quotation,,x,A,5,0,5.00',
        'S004,2026-03-01 10:00:00,Ana Lima,Sales Order,Not Delivered,x,B,5,0,5.00',
        'S005,2026-03-01 10:00:00,Ana Lima,Cancelled,,x,B,5,0,5.00',
      ),
    );
    expect(standing(plan)).toEqual(['shipped', 'open', 'out', 'open', 'out']);
    expect(plan.committed).toBe(8_000);
  });

  test('[IMP212] [IMP216] Odoo: lines below the head, with the code in front of the name', async () => {
    const plan = await planned(
      lined(
        'Order Reference,Order Date,Customer,Status,Order Lines/Product,Order Lines/Quantity,Order Lines/Delivered Quantity,Order Lines/Unit Price',
        'S001,2026-03-01 10:00:00,Ana Lima,Sales Order,[A] Product A,4,1,5.00',
        ',,,,[B] Product B,6,6,7.50',
        'S002,2026-03-02 10:00:00,Bo Ek,Sales Order,[B] Product B,2,2,7.50',
      ),
    );
    expect(standing(plan)).toEqual(['open', 'shipped']);
    expect(plan.orders[0]).toMatchObject({
      lines: [
        { quantity: 4, alreadyShipped: 1, unitPriceMinor: 500 },
        { quantity: 6, alreadyShipped: 6, unitPriceMinor: 750 },
      ],
    });
    expect(plan.committed).toBe(3_000);
  });

  test('[IMP211] [IMP218] WooCommerce: columns for the goods and the bill in brackets', async () => {
    const plan = await planned(
      lined(
        'Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Postcode (Billing),First Name (Shipping),Last Name (Shipping),Address 1&2 (Shipping),City (Shipping),Postcode (Shipping),Country Code (Shipping),SKU,Item #,Item Name,Quantity (- Refund),Item Cost',
        '501,Completed,2026-03-01 10:00,,Ana,Lima,08001,Bea,Lima,Calle 1,Jaén,23001,ES,A,1,x,2,9.00',
        '502,Processing,2026-03-01 10:00,Ring twice,Ana,Lima,08001,Bea,Lima,Calle 1,Jaén,23001,ES,A,1,x,2,9.00',
        '503,Pending payment,2026-03-01 10:00,,Ana,Lima,08001,Bea,Lima,Calle 1,Jaén,23001,ES,A,1,x,2,9.00',
        '504,Refunded,2026-03-01 10:00,,Ana,Lima,08001,Bea,Lima,Calle 1,Jaén,23001,ES,A,1,x,0,9.00',
      ),
    );
    expect(standing(plan)).toEqual(['shipped', 'open', 'held', 'out']);
    expect(plan.orders[1]).toMatchObject({
      draft: { note: 'Ring twice', customer: { name: 'Bea Lima', city: 'Jaén', postcode: '23001', country: 'ES' } },
      lines: [{ unitPriceMinor: 900 }],
    });
  });

  test.each([
    [
      'Squarespace',
      'Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku',
      '1,a@example.org,PAID,2026-03-01,FULFILLED,2026-03-02,2026-03-01,2,x,5.00,A',
      '2,a@example.org,PAID,2026-03-01,PENDING,,2026-03-01,2,x,5.00,A',
      '3,a@example.org,PAID,2026-03-01,CANCELED,,2026-03-01,2,x,5.00,A',
    ],
    [
      'BigCommerce',
      'Order ID,Order Date,Order Status,Customer Name,Product Name,Product SKU,Product Qty,Product Unit Price',
      '1,01/31/2026,Shipped,Ana,x,A,2,5.00',
      '2,01/31/2026,Awaiting Fulfillment,Ana,x,A,2,5.00',
      '3,01/31/2026,Declined,Ana,x,A,2,5.00',
    ],
    [
      'PrestaShop',
      'Order ID,Reference,Date,Current state,Customer,Product name,Product reference,Product quantity,Unit price',
      '1,XKB,2026-01-31,Delivered,Ana,x,A,2,5.00',
      '2,XKC,2026-01-31,Payment accepted,Ana,x,A,2,5.00',
      '3,XKD,2026-01-31,Canceled,Ana,x,A,2,5.00',
    ],
    [
      'Magento',
      'Order #,Purchase Date,Status,Ship-to Name,SKU,Product Name,Qty Ordered,Qty Shipped,Qty Refunded,Qty Canceled,Price',
      '1,2026-01-31,Complete,Ana,A,x,2,2,0,0,5.00',
      '2,2026-01-31,Processing,Ana,A,x,2,0,0,0,5.00',
      '3,2026-01-31,Closed,Ana,A,x,2,2,2,0,5.00',
    ],
    [
      'eBay',
      'Sales Record Number,Order Number,Buyer Name,Ship To Name,Ship To City,Ship To Zip,Item Number,Item Title,Custom Label,Quantity,Sold For,Sale Date,Paid On Date,Ship By Date,Shipped On Date',
      '1,01-1,Ana,Ana,Oslo,0150,9,x,A,2,5.00,31-Jan-26,31-Jan-26,02-Feb-26,01-Feb-26',
      '2,01-2,Ana,Ana,Oslo,0150,9,x,A,2,5.00,31-Jan-26,31-Jan-26,02-Feb-26,',
      '',
    ],
    [
      'Square',
      'Order,Order Date,Order Status,Fulfillment State,Recipient Name,Item Name,Item SKU,Item Quantity,Item Price',
      '1,2026-01-31,COMPLETED,COMPLETED,Ana,x,A,2,5.00',
      '2,2026-01-31,OPEN,PROPOSED,Ana,x,A,2,5.00',
      '3,2026-01-31,CANCELED,CANCELED,Ana,x,A,2,5.00',
    ],
  ])('[IMP211] %s', async (_name, headers, ...rows) => {
    const plan = await planned(lined(headers, ...rows.filter((row) => row !== '')));
    expect(plan.problems).toEqual([]);
    expect(standing(plan)).toEqual(rows[2] === '' ? ['shipped', 'open'] : ['shipped', 'open', 'out']);
    expect(plan.committed).toBe(2_000);
  });
});

describe('what a line is of', () => {
  const fieldsOf = async (text: string) => {
    const { kind, columns } = (await sheetOf(text)).mapping;
    return [kind, ...columns.map(({ field }) => field)];
  };

  test.each([
    ['Numero ordine,Data ordine,Cliente,Nome articolo,COD,Quantità,Prezzo unitario\n1,2026-03-01,A,Tazza,T-1,2,9.00\n'],
    [
      'Número do pedido,Data do pedido,Cliente,Nome do item,REF,Quantidade,Preço unitário\n1,2026-03-01,A,Taça,T-1,2,9.00\n',
    ],
  ])('[IMP140] the product by words that product lists have: %s', async (text) => {
    expect(await fieldsOf(text)).toEqual([
      'orders',
      'orderNumber',
      'placedAt',
      'customerName',
      'lineName',
      expect.anything(),
      'quantity',
      'unitPrice',
    ]);
  });

  test('[IMP114] a line that has nothing but a barcode is of the product with that barcode', async () => {
    const { table, mapping } = await sheetOf(
      'SKU,Name,Barcode\nA,Product A,4006381333931\nB,Product B,3017620422003\n',
    );
    const shop = applyPlan(
      planImport(readProducts(table, mapping, { currencyDigits: 2 }), indexExisting([]), { knownStock: 'ignore' }),
      [],
    );
    const heads = await sheetOf('Order number,Order date,Barcode,Quantity\n1,2026-03-01,3017620422003,2\n');
    const plan = planOrders(readOrders({ heads }, context), { ...indexExisting(shop), orderHere: () => undefined });
    const ids = plan.orders.flatMap((order) => (order.kind === 'new' ? order.lines.map((line) => line.variantId) : []));
    expect(ids).toEqual(shop.flatMap(({ sku, variantId }) => (sku === 'B' ? [variantId] : [])));
  });

  test('[IMP13] lines without a product are asked for one before anything is compared', async () => {
    const { mapping } = await sheetOf('Order ID,Order date,Foo,Quantity,Unit price\n1,2026-03-01,T-1,2,9.00\n');
    expect([mapping.kind, mappingGaps(mapping)]).toEqual(['orders', ['order-product']]);
  });
});
