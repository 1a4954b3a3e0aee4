import { fakeWoo } from '#tests/fakes/woo-store/under-test.ts';

/** What the bench asks of the shop, which runs in a thread of its own so that its work is not measured. */
export type WooAsk =
  | { readonly is: 'fill'; readonly products: number; readonly orders: number }
  | { readonly is: 'pass' };

/** What the shop says: its address and key, and how many questions it was asked so far. */
export type WooSaid = {
  readonly url: string;
  readonly key: { readonly key: string; readonly secret: string };
  readonly asked: number;
  readonly clock: number;
};

/** Runs a fake shop that answers over HTTP, and does what it is asked. */
export async function wooProcess(): Promise<(ask: WooAsk) => WooSaid> {
  const { store, faults } = await fakeWoo();
  const key = store.makeKey('read_write');
  return (ask) => {
    if (ask.is === 'fill') void faults?.fill(ask.products, ask.orders);
    else store.shop.clock += 61_000;
    return { url: store.url, key, asked: store.asked.length, clock: store.shop.clock };
  };
}
