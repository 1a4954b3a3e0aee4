import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan, placesOf } from '#tests/fixtures/import/shelf.ts';
import { proposeMapping } from './detect.ts';
import { indexExisting } from './existing.ts';
import { planImport } from './plan.ts';
import type { VariantDraft } from './product-draft.ts';
import { readProducts } from './read-products.ts';

const places = ({ stock, places: at }: VariantDraft) =>
  at ? at.map(({ place, stock: held, reorderPoint }) => [place, held, reorderPoint ?? null]) : stock;

/** What a list brings into an empty shop, row by row, and that it brings nothing the second time. */
async function brought(text: string) {
  const { table, mapping } = await sheetOf(text);
  const said = readProducts(table, mapping, { currencyDigits: 2 });
  const plan = planImport(said, indexExisting([]), { knownStock: 'ignore' });
  const again = planImport(said, indexExisting(applyPlan(plan, []), placesOf(plan)), { knownStock: 'ignore' });
  expect(again.counts).toEqual({ new: 0, changed: 0, same: plan.counts.new, refused: plan.counts.refused });
  const variants = plan.entries
    .flatMap((entry) =>
      entry.kind === 'new' ? entry.draft.variants.map((variant) => ({ variant, product: entry.draft })) : [],
    )
    .toSorted((a, b) => a.variant.row - b.variant.row);
  return {
    plan,
    mapping,
    fieldOf: (header: string) => mapping.columns.find((column) => column.header === header)?.field,
    rows: variants.map(({ variant, product }) => ({
      name: product.name,
      kind: product.kind,
      archived: product.archived,
      category: product.category,
      supplier: product.supplier,
      sku: variant.sku,
      barcode: variant.barcodes[0]?.code,
      options: variant.options.map(({ name, value }) => `${name}=${value}`).join(' '),
      price: variant.priceMinor,
      cost: variant.costMinor,
      stock: places(variant),
      decimals: variant.decimals,
      point: variant.reorderPoint,
      unit: variant.unit,
      weight: variant.weight,
    })),
  };
}

/** One list in many languages: code, name, barcode, cost, price, stock, reorder point, category, supplier. */
const languages: Readonly<Record<string, string>> = {
  Russian: 'Артикул;Наименование;Штрихкод;Закупочная цена;Розничная цена;Остаток;Минимальный остаток;Группа;Поставщик',
  Ukrainian:
    'Код товару;Назва товару;Штрих-код;Ціна закупівлі;Роздрібна ціна;Залишок;Мінімальний залишок;Категорія;Постачальник',
  Bulgarian: 'Код;Наименование;Баркод;Доставна цена;Продажна цена;Наличност;Минимум;Категория;Доставчик',
  Greek: 'Κωδικός;Ονομασία;Barcode;Τιμή αγοράς;Τιμή πώλησης;Απόθεμα;Ελάχιστο απόθεμα;Κατηγορία;Προμηθευτής',
  Chinese: '货号;商品名称;条码;进货价;销售价;库存量;库存下限;商品分类;供应商',
  'traditional Chinese': '商品編號;商品名稱;條碼;進貨價;售價;庫存數量;安全庫存;分類;供應商',
  Korean: '상품코드;상품명;바코드;매입가;판매가;재고수량;최소재고;카테고리;거래처',
  Arabic: 'كود الصنف;اسم الصنف;الباركود;سعر الشراء;سعر البيع;الكمية;الحد الأدنى;التصنيف;المورد',
  Persian: 'کد کالا;نام کالا;بارکد;قیمت خرید;قیمت فروش;موجودی;حداقل;گروه;تامین کننده',
  Hebrew: 'מק"ט;שם המוצר;ברקוד;מחיר קנייה;מחיר מכירה;מלאי;מלאי מינימום;קטגוריה;ספק',
  Hungarian: 'Cikkszám;Megnevezés;Vonalkód;Beszerzési ár;Eladási ár;Készlet;Minimális készlet;Csoport;Beszállító',
  Romanian: 'Cod produs;Denumire;Cod de bare;Preț achiziție;Preț vânzare;Stoc;Stoc minim;Categorie;Furnizor',
  Croatian: 'Šifra;Naziv;Barkod;Nabavna cijena;Prodajna cijena;Zaliha;Minimalna zaliha;Grupa;Dobavljač',
  Slovak: 'Kód tovaru;Názov;EAN;Nákupná cena;Predajná cena;Množstvo na sklade;Minimálna zásoba;Kategória;Dodávateľ',
  Indonesian: 'Kode barang;Nama barang;Barcode;Harga beli;Harga jual;Stok;Stok minimum;Kategori;Pemasok',
  Vietnamese: 'Mã hàng;Tên hàng;Mã vạch;Giá vốn;Giá bán;Tồn kho;Tồn nhỏ nhất;Nhóm hàng;Nhà cung cấp',
};

describe('lists in the languages of many shops', () => {
  test.each(Object.entries(languages))('[IMP270] a list in %s', async (_language, header) => {
    const { plan, rows } = await brought(`${header}\nA-1;Кружка;4006381333931;5,20;12,90;7;2;Дом;Nord\n`);
    expect(plan.problems).toEqual([]);
    expect(rows).toMatchObject([
      { sku: 'A-1', name: 'Кружка', barcode: '4006381333931', cost: 520, price: 1290, stock: 7, point: 2 },
    ]);
    expect(rows).toMatchObject([{ category: 'Дом', supplier: 'Nord' }]);
  });

  test('[IMP270] what is weighed, and words in place of a figure', async () => {
    const { rows } = await brought(
      'Артикул;Название;Цена;Количество;Ед. изм.\nA;Чай;3;2,5;кг\nB;Мёд;4;нет в наличии;шт\n',
    );
    expect(rows).toMatchObject([
      { sku: 'A', stock: 2500, decimals: 3, unit: 'кг' },
      { sku: 'B', stock: null, unit: 'шт' },
    ]);
  });
});

describe('places in headers', () => {
  test.each([
    ['Precio [Obrador]', 'En inventario [Obrador]', 'Existencias bajas [Obrador]', 'Stock óptimo [Obrador]'],
    ['Preis [Obrador]', 'Auf Lager [Obrador]', 'Niedriger Lagerbestand [Obrador]', 'Optimaler Bestand [Obrador]'],
    ['Prix [Obrador]', 'En stock [Obrador]', 'Stock faible [Obrador]', 'Stock optimal [Obrador]'],
    ['Preço [Obrador]', 'Em estoque [Obrador]', 'Estoque baixo [Obrador]', 'Estoque ideal [Obrador]'],
  ])('[IMP271] what stands before a bracket says which figure it is: %s, %s', async (price, stock, low, best) => {
    const { rows, fieldOf } = await brought(`SKU,Name,${price},${stock},${low},${best}\nA,Apple,2.50,7,2,40\n`);
    expect(rows).toMatchObject([{ price: 250, stock: [['Obrador', 7, 2]] }]);
    expect(fieldOf(best)).toBe(null);
  });

  test.each([
    ['Estoque atual', 'Estoque máximo'],
    ['Stock', 'Stock ideal'],
    ['Bestand', 'Bestand Plansoll'],
    ['Stock', 'Cantidad del componente'],
    ['Cantidad a mano', 'Cantidad prevista'],
  ])('[IMP271] beside %s, %s is no place', async (stock, other) => {
    const { rows } = await brought(`SKU,Name,${stock},${other}\nA,Apple,48,100\nB,Pear,7,90\n`);
    expect(rows).toMatchObject([{ stock: 48 }, { stock: 7 }]);
  });

  test('[IMP271] a column in which nothing stands yet takes no stock away, unless a bracket names its place', async () => {
    const { rows, fieldOf } = await brought('Ean,Titolo,Disponibilita,DisponibilitaArrivo\n,Tazza,14,\n,Vaso,50,\n');
    expect([rows.map(({ stock }) => stock), fieldOf('DisponibilitaArrivo')]).toEqual([[14, 50], null]);
    const till = await brought('SKU,Name,Price [Shop],In stock [Shop]\nA,Bread,3.90,\nB,Roll,0.50,\n');
    expect(till.rows).toMatchObject([{ price: 390 }, { price: 50 }]);
  });

  test('[IMP271] places come to the total that stands beside them', async () => {
    const { rows } = await brought('SKU,Name,Stock,Stock Laden,Stock Keller\nA,Apple,12,5,7\nB,Pear,3,3,0\n');
    expect(rows.map(({ stock }) => stock)).toEqual([
      [
        ['Laden', 5, null],
        ['Keller', 7, null],
      ],
      [
        ['Laden', 3, null],
        ['Keller', 0, null],
      ],
    ]);
  });

  test('[IMP271] a unit in brackets is none, and a name keeps its hyphen', async () => {
    const { rows } = await brought('sku,name,Остаток (шт),Цена (руб)\nA,Apple,12,40\n');
    expect(rows).toMatchObject([{ stock: 12, price: 4000 }]);
    const till = await brought('sku,name,inventory_Off-Site,inventory_Mt_Auburn\nA,Apple,12,3\n');
    expect(till.plan.places).toEqual(['Off-Site', 'Mt Auburn']);
  });

  test('[IMP274] shelves are no places, however few there are', async () => {
    const { plan, rows } = await brought('SKU,Name,Stock,Emplacement\nA,Apple,12,A12\nB,Pear,3,A13\nC,Plum,1,VIT1\n');
    expect(plan.places).toEqual([]);
    expect(rows.map(({ stock }) => stock)).toEqual([12, 3, 1]);
  });
});

describe('exports of web shops', () => {
  test.each([
    [
      'Russian',
      'ID,Тип,Артикул,Имя,В наличии?,Запасы,Базовая цена,Родительский,Название атрибута 1,Значения атрибутов 1,Видимость атрибута 1',
    ],
    [
      'Turkish',
      'ID,Tür,Stok kodu (SKU),İsim,Stokta?,Stok,Normal fiyat,Ebeveyn,Nitelik 1 ismi,Nitelik 1 değer(ler)i,Nitelik 1 görünür',
    ],
  ])('[IMP272] WooCommerce in %s: attributes are known by where they stand', async (_language, header) => {
    const { rows, mapping } = await brought(
      `${header}\n11,variable,TS,Shirt,1,,,,Beden,"S, M",1\n12,variation,TS-S,Shirt - S,1,4,19.90,TS,Beden,S,1\n`,
    );
    expect(mapping.source).toBe('woocommerce');
    expect(rows).toMatchObject([{ sku: 'TS-S', options: 'Beden=S', stock: 4, price: 1990 }]);
  });

  test('[IMP272] whether there is any is no quantity, where the export has no column of stock', async () => {
    const { rows, fieldOf } = await brought('ID,Type,SKU,Name,In stock?,Regular price\n1,simple,A,Apple,1,2.50\n');
    expect(fieldOf('In stock?')).toBe(null);
    expect(rows).toMatchObject([{ sku: 'A', stock: null }]);
  });

  test('[IMP272] a column of types with other words is not WooCommerce’s', async () => {
    const text = `Item,ID,Name,Type,SKU,Options,Inventory Tracking,Current Stock,Price,Retail Price,Is Featured
Product,111,Bag,physical,CB,,variant,0,25,30,false
Variant,45,,,CB-S,Size=Small,,5,,,
Variant,46,,,CB-L,Size=Large,,3,28,,
Product,112,Mug,physical,MUG,,none,14,9,,false
`;
    const { rows, plan } = await brought(text);
    expect(plan.newProducts).toBe(2);
    expect(rows).toMatchObject([
      { name: 'Bag', sku: 'CB-S', options: 'Size=Small', stock: 5, price: 2500 },
      { name: 'Bag', sku: 'CB-L', options: 'Size=Large', stock: 3, price: 2800 },
      { name: 'Mug', sku: 'MUG', stock: null, price: 900 },
    ]);
  });

  test('[IMP272] rows that only name the values of an option are no variants', async () => {
    const text = `type;product_internal_id;product_sku;product_name;product_price;product_quantity;product_option_name;product_option_value;product_variation_sku;product_variation_option_{Size}
product;111;CB;Bag;25;8;;;;
product_option;111;CB;;;;Size;Small;;
product_option;111;CB;;;;Size;Large;;
product_variation;111;CB;;25;5;;;CB-S;Small
product_variation;111;CB;;28;3;;;CB-L;Large
`;
    const { rows } = await brought(text);
    expect(rows.map(({ sku, options, stock }) => [sku, options, stock])).toEqual([
      ['CB-S', 'Size=Small', 5],
      ['CB-L', 'Size=Large', 3],
    ]);
  });

  test('[IMP281] grams are grams, whatever unit people see; a weight of nought is none', async () => {
    const { rows } = await brought(`Handle,Title,Variant SKU,Variant Price,Variant Grams,Variant Weight Unit
mug,Mug,M,9.00,250.0,kg
tea,Tea,T,4.00,0,kg
`);
    expect(rows.map(({ weight }) => weight)).toEqual([250_000, undefined]);
  });

  test('[IMP281] of Wix’s collections the first counts that is not everything, and a default title is no option', async () => {
    const wix = await brought(`handleId,fieldType,name,collection,sku,price,inventory,productOptionName1
p1,Product,Vase,All Products;Glass;New,V,9.00,4,
`);
    expect(wix.rows).toMatchObject([{ category: 'Glass' }]);
    const till = await brought(`handle,sku,name,variant_option_one_name,variant_option_one_value,retail_price
3,3,Parcel,Title,Default,5.00
`);
    expect(till.rows).toMatchObject([{ name: 'Parcel', options: '', kind: 'simple' }]);
  });
});

describe('which column it is', () => {
  test('[IMP273] a price of nothing but nought gives way to one with figures, an empty column to a full one', async () => {
    const { fieldOf, rows } = await brought(`Reference #,Name *,Price tax excluded,Unit price,Active (0/1)
A,Apple,49.00,0,1
B,Pear,12.50,0,0
`);
    expect([fieldOf('Price tax excluded'), fieldOf('Unit price')]).toEqual(['price', null]);
    expect(rows).toMatchObject([
      { price: 4900, archived: false },
      { price: 1250, archived: true },
    ]);
    expect((await brought('Name,SKU,Style code\nApple,,A-1\nPear,,A-2\n')).plan.counts.new).toBe(2);
  });

  test.each([
    ['name(en-gb)', 'Mug', 'name'],
    ['Weight Unit', 'kg', null],
    ['unitID', '3', null],
    ['Lieferantennummer', '70001', 'supplierId'],
    ['Lieferanten-Artikelnummer', 'N-1', 'supplierCode'],
    ['Reorder?', 'checked', null],
    ['Preferred Vendor', 'Nord', 'supplier'],
    ['EK Netto (für GLD)', '3.10', 'cost'],
    ['Cost ultimo', '3.10', 'cost'],
    ['Listino 1', '3.10', 'price'],
    ['J.m.', 'szt', 'unit'],
    ['CIP', '3400930000120', 'barcode'],
    ['Package Weight', '1', 'weight'],
    ['Custom SKU', 'A-1', 'sku'],
    ['Manufact. SKU', 'A-1', 'supplierCode'],
    ['Situação', 'Ativo', 'status'],
    ['model_adi', 'airmax', 'name'],
    ['seuil_bas', '3', 'reorderPoint'],
    ['РодительКод', 'P1', null],
    ['закупка', '3', 'cost'],
    ['PA', '3', 'cost'],
    ['Satın Alma Fiyatı', '3', 'cost'],
    ['Preço (R$)', '3', 'price'],
    ['Venda Unitário', '3', 'price'],
    ['Valor Venda', '3', null],
    ['السعر (ج.م)', '3', 'price'],
    ['标准价', '3', null],
    ['最后进价', '3', 'cost'],
    ['Qiymət', '3', 'price'],
    ['Publisher', 'Ace', 'manufacturer'],
    ['ReorderQuantity', '10', null],
    ['Reorder Trigger', '10', 'reorderPoint'],
    ['Standard Cost', '3', 'cost'],
    ['P.Rate', '3', 'cost'],
    ['NL_Title_Short', 'Mok', 'name'],
    ['p_name.de', 'Tasse', 'name'],
    ['p_stock', '4', 'stock'],
    ['p_priceNoTax', '4', 'price'],
    ['Fournisseur principal', 'Nord', 'supplier'],
    ['MRP', '30', 'price'],
    ['minStockSupply', '3', 'reorderPoint'],
    ['Minsan', '012345678', 'sku'],
    ['Part description', 'Chain', 'name'],
    ['Wine', 'Riesling', 'name'],
    ['Listino Vend.', '3', 'price'],
    ['Costo Ult.', '3', 'cost'],
    ['Verkoop incl.', '3', 'price'],
    ['Inkoop excl.', '3', 'cost'],
    ['Type', 'product-variant', null],
    ['Framemaat', '53', 'option'],
    ['Vintage', '2015', 'option'],
    ['판매자상품코드', 'K-1', 'sku'],
    ['Product vendor', 'Nord', 'supplier'],
    ['ending_quantity', '3', 'stock'],
    ['Stock Amount', '3', 'stock'],
    ['Retail', '3', 'price'],
    ['preco-cheio', '3', 'price'],
    ['Dept', 'Tools', 'category'],
    ['発注点', '3', 'reorderPoint'],
    ['Disabled', '0', 'archived'],
    ['tipo', 'com-opcao', null],
    ['Limite stock pour alerte', '3', 'reorderPoint'],
    ['productprice', '3', 'price'],
    ['Costo Neto Prom. Unitario', '3', 'cost'],
    ['Precio de venta (Subtotal)', '3', 'price'],
    ['Product Name (English)', 'Mug', 'name'],
    ['/name[pol]', 'Kubek', 'name'],
    ['product_model', 'Mug', 'name'],
    ['Архивный', 'нет', 'archived'],
    ['Gesperrt', 'Nein', 'archived'],
    ['Type', '0', null],
  ])('[IMP273] the header %s', async (header, cell, field) => {
    const { table } = await sheetOf(`${header},Other\n${cell},x\n${cell},x\n`);
    const { columns } = proposeMapping(table, 'products');
    const fieldOf = (said: string) => columns.find((column) => column.header === said)?.field;
    expect(fieldOf(header)).toBe(field);
  });

  test('[IMP273] a number of suppliers that differs in every row is their code; one of two rows is theirs', async () => {
    const ofEach = await brought('SKU,Name,Lieferantennummer\nA,Polo M,SS-100\nB,Polo L,SS-101\n');
    expect(ofEach.fieldOf('Lieferantennummer')).toBe('supplierCode');
    const ofSome = await brought('SKU,Name,Lieferantennummer\nA,Polo M,70001\nB,Polo L,70001\n');
    expect(ofSome.fieldOf('Lieferantennummer')).toBe('supplierId');
  });

  test('[IMP285] figures in the digits of another script are figures, names with such digits stay', async () => {
    const { rows } = await brought('اسم الصنف,الباركود,الكمية,سعر البيع\nماء ٥٠٠,٤٠٠٦٣٨١٣٣٣٩٣١,٥٠,١٢٫٧٥\nشاي,,۷,18\n');
    expect(rows).toMatchObject([
      { name: 'ماء ٥٠٠', barcode: '4006381333931', stock: 50, price: 1275 },
      { name: 'شاي', stock: 7, price: 1800 },
    ]);
    const wide = await brought('商品名,在庫数,価格\nタオル,１２,１，２００\n');
    expect(wide.rows).toMatchObject([{ stock: 12, price: 120_000 }]);
  });

  test('[IMP286] pieces behind a number say nothing more, another unit is told', async () => {
    const { rows, plan } = await brought('Name,Stock\nBolt,"1,200 pcs"\nNut,7 Stk.\nTea,-3 шт\nRice,120 kg\n');
    expect(rows.map(({ stock }) => stock)).toEqual([1200, 7, -3, null]);
    expect(plan.problems.map(({ code, row }) => [code, row])).toEqual([
      ['stock-negative', 4],
      ['quantity-unreadable', 5],
    ]);
  });

  test('[IMP273] the regular price comes before a reduced one, what is there before what of it is free', async () => {
    const { rows, fieldOf } = await brought('SKU,Name,Sales price,Regular price\nH,Hoodie,,45.00\nC,Cap,15.00,18.00\n');
    expect(fieldOf('Regular price')).toBe('price');
    expect(rows.map(({ price }) => price)).toEqual([4500, 1800]);
    const held = await brought('Cod. Art.;Descrizione;Disponibile;Esistenza\nV;Vite;7;9\n');
    expect(held.rows).toMatchObject([{ stock: 9 }]);
  });

  test('[IMP271] a spreadsheet for Shopify names its places behind what is there or free', async () => {
    const { rows } =
      await brought(`Handle,Title,Variant SKU,Option1 Value,Variant Price,Inventory Available: Shop,Inventory Available: Store 2,Inventory On Hand: Shop
tee,Tee,T,Default Title,20.00,3,10,4
`);
    expect(rows).toMatchObject([
      {
        stock: [
          ['Store 2', 10, null],
          ['Shop', 4, null],
        ],
      },
    ]);
  });

  test('[IMP271] what is planned or only reckoned is no place', async () => {
    const dutch = await brought(
      'SKU,Omschrijving,Voorraad: Aanwezig,Voorraad: Gepland in,Voorraad: Gepland uit\nK,Kop,48,24,6\n',
    );
    expect(dutch.rows).toMatchObject([{ stock: 48 }]);
    const french = await brought('Code article;Libellé;Stock réel;Stock théorique\nA;Perceuse;8;6\n');
    expect(french.rows).toMatchObject([{ stock: 8 }]);
    const russian = await brought('Артикул;Наименование;Остатки склад А;Остатки мой склад\nR;Рубашка;14;3\n');
    expect(russian.rows).toMatchObject([
      {
        stock: [
          ['склад А', 14, null],
          ['мой склад', 3, null],
        ],
      },
    ]);
  });

  test('[IMP273] what stands beside every product as a supplier’s code is the supplier’s own; a name there is his', async () => {
    const coded = await brought('SKU,Name,Supplier (code)\nA,Apple,P-1\nB,Pear,P-1\n');
    expect(coded.fieldOf('Supplier (code)')).toBe('supplierId');
    const ofEach = await brought('SKU,Name,Supplier (code)\nA,Apple,P-1\nB,Pear,P-2\n');
    expect(ofEach.fieldOf('Supplier (code)')).toBe('supplierCode');
    const named = await brought('product_model,product_supplier\nSweater,Nord Ltd\nCap,Nord Ltd\n');
    expect(named.rows).toMatchObject([{ name: 'Sweater', supplier: 'Nord Ltd' }, { name: 'Cap' }]);
  });

  test('[IMP273] the group of customers called EK has a price, beside its price that is crossed out', async () => {
    const { rows } = await brought('ordernumber;name;price_EK;pseudoprice_EK;purchasePrice\nA;Hut;19.95;0;8.5\n');
    expect(rows).toMatchObject([{ price: 1995, cost: 850 }]);
  });

  test('[IMP273] an id of nought is none', async () => {
    const { rows } = await brought('Name,Variation ID,SKU\nCap,0,C-1\nBag,0,B-1\n');
    expect(rows.map(({ sku }) => sku)).toEqual(['C-1', 'B-1']);
  });

  test('[IMP240] what goods are ordered by, beside what they cost, is a supplier’s list', async () => {
    const { mapping } = await sheetOf('Lieferant;Best.-Nr.;Bezeichnung;UVP;EK netto\nNord;N-1;Becher;12,95;5,20\n');
    expect(mapping.kind).toBe('price-list');
    const stocked = await brought('Bestellnummer;Bezeichnung;EK;Bestand\nN-1;Becher;5,20;4\n');
    expect(stocked.rows).toMatchObject([{ sku: 'N-1', stock: 4 }]);
  });

  test('[IMP273] a model is the name where nothing else is', async () => {
    const { rows } = await brought(
      'brand,model,size,price,stock\nNike,Air Max,6.0,220.0,4\nNike,Air Max,6.5,220.0,7\n',
    );
    expect(rows).toMatchObject([
      { name: 'Air Max', options: 'size=6.0', stock: 4 },
      { name: 'Air Max', options: 'size=6.5', stock: 7 },
    ]);
  });

  test('[IMP273] the number of a row is no SKU, a code under the same header is', async () => {
    const { fieldOf } = await brought('No,Nama Barang,Jumlah\n1,Buku,4\n2,Pena,5\n3,Tas,6\n');
    expect(fieldOf('No')).toBe(null);
    const coded = await brought('No,Nama Barang,Jumlah\n17,Buku,4\n18,Pena,5\n22,Tas,6\n');
    expect(coded.fieldOf('No')).toBe('sku');
  });

  test('[IMP273] a physical stock beside prices is the stock, alone it is a count', async () => {
    const kept = await brought('SKU,Name,Stock physique,Stock disponible,Seuil mini\nA,Apple,10,8,3\n');
    expect(kept.rows).toMatchObject([{ stock: 10, point: 3 }]);
    const { mapping } = await sheetOf('SKU,Name,Stock physique\nA,Apple,10\n');
    expect(mapping.kind).toBe('counts');
  });

  test('[IMP273] the number of a unit in another program is no unit', async () => {
    const { rows } = await brought('Artikelnummer;Name;Einheit;Preis\n1000;Stern;6;2,25\n');
    expect(rows).toMatchObject([{ unit: undefined, price: 225 }]);
  });

  test('[IMP273] what is sold at once at least is no reorder point', async () => {
    const { fieldOf } = await brought('name,model,quantity,price,subtract,minimum\nMug,M-1,4,9.00,true,1\n');
    expect(fieldOf('minimum')).toBe(null);
  });

  test('[IMP280] bare numbers without a header are no SKU, unless they stand first', async () => {
    const { rows } = await brought('Axe;3;500;1500\nSaw;2;300;900\n');
    expect(rows).toMatchObject([{ name: 'Axe', sku: undefined }, { name: 'Saw' }]);
  });
});

describe('what is a product', () => {
  const shoe = 'Item number,Title,Variation details,Custom label (SKU),Available quantity,Start price';

  test('[IMP275] a product’s own row with the stock of all its variants is none of them', async () => {
    const { rows } = await brought(`${shoe}
25,Shoe,,,12,39.99
25,Shoe,Size=7,SH-7,5,39.99
25,Shoe,Size=8,SH-8,7,39.99
`);
    expect(rows.map(({ sku, stock }) => [sku, stock])).toEqual([
      ['SH-7', 5],
      ['SH-8', 7],
    ]);
    const jtl =
      await brought(`Artikelnummer;Artikelname;Brutto-VK;Lagerbestand Gesamt;Identifizierungsspalte Vaterartikel;Variationsname 1;Variationswertname 1
TS;Shirt;19,90;10;;;
TS-S;Shirt S;19,90;4;TS;Größe;S
TS-M;Shirt M;19,90;6;TS;Größe;M
`);
    expect(jtl.rows).toMatchObject([
      { name: 'Shirt', sku: 'TS-S', options: 'Größe=S', stock: 4 },
      { name: 'Shirt', sku: 'TS-M', options: 'Größe=M', stock: 6 },
    ]);
  });

  test('[IMP275] a product’s own row that has other stock than its variants stays one', async () => {
    const { rows } = await brought('SKU,Name,Parent SKU,Size,Stock\nP,Sock,,,4\nP-S,Sock,P,S,5\nP-M,Sock,P,M,7\n');
    expect(rows.map(({ sku, stock }) => [sku, stock])).toEqual([
      ['P', 4],
      ['P-S', 5],
      ['P-M', 7],
    ]);
  });

  test('[IMP275] one variant out of use leaves its product in use', async () => {
    const list = 'SKU,Name,Parent SKU,Size,Active\nP-S,Sock,P,S,no\n';
    expect((await brought(`${list}P-M,Sock,P,M,yes\n`)).rows).toMatchObject([{ archived: false }, { archived: false }]);
    expect((await brought(`${list}P-M,Sock,P,M,no\n`)).rows).toMatchObject([{ archived: true }, { archived: true }]);
  });

  test('[IMP279] a blank cell in a column of what is tracked says nothing, `none` says no', async () => {
    const { rows } = await brought('SKU,Name,Track inventory,Stock\nA,Apple,,4\nB,Pear,none,5\nC,Plum,by product,6\n');
    expect(rows.map(({ stock }) => stock)).toEqual([4, null, 6]);
  });

  test('[IMP276] a column for each size: a variant for each that the row says anything of', async () => {
    const { rows, plan } = await brought(`Brand,Style Name,Color,36,37,38,Total,RRP,Cost
Gabor,Ballerina,Black,0,2,,2,99.00,45.00
Gabor,Ballerina,Red,1,1,4,6,99.00,45.00
`);
    expect(plan.newProducts).toBe(1);
    expect(rows.map(({ options, stock, price }) => [options, stock, price])).toEqual([
      ['Color=Black Size=36', 0, 9900],
      ['Color=Black Size=37', 2, 9900],
      ['Color=Red Size=36', 1, 9900],
      ['Color=Red Size=37', 1, 9900],
      ['Color=Red Size=38', 4, 9900],
    ]);
  });

  test.each([
    ['Name,Variant title,SKU', 'Tee,Small,T-S', 'Tee,Large,T-L', 'Variant title'],
    ['Name,Option name,SKU', 'Tee,Small,T-S', 'Tee,Large,T-L', 'Option name'],
    ['Name,variant:Size,SKU', 'Tee,Small,T-S', 'Tee,Large,T-L', 'Size'],
    ['Name,Variaciones,SKU', 'Tee,Size: Small | Cut: X,T-S', 'Tee,Size: Large | Cut: X,T-L', 'Size'],
    [
      'Name,Variant Name,Option 1 Label,Option 1 Value,SKU',
      'Tee,Tee - Small,Size,Small,T-S',
      'Tee,Tee - Large,Size,Large,T-L',
      'Size',
    ],
  ])('[IMP283] what tells variants apart under %s', async (header, first, second, option) => {
    const { rows, plan } = await brought(`${header}\n${first}\n${second}\n`);
    expect(plan.newProducts).toBe(1);
    expect(rows.map(({ options }) => options.split(' Cut')[0])).toEqual([`${option}=Small`, `${option}=Large`]);
  });

  test('[IMP283] the name of the product once more, or `Default`, is no option', async () => {
    const { rows } = await brought('Name,Variant name,SKU\nCap,Cap,C-1\nBag,Default,B-1\n');
    expect(rows).toMatchObject([
      { kind: 'simple', options: '' },
      { kind: 'simple', options: '' },
    ]);
  });

  test.each([
    [
      'Name,Attribute 1,Attribute 2,SKU',
      'Tee,Blue,S,T-S',
      'Tee,Blue,M,T-M',
      ['Attribute 1=Blue Attribute 2=S', 'Attribute 1=Blue Attribute 2=M'],
    ],
    ['Name,Variations,Option set 1,Option 1,SKU', 'Tee,S,Size,S,T-S', 'Tee,M,Size,M,T-M', ['Size=S', 'Size=M']],
    [
      '商品名,サイズ,カラー,商品コード',
      'Tシャツ,M,白,A',
      'Tシャツ,L,白,B',
      ['サイズ=M カラー=白', 'サイズ=L カラー=白'],
    ],
    ['nome,grade-tamanho,sku', 'Vestido,P,V-P', 'Vestido,M,V-M', ['tamanho=P', 'tamanho=M']],
  ])('[IMP283] options without names or values in their headers: %s', async (header, first, second, options) => {
    const { rows, plan } = await brought(`${header}\n${first}\n${second}\n`);
    expect(plan.newProducts).toBe(1);
    expect(rows.map((row) => row.options)).toEqual(options);
  });

  test('[IMP287] variants of a parent without options are told apart by the rest of their names', async () => {
    const { rows } = await brought(`Item Code,Item Name,Variant Of,Opening Stock
TS,T-Shirt,,0
TS-S,T-Shirt-S,TS,10
TS-M,T-Shirt-M,TS,4
`);
    expect(rows.map(({ name, options, stock }) => [name, options, stock])).toEqual([
      ['T-Shirt', 'Option 1=S', 10],
      ['T-Shirt', 'Option 1=M', 4],
    ]);
  });

  test('[IMP287] a row by which nothing is sold, before the rows of its variants, is their product', async () => {
    const { rows } = await brought(`Handle,SKU,Name,Price,Stock,Option name,Option value
tee,T-100,Tee,,,,
tee,T-100-S,,33.00,8,Size,S
tee,T-100-M,,33.00,2,Size,M
`);
    expect(rows).toMatchObject([
      { name: 'Tee', sku: 'T-100-S', options: 'Size=S' },
      { name: 'Tee', sku: 'T-100-M', options: 'Size=M' },
    ]);
  });

  test('[IMP284] a variant’s own columns count in its row, its product’s in the others', async () => {
    const { rows } =
      await brought(`Name,Price,Stock,SKU,Variant 1 Option Name,Variant 1 Option Value,Variant Price,Variant SKU,Variant Stock
Polo,9990,0,,,,,,
,,,,Size,S,9990,P-S,4
,,,,Size,M,10990,P-M,6
Mug,4990,12,M-1,,,,,
`);
    expect(rows).toMatchObject([
      { name: 'Polo', options: 'Size=S', sku: 'P-S', price: 999_000, stock: 4 },
      { name: 'Polo', options: 'Size=M', sku: 'P-M', price: 1_099_000, stock: 6 },
      { name: 'Mug', options: '', sku: 'M-1', price: 499_000, stock: 12 },
    ]);
    const alone = await brought('Name,Variant price,Variant SKU,Variant stock\nMug,4.90,M-1,3\n');
    expect(alone.rows).toMatchObject([{ sku: 'M-1', price: 490, stock: 3 }]);
  });

  test('[IMP277] parts of a kit are no products of their own, and the kit is one', async () => {
    const { rows, plan } = await brought(`Handle,SKU,Name,SKU of included item,Quantity of included item,Price
soap,1,Soap,,,5.50
box,2,Gift box,1,2,25.00
box,,,3,1,
tea,3,Tea,,,4.00
`);
    expect(plan.problems).toEqual([]);
    expect(rows).toMatchObject([
      { name: 'Soap', kind: 'simple' },
      { name: 'Gift box', kind: 'kit' },
      { name: 'Tea', kind: 'simple' },
    ]);
    const till = await brought(`id,handle,sku,composite_sku,composite_quantity,name,retail_price
k,box,2,1,2,Gift box,25.00
k,box,2,3,1,Gift box,25.00
`);
    expect(till.plan.problems).toEqual([]);
    expect(till.rows).toMatchObject([{ name: 'Gift box', kind: 'kit' }]);
  });

  test('[IMP198] a row with the id of its product and nothing else is none of the variants below it', async () => {
    const sumup =
      await brought(`Item name,Item id (Do not change),Variant id (Do not change),Variations,Price,SKU,Quantity
Mug,i-1,,,,,
,,n-1,Small,5.00,M-S,4
,,n-2,Large,6.00,M-L,7
Tea,i-2,n-3,,3.00,T-1,
`);
    expect(sumup.rows.map(({ name, sku, options }) => [name, sku, options])).toEqual([
      ['Mug', 'M-S', 'Variations=Small'],
      ['Mug', 'M-L', 'Variations=Large'],
      ['Tea', 'T-1', ''],
    ]);
    const square =
      await brought(`Product ID [Non Editable],Variant ID [Non Editable],Title,SKU,Option Name 1,Option Value 1,Price,Stock
p-1,n-1,Mug,SQ1,Size,S,10.00,4
,n-2,,SQ2,,M,12.00,Unlimited
p-2,n-3,Bowl,SQ3,,,15.00,0
`);
    expect(square.rows.map(({ name, sku, options, stock }) => [name, sku, options, stock])).toEqual([
      ['Mug', 'SQ1', 'Size=S', 4],
      ['Mug', 'SQ2', 'Size=M', null],
      ['Bowl', 'SQ3', '', 0],
    ]);
  });

  test('[IMP272] folders are no products', async () => {
    const { rows, plan } = await brought('Entry Name,Entry Type,Quantity,Price\nShop,Folder,,\nMug,Item,4,10.00\n');
    expect(plan.problems).toEqual([]);
    expect(rows).toMatchObject([{ name: 'Mug', stock: 4 }]);
  });

  test('[IMP10] a list of products with the ids of their suppliers is no list of suppliers', async () => {
    const { mapping } = await sheetOf(
      'Id,Name,CostPrice,SalePrice,CategoryId,Barcode,SupplierId,CurrentStock\n1,Mug,5,10,3,,7,4\n',
    );
    expect(mapping.kind).toBe('products');
  });

  test('[IMP278][IMP379] two things of one name without codes are two where they lie in two categories', async () => {
    const { rows } = await brought(
      'Produit,Catégorie,Quantité\nVanille,Sirops,3\nVanille,Sauces,4\nVanille,Sauces,9\n',
    );
    expect(rows.map(({ name, category, stock }) => [name, category, stock])).toEqual([
      ['Vanille', 'Sirops', 3],
      ['Vanille', 'Sauces', 13],
    ]);
  });
});
