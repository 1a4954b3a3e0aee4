import { ownPlaceHeader } from '#shared/domain/export/product-headers.ts';
import { foldHeader } from './header.ts';
import { headerMeaning, isAboutFigures } from './header-meaning.ts';
import { figureWord } from './word-figures.ts';

/** What a column says of one place that its header names. */
export type PlaceField = 'placeStock' | 'placeReorderPoint' | 'placePrice';

/** A header such as `In stock [High Street]`: what its cells are, and of which place. */
export type PlaceHeader = {
  readonly field: PlaceField;
  readonly place: string;
  /** Whether a bracket or a dash sets the place apart. */
  readonly isApart?: boolean;
  /** Whether it may as well be another kind of quantity, as in `cape_town_quantity` and `pending-quantity`. */
  readonly isLoose?: boolean;
};

const phrases = (text: string): readonly string[] => text.split(',').map((phrase) => foldHeader(phrase));

/** What stands before (or after) the name of a place, the longer phrases first. */
const bases: readonly (readonly [PlaceField, string])[] = (
  [
    [
      'placeReorderPoint',
      'low stock,low stock alert,low stock level,low stock threshold,stock alert count,reorder point,reorder level,min stock,minimum stock,safety stock,alert level,mindestbestand,meldebestand,stock minimum,stock mini,seuil d alerte,stock mínimo,existencia mínima,scorta minima,minimumvoorraad,estoque mínimo,minsta lager,minimumsbeholdning,minsto lager,hälytysraja,stan minimalny,minimální stav,asgari stok',
    ],
    [
      'placeStock',
      'in stock,stock on hand,quantity on hand,qty on hand,on hand,current quantity,new quantity,current stock,stock level,stock quantity,stock qty,stock,inventory available,inventory on hand,inventory quantity,inventory level,inventory,quantity,qty,bestand,lagerbestand,lagermenge,menge,anzahl,quantité en stock,quantité,qté,stock actuel,existencias,existencia,cantidad,inventario,giacenza,quantità,disponibilità,voorraad,aantal,estoque,quantidade,lagersaldo,lagerstatus,antal,lagerbeholdning,beholdning,varastosaldo,saldo,määrä,stan magazynowy,stan,ilość,stav skladu,stav,množství,stok miktarı,stok,miktar,adet,在庫数,在庫,остатки,остаток,остаток на складе,залишок,库存数量,库存,庫存,재고,tồn kho,készlet,stoc,απόθεμα',
    ],
    [
      'placePrice',
      'price,retail price,selling price,sales price,preis,verkaufspreis,vk,vk preis,prix,prix de vente,precio,precio de venta,pvp,prezzo,prezzo di vendita,prijs,verkoopprijs,preço,preço de venda,pris,försäljningspris,salgspris,hinta,cena,cena sprzedaży,fiyat,satış fiyatı,価格',
    ],
  ] as const
)
  .flatMap(([field, text]) => phrases(text).map((phrase) => [field, phrase] as const))
  .toSorted((a, b) => b[1].length - a[1].length);

/** Words that say something else about stock than where it is. */
const noPlaces: ReadonlySet<string> = new Set(
  'total totals gesamt summe sum sums all alle overall totale totaal suma razem celkem toplam yhteensa value wert valeur valor valore waarde varde worth low min minimum max maximum mini maxi maximo maxima maximal maximale maximaler maximalni maximalny maksimum maksymalny maksymalna maximi massima макс максимальный 最大 ideal optimal optimo optima optimale objetivo target soll ziel reservado reservada reserve reservee riservato gereserveerd zarezerwowany vendido vendida vendu venduto verkocht pedido pedida transito transit status state unit units uom einheit date datum time id ids policy management managed manage type code sku barcode ean per pro par por je alert alarm level threshold limit point reorder cost costs price prices ordered order orders po reserved reserviert committed allocated incoming available verfugbar unavailable damaged sold verkauft tracked tracking tracker location locations name names currency pack packs package box case carton karton break breaks discount free safety optimal keeping item items group category description ref reference note notes comment days turnover weight method account adjustment change difference diff counted count expected last next previous old current new now today actual editable not yes no is enabled visible incl excl inc ex net netto brutto gross tax vat mwst ust tva iva btw moms eur usd gbp chf sek nok dkk pln czk try jpy kg g l m pcs pc stk list from to until start end special sale promo msrp rrp compare minimo massimo rule text message backorder backorders limit limits unlimited multiple multiples step required shipped received returned returns opening closing product products variant variants variation variations'.split(
    ' ',
  ),
);

/** Kinds of quantities that are no place either. */
const kindsOfQuantity: ReadonlySet<string> = new Set(
  'начало конец начальный конечный рублях руб резерв ожидание доступно доступный сумма стоимость мин минимальный неснижаемый мінімальний начальные gepland geplande geplant planned planifie planificado theorique theoretisch theoretischer theoretical teorico teorica teorisk amount threshold prevista previsto prevue prevu prognostiziert prognostizierte erwartet erwartete attendue attesa atteso verwacht verwachte forecast forecasted virtual virtuel virtuelle virtuale futura futuro mano hand commandee ordinata ordinato bestellt besteld comprometida comprometido libre libera composite componente componentes componenti composant composants bestandteil komponente onderdeel komponent pending inbound outbound transfer bundle kit component components fulfillable fulfilled unfulfillable researching future refunded cancelled canceled invoiced order box inner outer pallet open remaining used sellable unsellable picked packed transit out notify increment increments cart salable saleable'.split(
    ' ',
  ),
);
/** Words for a quantity that say nothing of stock. */
const amounts: ReadonlySet<string> = new Set(
  phrases(
    'quantity,qty,menge,anzahl,quantité,qté,cantidad,quantità,aantal,quantidade,antal,määrä,ilość,množství,miktar,adet',
  ),
);

/** Of these alone no place is called, as in `Qté en stock` and `Qty in stock`. */
const joining: ReadonlySet<string> = new Set([
  ...[...amounts].flatMap((phrase) => phrase.split(' ')),
  ...'en in im am auf an na i pa på a al la le les de du des del della di da do of the on at op aan w we v ve u'.split(
    ' ',
  ),
]);

/** Reads a header that names a place beside what it counts; undefined where it names none. */
export function placeHeader(written: string): PlaceHeader | undefined {
  const header = withoutUnit(written);
  const apart = bracketed(header);
  // What stands before a bracket is a figure that is known, or the column is none of a place.
  if (apart || /[[\]]/.test(header)) return apart;
  const folded = foldHeader(header);
  for (const [field, base] of bases) {
    const isBefore = folded.startsWith(`${base} `);
    if (!isBefore && !(folded.endsWith(` ${base}`) && field === 'placeStock')) continue;
    const words = wordsIn(header);
    const count = base.split(' ').length;
    const place = spelled(isBefore ? words.slice(count) : words.slice(0, -count), header);
    if (!isPlaceName(place)) return undefined;
    return amounts.has(base) ? { field, place, isLoose: true } : { field, place };
  }
  return undefined;
}

/** `In stock [High Street]`, `Bestand (Laden)`, `Stock: Shop`, `Qty - Warehouse 2`, `Shop | Stock`. */
function bracketed(header: string): PlaceHeader | undefined {
  const [, before = '', within = ''] =
    /^\s*(.+?)\s*[[({<](.+?)[\])}>]\s*$/.exec(header) ??
    /^\s*(.+?)\s*(?:\s[-–—@|/]\s|:\s*|\s@)\s*(.+?)\s*$/.exec(header) ??
    [];
  for (const [said, place] of [
    [before, within],
    [within, before],
  ] as const) {
    const field = figureOf(foldHeader(said));
    if (field && isPlaceName(place)) return { field, place: place.trim(), isApart: true };
  }
  return undefined;
}

const placed: ReadonlyMap<string | undefined, PlaceField> = new Map([
  ['stock', 'placeStock'],
  ['reorderPoint', 'placeReorderPoint'],
  ['price', 'placePrice'],
]);

/** Which figure of a place a text names: by its list, or by what its words mean. */
function figureOf(folded: string): PlaceField | undefined {
  // In Shopify these are pieces that are kept back, of those that lie there.
  if (folded === 'inventory safety stock') return undefined;
  return bases.find(([, phrase]) => phrase === folded)?.[0] ?? placed.get(headerMeaning(folded)?.field);
}

/** `Stock Main (pcs)` is `Stock Main`: what says only the unit of a figure names nothing. */
function withoutUnit(header: string): string {
  return header.replace(/\s*\(([^()]{1,30})\)\s*$/, (whole, unit: string) =>
    isAboutFigures(foldHeader(unit)) ? '' : whole,
  );
}

/** The header's words as it spells them, cut where folding cuts. */
function wordsIn(header: string): readonly string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}&'’.]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Words of a header as it spells them together: `inventory_Off-Site` is about `Off-Site`, `stock_Mt_Auburn` about `Mt Auburn`. */
function spelled(words: readonly string[], header: string): string {
  const [first, last] = [words[0], words.at(-1)];
  const hyphened = /[\s_]/.test(header) && words.length > 1 && first !== undefined && last !== undefined;
  const from = hyphened ? header.lastIndexOf(words.join('-')) : -1;
  return from < 0 ? words.join(' ') : words.join('-');
}

const isIdeograph = /\p{Script=Han}/u;

/** A month, as lists of sales or of stock at its end have one beside the other. */
const isMonth =
  /^(?:jan|feb|mar|mrz|apr|may|mai|jun|jul|aug|sept?|oct|okt|nov|dec|dez)(?:uary|ruary|uar|ruar|ch|il|e|i|y|ust|tember|ober|ember)?(?: \d{2,4})?$/;

function isPlaceName(text: string): boolean {
  if (isAboutFigures(foldHeader(text)) || isMonth.test(foldHeader(text))) return false;
  const words = foldHeader(text).split(' ');
  const isOther = (word: string) => noPlaces.has(word) || kindsOfQuantity.has(word);
  const isLetter = words.length === 1 && /^\p{L}$/u.test(words[0] ?? '') && !isIdeograph.test(words[0] ?? '');
  return (
    words[0] !== '' &&
    !isLetter &&
    words.length <= 6 &&
    !words.some(isOther) &&
    !words.every((word) => joining.has(word))
  );
}

/** The place a column is about: what its header names beside the figure, or the whole header where that is all it says. */
export function placeOf(header: string): string {
  return (ownPlaceHeader(header)?.place ?? placeHeader(header)?.place ?? header).trim();
}

/**
 * The columns that are about places, by their index. What is a place is told by stock: prices and reorder points
 * belong to a place only where a column of stock names it, too, even if their headers read as words without a place
 * (`Stock Alert Count Main St`). One column alone whose header may be another kind of quantity names no place.
 */
export function placeColumns(
  headers: readonly string[],
  isFree: (index: number, also?: 'whole') => boolean,
  cellsOf: (index: number) => readonly string[],
  total?: number,
): ReadonlyMap<number, PlaceField> {
  const named = headers.map((header, index) => {
    const about = isFree(index, 'whole') ? placeHeader(header) : undefined;
    return about?.field === 'placeStock' && !isFree(index) ? undefined : about;
  });
  const isKept = beforeAvailable(headers, named);
  const loose = new Set(named.flatMap((about) => (about?.isLoose ? [foldHeader(about.place)] : [])));
  const read = named.map((about, at) => ((about?.isLoose && loose.size < 2) || !isKept(at) ? undefined : about));
  const isSaid = (at: number) => cellsOf(at).some((cell) => cell.trim() !== '');
  // A column in which nothing stands yet is one of a place only where its header sets the place apart.
  const stocks = read.flatMap((about, at) => {
    const isApart = about?.isApart === true;
    const isStock = about?.field === 'placeStock' && holdsFigures(cellsOf(at)) && (isApart || isSaid(at));
    return isStock ? [{ at, isApart }] : [];
  });
  // `Estoque máximo` beside `Estoque atual` is no place: places come to the total that stands beside them.
  const isSum =
    total === undefined ||
    stocks.some(({ isApart }) => isApart) ||
    addUp(
      stocks.map(({ at }) => cellsOf(at)),
      cellsOf(total),
    );
  const isStock = (at: number) => isSum && stocks.some((stock) => stock.at === at);
  const places = new Set(headers.flatMap((_header, at) => (isStock(at) ? [foldHeader(read[at]?.place ?? '')] : [])));
  // `Stock 2` alone is a second column of stock; `Stock 1` and `Stock 2` are two places.
  const isNumber = (place: string) => /^\d+$/.test(place);
  const numbers = [...places].filter(isNumber).length;
  const found = new Map<number, PlaceField>();
  read.forEach((about, at) => {
    if (!about || (about.field === 'placeStock' ? !isStock(at) : !places.has(foldHeader(about.place)))) return;
    if (isNumber(about.place) && numbers < 2) return;
    found.set(at, about.field);
  });
  return found;
}

/** Whether a header speaks of what is free to be sold, which is less than what lies there. */
export const isAvailable = (header: string): boolean =>
  /\b(?:available|verfugbar\w*|dispo|disponib\w*|disponivel|beschikbaar|tillganglig\w*|dostepn\w*)\b/.test(
    foldHeader(header),
  );

/** What is free at a place is what lies there less what is promised: where a column says what lies there, it counts. */
function beforeAvailable(
  headers: readonly string[],
  named: readonly (PlaceHeader | undefined)[],
): (at: number) => boolean {
  const lying = new Set(
    named.flatMap((about, at) =>
      about?.field === 'placeStock' && !isAvailable(headers[at] ?? '') ? [foldHeader(about.place)] : [],
    ),
  );
  return (at) => {
    const about = named[at];
    const isFree = about?.field === 'placeStock' && isAvailable(headers[at] ?? '');
    return !isFree || !lying.has(foldHeader(about.place));
  };
}

/** Whether in half of the rows that say both, or more, parts come to their total; nothing said is nothing against it. */
function addUp(parts: readonly (readonly string[])[], totals: readonly string[]): boolean {
  const figure = (cell: string | undefined) => Number((cell ?? '').replace(/[^\d,.-]/g, '').replace(',', '.'));
  const said = totals.flatMap((total, row) => {
    const cells = parts.map((part) => part[row] ?? '');
    if (total.trim() === '' || cells.every((cell) => cell.trim() === '')) return [];
    return [Math.abs(cells.reduce((sum, cell) => sum + figure(cell), 0) - figure(total)) < 0.001];
  });
  return said.length === 0 || said.filter(Boolean).length * 2 >= said.length;
}

/** Whether cells are figures, or the words that stand for them. */
export function holdsFigures(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const figures = filled.filter(
    (cell) => /^[-+−]?\s*\d[\d.,\s'’]*$/.test(cell.trim()) || figureWord(cell) !== undefined,
  );
  return figures.length * 10 >= filled.length * 8;
}
