import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { PublishOutcome, PublishTask } from '#shared/contract/channels/port.ts';
import type { NewRemoteProduct, RemoteProduct, RemoteVariant } from '#shared/contract/channels/remote.ts';
import { isMissing, type WooFailure } from './answer.ts';
import { BATCH } from './look.ts';
import { productOf } from './pull.ts';
import type { WooSession } from './session.ts';
import { metaText, productFields, type ProductRow, productRow } from './shapes.ts';

type Made<T> = Promise<Result<T, WooFailure>>;
type Context = { readonly session: WooSession; readonly signal: AbortSignal };
type NewVariant = NewRemoteProduct['variants'][number];

/** Where we write which task of ours made a product. Another key than that of stock, which the next figure writes over. */
const MADE_BY = '_inv_made';

/**
 * Makes a product as a draft, once: it is looked for by our mark, then by its SKUs, before it is made; of one that was made in half the
 * missing variations are made.
 */
export async function publish(context: Context, task: PublishTask): Promise<PublishOutcome> {
  const outcome = await publishOnce(context, task);
  if (outcome.ok) return outcome.value;
  const { failure } = outcome;
  if (failure.mayBeWritten) return { is: 'unknown' };
  if (failure.status === 400 && failure.said !== '')
    return { is: 'rejected', reason: 'store-says-no', detail: failure.said };
  return { is: 'retry', because: failure };
}

async function publishOnce(context: Context, { taskId, product }: PublishTask): Made<PublishOutcome> {
  const marked = await read(await markedBy(context, taskId));
  if (!marked.ok) return marked;
  if (marked.value) return completed(context, marked.value, product, 'already');
  const named = await read(await withSkus(context, product));
  if (!named.ok) return named;
  if (named.value) return tied(context, named.value, product);
  const row = await create(context, taskId, product);
  return row.ok ? completed(context, row.value, product, 'made') : row;
}

/** A reading question that fails has written nothing. */
async function read<T>(found: Result<T, WooFailure>): Made<T> {
  return found.ok ? found : { ok: false, failure: { ...found.failure, mayBeWritten: false } };
}

/** Of the newest drafts the one with our mark: stores do not search by what they keep beside a product. */
async function markedBy({ session, signal }: Context, taskId: string): Made<ProductRow | null> {
  const query = { status: 'draft', orderby: 'date', order: 'desc', per_page: String(BATCH), _fields: productFields };
  const drafts = await session.call(
    { method: 'GET', path: '/wc/v3/products', query, answer: z.array(productRow) },
    signal,
  );
  if (!drafts.ok) return drafts;
  return done(drafts.value.value.find(({ meta_data }) => metaText(meta_data, MADE_BY) === taskId) ?? null);
}

const named = z.array(z.object({ id: z.number(), parent_id: z.number().nullish() }));

/** The product that has one of its SKUs, also where that is a variation's. */
async function withSkus({ session, signal }: Context, { variants }: NewRemoteProduct): Made<ProductRow | null> {
  for (const { sku } of variants) {
    if (sku === '') continue;
    const query = { sku, per_page: '1', _fields: 'id,parent_id' };
    const found = await session.call({ method: 'GET', path: '/wc/v3/products', query, answer: named }, signal);
    if (!found.ok) return found;
    const [first] = found.value.value;
    if (first) return productNow({ session, signal }, first.parent_id || first.id);
  }
  return done(null);
}

async function productNow({ session, signal }: Context, id: number): Made<ProductRow | null> {
  const path = `/wc/v3/products/${id}`;
  const found = await session.call(
    { method: 'GET', path, query: { _fields: productFields }, answer: productRow },
    signal,
  );
  if (found.ok) return done(found.value.value);
  return isMissing(found.failure) ? done(null) : found;
}

async function create({ session, signal }: Context, taskId: string, product: NewRemoteProduct): Made<ProductRow> {
  const [only, ...others] = product.variants;
  const names = only?.options.map(({ name }) => name) ?? [];
  const isVariable = others.length > 0;
  const body = {
    name: product.title,
    description: product.description,
    status: 'draft',
    meta_data: [{ key: MADE_BY, value: taskId }],
    ...(isVariable
      ? { type: 'variable', attributes: names.map((name, at) => attribute(name, at, product)) }
      : { type: 'simple', ...(only && ownFields(only)) }),
  };
  const made = await session.call({ method: 'POST', path: '/wc/v3/products', body, answer: productRow }, signal);
  return made.ok ? done(made.value.value) : made;
}

function attribute(name: string, at: number, { variants }: NewRemoteProduct) {
  const values = variants.flatMap(({ options }) => options[at]?.value ?? []);
  return { name, visible: true, variation: true, options: [...new Set(values)] };
}

/** What a thing is sold by. The first figure of something that was not there is no figure written over another. */
function ownFields({ sku, barcode, price, stock }: NewVariant) {
  const [shown] = stock;
  return {
    ...(sku !== '' && { sku }),
    ...(barcode !== '' && { global_unique_id: barcode }),
    ...(price !== null && { regular_price: price }),
    ...(shown && { manage_stock: true, stock_quantity: shown.quantity }),
  };
}

/** The product of ours with all its variations. */
async function completed(
  context: Context,
  row: ProductRow,
  product: NewRemoteProduct,
  is: 'made' | 'already',
): Made<PublishOutcome> {
  const before = await whole(context, row);
  if (!before.ok) return before;
  const missing = isSimple(product) ? [] : product.variants.filter((variant) => !sameOf(before.value, variant));
  for (let at = 0; at < missing.length; at += BATCH) {
    const made = await makeVariations(context, row.id, missing.slice(at, at + BATCH));
    if (!made.ok) return made;
  }
  const after = missing.length > 0 ? await whole(context, row) : before;
  if (!after.ok) return after;
  const inOrder = ordered(after.value, product);
  return done(
    inOrder
      ? { is, product: inOrder }
      : { is: 'rejected', reason: 'store-says-no', detail: 'product_variations_missing' },
  );
}

const madeVariations = z.object({
  create: z
    .array(z.object({ error: z.object({ code: z.string() }).optional() }))
    .catch([])
    .default([]),
});

async function makeVariations(
  { session, signal }: Context,
  productId: number,
  variants: readonly NewVariant[],
): Made<null> {
  const create = variants.map((variant) => ({
    ...ownFields(variant),
    attributes: variant.options.map(({ name, value }) => ({ name, option: value })),
  }));
  const path = `/wc/v3/products/${productId}/variations/batch`;
  const made = await session.call({ method: 'POST', path, body: { create }, answer: madeVariations }, signal);
  if (!made.ok) return made;
  const refused = made.value.value.create.find(({ error }) => error)?.error;
  if (!refused) return done(null);
  const failure = { code: 'channel-not-understood', detail: refused.code, status: 400, said: refused.code } as const;
  return { ok: false, failure: { ...failure, mayBeWritten: false } };
}

/** A product that was there: it is ours if each of the SKUs is one of its own. */
async function tied(context: Context, row: ProductRow, product: NewRemoteProduct): Made<PublishOutcome> {
  const there = await whole(context, row);
  if (!there.ok) return there;
  const inOrder = ordered(there.value, product);
  return done(
    inOrder
      ? { is: 'already', product: inOrder }
      : { is: 'rejected', reason: 'store-says-no', detail: 'product_invalid_sku' },
  );
}

async function whole({ session, signal }: Context, row: ProductRow): Made<RemoteProduct> {
  const now = await read(await productNow({ session, signal }, row.id));
  if (!now.ok) return now;
  return read(await productOf({ session, signal }, now.value ?? { ...row, status: 'trash' }));
}

function isSimple({ variants }: NewRemoteProduct): boolean {
  return variants.length === 1;
}

/** The store's variants in the order of ours; null where one is missing. */
function ordered(there: RemoteProduct, product: NewRemoteProduct): RemoteProduct | null {
  const [only] = there.variants;
  if (isSimple(product) && there.variants.length === 1 && only?.id === null) return there;
  const variants = product.variants.flatMap((variant) => sameOf(there, variant) ?? []);
  return variants.length === product.variants.length ? { ...there, variants } : null;
}

/** The store's variant with the SKU or, where it has none, with the options. */
function sameOf({ variants }: RemoteProduct, { sku, options }: NewVariant): RemoteVariant | undefined {
  if (sku !== '') return variants.find((one) => one.sku === sku);
  const values = options.map(({ value }) => value.toLowerCase()).join('\n');
  return variants.find((one) => one.options.map(({ value }) => value.toLowerCase()).join('\n') === values);
}
