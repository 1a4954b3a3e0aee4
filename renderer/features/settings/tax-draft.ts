import type { ShopRow, TaxRate } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { parseRate } from '#shared/domain/values/tax.ts';
import type { TaxAsk } from './tax.commands.ts';

/** A tax class as a form holds it. */
export type ClassDraft = {
  readonly key: number;
  readonly name: string;
  /** As typed: `19`, `5,5 %`. */
  readonly rate: string;
  /** The name it had; null: it is new. */
  readonly was: string | null;
};

export type Said = 'unsaid' | 'yes' | 'no';

/** What a shop has said of tax as a form holds it. */
export type TaxDraft = { readonly includes: Said; readonly classes: readonly ClassDraft[] };

/** What cannot be taken of a class. */
export type ClassProblem = { readonly name?: 'missing' | 'taken'; readonly rate?: 'unreadable' };

/** Whether prices include tax as one of three words. */
export function saidOf(pricesIncludeTax: boolean | null | undefined): Said {
  if (pricesIncludeTax === null || pricesIncludeTax === undefined) return 'unsaid';
  return pricesIncludeTax ? 'yes' : 'no';
}

/** The form of what a shop has said; `textOf` writes a rate as people do. */
export function taxDraftOf(
  { pricesIncludeTax, taxRates }: Pick<ShopRow, 'pricesIncludeTax' | 'taxRates'>,
  textOf: (rate: number) => string,
): TaxDraft {
  const classes = (taxRates ?? []).map(({ taxClass, rate }, key) => {
    return { key, name: taxClass, rate: textOf(rate), was: taxClass };
  });
  return { includes: saidOf(pricesIncludeTax), classes };
}

/** A form with one more class, empty. */
export function withClass(draft: TaxDraft): TaxDraft {
  const key = Math.max(-1, ...draft.classes.map((one) => one.key)) + 1;
  return { ...draft, classes: [...draft.classes, { key, name: '', rate: '', was: null }] };
}

/** What cannot be taken of each class, in their order. */
export function classProblems({ classes }: TaxDraft): readonly ClassProblem[] {
  const names = classes.map(({ name }) => foldName(name));
  return classes.map(({ rate }, at) => {
    const name = names[at] === '' ? 'missing' : names.indexOf(names[at] ?? '') < at ? 'taken' : undefined;
    return { ...(name && { name }), ...(parseRate(rate) === undefined && { rate: 'unreadable' }) };
  });
}

/** The form as the command takes it, once nothing of it is a problem. */
export function taxAskOf({ includes, classes }: TaxDraft): TaxAsk {
  const taxRates = classes.flatMap(({ name, rate }): readonly TaxRate[] => {
    const read = parseRate(rate);
    return read === undefined ? [] : [{ taxClass: name.trim(), rate: read }];
  });
  const renamed = new Map(
    classes.flatMap(({ name, was }) => (was !== null && was !== name.trim() ? [[was, name.trim()] as const] : [])),
  );
  return { pricesIncludeTax: includes === 'unsaid' ? null : includes === 'yes', taxRates, renamed };
}

/** The classes of a shop that a form has no longer, by the names they had. */
export function removedClasses({ classes }: TaxDraft, taxRates: ShopRow['taxRates']): readonly string[] {
  const kept = new Set(classes.map(({ was }) => was));
  return (taxRates ?? []).map(({ taxClass }) => taxClass).filter((name) => !kept.has(name));
}
