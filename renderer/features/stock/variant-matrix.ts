import type { VariantOption } from '#shared/domain/operations/rows.ts';

/** An option of a new product as it is typed: its name, its values with commas between. */
export type OptionEntry = { readonly name: string; readonly values: string };

/** Every combination of the options' values, in the order they are typed; empty while an option is not finished. */
export function combinations(options: readonly OptionEntry[]): readonly (readonly VariantOption[])[] {
  const finished = options
    .map(({ name, values }) => ({ name: name.trim(), values: valuesOf(values) }))
    .filter(({ name, values }) => name !== '' && values.length > 0);
  if (finished.length === 0) return [];
  return finished.reduce<readonly (readonly VariantOption[])[]>(
    (before, { name, values }) =>
      before.flatMap((combination) => values.map((value) => [...combination, { name, value }])),
    [[]],
  );
}

function valuesOf(text: string): readonly string[] {
  const values = text.split(/[,;]/).map((value) => value.trim());
  return [...new Set(values)].filter((value) => value !== '');
}

/** A combination as it is shown and remembered: `Red / XL`. */
export function combinationText(options: readonly VariantOption[]): string {
  return options.map(({ value }) => value).join(' / ');
}
