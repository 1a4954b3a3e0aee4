import type { ProductField } from './field.ts';
import { foldHeader } from './header.ts';

const nouns =
  'propiedad|propriedade|option|options|attribute|attributes|variation|variations|variant|variants|merkmal|eigenschaft|caracteristica|caratteristica|declinaison|variante|variantes|varianti|varianten|variatie|opcion|opcao|opzione|attribut|attributo|atributo|kenmerk|variacion|variaciones|variacao|variasjon|wariant|varianta|varyasyon|secenek|muunnelma|atrybut|atrybutu|atributu|vlastnosti|ominaisuuden|ominaisuus|nitelik|niteligi|egenskab|egenskap|thuoc tinh';
const names = 'set|label|labels|name|names|nom|nombre|nome|naam|namn|navn|nimi|nazwa|nazev|adi';
const values =
  'choice|choices|value|values|valeur|valeurs|valor|valores|valore|valori|wert|werte|waarde|waarden|varde|varden|vaerdi|vaerdier|verdi|verdier|arvo|arvot|wartosc|wartosci|hodnota|hodnoty|deger|degerler';
const numerals: readonly (readonly [RegExp, string])[] = [
  [/\bone\b|\buno\b|\beins\b/, '1'],
  [/\btwo\b|\bdos\b|\bzwei\b/, '2'],
  [/\bthree\b|\btres\b|\bdrei\b/, '3'],
];
const isAbout = new RegExp(`\\b(?:${nouns})\\b`);
const isName = new RegExp(`\\b(?:${names})\\b`);
const isValue = new RegExp(`\\b(?:${values})\\b`);
const isWord = new RegExp(
  `^(?:${nouns}|${names}|${values}|product|family|de|d|l|del|des|du|la|le|el|da|do|di|della|der|of|\\d{1,2})$`,
);

const plural =
  /\b(?:values|valeurs|valores|valori|werte|waarden|varden|vaerdier|verdier|arvot|wartosci|hodnoty|degerler)\b/;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldHeader));
/** What tells sizes and colours apart, in the languages of shops; folded. */
const kinds = setOf(
  'vintage jahrgang annata millésime añada framemaat サイズ カラー 色 尺寸 размер цвет розмір колір 规格 規格 颜色 顏色 尺码 尺寸 尺碼 색상 사이즈 옵션 اللون لون مقاس المقاس الحجم צבע מידה χρωμα μεγεθος méret szín culoare marime velicina boja barva ukuran warna สี ขนาด size colour color flavour flavor scent grosse farbe taille pointure couleur talla tamano taglia misura colore maat kleur tamanho cor storlek farg storrelse størrelse farve farge koko vari rozmiar kolor velikost barva beden renk',
);
const pluralKinds = setOf(
  'sizes colours colors flavours flavors scents grossen farben tailles pointures couleurs tallas tamanos colores taglie misure colori maten kleuren tamanhos cores storlekar farger storrelser størrelser farver koot varit rozmiary kolory velikosti barvy bedenler renkler',
);
/** Headers whose cells say in their own words which options they are about: `Size: S, Colour: Red`. */
const general = new RegExp(
  `^(?:(?:product|configurator|additional|custom|item) )?(?:${nouns}|relationship|combination|combinaison|kombination|combinazione|combinacion|optionen|attributen|merkmale|auspragung|auspragungen|opciones|atributos|opzioni|attributi|opcoes|opties|kenmerken|alternativ|muunnelmat|warianty|varianty|varyant)(?: (?:details|name|title|${values}))?$`,
);

/** Whether a header says that its cells list several values of an option. */
export function isPluralValue(header: string): boolean {
  const folded = foldHeader(header).replace(/æ/g, 'ae');
  return plural.test(folded) || pluralKinds.has(folded);
}

/** Whether a header stands for options as such, and not for one of them. */
export function isGeneralOption(folded: string): boolean {
  return general.test(folded) || ofTemplate.test(folded);
}

/** Whether the cells of a column are values of options: `Size`, `Farben`, `Variant`, `product_variation_option_Size`. */
export function isOptionColumn(folded: string): boolean {
  const plainly = folded.replace(ofVariant, '');
  return kinds.has(plainly) || pluralKinds.has(plainly) || isGeneralOption(folded) || ofVariation.test(folded);
}

/**
 * `Attribute 2`, which says neither name nor value: the value where another column is the second name, or an option by
 * itself where no column is.
 */
export function bareOption(folded: string, all: readonly string[]): ProductField | undefined {
  if (!bare.test(folded) || !isAbout.test(folded)) return undefined;
  const n = Number(folded.split(' ')[1]);
  const others = all.map(optionHeader);
  if (others.includes(`optionName${n}`)) return others.includes(`optionValue${n}`) ? undefined : `optionValue${n}`;
  return others.some((field) => field !== undefined) || all.some(isGeneralOption) ? undefined : 'option';
}
const bare = /^\p{L}+ [1-5]$/u;

/** Odoo's values of attributes. */
const ofTemplate = /^product template (?:attribute|variant) value ids(?: name| display name)?$/;
/** `variant:Velikost`, `Option Colour`. */
const ofVariant = /^(?:variant|variation|option|attribute|grade|grid) /;
const ofVariation = /^product variation option (?!name|value)/;

/** `Option 4 name`, `variant_option_one_value`, `VALORI VARIANTE 1`: the n-th option's name or value; folded headers. */
export function optionHeader(folded: string): ProductField | undefined {
  // PrestaShop's combinations: `Attribute (Name:Type:Position)`, `Value (Value:Position)`.
  if (folded === 'attribute name type position') return 'optionName1';
  if (folded === 'value value position') return 'optionValue1';
  const apart = folded
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')
    .replace(/\b(variations?|merkmals?|eigenschafts?)(name|wert)(?:name)?/, '$1 $2')
    .replace(/\bvariations\b/, 'variation');
  if (!isAbout.test(apart)) return undefined;
  const spaced = numerals.reduce((text, [word, digit]) => text.replace(word, digit), apart).replace(/æ/g, 'ae');
  const words = spaced.split(' ');
  const number = words.find((word) => /^[1-9]\d?$/.test(word));
  if (number === undefined || !words.every((word) => isWord.test(word))) return undefined;
  // Zoho calls an attribute's values the names of its options.
  if (isValue.test(spaced) || /\battribute option\b/.test(spaced)) return `optionValue${Number(number)}`;
  return isName.test(spaced) ? `optionName${Number(number)}` : undefined;
}
