import { createHash } from 'node:crypto';
import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { PublishOutcome, PublishTask } from '#shared/contract/channels/port.ts';
import type { NewRemoteProduct, RemoteProduct } from '#shared/contract/channels/remote.ts';
import type { ShopifyFailure } from './answer.ts';
import { catalogueOf } from './catalogue.ts';
import { BY_SKU, PRODUCT_BY_HANDLE, PUBLISH } from './documents.ts';
import type { ShopifySession } from './session.ts';
import { isId, refused } from './shapes.ts';

type Made<T> = Promise<Result<T, ShopifyFailure>>;
type Variant = NewRemoteProduct['variants'][number];

/**
 * Makes a product as a draft. Its page has a name that is made of the title and the task, and a shop has each name once: so it is
 * found by it, and a second one is refused. One that has these SKUs already is taken for it.
 */
export async function publish(
  session: ShopifySession,
  task: PublishTask,
  signal: AbortSignal,
): Promise<PublishOutcome> {
  const { product } = task;
  const places = product.variants.flatMap(({ stock }) => stock.map(({ locationId }) => locationId));
  if (places.some((place) => place === null || !isId(place, 'Location'))) return { is: 'rejected', reason: 'location' };
  const handle = handleOf(task);
  const found = await findBefore(session, product, handle, signal);
  if (!found.ok) return { is: 'retry', because: found.failure };
  if (found.value.isTaken) return { is: 'rejected', reason: 'store-says-no', detail: 'sku-taken' };
  if (found.value.id !== null) return whole(session, found.value.id, product, 'already', signal);

  const answer = z.object({
    productSet: z.object({ product: z.object({ id: z.string() }).nullable(), userErrors: refused }),
  });
  const input = { handle, ...inputOf(product) };
  const made = await session.call({ document: PUBLISH, variables: { input }, answer }, signal);
  if (!made.ok) return made.failure.mayBeWritten ? { is: 'unknown' } : { is: 'retry', because: made.failure };
  const { product: row, userErrors } = made.value.productSet;
  const [error] = userErrors;
  if (error?.code === 'HANDLE_NOT_UNIQUE') {
    // Somebody was quicker with the same task.
    const other = await byHandle(session, handle, signal);
    if (other.ok && other.value) return whole(session, other.value, product, 'already', signal);
  }
  if (!row || error)
    return {
      is: 'rejected',
      reason: 'store-says-no',
      detail: error?.code && /^\w{1,80}$/.test(error.code) ? error.code : 'error',
    };
  return whole(session, row.id, product, 'made', signal);
}

/** The product as it is there, its variants in the order in which they were given. */
async function whole(
  session: ShopifySession,
  id: string,
  asked: NewRemoteProduct,
  is: 'made' | 'already',
  signal: AbortSignal,
): Promise<PublishOutcome> {
  const found = await catalogueOf(session, signal).product(id);
  if (!found.ok) return is === 'made' ? { is: 'unknown' } : { is: 'retry', because: found.failure };
  if (!found.value) return { is: 'unknown' };
  return { is, product: { ...found.value, variants: inOrder(found.value.variants, asked.variants) } };
}

function inOrder(there: RemoteProduct['variants'], asked: readonly Variant[]): RemoteProduct['variants'] {
  const left = [...there];
  const sorted = asked.flatMap(({ sku, options }) => {
    const same = (one: RemoteProduct['variants'][number]) =>
      options.length > 0
        ? options.every(({ name, value }) =>
            one.options.some((option) => option.name === name && option.value === value),
          )
        : one.sku === sku;
    const at = Math.max(
      left.findIndex((one) => same(one) && one.sku === sku),
      left.findIndex((one) => one.sku === sku && sku !== ''),
      left.findIndex(same),
    );
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...sorted, ...left];
}

const named = z.object({ productByIdentifier: z.object({ id: z.string() }).nullable() });

async function byHandle(session: ShopifySession, handle: string, signal: AbortSignal): Made<string | null> {
  const found = await session.call({ document: PRODUCT_BY_HANDLE, variables: { handle }, answer: named }, signal);
  return found.ok ? done(found.value.productByIdentifier?.id ?? null) : found;
}

const sold = z.object({
  productVariants: z.object({
    nodes: z.array(z.object({ sku: z.string().nullish(), product: z.object({ id: z.string() }) })),
  }),
});

/** The product that is there for it, or whether others have its SKUs. */
type Before = { readonly id: string | null; readonly isTaken: boolean };

async function findBefore(
  session: ShopifySession,
  { variants }: NewRemoteProduct,
  handle: string,
  signal: AbortSignal,
): Made<Before> {
  const ours = await byHandle(session, handle, signal);
  if (!ours.ok) return ours;
  if (ours.value !== null) return done({ id: ours.value, isTaken: false });
  const skus = variants.map(({ sku }) => sku).filter((sku) => sku !== '');
  const owners = new Map<string, Set<string>>();
  for (const sku of skus) {
    const query = `sku:"${sku.replaceAll(/["\\]/g, '\\$&')}"`;
    const found = await session.call({ document: BY_SKU, variables: { query }, answer: sold }, signal);
    if (!found.ok) return found;
    const same = found.value.productVariants.nodes.filter((one) => one.sku === sku);
    owners.set(sku, new Set(same.map(({ product }) => product.id)));
  }
  const all = new Set([...owners.values()].flatMap((ids) => [...ids]));
  const [only = null] = all;
  if (only === null) return done({ id: null, isTaken: false });
  const isOne = all.size === 1 && [...owners.values()].every((ids) => ids.has(only));
  return done(isOne ? { id: only, isTaken: false } : { id: null, isTaken: true });
}

/** The name of its page: the title, and so much of the task that no other has it. */
function handleOf({ taskId, product }: PublishTask): string {
  const plain = product.title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const title = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
  const mark = createHash('sha256').update(taskId).digest('hex').slice(0, 10);
  return title === '' ? mark : `${title}-${mark}`;
}

/** What the store calls the one option of a product that has none. */
const NO_OPTION = { name: 'Title', value: 'Default Title' };

function inputOf({ title, description, variants }: NewRemoteProduct) {
  const optionsOf = ({ options }: Variant) => (options.length > 0 ? options : [NO_OPTION]);
  const names = [...new Set(variants.flatMap((variant) => optionsOf(variant).map(({ name }) => name)))];
  const valuesOf = (option: string) => [
    ...new Set(
      variants.flatMap((one) => optionsOf(one).flatMap(({ name, value }) => (name === option ? [value] : []))),
    ),
  ];
  return {
    title,
    descriptionHtml: htmlOf(description),
    status: 'DRAFT',
    productOptions: names.map((name) => ({ name, values: valuesOf(name).map((value) => ({ name: value })) })),
    variants: variants.map((variant) => ({
      optionValues: optionsOf(variant).map(({ name, value }) => ({ optionName: name, name: value })),
      ...(variant.price !== null && { price: variant.price }),
      ...(variant.barcode !== '' && { barcode: variant.barcode }),
      inventoryItem: { tracked: true, ...(variant.sku !== '' && { sku: variant.sku }) },
      inventoryQuantities: variant.stock.map(({ locationId, quantity }) => ({
        locationId,
        name: 'available',
        quantity,
      })),
    })),
  };
}

/** A plain text as a page has it. */
function htmlOf(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  const safe = text.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign);
  return safe === ''
    ? ''
    : safe
        .split(/\n{2,}/)
        .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
        .join('');
}
