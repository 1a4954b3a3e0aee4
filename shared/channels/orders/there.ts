import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { LocationId, OrderId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow, HoldReason, ShopRow, VariantRow } from '#shared/domain/operations/rows.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { ItemKey } from '../lane-rows.ts';
import { channelLineId } from './order-ids.ts';
import { piecePrice, type Reckoning, reckoningOf } from './remote-money.ts';
import type { SeenLine, Stage } from './seen-order.ts';
import type { OrderReads } from './taken-order.ts';

type RemoteLine = RemoteOrder['lines'][number];

/** A line of a store's order; `ours` where it is a listing of ours. */
export type ThereLine = {
  readonly id: string;
  /** Its SKU, or what it is called. */
  readonly name: string;
  /** Whether the store still knows what it is: only then it can become a listing of ours. */
  readonly isProduct: boolean;
  /** Ordered less refunded, in the store's pieces. */
  readonly wanted: number;
  readonly ours: OursLine | null;
};
export type OursLine = {
  readonly lineId: OrderLineId;
  readonly variantId: VariantId;
  readonly decimals: Decimals;
  /** What is wanted, in the variant's smallest unit. */
  readonly quantity: number;
  /** As much as was ordered before anything was refunded. */
  readonly ordered: number;
  readonly unitPrice: number | null;
  /** Null where neither the store nor the channel says a place. */
  readonly locationId: LocationId | null;
};

/** An order as its store has it, with what of it is ours. */
export type There = {
  readonly remote: RemoteOrder;
  readonly channel: ChannelRow;
  /** Null where its amounts are of another currency than the shop's. */
  readonly reckoning: Reckoning | null;
  readonly lines: readonly ThereLine[];
  readonly stage: Stage;
};

/** Why an order that a store holds is held here. */
const reasons = { unpaid: 'payment', held: 'other' } as const;

/** What a status means here. What nobody knows is held to be looked at; an order of which nothing is wanted any more is over. */
export function stageOf(means: RemoteOrder['means'], isAnyWanted: boolean): Stage {
  if (means === 'cancelled' || means === 'refunded' || means === 'failed' || means === 'gone') return 'over';
  if (!isAnyWanted) return 'over';
  if (means === 'done') return 'done';
  if (means === 'open') return 'open';
  return { held: means === null ? 'check' : reasons[means] };
}

/** Why an order of this stage is held here; null where it is not. */
export function holdOf(stage: Stage | null): HoldReason | null {
  if (typeof stage === 'object') return stage && stage.held;
  // Goods of it lay picked when it came to nothing.
  return stage === 'over' ? 'customer' : null;
}

function isAnyOf(lines: readonly { readonly wanted: number }[]): boolean {
  return lines.some(({ wanted }) => wanted > 0);
}

/** Reads what of a store's order is ours. `known`: lines that are in the books already, which stay what they are. */
export async function readThere(
  remote: RemoteOrder,
  around: { readonly channel: ChannelRow; readonly shop: ShopRow; readonly orderId: OrderId },
  known: readonly Pick<SeenLine, 'id' | 'lineId' | 'variantId'>[],
  reads: Pick<OrderReads, 'listingsOf' | 'variants'>,
): Promise<There> {
  const { channel, shop, orderId } = around;
  const keys = remote.lines.map(keyOf);
  const listings = await reads.listingsOf([...new Set(keys.filter((key) => key !== null))]);
  const taken = new Map(known.filter(({ lineId }) => lineId !== null).map((line) => [line.id, line]));
  const variantOf = (line: RemoteLine, at: number) =>
    taken.get(line.id)?.variantId ?? listings.get(keys[at] ?? '')?.variantId ?? null;
  const variantIds = new Set(remote.lines.map(variantOf).filter((id) => id !== null));
  const variants = new Map((await reads.variants([...variantIds])).map((variant) => [variant.id, variant]));
  const reckoning = reckoningOf(remote, shop);
  const refunded = refundedOf(remote);
  const lines = remote.lines.map((line, at): ThereLine => {
    const wanted = Math.max(line.quantity - (refunded.get(line.id) ?? 0), 0);
    const variant = variants.get(variantOf(line, at) ?? ('' as VariantId));
    const lineId = taken.get(line.id)?.lineId ?? channelLineId(orderId, line.id);
    const unitPrice = reckoning && piecePrice(line, reckoning);
    const said = { lineId, wanted, unitPrice, locationId: placeOf(line, channel, shop) };
    const ours = variant ? oursOf(line, { ...said, variant }) : null;
    return { id: line.id, name: line.sku || line.title, isProduct: keys[at] !== null, wanted, ours };
  });
  const isAnyWanted = isAnyOf(lines.filter(({ ours }) => ours));
  return { remote, channel, reckoning, lines, stage: stageOf(remote.means, isAnyWanted) };
}

/** How a line's thing is named in the lane; null for what the store does not know as one of its products. */
function keyOf({ productId, variantId }: RemoteLine): ItemKey | null {
  return productId === null ? null : `${productId}/${variantId ?? ''}`;
}

/** Null where the pieces are no whole units of the variant: nothing is rounded. */
function oursOf(
  { quantity: ordered }: RemoteLine,
  said: {
    readonly variant: VariantRow;
    readonly lineId: OrderLineId;
    readonly wanted: number;
    readonly unitPrice: number | null;
    readonly locationId: LocationId | null;
  },
): OursLine | null {
  const { variant, lineId, wanted, unitPrice, locationId } = said;
  const units = (pieces: number) => Math.round(pieces * 10 ** variant.decimals);
  const isExact = Math.abs(units(wanted) - wanted * 10 ** variant.decimals) < 1e-6;
  if (!isExact || units(ordered) > mayMake.quantity) return null;
  const { id: variantId, decimals } = variant;
  return { lineId, variantId, decimals, quantity: units(wanted), ordered: units(ordered), unitPrice, locationId };
}

function refundedOf({ refunds }: RemoteOrder): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { lineId, quantity } of refunds.flatMap(({ lines }) => lines))
    sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
}

/** Where the store takes a line's pieces from, else where the channel sells from. */
function placeOf({ taken }: RemoteLine, { places, locationIds }: ChannelRow, shop: ShopRow): LocationId | null {
  const most = [...(taken ?? [])].sort((a, b) => b.quantity - a.quantity)[0];
  const mapped = places?.find(({ remoteId }) => remoteId === most?.locationId);
  return mapped?.locationId ?? locationIds[0] ?? shop.defaultLocationId;
}
