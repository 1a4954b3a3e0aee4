import { describe, expect, test } from 'vitest';
import { fixture, sheetOf } from '#tests/fixtures/import/files.ts';
import { repeatableFields } from './field.ts';
import { foldHeader } from './header.ts';
import { fingerprintOf, mappingGaps, withColumn } from './mapping.ts';

const mappingOf = async (content: Uint8Array | string) => (await sheetOf(content)).mapping;
const fieldsOf = async (content: Uint8Array | string) =>
  Object.fromEntries(
    (await mappingOf(content)).columns.flatMap((column) => (column.field ? [[column.header, column.field]] : [])),
  );

describe('known exports', () => {
  test.each(['woocommerce.csv', 'woocommerce-german.csv', 'woocommerce-french.csv', 'woocommerce-spanish.csv'])(
    '[IMP10] %s is WooCommerce’s',
    async (name) => {
      const mapping = await mappingOf(fixture(name));
      expect(mapping).toMatchObject({ kind: 'products', source: 'woocommerce' });
      const fields = mapping.columns.map((column) => column.field);
      for (const field of [
        'foreignId',
        'kind',
        'sku',
        'barcode',
        'name',
        'stock',
        'reorderPoint',
        'salePrice',
        'price',
        'category',
        'parent',
        'optionName1',
        'optionValue1',
      ]) {
        expect(
          fields.filter((other) => other === field),
          field,
        ).toHaveLength(1);
      }
    },
  );

  test('[IMP10] a WooCommerce export of a few columns is known by its types', async () => {
    expect(await mappingOf('ID,Type,SKU,Name,Stock\n1,simple,A,Apple,2\n2,"simple, virtual",B,Song,\n')).toMatchObject({
      source: 'woocommerce',
    });
    expect(await mappingOf('ID,Type,SKU,Name,Stock\n1,Fruit,A,Apple,2\n')).not.toMatchObject({ source: 'woocommerce' });
  });

  test.each(['shopify.csv', 'shopify-2024.csv'])('[IMP10] %s is Shopify’s', async (name) => {
    const mapping = await mappingOf(fixture(name));
    expect(mapping).toMatchObject({ kind: 'products', source: 'shopify' });
    const fields = mapping.columns.map((column) => column.field);
    for (const field of [
      'parent',
      'name',
      'sku',
      'barcode',
      'price',
      'cost',
      'stock',
      'tracked',
      'optionName1',
      'optionValue1',
      'status',
    ]) {
      expect(
        fields.filter((other) => other === field),
        field,
      ).toHaveLength(1);
    }
  });

  test('[IMP10] orders, heads, lines and lists are told apart', async () => {
    const kinds = async (header: string) =>
      (await mappingOf(`${header}\n${'1,'.repeat(header.split(',').length - 1)}1\n`)).kind;
    expect(await mappingOf(fixture('orders-shopify.csv'))).toMatchObject({ kind: 'orders', source: 'shopify' });
    expect(await kinds('Order number,Order date,SKU,Quantity')).toBe('orders');
    expect(await kinds('Order number,Order date,Customer')).toBe('order-heads');
    expect(await kinds('orderID,productID,unitPrice,quantity,discount')).toBe('order-lines');
    expect(await kinds('categoryID,categoryName,description')).toBe('categories');
    expect(await kinds('supplierID,companyName,phone')).toBe('suppliers');
    expect(await kinds('customerID,companyName,contactName,city')).toBe('customers');
    expect(await kinds('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country')).toBe(
      'orders',
    );
    expect(await kinds('SKU,Name,Price')).toBe('products');
  });

  test('[IMP406] people are no products', async () => {
    const lines = async (header: string) =>
      mappingOf(
        `${header}\n${header
          .split(',')
          .map((name, at) => `${name.slice(0, 2)}${at}`)
          .join(',')}\n`,
      );
    for (const header of [
      'First Name,Last Name,Email,Phone,Company,City,Zip,Total Spent,Total Orders',
      'Name,Username,Last active,Sign up,Email,Orders,Total spend,AOV,City,Region,Postal code',
      'Vorname,Nachname,E-Mail,Telefon,Ort',
      'Nom,Prénom,Courriel,Ville',
      'Name,Email,Phone',
    ]) {
      const mapping = await lines(header);
      expect(mapping.kind, header).toBe('customers');
      expect(mappingGaps(mapping), header).toEqual(['customers-alone']);
    }
    expect((await lines('Customer ID,First Name,Last Name,Email,Total Spent,Total Orders,Note,Tags')).kind).toBe(
      'customers',
    );
    for (const header of ['Name,SKU,Supplier,Email', 'Item,Price,Contact email,Name', 'Store,Location,Email,Phone'])
      expect((await lines(header)).kind, header).not.toBe('customers');
  });
});

describe('any file', () => {
  test('[IMP11] headers are compared without case, accents, punctuation and camel case', () => {
    expect(foldHeader('unitsInStock')).toBe(foldHeader('Units in  stock?'));
    expect(foldHeader('Größe')).toBe('grosse');
    expect(foldHeader("Prix d'achat")).toBe('prix d achat');
    expect(fingerprintOf(['SKU', 'Prix TTC'])).toBe(fingerprintOf(['sku', 'PRIX  ttc']));
    expect(fingerprintOf(['SKU', 'Name'])).not.toBe(fingerprintOf(['Name', 'SKU']));
  });

  test('[IMP11] headers in other languages', async () => {
    expect(await fieldsOf(fixture('price-list-french.csv'))).toEqual({
      Référence: 'sku',
      Désignation: 'name',
      'Code-barres': 'barcode',
      Famille: 'category',
      Fournisseur: 'supplier',
      'Prix TTC': 'price',
      "Prix d'achat": 'cost',
      'Quantité en stock': 'stock',
      'Stock minimum': 'reorderPoint',
      Unité: 'unit',
    });
    expect(
      await fieldsOf(
        'Art.-Nr.;Bezeichnung;EAN;Warengruppe;Lieferant;VK-Preis;EK-Preis;Bestand;Meldebestand\nA;B;;C;D;1,00;0,50;3;1\n',
      ),
    ).toEqual({
      'Art.-Nr.': 'sku',
      Bezeichnung: 'name',
      EAN: 'barcode',
      Warengruppe: 'category',
      Lieferant: 'supplier',
      'VK-Preis': 'price',
      'EK-Preis': 'cost',
      Bestand: 'stock',
      Meldebestand: 'reorderPoint',
    });
  });

  test('[IMP11] the better of two headers gets the field, and a description may stand in for a missing name', async () => {
    expect(await fieldsOf('Description,Name,Reference,SKU\nd,n,r,s\n')).toEqual({
      Description: 'description',
      Name: 'name',
      SKU: 'sku',
    });
    expect(await fieldsOf('SKU,Description\ns,d\n')).toEqual({ SKU: 'sku', Description: 'name' });
  });

  test('[IMP11] columns nobody named are known by what is in them', async () => {
    const { columns } = await mappingOf(fixture('headerless.csv'));
    expect(columns.map(({ field, by }) => [field, by])).toEqual([
      ['barcode', 'content'],
      ['name', 'content'],
      ['price', 'content'],
      [null, 'header'],
    ]);
  });

  test('[IMP11] a person’s choice moves a field, and leaves what several columns may carry', async () => {
    const mapping = await mappingOf('SKU,Name,Other,EAN\na,b,c,\n');
    const moved = withColumn(mapping, 2, 'name', repeatableFields);
    expect(moved.columns.map((column) => column.field)).toEqual(['sku', null, 'name', 'barcode']);
    expect(withColumn(moved, 1, 'barcode', repeatableFields).columns.map((column) => column.field)).toEqual([
      'sku',
      'barcode',
      'name',
      'barcode',
    ]);
    expect(withColumn(moved, 2, null, repeatableFields).columns[2]).toEqual({
      header: 'Other',
      field: null,
      by: 'person',
    });
  });

  test('[IMP13] a mapping says what it lacks', async () => {
    expect(mappingGaps(await mappingOf('Colour,Weight\nred,1\nblue,2\n'))).toEqual(['product-name-or-code']);
    expect(mappingGaps(await mappingOf('SKU,Weight\nA,1\n'))).toEqual([]);
    const orders = await mappingOf(fixture('orders.csv'));
    expect(mappingGaps(orders)).toEqual([]);
    const without = orders.columns.findIndex((column) => column.field === 'placedAt');
    expect(mappingGaps(withColumn(orders, without, null, repeatableFields))).toEqual(['order-date']);
  });
});
