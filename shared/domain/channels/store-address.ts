/** Folders and files of a store's pages, by its kind: what stands before the first of them is where the store lives. */
const pagesOf: Readonly<Record<string, ReadonlySet<string>>> = {
  woocommerce: new Set([
    'wp-json',
    'wp-admin',
    'wp-login.php',
    'wp-content',
    'wp-includes',
    'index.php',
    'product',
    'product-category',
    'product-tag',
    'produkt',
    'produkt-kategorie',
    'cart',
    'checkout',
    'my-account',
  ]),
  vendure: new Set(['admin', 'admin-api', 'dashboard', 'shop-api']),
};

/**
 * Where a store lives, from any address of it that people copy: without its pages, and what is asked of them. What is no address stays as
 * it is.
 */
export function storeRoot(typed: string, vendor: string): string {
  const text = typed.trim();
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(text) ?? [];
  const [way = ''] = rest.split(/[?#]/, 1);
  const [host = '', ...folders] = way.split('/');
  const pages = pagesOf[vendor];
  const at = folders.findIndex((folder) => pages?.has(folder.toLowerCase()));
  return scheme + [host, ...(at < 0 ? folders : folders.slice(0, at))].join('/');
}

const shopName = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** The name of a Shopify shop, from its name, its address with or without a page, or the page of its admin; null where it is none. */
export function shopifyName(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const admin = /^(?:https:\/\/)?admin\.shopify\.com\/store\/([^/?#]+)/.exec(text);
  const bare = /^(?:https?:\/\/)?([^./?#:@]+)(?:\.myshopify\.com)?\.?(?:[/?#].*)?$/.exec(text);
  const name = admin?.[1] ?? bare?.[1];
  return name !== undefined && shopName.test(name) && name !== 'localhost' ? name : null;
}

/** Whether two addresses are of one store: with or without www, encrypted or not. */
export function isSameStore(one: string, other: string): boolean {
  return bareOf(one) === bareOf(other);
}

function bareOf(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
}
