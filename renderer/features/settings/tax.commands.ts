import { done, type Result } from '#shared/base/result.ts';
import { ROWS_PER_ACT } from '#shared/domain/import/pieces.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { TaxRate } from '#shared/domain/operations/rows.ts';
import { type ActedInParts, actInParts, type PartsFailure } from '#renderer/db/act-in-parts.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** What the shop says of tax from now on. */
export type TaxAsk = {
  readonly pricesIncludeTax: boolean | null;
  readonly taxRates: readonly TaxRate[];
  /** New names of classes by their old ones: products go with them. */
  readonly renamed: ReadonlyMap<string, string>;
};

/** Sets what the shop says of tax; products of a renamed class get its new name, in acts that are one to the person. */
export async function setTax(shop: Shop, ask: TaxAsk): Promise<Result<ActedInParts, PartsFailure>> {
  const sets = [...(await shopSets(shop, ask)), ...(await renamedProducts(shop, ask.renamed))];
  return actInParts(shop, {
    label: 'tax-classes',
    things: sets,
    tied: sets.length > ROWS_PER_ACT,
    decide: (_, some, group) => done({ decisions: [{ type: 'fields.set', payload: { group, sets: some } }] }),
  });
}

async function shopSets(shop: Shop, { pricesIncludeTax, taxRates }: TaxAsk): Promise<readonly FieldSet[]> {
  const { shopId: id } = shop.entry;
  const row = await shop.db.shop.get(id);
  const rates = taxRates.length > 0 ? taxRates : null;
  const of = { kind: 'shop', id } as const;
  const sets: readonly FieldSet[] = [
    { ...of, field: 'pricesIncludeTax', value: pricesIncludeTax, was: row?.pricesIncludeTax ?? null },
    { ...of, field: 'taxRates', value: rates, was: row?.taxRates ?? null },
  ];
  return sets.filter(({ value, was }) => JSON.stringify(value) !== JSON.stringify(was));
}

async function renamedProducts({ db }: Shop, renamed: ReadonlyMap<string, string>): Promise<readonly FieldSet[]> {
  if (renamed.size === 0) return [];
  const products = await db.products.toArray();
  return products.flatMap(({ id, voided, taxClass }): FieldSet[] => {
    const value = taxClass ? renamed.get(taxClass) : undefined;
    return voided || value === undefined
      ? []
      : [{ kind: 'product', id, field: 'taxClass', value, was: taxClass ?? null }];
  });
}
