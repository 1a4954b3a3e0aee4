import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { proposeMapping } from './detect.ts';
import { indexExisting } from './existing.ts';
import { mappingGaps } from './mapping.ts';
import { greenwich } from './order-date.ts';
import { planImport } from './plan.ts';
import { planOrders } from './plan-orders.ts';
import { withProfile } from './profile.ts';
import { readOrders } from './read-orders.ts';
import { readProducts } from './read-products.ts';

const lined = (...rows: readonly string[]) => `${rows.join('\n')}\n`;

async function index() {
  const { table, mapping } = await sheetOf('SKU,Name,Price\nMUG,Mug,9.00\nCAP,Cap,5.00\n');
  const read = readProducts(table, mapping, { currencyDigits: 2 });
  return indexExisting(applyPlan(planImport(read, indexExisting([]), { knownStock: 'ignore' }), []));
}

async function planned(content: string) {
  const heads = await sheetOf(content);
  expect([heads.mapping.kind, mappingGaps(heads.mapping)]).toEqual(['orders', []]);
  const read = readOrders({ heads }, { currencyDigits: 2, localTime: greenwich });
  return planOrders(read, { ...(await index()), orderHere: () => undefined });
}

/** Headers of an order's number, date, state, customer, code, name, quantity and price; words for shipped, open and cancelled. */
const languages: readonly (readonly [string, string, string])[] = [
  ['zh', '订单编号;下单时间;订单状态;买家姓名;商品编码;商品名称;数量;单价', '已发货;处理中;已取消'],
  ['zh-TW', '訂單編號;訂單日期;訂單狀態;收件人姓名;商品編號;商品名稱;數量;單價', '已出貨;處理中;已取消'],
  ['ja', '注文番号;注文日時;ステータス;注文者氏名;商品コード;商品名;個数;単価', '発送済み;処理中;キャンセル'],
  ['ja mall', '受注番号;受注日;受注ステータス;氏名;商品番号;商品名;数量;販売価格', '発送済;新規受付;キャンセル'],
  ['ko', '주문번호;주문일시;주문상태;수취인명;상품코드;상품명;수량;판매가', '배송완료;처리중;취소'],
  [
    'ru',
    'Номер заказа;Дата заказа;Статус;Покупатель;Артикул;Наименование;Количество;Цена',
    'Выполнен;В обработке;Отменён',
  ],
  ['uk', '№ замовлення;Дата замовлення;Статус;Клієнт;Артикул;Назва товару;Кількість;Ціна', 'Виконано;Нове;Скасовано'],
  [
    'hu',
    'Rendelésszám;Rendelés dátuma;Állapot;Vevő;Cikkszám;Termék;Mennyiség;Egységár',
    'Teljesítve;Feldolgozás alatt;Törölve',
  ],
  [
    'el',
    'Αριθμός παραγγελίας;Ημερομηνία;Κατάσταση;Πελάτης;Κωδικός;Προϊόν;Ποσότητα;Τιμή',
    'Ολοκληρωμένη;Σε επεξεργασία;Ακυρωμένη',
  ],
  ['ar', 'رقم الطلب;تاريخ الطلب;الحالة;العميل;رمز المنتج;المنتج;الكمية;السعر', 'مكتمل;قيد المعالجة;ملغي'],
  ['he', 'מספר הזמנה;תאריך;סטטוס;לקוח;מק״ט;מוצר;כמות;מחיר', 'הושלם;בטיפול;בוטל'],
  ['ro', 'Nr. comandă;Data comenzii;Stare;Client;Cod produs;Produs;Cantitate;Preț unitar', 'Livrată;Nouă;Anulată'],
  ['hr', 'Broj narudžbe;Datum narudžbe;Status;Kupac;Šifra;Naziv artikla;Količina;Cijena', 'Poslano;U obradi;Otkazano'],
  ['bg', 'Номер на поръчка;Дата;Статус;Клиент;Код;Продукт;Количество;Ед. цена', 'Изпратена;Нова;Отказана'],
  ['de', 'Auftragsnr.;Datum;Status;Kunde;Art.-Nr.;Bezeichnung;Anz.;E-Preis', 'versandt;offen;storniert'],
  ['fr', 'Réf commande;Date commande;Statut;Client;Réf produit;Désignation;Qté;PU HT', 'Livré;En cours;Annulé'],
  ['fr TTC', 'N° cde;Date cde;État;Client;Référence;Produit;Quantité;Prix unitaire TTC', 'Livré;En cours;Annulé'],
  ['es', 'Nº pedido;Fecha pedido;Estado;Cliente;Referencia;Artículo;Uds.;Precio', 'Entregado;Procesando;Cancelado'],
  ['it', 'N. ordine;Data ordine;Stato;Cliente;Cod. articolo;Articolo;Q.tà;P. unitario', 'Spedito;Nuovo;Annullato'],
  ['nl', 'Ordernr;Orderdatum;Status;Klant;Artnr;Product;Hoeveelheid;Prijs/st excl. btw', 'Verzonden;Nieuw;Geannuleerd'],
  ['cs', 'Č. objednávky;Datum;Stav;Kupující;Kód;Zboží;Počet ks;Cena za kus s DPH', 'Odesláno;Nová;Zrušeno'],
];

describe('words of order files', () => {
  test.each(languages)(
    '[IMP350][IMP351] %s: orders, whose quantities are no stock',
    async (_language, headers, states) => {
      const [sent = '', open = '', off = ''] = states.split(';');
      const plan = await planned(
        lined(
          headers,
          `9001;2026-03-13;${sent};Ann;MUG;Mug;2;9,00`,
          `9002;2026-03-14;${open};Bob;MUG;Mug;3;9,00`,
          `9003;2026-03-15;${off};Cy;MUG;Mug;4;9,00`,
        ),
      );
      const drafts = plan.orders.flatMap((order) => (order.kind === 'new' ? [order.draft] : []));
      expect(
        drafts.map(({ number, standing, lines }) => [number, standing, lines[0]?.quantity, lines[0]?.unitPriceMinor]),
      ).toEqual([
        ['9001', 'shipped', 2, 900],
        ['9002', 'open', 3, 900],
      ]);
      expect(drafts.map(({ customer }) => customer?.name)).toEqual(['Ann', 'Bob']);
    },
  );

  test.each(['2026. 03. 13.', '2026.03.13', '2026年3月13日', '2026년 3월 13일'])(
    '[IMP350] %s is a date',
    async (date) => {
      const plan = await planned(`Rendelésszám;Dátum;Cikkszám;Db\n9001;${date};MUG;2\n`);
      expect(plan.orders).toMatchObject([{ draft: { placedAt: Date.UTC(2026, 2, 13, 12) } }]);
    },
  );
});

test('[IMP357] a line with the code of one product and the name of another is told', async () => {
  const head = 'Order number,Order date,SKU,Item,Quantity';
  const plan = await planned(
    lined(head, '1,2026-03-01,MUG,Cap,2', '2,2026-03-01,MUG,Mug,1', '3,2026-03-01,CAP,Red cap,1'),
  );
  expect(plan.counts.new).toBe(3);
  expect(plan.problems).toMatchObject([{ row: 2, severity: 'note', code: 'order-line-name-differs', value: 'Cap' }]);
});

describe('amounts of orders', () => {
  const prices = async (content: string) =>
    (await planned(content)).orders.map((order) =>
      order.kind === 'new' ? order.draft.lines.map(({ unitPriceMinor }) => unitPriceMinor) : [],
    );

  test('[IMP352] Amazon’s price of an item is that of all its pieces, also in the report of what is to be sent', async () => {
    const rows = [
      'order-id\torder-item-id\tpurchase-date\tsku\tproduct-name\tquantity-purchased\tquantity-to-ship\titem-price',
      '404-1\t111\t2026-03-01T10:00:00+00:00\tMUG\tMug\t3\t3\t27.00',
    ];
    expect(await prices(lined(...rows))).toEqual([[900]]);
  });

  test('[IMP353] an amount that differs between the lines of an order is theirs', async () => {
    const head = 'Pedido;Fecha pedido;SKU;Producto;Cantidad;Importe';
    expect(
      await prices(
        lined(head, '6001;01/03/2026;MUG;Mug;3;27,00', '6002;13/03/2026;MUG;Mug;2;18,00', ';;CAP;Cap;4;20,00'),
      ),
    ).toEqual([[900], [900, 500]]);
  });

  test('[IMP353] an amount that may as well be the whole order’s is left out', async () => {
    const head = 'Pedido;Fecha pedido;SKU;Producto;Cantidad;Importe';
    const whole = ['6001;13/03/2026;MUG;Mug;3;47,00', '6001;13/03/2026;CAP;Cap;4;47,00'];
    expect(await prices(lined(head, ...whole))).toEqual([[undefined, undefined]]);
    expect(await prices(lined(head, '6001;13/03/2026;MUG;Mug;3;31,90'))).toEqual([[undefined]]);
  });
});

describe('what may be orders', () => {
  const proposed = async (content: string) => (await sheetOf(content)).mapping;

  test.each([
    ['a customer beside a date', 'Zeile;Wann;Kunde;Artikelnummer;Bezeichnung;Anzahl\n1;2026-03-01;Ann;MUG;Mug;2\n'],
    ['heads without lines', 'ID;Référence;Client;Total;État;Date\n12;XKBK;J. DOE;61,80;Payé;2026-03-01 10:00\n'],
    [
      'the same product again and again',
      'Zz;SKU;Name;Quantity;Price\n2026-03-01;MUG;Mug;2;9.00\n2026-03-02;MUG;Mug;1;9.00\n2026-03-03;CAP;Cap;1;5.00\n',
    ],
    [
      'one number and date for several rows',
      'Qq;Zz;SKU;Name;Quantity\n71;2026-03-01;MUG;Mug;2\n71;2026-03-01;CAP;Cap;1\n72;2026-03-02;MUG;Mug;5\n',
    ],
  ])('[IMP354] %s: what it is read as is asked, and nothing is taken for stock', async (_what, content) => {
    const mapping = await proposed(content);
    expect([mapping.kindOpen, mappingGaps(mapping)]).toEqual([true, ['file-kind']]);
    const { table } = await sheetOf(content);
    const said = proposeMapping(table, 'products');
    expect([said.kind, said.kindBy, mappingGaps(said)]).toEqual(['products', 'person', []]);
    expect(mappingGaps(proposeMapping(table, 'orders'))).not.toContain('file-kind');
  });

  test.each([
    'SKU,Name,Price,Stock,Created at\nA,Apple,1.00,3,2026-03-01\nB,Banana,2.00,4,2026-03-02\n',
    'SKU,Name,Price,Stock,On order,Last order date,Customer price\nA,Apple,1.00,3,10,2026-03-01,0.90\n',
    'SKU,Name,Stock,Best before\nA,Apple,3,2026-03-01\nA,Apple,4,2026-04-01\n',
    'SKU,Name,Size,Stock,Updated\nA,Apple,S,3,2026-03-01\nA,Apple,M,4,2026-03-01\n',
    'Bestellnummer;Bezeichnung;Menge;Preis\nA-1;Apfel;3;1,00\nA-2;Birne;4;2,00\n',
  ])('[IMP354] a list of products is not asked: %s', async (content) => {
    const mapping = await proposed(content);
    expect([mapping.kind, mapping.kindOpen]).toEqual(['products', undefined]);
  });

  test('[IMP354] a profile that says nothing of what such a file holds leaves the question open', async () => {
    const content = 'Wann;Kunde;Artikelnummer;Bezeichnung;Anzahl\n2026-03-01;Ann;MUG;Mug;2\n';
    const { table, mapping: open } = await sheetOf(content);
    const { kindOpen: _open, ...read } = open;
    expect(withProfile(open, { name: 'Till', mapping: read })).toMatchObject({ kind: 'products', kindOpen: true });
    const said = withProfile(open, { name: 'Till', mapping: proposeMapping(table, 'products') });
    expect([said.kindBy, mappingGaps(said)]).toEqual(['person', []]);
    expect(mappingGaps(withProfile(open, { name: 'Orders', mapping: proposeMapping(table, 'orders') }))).not.toContain(
      'file-kind',
    );
  });

  test('[IMP355] a date or a quantity under a header that is not known is asked, and the orders are not refused', async () => {
    const noDate = await proposed('Pedido;Qqq;Cliente;SKU;Cantidad\n1;2026-03-01;Ann;MUG;2\n');
    expect([noDate.kind, mappingGaps(noDate)]).toEqual(['orders', ['order-date']]);
    const noQuantity = await proposed(
      'Pedido;Fecha;Cliente;SKU;Producto;Qqq;Precio\n1;2026-03-01;Ann;MUG;Mug;2;9,00\n',
    );
    expect([noQuantity.kind, mappingGaps(noQuantity)]).toEqual(['orders', ['order-quantity']]);
  });
});
