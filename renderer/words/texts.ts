import type { Catalogue } from './pseudo.ts';

/** Every text of a catalogue with its key: 'stock.title'. */
export function texts(catalogue: Catalogue, path = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : texts(value, `${path}${key}.`),
  );
}

/** The placeholders of a text, sorted. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*\w+\s*\}\}/g)].map(([whole]) => whole).sort();
}
