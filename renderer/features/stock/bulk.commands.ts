import { useMemo } from 'react';
import { done, fail, type Result } from '#shared/base/result.ts';
import { pieces, ROWS_PER_ACT } from '#shared/domain/import/pieces.ts';
import { type LocationId, type OpId, ruleId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { Ref, RuleFields } from '#shared/domain/operations/rows.ts';
import { type Decimals, rescaleQuantity } from '#shared/domain/values/quantity.ts';
import { backInUse } from '#shared/domain/catalogue/archive.ts';
import { actInParts, type PartsFailure, type Run } from '#renderer/db/act-in-parts.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';

export type { PartsFailure, Run };

/** What a bulk edit wrote: its acts in order, how many rows they changed, and which. */
export type Edited = { readonly opIds: readonly OpId[]; readonly changed: number; readonly rows: readonly Ref[] };

/** Sets the price of many variants to one amount, in minor units; null: none. */
export function setPrices(
  shop: Shop,
  variants: readonly VariantId[],
  price: number | null,
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  return editRows(shop, 'price', variants, run, async (db, some) => {
    const rows = await db.variants.bulkGet([...some]);
    return rows.flatMap((row) =>
      row ? [{ kind: 'variant', id: row.id, field: 'price', value: price, was: row.price }] : [],
    );
  });
}

/** Sets the tax class of the products of many variants; null: the shop's standard. */
export function setTaxClasses(
  shop: Shop,
  variants: readonly VariantId[],
  taxClass: string | null,
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  return editRows(shop, 'tax-class', variants, run, async (db, some) => {
    const sets = new Map<string, FieldSet>();
    for (const { product } of await withFamilies(db, some))
      if (product)
        sets.set(product.id, {
          kind: 'product',
          id: product.id,
          field: 'taxClass',
          value: taxClass,
          was: product.taxClass ?? null,
        });
    return [...sets.values()];
  });
}

/** Sets where many variants usually lie (LOC10); null: nobody says. */
export function setUsualBins(
  shop: Shop,
  variants: readonly VariantId[],
  usualBinId: LocationId | null,
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  return editRows(shop, 'usual-bin', variants, run, async (db, some) => {
    const rows = await db.variants.bulkGet([...some]);
    return rows.flatMap((row) =>
      row ? [{ kind: 'variant', id: row.id, field: 'usualBinId', value: usualBinId, was: row.usualBinId ?? null }] : [],
    );
  });
}

/** What to set of a reorder rule. */
export type RuleAsk = {
  /** One location, or (null) all of them together. */
  readonly locationId: LocationId | null;
  /** The parts to set; those left out stay. */
  readonly rule: Partial<RuleFields>;
  /** Where the point stands in these figures; a variant with finer units gets them in its own. */
  readonly decimals: Decimals;
};

/** Sets parts of the reorder rule of many variants. */
export function setRules(
  shop: Shop,
  variants: readonly VariantId[],
  { locationId, rule, decimals }: RuleAsk,
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  return editRows(shop, 'rule', variants, run, async (db, some) => {
    const rows = await db.rules.bulkGet(some.map((variant) => ruleId(variant, locationId)));
    const kept = await db.variants.bulkGet([...some]);
    return some.flatMap((variant, place) =>
      ruleFields.flatMap((field) => {
        const figure = rule[field];
        if (figure === undefined) return [];
        const value =
          figure === null ? null : (rescaleQuantity(figure, decimals, kept[place]?.decimals ?? decimals) ?? figure);
        return [
          { kind: 'rule', id: ruleId(variant, locationId), field, value, was: rows[place]?.[field] ?? null } as const,
        ];
      }),
    );
  });
}
const ruleFields = ['point', 'upTo', 'multiple'] as const;

/** Takes variants out of the lists; a product all of whose variants go is archived itself. */
export async function archiveVariants(
  shop: Shop,
  variants: readonly VariantId[],
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  const going = new Set<string>(variants);
  return editRows(shop, 'archive', variants, run, async (db, some) => {
    const sets = new Map<string, FieldSet>();
    for (const { row, siblings, product } of await withFamilies(db, some)) {
      const whole = siblings.every((sibling) => sibling.voided || sibling.archived || going.has(sibling.id));
      if (whole && product)
        sets.set(product.id, {
          kind: 'product',
          id: product.id,
          field: 'archived',
          value: true,
          was: product.archived,
        });
      else sets.set(row.id, { kind: 'variant', id: row.id, field: 'archived', value: true, was: row.archived });
    }
    return [...sets.values()];
  });
}

/** Brings archived variants back, and their products with them. */
export function unarchiveVariants(
  shop: Shop,
  variants: readonly VariantId[],
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  return editRows(shop, 'unarchive', variants, run, async (db, some) => {
    const sets = new Map<string, FieldSet>();
    for (const { row, product } of await withFamilies(db, some))
      for (const set of backInUse(row, product)) sets.set(set.id, set);
    return [...sets.values()];
  });
}

async function withFamilies(db: ShopDatabase, ids: readonly VariantId[]) {
  const rows = (await db.variants.bulkGet([...ids])).filter((row) => row !== undefined);
  const productIds = [...new Set(rows.map((row) => row.productId))];
  const products = new Map(
    (await db.products.bulkGet(productIds)).flatMap((row) => (row ? [[row.id, row] as const] : [])),
  );
  const siblings = await db.variants.where('productId').anyOf(productIds).toArray();
  return rows.map((row) => ({
    row,
    product: products.get(row.productId),
    siblings: siblings.filter((sibling) => sibling.productId === row.productId),
  }));
}

/** Which kind of bulk edit it was; kept in the operation, so it is never renamed. */
type EditLabel = 'price' | 'rule' | 'tax-class' | 'usual-bin' | 'archive' | 'unarchive';
type SetsOf = (db: ShopDatabase, variants: readonly VariantId[]) => Promise<readonly FieldSet[]>;

/**
 * Sets fields of many rows, in parts that are one entry to a person. Values that are so already are left alone. Cancelled,
 * it takes back what it wrote.
 */
async function editRows(
  shop: Shop,
  label: EditLabel,
  variants: readonly VariantId[],
  run: Run,
  setsOf: SetsOf,
): Promise<Result<Edited, PartsFailure>> {
  const rows = new Map<string, Ref>();
  const edited = await actInParts(shop, {
    ...run,
    label,
    things: variants,
    tied: variants.length > 1,
    decide: async (db, some, group) => {
      const sets = (await setsOf(db, some)).filter((set) => set.value !== set.was);
      if (sets.length === 0) return fail({ code: 'nothing-changed' });
      for (const { kind, id } of sets) rows.set(id, { kind, id });
      return done({
        decisions: pieces(sets, ROWS_PER_ACT).map((few) => ({ type: 'fields.set', payload: { group, sets: few } })),
      });
    },
  });
  return edited.ok ? done({ opIds: edited.value.opIds, changed: rows.size, rows: [...rows.values()] }) : edited;
}

/** What a person can do to many rows at once. */
export function useBulkCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      setPrices: (variants: readonly VariantId[], price: number | null, run?: Run) =>
        setPrices(shop, variants, price, run),
      setUsualBins: (variants: readonly VariantId[], usualBinId: LocationId | null, run?: Run) =>
        setUsualBins(shop, variants, usualBinId, run),
      setRules: (variants: readonly VariantId[], ask: RuleAsk, run?: Run) => setRules(shop, variants, ask, run),
      setTaxClasses: (variants: readonly VariantId[], taxClass: string | null, run?: Run) =>
        setTaxClasses(shop, variants, taxClass, run),
      archive: (variants: readonly VariantId[], run?: Run) => archiveVariants(shop, variants, run),
      unarchive: (variants: readonly VariantId[], run?: Run) => unarchiveVariants(shop, variants, run),
    }),
    [shop],
  );
}
