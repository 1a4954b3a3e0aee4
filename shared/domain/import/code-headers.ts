import { foldHeader } from './header.ts';

/** What goes by one name on a package: a carton's figures belong to the carton's code, not to the piece's. */
export type Packaging = 'pack' | 'inner' | 'carton' | 'pallet';

/** What the header of a column of codes, or of how much one of them holds, says. */
export type CodeHeader = {
  readonly field: 'barcode' | 'packSize';
  /** `Barcode 2`: the number that ties it to `Pack size 2`. */
  readonly number: number | null;
  readonly packaging: Packaging | null;
};

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldHeader));

/** Names of several words, as one word each. */
const joined: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:bar code|codes? (?:a )?barres?|cod(?:igos?)? (?:de )?barras?|cod(?:ici|ice)? a barre|kody? kreskow[ye]|carov[ye] kody?)\b/g,
    'barcode',
  ],
  [/\b(?:pz|pezzi) (?:x|per) (?:conf|confezione|cart|cartone)\b|\bverpakt per\b|\binhoud doos\b/g, 'qty carton'],
  // Fourteen digits are what is printed on cartons.
  [/\b(?:ean|gtin|itf|dun) ?14\b/g, 'barcode carton'],
  // These numbers say how long a code is, not which one of several it is.
  [/\b(?:ean|gtin|upc|isbn|cip) ?(?:7|8|10|12|13|a|e)\b/g, 'barcode'],
  [/(?<=\p{L})(?=\d)/gu, ' '],
];
const codeWords = setOf(
  'cip шк штрихкод штрихкоды баркод 条码 條碼 바코드 باركود barcode barcodes ean eans gtin gtins upc isbn gencod strichcode streckkod strekkode stregkode streepjescode viivakoodi barkod jan',
);
const packagings: Readonly<Record<Packaging, ReadonlySet<string>>> = {
  pack: setOf('pack packs package packing packung packungs paquet paquete pakket'),
  inner: setOf('inner innerpack innenkarton'),
  carton: setOf(
    'carton ctn case outer master box crate karton umkarton kiste gebinde ve vpe verpackung verpackungseinheit verpackungseinheiten colis caisse caja cartone scatola confezione doos omdoos verpakking kartong forpackning caixa koli kolli colli collo krabice laatikko kasse opakowanie opakowaniu baleni cartoni',
  ),
  pallet: setOf('pallet palette palet pallets'),
};
/** A code beside one of these is no code, but how much it holds. */
const plainAmounts = setOf(
  'qty quantity size count content contents menge inhalt anzahl quantite qte cantidad quantita aantal antal quantidade ilosc pocet antall maara miktar',
);
const amountWords: ReadonlySet<string> = new Set([
  ...plainAmounts,
  ...setOf(
    'units pcs pieces items stuck stk st einheiten unites unidades piezas pezzi unita stuks unidade sztuk szt kusu ks kpl adet',
  ),
]);
/** `Box size` is as often the size of a box in centimetres. */
const sizeWords = setOf('size');
/** These say by themselves how much is in a carton. */
const wholeNames = setOf('ve vpe verpackungseinheit pcb colisage conditionnement');
const fillers = setOf(
  'of the per in a an pro je par por de du des der die das for to la le el di da van em till code codes number no nr nummer einer eines jeder each stuk eenheid unite unidad unita pezzo pieza styck alternate alternative alt additional secondary second other main primary extra weitere weiterer zusatz zusatzlicher unit piece single item product article artikel variant retail einzel consumer lub oder ou o eller or nebo veya tai et e y og och and p w v na pr i per kod kode koodi kodu codigo codice',
);

const partsOf = (folded: string): readonly string[] =>
  joined.reduce((text, [name, word]) => text.replace(name, word), folded).split(' ');

/** Reads a folded header as that of a code or of a pack size; undefined where it says anything else as well. */
export function codeHeader(folded: string): CodeHeader | undefined {
  const parts = partsOf(folded);
  const has = (words: ReadonlySet<string>) => parts.some((part) => words.has(part));
  const packaging = (['inner', 'pallet', 'carton', 'pack'] as const).find((kind) => has(packagings[kind])) ?? null;
  const isKnown = (part: string) =>
    codeWords.has(part) ||
    amountWords.has(part) ||
    fillers.has(part) ||
    wholeNames.has(part) ||
    /^\d{1,2}$/.test(part) ||
    Object.values(packagings).some((words) => words.has(part));
  if (!parts.every(isKnown)) return undefined;
  const number = parts.findLast((part) => /^\d+$/.test(part));
  const about = { number: number === undefined ? null : Number(number), packaging };
  if (has(codeWords)) return { field: has(plainAmounts) ? 'packSize' : 'barcode', ...about };
  if (has(wholeNames)) return { field: 'packSize', ...about, packaging: packaging ?? 'carton' };
  const isAmount = packaging === 'pack' ? has(amountWords) : parts.some((p) => amountWords.has(p) && !sizeWords.has(p));
  return packaging !== null && isAmount ? { field: 'packSize', ...about } : undefined;
}
