import type { ProductField } from './field.ts';

/** The headers of WooCommerce's product export that matter here, as its translations write them. */
export const wooHeaders: { readonly [F in ProductField]?: readonly string[] } = {
  foreignId: ['ID'],
  kind: ['Type', 'Typ', 'Tipo', 'Soort'],
  sku: ['SKU', 'Artikelnummer', 'UGS', 'COD', 'REF'],
  barcode: [
    'GTIN, UPC, EAN, or ISBN',
    'GTIN, UPC, EAN oder ISBN',
    'GTIN, UPC, EAN ou ISBN',
    'GTIN, UPC, EAN o ISBN',
    'GTIN, UPC, EAN of ISBN',
    'GTIN, UPC, EAN eller ISBN',
  ],
  name: ['Name', 'Nom', 'Nombre', 'Nome', 'Naam', 'Namn'],
  price: [
    'Regular price',
    'Regulärer Preis',
    'Tarif régulier',
    'Precio normal',
    'Prezzo di listino',
    'Reguliere prijs',
    'Preço normal',
    'Ordinarie pris',
  ],
  salePrice: [
    'Sale price',
    'Angebotspreis',
    'Tarif promo',
    'Precio rebajado',
    'Prezzo in offerta',
    'Actieprijs',
    'Preço promocional',
  ],
  stock: [
    'Stock',
    'Sklad',
    'Varasto',
    'Stok',
    'Zapasy',
    'Lager',
    'Lagerbestand',
    'Bestand',
    'Inventario',
    'Magazzino',
    'Voorraad',
    'Estoque',
    'Lagersaldo',
  ],
  reorderPoint: [
    'Величина малых запасов',
    'Niski poziom zapasów',
    'Low stock amount',
    'Geringe Lagermenge',
    'Geringer Lagerbestand',
    'Montant de stock faible',
    'Cantidad de bajo inventario',
    'Lage voorraad',
    'Quantità di scorte basse',
    'Quantidade baixa de estoque',
  ],
  category: [
    'Categories',
    'Kategorien',
    'Catégories',
    'Categorías',
    'Categorie',
    'Categorieën',
    'Categorias',
    'Kategorier',
  ],
  parent: [
    'Parent',
    'Übergeordnetes Produkt',
    'Übergeordnet',
    'Superior',
    'Genitore',
    'Hoofdproduct',
    'Hoofd',
    'Ascendente',
  ],
  description: [
    'Description',
    'Beschreibung',
    'Descripción',
    'Descrizione',
    'Beschrijving',
    'Descrição',
    'Beskrivning',
  ],
  cost: ['Cost of goods', 'Meta: _wc_cog_cost', 'Meta: _cogs_total_value'],
};

/** Headers that only a WooCommerce export has. */
export const wooDistinctive: readonly string[] = [
  'Visibility in catalog',
  'Is featured?',
  'Sichtbarkeit im Katalog',
  'Ist hervorgehoben?',
  'Visibilité dans le catalogue',
  'Mis en avant ?',
  'Visibilidad en el catálogo',
  '¿Está destacado?',
  'Visibilità nel catalogo',
  'In primo piano?',
  'Zichtbaarheid in catalogus',
  'Visibilidade no catálogo',
  'Grouped products',
  'Gruppierte Produkte',
  'Productos agrupados',
];

/** `Attribute 1 name`, `Attribut 1 Wert(e)`, `Nombre del atributo 1` …: the n-th option's name or value; folded headers. */
export function wooAttribute(folded: string): ProductField | undefined {
  if (!/\b(?:attribut|attribute|atributo|attributo|kenmerk|eigenschap|attribuut)\b/.test(folded)) return undefined;
  const n = /\b([1-9]\d?)\b/.exec(folded)?.[1];
  if (n === undefined) return undefined;
  if (/\b(?:name|nom|nombre|nome|naam|namn)\b/.test(folded)) return `optionName${Number(n)}`;
  if (/\b(?:values?|werte?|wert e|valeurs?|valor|valores|valore|valori|waarden?|varden?)\b/.test(folded))
    return `optionValue${Number(n)}`;
  return undefined;
}

/**
 * The n-th option's name and value in any language: the export writes name, values, visibility and more of each
 * attribute beside each other, under headers that have its number. Files to download come before them, under numbers as
 * well, and end with their addresses.
 */
export function wooAttributesByPlace(
  folded: readonly string[],
  holdsAddresses: (at: number) => boolean,
): ReadonlyMap<number, ProductField> {
  const numbers = folded.map((header, at) =>
    header.startsWith('meta ') || holdsAddresses(at)
      ? 0
      : Number(/(?:^|[^\p{N}])([1-9]\d?)(?:[^\p{N}]|$)/u.exec(header)?.[1] ?? '0'),
  );
  const found = new Map<number, ProductField>();
  numbers.forEach((n, at) => {
    const isEnded = holdsAddresses(at + 2) || holdsAddresses(at + 1);
    if (n === 0 || numbers[at - 1] === n || numbers[at + 1] !== n || isEnded) return;
    found.set(at, `optionName${n}`).set(at + 1, `optionValue${n}`);
  });
  return found;
}

/** The words in a WooCommerce `Type` cell; the export never translates them. */
export const wooTypes: ReadonlySet<string> = new Set([
  'simple',
  'variable',
  'variation',
  'grouped',
  'external',
  'virtual',
  'downloadable',
]);
