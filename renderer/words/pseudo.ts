/** A catalogue: texts by key, nested. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'í',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ó',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'ú',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};

/** The text as an imagined language writes it: accented, bracketed and a third longer, with its placeholders kept. */
export function pseudoText(text: string): string {
  const written = partsOf(text).map((part) => (part.startsWith('{{') ? part : accented(part)));
  return `[${written.join('')}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}

/** The same written from right to left: the signs of every part run the other way. */
export function mirroredText(text: string): string {
  const written = partsOf(text).map((part) => (part.startsWith('{{') ? part : turned(accented(part))));
  return `\u200f[${written.join('')}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}

const partsOf = (text: string): readonly string[] => text.split(/(\{\{[^}]*\}\})/);
const accented = (part: string): string => [...part].map((sign) => accents[sign] ?? sign).join('');
const turned = (part: string): string => (part === '' ? '' : `\u202e${part}\u202c`);

/** A whole catalogue in the imagined language: what is left readable on a screen is not in the catalogue. */
export const pseudoCatalogue = (catalogue: Catalogue): Catalogue => mapped(catalogue, pseudoText);

/** A whole catalogue in the imagined language that is written from right to left. */
export const mirroredCatalogue = (catalogue: Catalogue): Catalogue => mapped(catalogue, mirroredText);

function mapped(catalogue: Catalogue, write: (text: string) => string): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, value]) => [
      key,
      typeof value === 'string' ? write(value) : mapped(value, write),
    ]),
  );
}
