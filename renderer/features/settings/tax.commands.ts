import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import type { FieldSet, Group } from '#shared/domain/operations/operation.ts';
import type { TaxRate } from '#shared/domain/operations/rows.ts';
import { type RecordFailure } from '#renderer/db/record.ts';
import { act, type Acted, type Shop } from '#renderer/db/shop.ts';

/** What the shop says of tax from now on. */
export type TaxAsk = {
  readonly pricesIncludeTax: boolean | null;
  readonly taxRates: readonly TaxRate[];
  /** New names of classes by their old ones: products go with them. */
  readonly renamed: ReadonlyMap<string, string>;
};

/** At most this many rows in one act (DATA-R1). */
const PART = 25;

/** Sets what the shop says of tax; products of a renamed class get its new name, in acts that are one to the person. */
export async function setTax(
  shop: Shop,
  ask: TaxAsk,
): Promise<Result<Acted, Failure<'nothing-changed'> | RecordFailure>> {
  const sets = [...(await shopSets(shop, ask)), ...(await renamedProducts(shop, ask.renamed))];
  const parts = Math.ceil(sets.length / PART);
  const group = parts > 1 ? (shop.nextId() as GroupId) : null; // a new id becomes a group's here
  const opIds: OpId[] = [];
  let last: Acted | null = null;
  for (let part = 0; part < parts; part++) {
    const tie: Group | null = group && { id: group, act: 'bulk-edit', label: 'tax-classes', part, parts };
    const some = sets.slice(part * PART, (part + 1) * PART);
    const made = await act<RecordFailure>(shop, () =>
      done({ decisions: [{ type: 'fields.set', payload: { group: tie, sets: some } }] }),
    );
    if (!made.ok) return made;
    opIds.push(...made.value.opIds);
    last = made.value;
  }
  return last ? done({ ...last, opIds }) : fail({ code: 'nothing-changed' });
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
