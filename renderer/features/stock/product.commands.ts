import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type {
  BarcodeId,
  GroupId,
  LocationId,
  ProductId,
  SupplierId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import type { Decision, FieldSet, Group, NewSupplier, Payloads, Stamp } from '#shared/domain/operations/operation.ts';
import type {
  FieldValue,
  ProductFields,
  Tracking,
  VariantFields,
  VariantOption,
} from '#shared/domain/operations/rows.ts';
import { decideAttach } from '#shared/domain/catalogue/attach-barcode.ts';
import { type BarcodeRefusal, checkBarcode } from '#shared/domain/catalogue/barcode-refusal.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { type NewVariantAsk, variantRows } from './variant-rows.ts';

/** A supplier that is known, or a new one by name. */
export type SupplierChoice = { readonly id: SupplierId } | { readonly newName: string };

export type NewProductAsk = {
  readonly name: string;
  readonly category: string | null;
  readonly supplier: SupplierChoice | null;
  readonly description: string | null;
  /** Left out: the shop's standard. */
  readonly taxClass?: string | null;
  readonly unit: string | null;
  readonly supplierCode: string | null;
  readonly decimals: Decimals;
  /** What its stock is told apart by; left out: nothing. */
  readonly tracking?: Tracking | null;
  /** Minor units for one whole unit. */
  readonly price: number | null;
  readonly cost: number | null;
  readonly point: number | null;
  readonly openingAt: LocationId;
  /** One for a product without variants, its options empty. */
  readonly variants: readonly NewVariantAsk[];
};
type EditedFields = 'sku' | 'options' | 'price' | 'cost' | 'unit' | 'supplierCode' | 'tracking';
export type EditProductAsk = {
  readonly productId: ProductId;
  readonly variantId: VariantId;
  /** Only what the person changed. */
  readonly product: Partial<Pick<ProductFields, 'name' | 'category' | 'description' | 'taxClass'>>;
  readonly supplier?: SupplierChoice | null;
  readonly variant: Partial<Pick<VariantFields, EditedFields>>;
};
export type ProductFailure =
  | Failure<
      | 'name-missing'
      | 'too-many-variants'
      | 'nothing-changed'
      | 'option-missing'
      | 'variant-exists'
      | 'variant-unknown'
      | 'code-missing'
      | 'code-known'
    >
  | BarcodeRefusal
  | RecordFailure;
export type Created = Recorded & { readonly productId: ProductId; readonly variantId: VariantId };

/** The most variants one form makes: an act holds at most 25 rows (DATA-R1). */
export const MOST_VARIANTS = 25;

/** Enters a new product with its variants, barcodes, reorder point and opening stock. */
export async function addProduct(shop: Shop, ask: NewProductAsk): Promise<Result<Created, ProductFailure>> {
  const name = ask.name.trim();
  if (name === '') return fail({ code: 'name-missing' });
  if (ask.variants.length > MOST_VARIANTS) return fail({ code: 'too-many-variants' });
  const refused = refusedCode(ask.variants);
  if (refused) return refused;
  // New ids become a product's and its variants' here.
  const productId = shop.nextId() as ProductId;
  const ids = ask.variants.map(() => shop.nextId() as VariantId);
  const recorded = await act<ProductFailure>(shop, async (db, stamp) => {
    const supplier = await chosenSupplier(db, stamp, ask.supplier);
    const added: Decision = {
      type: 'catalog.added',
      payload: catalogOf({ ...ask, name }, { productId, ids, supplierId: supplier.id, stamp }),
    };
    return done({ decisions: tied(stamp, 'product-new', [...supplier.added, added]) });
  });
  return recorded.ok ? done({ ...recorded.value, productId, variantId: ids[0] as VariantId }) : recorded; // a product has at least one variant
}

type NewIds = {
  readonly productId: ProductId;
  readonly ids: readonly VariantId[];
  readonly supplierId: SupplierId | null;
  readonly stamp: Stamp;
};

function catalogOf(ask: NewProductAsk, { productId, ids, supplierId, stamp }: NewIds): Payloads['catalog.added'] {
  const { name, category, description, taxClass, variants, point, ...about } = ask;
  const asks = variants.map((variant, place) => ({ ...variant, id: ids[place] as VariantId })); // made one a variant
  return {
    group: null,
    products: [
      {
        id: productId,
        name,
        category,
        supplierId,
        description,
        archived: false,
        productType: variants.length > 1 ? 'variable' : 'simple',
        ...(taxClass && { taxClass }),
      },
    ],
    ...variantRows(asks, { ...about, productId, nextId: stamp.nextId }),
    rules:
      point === null
        ? []
        : ids.map((variantId) => ({ variantId, locationId: null, point, upTo: null, multiple: null })),
  };
}

export type AddVariantAsk = {
  readonly productId: ProductId;
  readonly variant: NewVariantAsk;
  readonly price: number | null;
  readonly cost: number | null;
  readonly openingAt: LocationId;
  /** What the one variant there is goes by from now on, where it had no options yet. */
  readonly present?: { readonly variantId: VariantId; readonly options: readonly VariantOption[] };
};

/** Adds a variant to a product; unit, smallest step and what it is told apart by are those of its siblings. One act to the person. */
export async function addVariant(shop: Shop, ask: AddVariantAsk): Promise<Result<Created, ProductFailure>> {
  const { productId, variant, price, cost, openingAt, present } = ask;
  const variantId = shop.nextId() as VariantId; // a new id becomes a variant's here
  if ([...variant.options, ...(present?.options ?? [])].some(({ name, value }) => !name.trim() || !value.trim()))
    return fail({ code: 'option-missing' });
  const refused = refusedCode([variant]);
  if (refused) return refused;
  const recorded = await act<ProductFailure>(shop, async (db, stamp) => {
    const siblings = (await db.variants.where({ productId }).toArray()).filter((row) => !row.voided);
    const [first] = siblings;
    if (!first) return fail({ code: 'variant-unknown' });
    const named = siblings.map((row) => (row.id === present?.variantId ? { ...row, options: present.options } : row));
    if (named.some((row) => sameOptions(row.options, variant.options))) return fail({ code: 'variant-exists' });
    const renamed = named.flatMap((row, at) => changes('variant', siblings[at] ?? row, { options: row.options }));
    const rows = variantRows([{ ...variant, id: variantId }], {
      productId,
      decimals: first.decimals,
      unit: first.unit,
      supplierCode: null,
      tracking: first.tracking,
      price,
      cost,
      openingAt,
      nextId: stamp.nextId,
    });
    const added: Decision = { type: 'catalog.added', payload: { group: null, products: [], ...rows, rules: [] } };
    const set: readonly Decision[] =
      renamed.length > 0 ? [{ type: 'fields.set', payload: { group: null, sets: renamed } }] : [];
    return done({ decisions: tied(stamp, 'product-edit', [...set, added]) });
  });
  return recorded.ok ? done({ ...recorded.value, productId, variantId }) : recorded;
}

/** The first of the new variants' barcodes that is none. */
function refusedCode(variants: readonly NewVariantAsk[]) {
  const checked = variants.map(({ barcode }) => checkBarcode(barcode ?? ''));
  return checked.find((one) => !one.ok);
}

/** Whether two variants would be told apart by nobody: the same values, case and spaces aside. */
function sameOptions(one: readonly VariantOption[], other: readonly VariantOption[]): boolean {
  const text = (options: readonly VariantOption[]) =>
    options.map(({ name, value }) => `${foldName(name)}=${foldName(value)}`).join('/');
  return text(one) === text(other);
}

/** Changes what a person changed of a product and one of its variants, as one act to them. */
export function editProduct(shop: Shop, ask: EditProductAsk): Promise<Result<Recorded, ProductFailure>> {
  return act<ProductFailure>(shop, async (db, stamp) => {
    const product = await db.products.get(ask.productId);
    const variant = await db.variants.get(ask.variantId);
    if (!product || !variant) return fail({ code: 'variant-unknown' });
    if (ask.product.name?.trim() === '') return fail({ code: 'name-missing' });
    const supplier =
      ask.supplier === undefined
        ? { id: product.supplierId, added: [] }
        : await chosenSupplier(db, stamp, ask.supplier);
    const sets = [
      ...changes('product', product, { ...ask.product, supplierId: supplier.id }),
      ...changes('variant', variant, ask.variant),
    ];
    if (sets.length === 0) return fail({ code: 'nothing-changed' });
    return done({
      decisions: tied(stamp, 'product-edit', [
        ...supplier.added,
        { type: 'fields.set', payload: { group: null, sets } },
      ]),
    });
  });
}

function changes<Row extends { readonly id: string }>(
  kind: 'product' | 'variant',
  row: Row,
  wanted: { readonly [F in keyof Row]?: Row[F] & FieldValue },
): readonly FieldSet[] {
  // The keys of `wanted` are fields of the row, each with a value that field may hold.
  const fields = Object.entries(wanted) as [keyof Row & string, FieldValue][];
  return fields.flatMap(([field, value]) => {
    // A field that can be wanted holds a field's value; one that nobody has said is left out of the row.
    const was = (row[field] ?? null) as FieldValue;
    return value === undefined || JSON.stringify(value) === JSON.stringify(was)
      ? []
      : [{ kind, id: row.id, field, value, was }];
  });
}

/** The supplier a person chose; a new name makes one, unless a supplier has that name already. */
async function chosenSupplier(
  db: ShopDatabase,
  stamp: Stamp,
  choice: SupplierChoice | null,
): Promise<{ readonly id: SupplierId | null; readonly added: readonly Decision[] }> {
  if (!choice) return { id: null, added: [] };
  if ('id' in choice) return { id: choice.id, added: [] };
  const folded = foldName(choice.newName);
  const known = await db.suppliers.filter((row) => !row.voided && foldName(row.name) === folded).first();
  if (known) return { id: known.id, added: [] };
  const supplier: NewSupplier = {
    id: stamp.nextId() as SupplierId,
    name: choice.newName.trim(),
    leadTimeDays: null,
    archived: false,
  }; // a new id becomes a supplier's here
  return {
    id: supplier.id,
    added: [{ type: 'place.added', payload: { group: null, shop: null, locations: [], suppliers: [supplier] } }],
  };
}

/** Several decisions that are one act to the person share a group; a single one stands alone. */
export function tied(
  stamp: Stamp,
  label: 'product-new' | 'product-edit',
  decisions: readonly Decision[],
): readonly Decision[] {
  if (decisions.length < 2) return decisions;
  const id = stamp.nextId() as GroupId; // a new id becomes a group's here
  return decisions.map((decision, part) => {
    const group: Group = { id, act: 'bulk-edit', label, part, parts: decisions.length };
    // Every decision made in this file has a group in its payload; the union forgets it.
    return { ...decision, payload: { ...decision.payload, group } } as Decision;
  });
}

/** Adds a code to a variant; `packSize` is what one scan of it means, in smallest units. */
export function attachBarcode(
  shop: Shop,
  ask: { readonly variantId: VariantId; readonly code: string; readonly packSize: number },
): Promise<Result<Recorded, ProductFailure>> {
  return act<ProductFailure>(shop, async (db, stamp) => {
    const variant = await db.variants.get(ask.variantId);
    if (!variant || variant.voided) return fail({ code: 'variant-unknown' });
    const own = await db.barcodes.where('variantId').equals(ask.variantId).toArray();
    const attached = decideAttach(own, ask, stamp.nextId);
    return attached.ok ? done({ decisions: [attached.value] }) : attached;
  });
}

/** Takes a code off its variant. */
export function detachBarcode(shop: Shop, barcodeId: BarcodeId): Promise<Result<Recorded, RecordFailure>> {
  return act(shop, () => done({ decisions: [{ type: 'barcode.detached', payload: { barcodeId } }] }));
}

/** What a person can do to products. */
export function useProductCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      add: (ask: NewProductAsk) => addProduct(shop, ask),
      addVariant: (ask: AddVariantAsk) => addVariant(shop, ask),
      edit: (ask: EditProductAsk) => editProduct(shop, ask),
      attachBarcode: (ask: { readonly variantId: VariantId; readonly code: string; readonly packSize: number }) =>
        attachBarcode(shop, ask),
      detachBarcode: (barcodeId: BarcodeId) => detachBarcode(shop, barcodeId),
    }),
    [shop],
  );
}
