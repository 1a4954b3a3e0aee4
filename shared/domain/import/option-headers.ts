import type { ProductField } from './field.ts';
import { foldHeader } from './header.ts';

const nouns =
  'option|options|attribute|attributes|variation|variant|variante|variantes|varianti|varianten|variatie|opcion|opcao|opzione|attribut|attributo|atributo|kenmerk|variacion|variacao|variasjon|wariant|varianta|varyasyon|secenek|muunnelma|atrybut|atrybutu|atributu|vlastnosti|ominaisuuden|ominaisuus|nitelik|niteligi|egenskab|egenskap';
const names = 'name|names|nom|nombre|nome|naam|namn|navn|nimi|nazwa|nazev|adi';
const values =
  'value|values|valeur|valeurs|valor|valores|valore|valori|wert|werte|waarde|waarden|varde|varden|vaerdi|vaerdier|verdi|verdier|arvo|arvot|wartosc|wartosci|hodnota|hodnoty|deger|degerler';
const numerals: readonly (readonly [RegExp, string])[] = [
  [/\bone\b|\buno\b|\beins\b/, '1'],
  [/\btwo\b|\bdos\b|\bzwei\b/, '2'],
  [/\bthree\b|\btres\b|\bdrei\b/, '3'],
];
const isAbout = new RegExp(`\\b(?:${nouns})\\d?\\b`);
const isName = new RegExp(`\\b(?:${names})\\b`);
const isValue = new RegExp(`\\b(?:${values})\\b`);
const isWord = new RegExp(
  `^(?:${nouns}|${names}|${values}|product|de|del|des|du|la|le|el|da|do|di|della|der|of|\\d{1,2})$`,
);

const plural =
  /\b(?:values|valeurs|valores|valori|werte|waarden|varden|vaerdier|verdier|arvot|wartosci|hodnoty|degerler)\b/;

/** Whether a header says that its cells list several values of an option. */
export function isPluralValue(header: string): boolean {
  return plural.test(foldHeader(header).replace(/æ/g, 'ae'));
}

/** `Option 4 name`, `variant_option_one_value`, `VALORI VARIANTE 1`: the n-th option's name or value; folded headers. */
export function optionHeader(folded: string): ProductField | undefined {
  if (!isAbout.test(folded)) return undefined;
  const numbered = numerals.reduce((text, [word, digit]) => text.replace(word, digit), folded).replace(/æ/g, 'ae');
  const words = numbered.replace(/(?<=\p{L})(?=\d)/gu, ' ').split(' ');
  const number = words.find((word) => /^[1-9]\d?$/.test(word));
  if (number === undefined || !words.every((word) => isWord.test(word))) return undefined;
  if (isValue.test(numbered)) return `optionValue${Number(number)}`;
  return isName.test(numbered) ? `optionName${Number(number)}` : undefined;
}
