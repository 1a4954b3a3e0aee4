import { expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';

/** Headers as programs and people write them, with a row, and what its main columns are. */
const layouts: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  'Zoho Inventory': [
    'Item ID,Item Name,SKU,Description,Rate,Account,Product Type,Purchase Rate,Unit,Opening Stock,Stock On Hand,UPC,EAN,Brand,Vendor,Status\n1,Mug,M-1,x,12.00,Sales,goods,5.00,pcs,5,5,,,Acme,Vend,Active',
    {
      'Item Name': 'name',
      SKU: 'sku',
      Rate: 'price',
      'Purchase Rate': 'cost',
      'Stock On Hand': 'stock',
      UPC: 'barcode',
      EAN: 'barcode',
    },
  ],
  Odoo: [
    'External ID,Name,Internal Reference,Barcode,Sales Price,Cost,Quantity On Hand,Forecasted Quantity,Unit of Measure\n__export__.product_1,Mug,M-1,,12.00,5.00,4.0,4.0,Units',
    {
      Name: 'name',
      'Internal Reference': 'sku',
      Barcode: 'barcode',
      'Sales Price': 'price',
      Cost: 'cost',
      'Quantity On Hand': 'stock',
    },
  ],
  'a shop’s own prices beside the advised one': [
    'SKU;Name;Preis netto;Preis brutto;UVP;Einkaufspreis;Bestand\nN1;Ball;10,00;11,90;14,99;4,20;10',
    { SKU: 'sku', Name: 'name', 'Preis brutto': 'price', Einkaufspreis: 'cost', Bestand: 'stock' },
  ],
  'only the advised price': ['SKU,Name,RRP\nN1,Ball,14.99', { SKU: 'sku', Name: 'name', RRP: 'price' }],
  'a till, French': [
    'Référence;Désignation;P.V. TTC;Qté en stock\nN1;Balle;11,90;10\nN2;Filet;9,90;3',
    { Référence: 'sku', Désignation: 'name', 'P.V. TTC': 'price', 'Qté en stock': 'stock' },
  ],
  'a till, Spanish with points': [
    'Código;Descripción;P.V.P.;Existencias\nN1;Balón;11,90;10',
    { Código: 'sku', Descripción: 'name', 'P.V.P.': 'price', Existencias: 'stock' },
  ],
  'Odoo by its technical names': [
    'id,name,default_code,barcode,list_price,standard_price,qty_available,uom_id/name,categ_id/complete_name,active\n__export__.p1,Mug,M-1,False,12.00,5.00,4.0,Units,All / Mugs,True',
    {
      name: 'name',
      default_code: 'sku',
      barcode: 'barcode',
      list_price: 'price',
      standard_price: 'cost',
      qty_available: 'stock',
    },
  ],
  'Amazon, all listings': [
    'item-name,seller-sku,price,quantity,pending-quantity,product-id-type,product-id\nBlue mug,M-1,12.00,15,2,4,4006381333931\nRed mug,M-2,12.00,4,0,3,054722912738',
    { 'item-name': 'name', 'seller-sku': 'sku', price: 'price', quantity: 'stock', 'product-id': 'barcode' },
  ],
  'Lightspeed, one outlet': [
    'id,handle,sku,composite_quantity,name,supply_price,retail_price,inventory_Main_Outlet,reorder_point_Main_Outlet,active\nx,mug,M-1,,Mug,5.00,12.00,4,1,1',
    { sku: 'sku', name: 'name', supply_price: 'cost', retail_price: 'price' },
  ],
  'Odoo in French': [
    'ID externe,Nom,Référence interne,Code-barres,Prix de vente,Coût,Quantité en stock,Unité de mesure\nx,Tasse,M-1,,12.00,5.00,4.0,Unité(s)',
    {
      Nom: 'name',
      'Référence interne': 'sku',
      'Code-barres': 'barcode',
      'Prix de vente': 'price',
      Coût: 'cost',
      'Quantité en stock': 'stock',
    },
  ],
  'Amazon, a report of listings': [
    'seller-sku,asin1,item-name,price,quantity,item-description,fulfillment-channel\nM-1,B07ABCDEFG,Blue mug,12.00,4,Nice,DEFAULT',
    { 'seller-sku': 'sku', 'item-name': 'name', price: 'price', quantity: 'stock' },
  ],
  eBay: [
    'Item number,Title,Custom label (SKU),Available quantity,Currency,Start price,Condition,P:UPC,P:EAN\n1234,Blue mug,M-1,4,USD,12.00,New,,',
    {
      Title: 'name',
      'Custom label (SKU)': 'sku',
      'Available quantity': 'stock',
      'Start price': 'price',
      'P:UPC': 'barcode',
      'P:EAN': 'barcode',
    },
  ],
  Etsy: [
    'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,SKU\nMug,Nice,12.00,USD,4,"mug,tea",clay,http://x,,,,M-1',
    { TITLE: 'name', PRICE: 'price', QUANTITY: 'stock', SKU: 'sku' },
  ],
  'Etsy in German': [
    'TITEL,BESCHREIBUNG,PREIS,WÄHRUNGSCODE,MENGE,TAGS,MATERIALIEN,BILD1,VARIANTE 1 TYP,VARIANTE 1 NAME,VARIANTE 1 WERTE,ARTIKELNUMMER\nBecher,Schön,12.00,EUR,4,a,b,http://x,,,,M-1',
    { TITEL: 'name', PREIS: 'price', MENGE: 'stock', ARTIKELNUMMER: 'sku' },
  ],
  JTL: [
    'Artikelnummer;Artikelname;EAN;HAN;Brutto-VK;Netto-VK;Durchschnittlicher Einkaufspreis (netto);Lagerbestand gesamt;Mindestlagerbestand;Hersteller;Warengruppe;Gewicht\nM-1;Becher;;;12,00;10,08;5,00;4;1;Acme;Geschirr;0,3',
    {
      Artikelnummer: 'sku',
      Artikelname: 'name',
      EAN: 'barcode',
      'Brutto-VK': 'price',
      'Durchschnittlicher Einkaufspreis (netto)': 'cost',
      'Lagerbestand gesamt': 'stock',
      Mindestlagerbestand: 'reorderPoint',
    },
  ],
  Lexware: [
    'ArtikelNr;Matchcode;Bezeichnung;Warengruppe;Einheit;VK-Preis netto;VK-Preis brutto;EK-Preis;Lagerbestand;Meldebestand\nM-1;BECHER;Becher blau;Geschirr;Stk;10,08;12,00;5,00;4;1',
    {
      ArtikelNr: 'sku',
      Bezeichnung: 'name',
      'VK-Preis brutto': 'price',
      'EK-Preis': 'cost',
      Lagerbestand: 'stock',
      Meldebestand: 'reorderPoint',
    },
  ],
  PrestaShop: [
    'Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Wholesale price;Reference #;Supplier reference #;Supplier;Manufacturer;EAN13;Quantity;Minimal quantity;Image URLs\n1;1;Mug;Mugs;10.00;5.00;M-1;S1;Supp;Acme;;4;1;http',
    {
      'Name *': 'name',
      'Price tax excluded': 'price',
      'Wholesale price': 'cost',
      'Reference #': 'sku',
      EAN13: 'barcode',
      Quantity: 'stock',
    },
  ],
  BigCommerce: [
    'Item Type,Product ID,Product Name,Product Code/SKU,Price,Cost Price,Retail Price,Sale Price,Product Weight,Brand Name,Product Description,Current Stock Level,Low Stock Level,Category,Product UPC/EAN\nProduct,1,Mug,M-1,12.00,5.00,14.00,,0.3,Acme,x,4,1,Mugs,',
    {
      'Product Name': 'name',
      'Product Code/SKU': 'sku',
      Price: 'price',
      'Cost Price': 'cost',
      'Sale Price': 'salePrice',
      'Current Stock Level': 'stock',
      'Low Stock Level': 'reorderPoint',
      'Product UPC/EAN': 'barcode',
    },
  ],
  QuickBooks: [
    'Product/Service Name,Type,SKU,Category,Sales Description,Sales Price / Rate,Income Account,Purchase Cost,Quantity On Hand,Reorder Point\nMug,Inventory,M-1,Mugs,x,12.00,Sales,5.00,4,1',
    {
      'Product/Service Name': 'name',
      SKU: 'sku',
      'Sales Price / Rate': 'price',
      'Purchase Cost': 'cost',
      'Quantity On Hand': 'stock',
      'Reorder Point': 'reorderPoint',
    },
  ],
  'WooCommerce in Polish': [
    'Identyfikator,Rodzaj,SKU,"GTIN, UPC, EAN lub ISBN",Nazwa,Opublikowane,Widoczność w katalogu,Krótki opis,Opis,W magazynie?,Zapasy,Niski stan magazynowy,Waga (kg),Cena promocyjna,Cena,Kategorie,Tagi,Obrazki,Nadrzędny\n1,simple,M-1,,Kubek,1,visible,x,y,1,4,1,0.3,,12.00,Kubki,a,http,',
    {
      SKU: 'sku',
      'GTIN, UPC, EAN lub ISBN': 'barcode',
      Nazwa: 'name',
      Zapasy: 'stock',
      'Niski stan magazynowy': 'reorderPoint',
      'Cena promocyjna': 'salePrice',
      Cena: 'price',
    },
  ],
  'WooCommerce in Swedish': [
    'ID,Typ,SKU,Namn,Publicerad,Kort beskrivning,Beskrivning,I lager?,Lager,Lågt lager,Vikt (kg),Reapris,Ordinarie pris,Kategorier,Etiketter,Bilder,Överordnad\n1,simple,M-1,Mugg,1,x,y,1,4,1,0.3,,12.00,Muggar,a,http,',
    {
      SKU: 'sku',
      Namn: 'name',
      Lager: 'stock',
      'Lågt lager': 'reorderPoint',
      Reapris: 'salePrice',
      'Ordinarie pris': 'price',
    },
  ],
  'WooCommerce in Czech': [
    'ID,Typ,Katalogové číslo,Název,Publikováno,Krátký popis,Popis,Skladem?,Sklad,Hmotnost (kg),Akční cena,Běžná cena,Kategorie,Štítky,Obrázky,Nadřazený\n1,simple,M-1,Hrnek,1,x,y,1,4,0.3,,12.00,Hrnky,a,http,',
    { 'Katalogové číslo': 'sku', Název: 'name', Sklad: 'stock', 'Akční cena': 'salePrice', 'Běžná cena': 'price' },
  ],
  'WooCommerce in Danish': [
    'ID,Type,Varenummer (SKU),Navn,Udgivet,Kort beskrivelse,Beskrivelse,På lager?,Lager,Vægt (kg),Tilbudspris,Normalpris,Kategorier,Tags,Billeder,Forælder\n1,simple,M-1,Krus,1,x,y,1,4,0.3,,12.00,Krus,a,http,',
    { 'Varenummer (SKU)': 'sku', Navn: 'name', Lager: 'stock', Tilbudspris: 'salePrice', Normalpris: 'price' },
  ],
  'WooCommerce in Finnish': [
    'Tunniste (ID),Tyyppi,SKU,Nimi,Julkaistu,Lyhyt kuvaus,Kuvaus,Varastossa?,Varasto,Paino (kg),Alennushinta,Normaali hinta,Osastot,Avainsanat,Kuvat,Isäntä\n1,simple,M-1,Muki,1,x,y,1,4,0.3,,12.00,Mukit,a,http,',
    { SKU: 'sku', Nimi: 'name', Varasto: 'stock', Alennushinta: 'salePrice', 'Normaali hinta': 'price' },
  ],
  'WooCommerce in Turkish': [
    'Kimlik,Tür,Stok kodu (SKU),İsim,Yayımlanmış,Kısa açıklama,Açıklama,Stokta?,Stok,Ağırlık (kg),İndirimli satış fiyatı,Normal fiyat,Kategoriler,Etiketler,Görseller,Ebeveyn\n1,simple,M-1,Kupa,1,x,y,1,4,0.3,,12.00,Kupalar,a,http,',
    {
      'Stok kodu (SKU)': 'sku',
      İsim: 'name',
      Stok: 'stock',
      'İndirimli satış fiyatı': 'salePrice',
      'Normal fiyat': 'price',
    },
  ],
  'a supplier’s list, Dutch': [
    'Artikelnr;Omschrijving;EAN;Verpakt per;Netto prijs;Adviesprijs incl. BTW;Merk\nM-1;Beker blauw;;6;5,00;12,00;Acme',
    { Artikelnr: 'sku', Omschrijving: 'name', EAN: 'barcode', 'Adviesprijs incl. BTW': 'price' },
  ],
  'a supplier’s list, French': [
    'Réf.;Désignation;Gencod;Colisage;PA HT;PVC TTC;Marque\nM-1;Tasse bleue;;6;5,00;12,00;Acme',
    { 'Réf.': 'sku', Désignation: 'name', Gencod: 'barcode', 'PA HT': 'cost', 'PVC TTC': 'price' },
  ],
  'a supplier’s list, Italian': [
    'Cod. Art.;Descrizione;Cod. EAN;Pz x Conf;Prezzo netto;Prezzo listino;Marca\nM-1;Tazza blu;;6;5,00;12,00;Acme',
    { 'Cod. Art.': 'sku', Descrizione: 'name', 'Cod. EAN': 'barcode', 'Prezzo listino': 'price' },
  ],
  'a supplier’s list, German': [
    'Art.-Nr.;Bezeichnung;EAN-Code;VPE;Händler-EK netto;UVP brutto;Marke\nM-1;Becher;;6;5,00;12,00;Acme',
    {
      'Art.-Nr.': 'sku',
      Bezeichnung: 'name',
      'EAN-Code': 'barcode',
      'Händler-EK netto': 'cost',
      'UVP brutto': 'price',
    },
  ],
  'a till, Portuguese': [
    'Código;Descrição;Cód. Barras;Preço Custo;Preço Venda;Margem %;Estoque;Unid.;Fornecedor\n17;Caneca azul;;5,00;12,00;140;4;UN;Forn',
    {
      Código: 'sku',
      Descrição: 'name',
      'Cód. Barras': 'barcode',
      'Preço Custo': 'cost',
      'Preço Venda': 'price',
      Estoque: 'stock',
    },
  ],
  'a till, Spanish': [
    'Código;Descripción;Precio Costo;Precio Venta;Precio Mayoreo;Inventario;Inv. Mínimo;Departamento\n17;Taza azul;5.00;12.00;10.00;4;1;Tazas',
    {
      Código: 'sku',
      Descripción: 'name',
      'Precio Costo': 'cost',
      'Precio Venta': 'price',
      Inventario: 'stock',
      'Inv. Mínimo': 'reorderPoint',
    },
  ],
  'a spreadsheet': [
    'Item,Qty,Price each,Supplier,Notes\nBlue mug,4,12.00,Supp,on shelf 3\nRed mug,3,11.00,Supp,',
    { Item: 'name', Qty: 'stock', 'Price each': 'price' },
  ],
  'a spreadsheet, German': [
    'Nr;Was;Stück;Preis;Farbe\n1;Becher;4;12,00;blau\n2;Teller;3;11,00;rot',
    { Nr: 'sku', Stück: 'stock', Preis: 'price' },
  ],
  'an ERP, Norwegian': [
    'Varenr;Varebeskrivelse;Strekkode;Innpris;Utpris inkl mva;Antall på lager;Leverandør\n17;Kopp blå;;5,00;12,00;4;Lev',
    {
      Varenr: 'sku',
      Varebeskrivelse: 'name',
      Strekkode: 'barcode',
      Innpris: 'cost',
      'Utpris inkl mva': 'price',
      'Antall på lager': 'stock',
    },
  ],
  'a shop’s list, Japanese': [
    '品番,商品名,JAN,販売単価,仕入単価,在庫数量,カテゴリー\nM-1,青いカップ,,1200,500,4,カップ',
    { 品番: 'sku', 商品名: 'name', JAN: 'barcode', 販売単価: 'price', 仕入単価: 'cost', 在庫数量: 'stock' },
  ],
};

const main: ReadonlySet<string | null> = new Set<string | null>([
  'name',
  'sku',
  'barcode',
  'price',
  'salePrice',
  'cost',
  'stock',
  'reorderPoint',
]);

test.each(Object.entries(layouts))('[IMP140] the main columns of %s', async (_name, [text, expected]) => {
  const { kind, columns } = (await sheetOf(`${text}\n`)).mapping;
  expect(kind).toBe('products');
  const found = columns.flatMap(({ header, field }) => (main.has(field) ? [[header, field]] : []));
  expect(Object.fromEntries(found)).toEqual(expected);
});

/** The fields of some columns of a file of three lines. */
async function fieldsOf(text: string): Promise<Readonly<Record<string, string | null>>> {
  const { columns } = (await sheetOf(`${text}\n`)).mapping;
  return Object.fromEntries(columns.map(({ header, field }) => [header, field]));
}

test('[IMP118] a place is the same whatever its name is made of: all columns about it are its own', async () => {
  const square =
    'Item Name,SKU,Price,Current Quantity Main St,Stock Alert Enabled Main St,Stock Alert Count Main St,Current Quantity Garage,Stock Alert Count Garage,Default Unit Cost,Default Vendor Name,Default Vendor Code\n' +
    'Soap,S-1,6.50,14,Y,5,30,2,2.10,Lush Farm,V-11\nRose,S-2,6.50,0,Y,5,12,,2.10,Lush Farm,V-12';
  expect(await fieldsOf(square)).toMatchObject({
    'Current Quantity Main St': 'placeStock',
    'Stock Alert Count Main St': 'placeReorderPoint',
    'Current Quantity Garage': 'placeStock',
    'Stock Alert Count Garage': 'placeReorderPoint',
    'Default Vendor Name': 'supplier',
    'Default Vendor Code': 'supplierCode',
  });
});

test.each(['pending-quantity', 'composite_quantity', 'reserved quantity', 'Gift Qty'])(
  '[IMP118] one column alone such as %s is another kind of quantity and no place',
  async (header) => {
    const fields = await fieldsOf(`Name,SKU,quantity,${header}\nMug,M-1,15,2\nCup,M-2,4,1`);
    expect([fields['quantity'], fields[header]]).toEqual(['stock', null]);
  },
);

test('[IMP118] two columns of quantities are two places', async () => {
  const fields = await fieldsOf('Name,SKU,cape_town_quantity,joburg_quantity\nMug,M-1,15,2\nCup,M-2,4,1');
  expect([fields['cape_town_quantity'], fields['joburg_quantity']]).toEqual(['placeStock', 'placeStock']);
});

test('[IMP140] a column of goods and services is no category', async () => {
  const fields = await fieldsOf('Item Name,SKU,Rate,Product Type\nMug,M-1,12.00,goods\nRepair,R-1,40.00,service');
  expect(fields['Product Type']).toBeNull();
});

test('[IMP140] a column of figures names no place where no column is stock', async () => {
  const fields = await fieldsOf('SKU,Name,Warehouse\nT1,Table,4\nT2,Stool,0');
  expect(fields['Warehouse']).toBeNull();
});
