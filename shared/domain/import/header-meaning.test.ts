import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { codeHeader } from './code-headers.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';

const fieldOf = (header: string) => codeHeader(foldHeader(header))?.field ?? headerMeaning(foldHeader(header))?.field;

/** The same columns as shops write them, by language: what each of them must be taken for. */
const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    'Item name': 'name',
    'Selling price': 'price',
    'Purchase price': 'cost',
    'Stock on hand': 'stock',
    'Reorder level': 'reorderPoint',
    Brand: 'brand',
    Manufacturer: 'manufacturer',
    Tags: 'tags',
    'Weight (kg)': 'weight',
    'Image URL': 'pictures',
  },
  de: {
    Artikeltext1: 'name',
    VKPreis: 'price',
    EKPreis: 'cost',
    Lagerbestand: 'stock',
    Mindestbestand: 'reorderPoint',
    Warengruppe: 'category',
    Hersteller: 'manufacturer',
    Marke: 'brand',
    Schlagwörter: 'tags',
    Gewicht: 'weight',
    'Verkaufspreis brutto': 'price',
    'Bild 1': 'pictures',
    Lieferantenartikelnummer: 'supplierCode',
  },
  fr: {
    'Libellé article': 'name',
    'PV TTC': 'price',
    'PA HT': 'cost',
    "Prix d'achat HT": 'cost',
    'Stock réel': 'stock',
    "Seuil d'alerte": 'reorderPoint',
    Marque: 'brand',
    Fabricant: 'manufacturer',
    'Mots-clés': 'tags',
    Poids: 'weight',
  },
  es: {
    'Nombre del artículo': 'name',
    precioa: 'price',
    precio_costo: 'cost',
    'Precio de compra': 'cost',
    existencia: 'stock',
    'Stock mínimo': 'reorderPoint',
    Marca: 'brand',
    Fabricante: 'manufacturer',
    Etiquetas: 'tags',
    Peso: 'weight',
    Clave: 'sku',
  },
  it: {
    TITOLO: 'name',
    'Prezzo al pubblico': 'price',
    "Prezzo d'acquisto": 'cost',
    'Giacenza attuale': 'stock',
    'Q.tà': 'stock',
    'Scorta minima': 'reorderPoint',
    Marca: 'brand',
    Produttore: 'manufacturer',
    'Codice articolo': 'sku',
  },
  nl: {
    Artikelomschrijving: 'name',
    'Verkoopprijs incl. btw': 'price',
    Inkoopprijs: 'cost',
    'Technische voorraad': 'stock',
    'Minimale voorraad': 'reorderPoint',
    Merk: 'brand',
    Fabrikant: 'manufacturer',
    Leverancier: 'supplier',
    Gewicht: 'weight',
  },
  pt: {
    'Nome do produto': 'name',
    'Preço de venda': 'price',
    'Preço de custo': 'cost',
    'Estoque atual': 'stock',
    'Estoque mínimo': 'reorderPoint',
    Fabricante: 'manufacturer',
    Fornecedor: 'supplier',
    'Código de barras': 'barcode',
  },
  sv: {
    Artikelbenämning: 'name',
    Försäljningspris: 'price',
    Inköpspris: 'cost',
    'I lager': 'stock',
    Lagersaldo: 'stock',
    Beställningspunkt: 'reorderPoint',
    Varumärke: 'brand',
    Tillverkare: 'manufacturer',
    Vikt: 'weight',
    Streckkod: 'barcode',
  },
  da: {
    Varenavn: 'name',
    Varenummer: 'sku',
    Salgspris: 'price',
    Indkøbspris: 'cost',
    Lagerantal: 'stock',
    Stregkode: 'barcode',
    Leverandør: 'supplier',
    Producent: 'manufacturer',
  },
  no: {
    Varenavn: 'name',
    Utsalgspris: 'price',
    Innkjøpspris: 'cost',
    Lagerbeholdning: 'stock',
    Strekkode: 'barcode',
    Produsent: 'manufacturer',
    Merke: 'brand',
  },
  fi: {
    'Tuotteen nimi': 'name',
    Tuotekoodi: 'sku',
    Myyntihinta: 'price',
    Ostohinta: 'cost',
    Varastosaldo: 'stock',
    Hälytysraja: 'reorderPoint',
    Viivakoodi: 'barcode',
    Toimittaja: 'supplier',
    Valmistaja: 'manufacturer',
    Paino: 'weight',
  },
  pl: {
    'Nazwa towaru': 'name',
    'Kod towaru': 'sku',
    'Cena sprzedaży brutto': 'price',
    'Cena zakupu netto': 'cost',
    'Stan magazynowy': 'stock',
    Ilość: 'stock',
    'Kod kreskowy': 'barcode',
    Dostawca: 'supplier',
    Producent: 'manufacturer',
    Waga: 'weight',
    'Jednostka miary': 'unit',
  },
  cs: {
    'Název zboží': 'name',
    'Katalogové číslo': 'sku',
    'Prodejní cena s DPH': 'price',
    'Nákupní cena bez DPH': 'cost',
    'Počet kusů': 'stock',
    Skladem: 'stock',
    'Čárový kód': 'barcode',
    Dodavatel: 'supplier',
    Výrobce: 'manufacturer',
    Značka: 'brand',
  },
  tr: {
    'Ürün Adı': 'name',
    'Stok Kodu': 'sku',
    'SATIŞ FİYATI': 'price',
    'Satış Fiyatı': 'price',
    'Alış Fiyatı': 'cost',
    'Stok Miktarı': 'stock',
    Barkod: 'barcode',
    Tedarikçi: 'supplier',
    Marka: 'brand',
    Birim: 'unit',
    Kategori: 'category',
  },
  ja: { 商品名: 'name', 商品コード: 'sku', 販売価格: 'price', 仕入価格: 'cost', 在庫数: 'stock', JANコード: 'barcode' },
};

describe('headers by their words', () => {
  for (const [language, columns] of Object.entries(languages))
    test.each(Object.entries(columns))(`[IMP140] ${language}: %s is %s`, (header, field) => {
      expect(fieldOf(header)).toBe(field);
    });

  test.each([
    'Stock value',
    'Total cost value',
    'Price tax',
    'Tax rate',
    'Margin',
    'Clicks',
    'CTR',
    'asin',
    'Listing token',
    'Preiseinheit',
    'Preis 2',
    'Price list name',
    'Sold quantity',
    'Last price change',
    'Shipping cost',
    'Price per kg',
    'Preisgruppe',
    'Compare at price',
    'Stock status',
    'Best before',
    'Bestellmenge',
    'Sales',
  ])('[IMP140] one unknown word and a header says nothing: %s', (header) => {
    expect(fieldOf(header)).toBeUndefined();
  });

  test('[IMP140] prices without tax and with it are told apart', () => {
    expect(headerMeaning(foldHeader('Prix HT'))?.tax).toBe('net');
    expect(headerMeaning(foldHeader('Cena bez DPH'))?.tax).toBe('net');
    expect(headerMeaning(foldHeader('Preço c/ IVA'))?.tax).toBe('gross');
    expect(headerMeaning(foldHeader('Price'))?.tax).toBeUndefined();
  });
});

describe('columns of a file', () => {
  const fieldsOf = async (content: string) =>
    (await sheetOf(content)).mapping.columns.map(({ field, by }) => (by === 'content' ? [field, by] : field));

  test('[IMP142] a header that is not known is left out, whatever its cells look like', async () => {
    expect(
      await fieldsOf(
        'sku;gewogen;click rate;foo;token;VK\nA-1;1,25;0,50;12,00;Rotes Holz;9,90\nA-2;0,80;0,10;8,50;Blaues Holz;19,90\n',
      ),
    ).toEqual(['sku', null, null, null, null, 'price']);
  });

  test('[IMP142] but codes that their check digits prove are barcodes', async () => {
    expect(await fieldsOf('sku,thing,strip\nA,4006381333931,1\nB,036000291452,2\n')).toEqual([
      'sku',
      ['barcode', 'content'],
      null,
    ]);
  });

  test('[IMP142] what says one of two things is read by its cells', async () => {
    expect(await fieldsOf('Artikel;Preis;Lager\nGrüner Tee;1,00;3\nRoter Tee;2,00;4\n')).toEqual([
      ['name', 'content'],
      'price',
      'stock',
    ]);
    expect(await fieldsOf('Artikel;Bezeichnung;Lager\nA-17;Grüner Tee;Keller\nA-18;Roter Tee;Laden\n')).toEqual([
      'sku',
      'name',
      ['location', 'content'],
    ]);
    expect(await fieldsOf('código,nombre\n7702109016977,Panela\n7702010111204,Arroz\n')).toEqual([
      ['barcode', 'content'],
      'name',
    ]);
    expect(await fieldsOf('Codice,Descrizione articolo,Prezzo\nX1,Vaso blu,3.00\nX2,Vaso rosso,4.00\n')).toEqual([
      'sku',
      'name',
      'price',
    ]);
  });

  test('[IMP142] purchase and sales prices, with tax and without, in any order', async () => {
    for (const headers of [
      ['Nazwa', 'Cena zakupu', 'Cena netto', 'Cena brutto'],
      ['Cena brutto', 'Nazwa', 'Cena netto', 'Cena zakupu'],
    ]) {
      const { columns } = (await sheetOf(`${headers.join(';')}\n${headers.map(() => '1,00').join(';')}\n`)).mapping;
      expect(Object.fromEntries(columns.map(({ header, field }) => [header, field]))).toEqual({
        Nazwa: 'name',
        'Cena zakupu': 'cost',
        'Cena netto': null,
        'Cena brutto': 'price',
      });
    }
  });
});
