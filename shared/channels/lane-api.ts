import type { Failure, Result } from '#shared/base/result.ts';
import type { PublishTask, RemoteRef } from '#shared/contract/channels/port.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { ItemKey } from './lane-rows.ts';

/** What would be told, or could not be, for one thing at one place. */
export type PlannedOffer = {
  readonly key: ItemKey;
  readonly ref: RemoteRef;
  readonly variantId: VariantId;
  readonly locationId: string | null;
  readonly title: string;
  readonly sku: string;
  readonly shown: number | null;
  readonly expected: number | null;
  readonly offer: number;
  /** `tell`: the difference would be written; `same`: nothing to write; the others say why nothing is written. */
  readonly is: 'tell' | 'same' | 'untold' | 'not-agreed' | 'drift' | 'not-counted' | 'rejected';
};

/** What one round did. */
export type RoundReport = {
  readonly products: number;
  readonly ordersTaken: number;
  readonly told: number;
  readonly waiting: number;
  readonly drifting: number;
};

/**
 * The lane of one channel: one thing at a time. Everything may be stopped by its signal and goes on where it was; what is called while
 * something runs waits for it.
 */
export type Lane = {
  /**
   * Decides what was left undecided, pulls orders, pulls products, reads figures, tells what changed, tells of parcels. Nothing is told
   * before a person has agreed (`agree`), nor about a thing that drifts or is untold.
   */
  readonly round: (
    signal: AbortSignal,
    told?: (done: number, total: number | null) => void,
  ) => Promise<Result<RoundReport, Failure>>;
  /**
   * A person has looked: what the store shows of these things now is where telling begins from. `null`: of all that have a listing and no
   * `expected` yet. The store is asked first, so that what is begun from is what it shows by now, and what its orders did is known.
   */
  readonly agree: (keys: readonly ItemKey[] | null, signal: AbortSignal) => Promise<Result<null, Failure>>;
  /** What the next round would write, and for the rest why not. Asks the store nothing. */
  readonly plan: () => Promise<readonly PlannedOffer[]>;
  /**
   * Ends a difference. `ours`: what the store shows is taken as where we begin from, and the next round writes the difference to our offer; `theirs`: nothing
   * is written, the difference is accepted as it is until the offer changes for another reason than the store's own orders. The store is asked first.
   */
  readonly repair: (
    key: ItemKey,
    locationId: string | null,
    as: 'ours' | 'theirs',
    signal: AbortSignal,
  ) => Promise<Result<null, Failure>>;
  /** Makes products of ours there, as drafts, with a listing for each variant; a product that is there is tied to it. */
  readonly publish: (
    tasks: readonly (PublishTask & { readonly variantIds: readonly VariantId[] })[],
    signal: AbortSignal,
  ) => Promise<Result<null, Failure>>;
  /** What a person found out about a task that nobody could decide. The lane goes on with the next round. */
  readonly settle: (taskId: string, as: 'applied' | 'not-applied') => Promise<Result<null, Failure>>;
};
