import { deriveUuid } from '#shared/base/hash.ts';
import { done, fail } from '#shared/base/result.ts';
import type { PublishTask } from '#shared/contract/channels/port.ts';
import type { RemoteProduct } from '#shared/contract/channels/remote.ts';
import { listingId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewListing } from '#shared/domain/operations/operation.ts';
import { keyOf } from '../item-key.ts';
import { Draft } from './draft.ts';
import { takeProduct } from './products-in.ts';
import { type Room, type Step, stopped } from './room.ts';

/** A product of ours that is to be there, too. */
export type Publishing = PublishTask & { readonly variantIds: readonly VariantId[] };

/**
 * Makes products of ours there (CHN116), each with its listings. It begins from what was told with it where that is what is shown. After a lost answer
 * it is told again: it is looked for there first.
 */
export async function publish(room: Room, tasks: readonly Publishing[], signal: AbortSignal): Step<null> {
  for (const { variantIds, ...task } of tasks) {
    if (signal.aborted) return stopped();
    const outcome = await room.parts.connector.publish(task, signal);
    switch (outcome.is) {
      case 'made':
      case 'already': {
        const tied = await tie(room, task, outcome.product, variantIds);
        if (!tied.ok) return tied;
        break;
      }
      case 'retry':
        return signal.aborted ? stopped() : fail(outcome.because);
      case 'unknown':
        return fail({ code: 'channel-away', detail: 'answer lost' });
      case 'rejected':
        await refused(room, variantIds, outcome.detail ?? outcome.reason);
    }
  }
  return done(null);
}

async function tie(
  room: Room,
  { product: asked, taskId }: PublishTask,
  product: RemoteProduct,
  variantIds: readonly VariantId[],
): Step<null> {
  const listings = listingsOf(room, product, variantIds);
  if (listings.length > 0) {
    const recorded = await room.parts.books.record([listed(room, product, listings)], []);
    if (!recorded.ok) return recorded;
  }
  await room.open();
  const draft = new Draft(room);
  takeProduct(room, draft, product);
  product.variants.forEach((variant, at) => {
    const key = keyOf({ productId: product.id, variantId: variant.id });
    const told = asked.variants[at]?.stock ?? [];
    for (const { locationId, quantity } of told)
      if (draft.place({ key, locationId })?.shown === quantity)
        draft.change({ key, locationId }, { expected: quantity });
    room.again?.add(key);
  });
  draft.log('published', { taskId, key: keyOf({ productId: product.id, variantId: null }) });
  await draft.commit();
  return done(null);
}

function listingsOf(room: Room, product: RemoteProduct, variantIds: readonly VariantId[]): readonly NewListing[] {
  const { channelId } = room.parts;
  return product.variants.flatMap((variant, at) => {
    const variantId = variantIds[at];
    const id = listingId(channelId, product.id, variant.id);
    if (!variantId || room.listings.has(id)) return [];
    return [
      {
        id,
        channelId,
        source: room.channel?.vendor ?? '',
        remoteProductId: product.id,
        remoteId: variant.id,
        variantId,
        archived: false,
      },
    ];
  });
}

function listed(room: Room, product: RemoteProduct, listings: readonly NewListing[]): Decision {
  const opId = deriveUuid('published', room.parts.channelId, product.id, ...listings.map(({ id }) => id)) as OpId;
  const nothing = { products: [], variants: [], barcodes: [], rules: [], stock: [] };
  return { opId, type: 'catalog.added', payload: { group: null, ...nothing, listings } };
}

async function refused(room: Room, variantIds: readonly VariantId[], code: string): Promise<void> {
  const draft = new Draft(room);
  const [variantId = null] = variantIds;
  draft.log('rejected', { code });
  draft.note({ is: 'task-rejected', remoteId: null, orderId: null, variantId, facts: ['', code] }, [
    'publish',
    ...variantIds,
  ]);
  await draft.commit();
}
