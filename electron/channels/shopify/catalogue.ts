import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { RemoteProduct } from '#shared/contract/channels/remote.ts';
import type { ShopifyFailure } from './answer.ts';
import { type BulkRead, readInBulk } from './bulk.ts';
import { ALL_PRODUCTS, ANY_STATUS, LEVELS, PRODUCT_BY_ID, PRODUCTS, VARIANTS } from './documents.ts';
import { eachOf, frugal, wholeOf } from './lists.ts';
import { remoteProduct, type WholeVariant } from './products.ts';
import type { ShopifySession } from './session.ts';
import {
  type FlatProduct,
  type FlatVariant,
  flatLevel,
  flatProduct,
  flatVariant,
  level,
  type LevelRow,
  pageOf,
  type PageOf,
  type ProductRow,
  productRow,
  variantRow,
  type VariantRow,
} from './shapes.ts';

type Made<T> = Promise<Result<T, ShopifyFailure>>;

/** The products of a shop: page by page, each whole, or all at once. */
export function catalogueOf(session: ShopifySession, signal: AbortSignal) {
  const ask = frugal({ first: 50, inner: 20 });
  const call = <T>(document: string, variables: Readonly<Record<string, unknown>>, answer: z.ZodType<T>) =>
    session.call({ document, variables, answer }, signal);

  const pages = z.object({ products: pageOf(productRow) });
  const list = async (query: string | null, after: string | null): Made<PageOf<ProductRow>> => {
    const search = query === null ? ANY_STATUS : `${ANY_STATUS} ${query}`;
    const page = await ask((sizes) => call(PRODUCTS, { query: search, after, ...sizes }, pages));
    return page.ok ? done(page.value.products) : page;
  };

  const more = z.object({ product: z.object({ variants: pageOf(variantRow) }).nullable() });
  async function whole(row: ProductRow): Made<RemoteProduct> {
    const variants = await wholeOf(row.variants, async (after) => {
      const page = await ask(({ inner }) => call(VARIANTS, { id: row.id, after, inner }, more));
      return page.ok ? done(page.value.product?.variants ?? null) : page;
    });
    if (!variants.ok) return variants;
    const all = await eachOf(variants.value, withLevels);
    return all.ok ? done(remoteProduct(row, all.value)) : all;
  }

  const moreLevels = z.object({ inventoryItem: z.object({ inventoryLevels: pageOf(level) }).nullable() });
  async function withLevels(row: VariantRow): Made<WholeVariant> {
    const levels = await wholeOf(row.inventoryItem.inventoryLevels, async (after) => {
      const page = await call(LEVELS, { id: row.inventoryItem.id, after }, moreLevels);
      return page.ok ? done(page.value.inventoryItem?.inventoryLevels ?? null) : page;
    });
    return levels.ok ? done({ ...row, levels: levels.value }) : levels;
  }

  const one = z.object({ product: productRow.nullable() });
  /** One product, whole; null where it is not there. */
  async function product(id: string): Made<RemoteProduct | null> {
    const found = await ask(({ inner }) => call(PRODUCT_BY_ID, { id, inner }, one));
    if (!found.ok) return found;
    return found.value.product ? whole(found.value.product) : done(null);
  }

  /** All of them at once, in the order in which they come; null where the store cannot do that now. */
  async function everything(): Made<{ read: NonNullable<BulkRead>; rows: readonly RemoteProduct[] } | null> {
    const file = new ProductFile();
    const read = await readInBulk(session, ALL_PRODUCTS, (row) => file.take(row), signal);
    if (!read.ok) return read;
    return done(read.value && { read: read.value, rows: file.products() });
  }

  return { list, whole, product, everything };
}

const line = z.object({ id: z.string() });

/** Products, variants and levels as a file has them: each in a line of its own, with the id of what it belongs to. */
class ProductFile {
  readonly #products = new Map<string, FlatProduct>();
  readonly #variants = new Map<string, FlatVariant[]>();
  readonly #levels = new Map<string, LevelRow[]>();

  take(row: unknown): void {
    const kind = /^gid:\/\/shopify\/(\w+)\//.exec(line.parse(row).id)?.[1];
    if (kind === 'Product') {
      const product = flatProduct.parse(row);
      this.#products.set(product.id, product);
    } else if (kind === 'ProductVariant') {
      const variant = flatVariant.parse(row);
      add(this.#variants, variant.product.id, variant);
    } else if (kind === 'InventoryLevel') {
      const { item, ...of } = flatLevel.parse(row);
      add(this.#levels, item.id, of);
    }
  }

  products(): readonly RemoteProduct[] {
    return [...this.#products.values()].map((product) => {
      const variants = this.#variants.get(product.id) ?? [];
      const levelsOf = ({ inventoryItem }: FlatVariant) => this.#levels.get(inventoryItem.id) ?? [];
      return remoteProduct(
        product,
        variants.map((variant) => ({ ...variant, levels: levelsOf(variant) })),
      );
    });
  }
}

/** Adds to the list of a key. */
export function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
