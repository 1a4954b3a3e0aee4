import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { HoldReason } from '#shared/domain/operations/rows.ts';

/**
 * What a store said of an order when it was taken over last. What it says later is compared with this, so that only what changed
 * there changes here: what a person changed here meanwhile stays.
 */
export type SeenOrder = {
  readonly means: RemoteOrder['means'];
  readonly stage: Stage;
  readonly lines: readonly SeenLine[];
  /** A mark of its addresses and its note, which are not kept themselves. */
  readonly addressed: string;
};
/** How far a store says that an order is, as far as it matters here: `over` is cancelled, failed, refunded or thrown away. */
export type Stage = 'open' | 'done' | 'over' | { readonly held: HoldReason };
export type SeenLine = {
  /** As the store calls it. */
  readonly id: string;
  /** What it is here; null: it is no listing of ours. */
  readonly lineId: OrderLineId | null;
  readonly variantId: VariantId | null;
  /** What is still wanted of it in the store's pieces: ordered less refunded. */
  readonly wanted: number;
  /** Decimals of the variant: pieces there times ten to the power of this are units here. */
  readonly decimals: 0 | 1 | 2 | 3;
  /** In minor units of the shop's currency. */
  readonly unitPrice: number | null;
};
