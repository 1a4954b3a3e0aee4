import { useCallback } from 'react';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';

export { useFirstPicture, usePicture } from '#renderer/db/pictures/use-picture.ts';

/** The pictures that a product shows, in order, live; undefined before they are read. */
export function useProductPictures(productId: ProductId): readonly string[] | undefined {
  const read = useCallback(async ({ db }: Shop) => (await db.products.get(productId))?.pictures ?? [], [productId]);
  const concerns = useCallback((change: Change) => change.rows.some((row) => row.id === productId), [productId]);
  return useLiveRead(read, concerns);
}
