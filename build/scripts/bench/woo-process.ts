import { fakeWoo } from '#tests/fakes/woo-store/under-test.ts';

/** What the bench asks of the shop, which runs in a thread of its own so that its work is not measured. */
export type WooAsk =
  /** `live`: its things are an hour old, and from then on its clock is ours, as the real window expects it. */
  | { readonly is: 'fill'; readonly products: number; readonly orders: number; readonly live?: true }
  | { readonly is: 'pass' };

/** What the shop says: its address and key, and how many questions it was asked so far. */
export type WooSaid = {
  readonly url: string;
  readonly key: { readonly key: string; readonly secret: string };
  readonly asked: number;
  readonly clock: number;
};

const HOUR_MS = 3_600_000;
const TICK_MS = 100;

/** Runs a fake shop that answers over HTTP, and does what it is asked. */
export async function wooProcess(): Promise<(ask: WooAsk) => WooSaid> {
  const { store, faults } = await fakeWoo();
  const { shop } = store;
  const key = store.makeKey('read_write');
  return (ask) => {
    if (ask.is === 'pass') shop.clock += 61_000;
    else {
      // What it stamps is whole seconds of its clock: set before, never moved afterwards.
      if (ask.live) shop.clock = Date.now() - HOUR_MS;
      void faults?.fill(ask.products, ask.orders);
      if (ask.live) setInterval(() => (shop.clock = Date.now()), TICK_MS).unref();
    }
    return { url: store.url, key, asked: store.asked.length, clock: shop.clock };
  };
}
