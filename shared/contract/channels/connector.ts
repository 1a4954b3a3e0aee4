import type { Result } from '#shared/base/result.ts';
import type {
  ChannelFailure,
  Cursor,
  OutboundTask,
  Page,
  PublishOutcome,
  PublishTask,
  PushOutcome,
  RemoteRef,
  RemoteStock,
  Resolution,
  StoreCapabilities,
  StoreIdentity,
} from '#shared/contract/channels/port.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';

/**
 * One kind of online store. Every call reads or writes over the network and may be stopped by its signal; a call that is stopped
 * or fails has changed nothing that a later call does not find out about.
 */
export type StoreConnector = {
  readonly capabilities: StoreCapabilities;
  /** Who answers there, and what we may do. Writes nothing. */
  probe(signal: AbortSignal): Promise<Result<StoreIdentity, ChannelFailure>>;
  /**
   * What changed since a cursor, oldest first, page by page until there is no more; everything for `null`. Something that changes
   * meanwhile is in this pull or the next one, never in none.
   */
  pullProducts(cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Result<Page<RemoteProduct>, ChannelFailure>>;
  pullOrders(cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Result<Page<RemoteOrder>, ChannelFailure>>;
  /** What the store shows of some things right now; what is not there any more is left out. */
  readStock(
    refs: readonly { readonly ref: RemoteRef; readonly locationId: string | null }[],
    signal: AbortSignal,
  ): Promise<Result<readonly RemoteStock[], ChannelFailure>>;
  /** Which of these are not there any more, for what is deleted without a word; each was looked for by its own id. */
  findGone(refs: readonly RemoteRef[], signal: AbortSignal): Promise<Result<readonly RemoteRef[], ChannelFailure>>;
  findGoneOrders(orderIds: readonly string[], signal: AbortSignal): Promise<Result<readonly string[], ChannelFailure>>;
  /**
   * Tells the store; an outcome for each task, in their order. Once something could not be said, or its answer was lost, what
   * follows is not tried. No other call may write to this store meanwhile.
   */
  push(tasks: readonly OutboundTask[], signal: AbortSignal): Promise<readonly PushOutcome[]>;
  /** Makes a product there, as a draft; it is looked for first, so that it is there once however often it is told. */
  publish(task: PublishTask, signal: AbortSignal): Promise<PublishOutcome>;
  /**
   * What became of a task that was sent then and whose answer was lost. A store may still be at work on it: until it cannot be
   * any more, only that it was applied is answered, else that it is to be asked later.
   */
  resolveUnknown(task: OutboundTask, sentAt: number, signal: AbortSignal): Promise<Result<Resolution, ChannelFailure>>;
};
