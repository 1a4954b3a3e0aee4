import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';

/** The values of options as they are compared. */
export function valuesKey(options: readonly Pick<VariantOption, 'value'>[]): string {
  return options
    .filter(({ value }) => value !== '')
    .map(({ value }) => foldName(value))
    .join('/');
}

/** What a person tells variants apart by: the name and the values of its options, also where one cell has them all. */
export function titleKey(name: string, options: readonly Pick<VariantOption, 'value'>[]): string {
  return `${foldName(name)}#${valuesKey(options).replaceAll(' / ', '/')}`;
}

/** The id of a variant that a file knows by nothing but its name and options. */
export function nameId(name: string, options: readonly VariantOption[]): string {
  return `name:${foldName(name)}#${valuesKey(options)}`;
}

/** The id of a variant whose SKU others have too: by it the next import of the file finds it again. */
export function sharedId(name: string, options: readonly VariantOption[], sku: string): string {
  return `${nameId(name, options)}#${foldCode(sku)}`;
}

/** The words of a title, without what stands between them: `Derby shoe - 40 / Black` is `derby shoe 40 black`. */
export function titleWords(title: string): string {
  return foldName(title)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** What online stores call a variant on an order: its product's name with the values of its options behind it. */
export function calledKey(name: string, options: readonly VariantOption[]): string {
  return titleWords([name, ...options.map(({ value }) => value)].join(' '));
}
