import type { Ref } from '#shared/domain/operations/rows.ts';
import type { Words } from '#renderer/words/words.ts';

type ArchivedText = {
  /** The products and variants that were archived, or brought back. */
  readonly rows: readonly Ref[];
  /** The product of a variant; undefined where it is not known. */
  readonly productOf: (variantId: string) => string | undefined;
};

/**
 * What archiving did. Products are counted where the whole product went, variants where it stays without them; and of
 * these same, not of their variants, it says how many hold stock and how many are promised to open orders (STS59).
 */
export function archivedText(
  t: Words,
  {
    rows,
    productOf,
    holding,
    promised,
  }: ArchivedText & {
    /** The variants that hold stock. */
    readonly holding: readonly string[];
    /** The variants that open orders wait for. */
    readonly promised: readonly string[];
  },
): string {
  const { products, variants } = counted({ rows, productOf });
  const countOf = (some: readonly string[]) => {
    const known = new Set(some.flatMap((id) => [id, productOf(id) ?? id]));
    return [...products, ...variants].filter((id) => known.has(id)).length;
  };
  const [withStock, inOrders] = [countOf(holding), countOf(promised)];
  return [
    products.length > 0 ? t('stock.bulk.archived', { count: products.length }) : '',
    variants.length > 0 ? t('stock.bulk.archivedVariants', { count: variants.length }) : '',
    withStock > 0 ? t('stock.bulk.archivedStock', { count: withStock }) : '',
    inOrders > 0 ? t('stock.bulk.archivedPromised', { count: inOrders }) : '',
  ]
    .filter(Boolean)
    .join('. ');
}

/** What bringing back did, counted as archiving counts. */
export function unarchivedText(t: Words, told: ArchivedText): string {
  const { products, variants } = counted(told);
  return [
    products.length > 0 ? t('stock.bulk.unarchived', { count: products.length }) : '',
    variants.length > 0 ? t('stock.bulk.unarchivedVariants', { count: variants.length }) : '',
  ]
    .filter(Boolean)
    .join('. ');
}

function counted({ rows, productOf }: ArchivedText) {
  const products = rows.filter(({ kind }) => kind === 'product').map(({ id }) => String(id));
  const whole = new Set(products);
  const variants = rows
    .filter(({ kind, id }) => kind === 'variant' && !whole.has(productOf(id) ?? ''))
    .map(({ id }) => String(id));
  return { products, variants };
}
