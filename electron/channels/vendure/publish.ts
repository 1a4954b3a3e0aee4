import { createHash } from 'node:crypto';
import { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { PublishOutcome, PublishTask } from '#shared/contract/channels/port.ts';
import type { NewRemoteProduct, RemoteProduct, RemoteVariant } from '#shared/contract/channels/remote.ts';
import { notWritten, type VendureFailure } from './answer.ts';
import { listed } from './lists.ts';
import { unitsOf } from './money.ts';
import { identified, keyOf, make, type Making, optionsOf } from './publish-options.ts';
import { productsNow } from './pull.ts';
import type { VendureSession } from './session.ts';
import { remoteId } from './shapes.ts';
import { type Shop, shopNow } from './shop.ts';
import { isStoresNo } from './stock.ts';

type Made<T> = Promise<Result<T, VendureFailure>>;
type NewVariant = NewRemoteProduct['variants'][number];

/** Makes a product that nobody sees yet, once: it is looked for by its address, then by its SKUs, before it is made; half of one is completed. */
export async function publish(
  session: VendureSession,
  task: PublishTask,
  signal: AbortSignal,
): Promise<PublishOutcome> {
  const shop = notWritten(await shopNow(session, signal));
  const outcome = shop.ok ? await publishOnce({ session, shop: shop.value, signal }, task) : shop;
  if (outcome.ok) return outcome.value;
  const { failure } = outcome;
  if (failure.mayBeWritten) return { is: 'unknown' };
  if (isStoresNo(failure)) return { is: 'rejected', reason: 'store-says-no', detail: failure.said };
  return { is: 'retry', because: failure };
}

async function publishOnce(context: Making, { taskId, product }: PublishTask): Made<PublishOutcome> {
  const slug = slugOf(taskId, product);
  const begun = await withSlug(context, slug);
  if (!begun.ok) return begun;
  if (begun.value !== null) return completed(context, begun.value, product, 'already');
  const named = await withSkus(context, product);
  if (!named.ok) return named;
  if (named.value !== null) return tied(context, named.value, product);
  const made = await create(context, slug, product);
  return made.ok ? completed(context, made.value, product, 'made') : made;
}

/** Its address in the shop, by which it is found again: its title, and what tells our task from all others. */
function slugOf(taskId: string, { title }: NewRemoteProduct): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `${plain || 'product'}-${createHash('sha256').update(taskId).digest('hex').slice(0, 10)}`;
}

async function withSlug({ session, signal }: Making, slug: string): Made<string | null> {
  const answer = z.object({ product: identified.nullable() });
  const query = 'query Slug($slug: String!) { product(slug: $slug) { id } }';
  const found = await session.call({ query, variables: { slug }, answer }, signal);
  return found.ok ? done(found.value.product?.id ?? null) : found;
}

/** The product that has one of its SKUs. */
async function withSkus({ session, signal }: Making, { variants }: NewRemoteProduct): Made<string | null> {
  const skus = variants.map(({ sku }) => sku).filter((sku) => sku !== '');
  if (skus.length === 0) return done(null);
  const row = z.object({ productId: remoteId });
  const reading = { session, root: 'productVariants', fields: 'productId', row, signal } as const;
  const found = await listed(reading, { filter: { sku: { in: skus } }, sort: { id: 'ASC' }, take: 1 });
  return found.ok ? done(found.value.items[0]?.productId ?? null) : found;
}

async function create(context: Making, slug: string, { title, description }: NewRemoteProduct): Made<string> {
  const translations = [{ languageCode: context.shop.language, name: title, slug, description }];
  const made = await make(
    context,
    'createProduct',
    'CreateProductInput!',
    { enabled: false, translations },
    identified,
  );
  return made.ok ? done(made.value.id) : made;
}

/** The product with all its options and variants. */
async function completed(
  context: Making,
  id: string,
  product: NewRemoteProduct,
  is: 'made' | 'already',
): Made<PublishOutcome> {
  const before = await whole(context, id);
  if (!before.ok) return before;
  const missing = product.variants.filter((variant) => !sameOf(before.value, variant));
  if (missing.length > 0) {
    const options = await optionsOf(context, id, product);
    if (!options.ok) return options;
    const input = missing.map((variant) => newVariant(context.shop, id, product, variant, options.value));
    const made = await make(
      context,
      'createProductVariants',
      '[CreateProductVariantInput!]!',
      input,
      z.array(identified.nullable()),
    );
    if (!made.ok) return made;
  }
  const after = missing.length > 0 ? await whole(context, id) : before;
  if (!after.ok) return after;
  const inOrder = ordered(after.value, product);
  return done(
    inOrder ? { is, product: inOrder } : { is: 'rejected', reason: 'store-says-no', detail: 'VARIANTS_MISSING' },
  );
}

/** A product that was there: it is ours if each of the SKUs is one of its own. */
async function tied(context: Making, id: string, product: NewRemoteProduct): Made<PublishOutcome> {
  const there = await whole(context, id);
  if (!there.ok) return there;
  const inOrder = ordered(there.value, product);
  return done(
    inOrder
      ? { is: 'already', product: inOrder }
      : { is: 'rejected', reason: 'store-says-no', detail: 'SKU_OF_ANOTHER_PRODUCT' },
  );
}

function newVariant(
  { language, places, barcodeField, counts: _ }: Shop,
  productId: string,
  { title }: NewRemoteProduct,
  { sku, barcode, options, price, stock }: NewVariant,
  ids: ReadonlyMap<string, string>,
): object {
  const values = options.map(({ value }) => value);
  const placed = stock.flatMap(({ locationId, quantity }) =>
    locationId === null ? [] : [{ stockLocationId: locationId, stockOnHand: quantity }],
  );
  return {
    productId,
    sku,
    translations: [{ languageCode: language, name: [title, ...values].join(' ') }],
    optionIds: options.flatMap(({ name, value }) => ids.get(keyOf(name, value)) ?? []),
    ...(price !== null && { price: unitsOf(price, places) }),
    ...(placed.length > 0 && { stockLevels: placed, trackInventory: 'TRUE' }),
    ...(barcode !== '' && barcodeField !== null && { customFields: { [barcodeField]: barcode } }),
  };
}

async function whole({ session, shop, signal }: Making, id: string): Made<RemoteProduct> {
  const found = notWritten(await productsNow({ session, signal }, [id], shop));
  if (!found.ok) return found;
  const [product] = found.value;
  return product
    ? done(product)
    : fail({ code: 'channel-busy', detail: 'not there yet', said: '', mayBeWritten: false });
}

/** The store's variants in the order of ours; null where one is missing. */
function ordered(there: RemoteProduct, product: NewRemoteProduct): RemoteProduct | null {
  const variants = product.variants.flatMap((variant) => sameOf(there, variant) ?? []);
  return variants.length === product.variants.length ? { ...there, variants } : null;
}

/** The store's variant with the SKU or, where it has none, with the options. */
function sameOf({ variants }: RemoteProduct, { sku, options }: NewVariant): RemoteVariant | undefined {
  if (sku !== '') return variants.find((one) => one.sku === sku);
  const key = (all: NewVariant['options']) =>
    all
      .map(({ name, value }) => keyOf(name, value))
      .toSorted()
      .join();
  return variants.find((one) => one.sku === '' && key(one.options) === key(options));
}
