import { randomUUID } from 'node:crypto';
import { wooConnector } from '#electron/channels/woo/woo-connector.ts';
import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewProduct, NewVariant } from '#shared/domain/operations/operation.ts';
import { type LaneChannel, laneShop, type LaneShop } from '#tests/fixtures/lane-shop.ts';
import { newProduct, newVariant, opening } from '#tests/fixtures/small-shop.ts';
import { type Figure, figure, timeOf } from './figures.ts';
import type { WooAsk, WooSaid } from './woo-process.ts';

const PRODUCTS = 5_000;
const ORDERS = 2_000;
const CHANGES = 1_000;

/**
 * A lane against a WooCommerce over HTTP: how fast it pulls a first time, how many questions it asks to tell a thousand changes, and how long it holds its
 * thread at most meanwhile. Its tables and the books are in memory.
 */
export async function benchChannels(ask: (ask: WooAsk) => Promise<WooSaid>): Promise<readonly Figure[]> {
  const { url, key } = await ask({ is: 'fill', products: PRODUCTS, orders: ORDERS });
  let said = await ask({ is: 'pass' });
  const connector = wooConnector({ url: new URL(url), key, now: () => said.clock, nonce: randomUUID });
  const shop = laneShop();
  const channel = shop.channel(connector, () => said.clock);
  const round = async () => {
    said = await ask({ is: 'pass' });
    await channel.round();
  };
  const pull = await watched(round);
  const variants = tieAll(shop, channel);
  const agree = await watched(() => channel.agree());
  await round();
  for (const variantId of variants.slice(0, CHANGES)) shop.receive(variantId, 3);
  const before = await ask({ is: 'pass' });
  const tell = await watched(() => channel.round());
  const told = await ask({ is: 'pass' });
  // What changed a moment ago is pulled again until that moment is over.
  for (let n = 0; n < 3; n++) await round();
  const quiet = await ask({ is: 'pass' });
  await round();
  const after = await ask({ is: 'pass' });
  return [
    figure('channels: pulled a first time', PRODUCTS / (pull.took / 1_000), 'products/s'),
    figure('channels: agreeing on all', agree.took, 'ms'),
    figure('channels: telling 1,000 changes', tell.took, 'ms'),
    figure('channels: requests to tell 1,000 changes', told.asked - before.asked, 'requests'),
    figure('channels: requests of a round without changes', after.asked - quiet.asked, 'requests'),
    figure('channels: longest task, first pull', pull.longest, 'ms'),
    figure('channels: longest task, telling', tell.longest, 'ms'),
  ];
}

/** One of ours for each thing there, with as many on the shelf. */
function tieAll(shop: LaneShop, channel: LaneChannel): readonly VariantId[] {
  const items = [...channel.disk.items.values()];
  const made = items.map((item) => {
    const product: NewProduct = newProduct(shop.desk.nextId() as ProductId, item.title);
    const variant: NewVariant = newVariant(shop.desk.nextId() as VariantId, product.id, item.sku);
    return { item, product, variant };
  });
  shop.act({
    type: 'catalog.added',
    payload: {
      group: null,
      products: made.map(({ product }) => product),
      variants: made.map(({ variant }) => variant),
      barcodes: [],
      rules: [],
      stock: [],
    },
  });
  for (const { item, variant } of made) {
    shop.act(opening(variant.id, shop.shop.warehouse, item.places[0]?.shown ?? 0));
    channel.tie(item.ref, variant.id);
  }
  return made.map(({ variant }) => variant.id);
}

/** How long something takes, and how long it held the thread at most without letting anything else through. */
async function watched(run: () => Promise<unknown>): Promise<{ readonly took: number; readonly longest: number }> {
  let longest = 0;
  let last = performance.now();
  let isRunning = true;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isRunning) setImmediate(tick);
  };
  setImmediate(tick);
  const took = await timeOf(run);
  isRunning = false;
  return { took, longest };
}
