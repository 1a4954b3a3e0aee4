import { actOf } from '#shared/domain/operations/act.ts';
import type { GroupId, OpId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { readStored } from './stored-operation.ts';
import { endsOfGroup, turnable } from './act-ends.ts';
import type { ShopDatabase, Table } from './database.ts';

/** Acts are read this many at a time, since they may be large; rows likewise. */
const ACTS = 25;
const ROWS = 1_000;

/** As `twinsOf`, for everything of a group that is undone. */
export async function twinsOfGroup(db: ShopDatabase, group: GroupId): Promise<number> {
  return twinsOf(db, turnable(await endsOfGroup(db, group), 'redo'));
}

/**
 * How many products would come back beside another product that has the same SKU or barcode now, if these undos were undone:
 * each would be in the shop twice, with the stock of both (ACT20).
 */
export async function twinsOf(db: ShopDatabase, undos: readonly OpId[]): Promise<number> {
  const back = await hiddenBy(db, undos);
  if (back.size === 0) return 0;
  const gone = (await db.variants.bulkGet([...back])).flatMap((row) => (row?.voided ? [row] : []));
  const codes = new Map<string, ProductId>();
  for (const { sku, productId } of gone) if (sku) codes.set(foldCode(sku), productId);
  const productOf = new Map(gone.map(({ id, productId }) => [id, productId] as const));
  for (const { code, variantId } of await db.barcodes
    .where('variantId')
    .anyOf([...productOf.keys()])
    .toArray()) {
    const productId = productOf.get(variantId);
    if (productId) codes.set(foldCode(code), productId);
  }
  const twins = new Set<ProductId>();
  const note = (code: string, productId: ProductId | null) => {
    const mine = codes.get(foldCode(code));
    if (mine && mine !== productId) twins.add(mine);
  };
  await eachRow(db.variants, ({ sku, productId, voided }) => {
    if (sku && !voided) note(sku, productId);
  });
  await eachRow(db.barcodes, ({ code, variantId, voided }) => {
    if (!voided) note(code, productOf.get(variantId) ?? null);
  });
  return twins.size;
}

/** The variants that these undos took away. */
async function hiddenBy(db: ShopDatabase, undos: readonly OpId[]): Promise<ReadonlySet<VariantId>> {
  const hidden = new Set<VariantId>();
  for (let at = 0; at < undos.length; at += ACTS)
    for (const row of await db.operations
      .where('opId')
      .anyOf(undos.slice(at, at + ACTS))
      .toArray())
      for (const ref of actOf(readStored(row)).effects.hide)
        if (ref.kind === 'variant') hidden.add(ref.id as VariantId);
  return hidden;
}

/** Looks at every row of a table, a page at a time: it may have a hundred thousand. */
async function eachRow<Row extends { readonly id: string }>(
  table: Table<Row, string>,
  look: (row: Row) => void,
): Promise<void> {
  for (let last = ''; ; ) {
    const page = await table.where('id').above(last).limit(ROWS).toArray();
    for (const row of page) look(row);
    const end = page.at(-1);
    if (!end) return;
    last = end.id;
  }
}
