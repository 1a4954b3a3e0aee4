import { useCallback, useSyncExternalStore } from 'react';
import type { Result } from '#shared/base/result.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { useShop } from '#renderer/db/shop.ts';
import type { PictureFailure, PictureLook, PictureSize } from './pictures.ts';

/** How a picture looks now, live; null where there is none to show. */
export function usePicture(hash: string | null, size: PictureSize): PictureLook | null {
  const { pictures } = useShop();
  const look = useCallback(() => (hash === null ? null : pictures.look(hash, size)), [pictures, hash, size]);
  return useSyncExternalStore(pictures.listen, look);
}

/** The picture that a product shows first, live; null where it has none. */
export function useFirstPicture(productId: ProductId): string | null {
  const { pictures } = useShop();
  const first = useCallback(() => pictures.firstOf(productId), [pictures, productId]);
  return useSyncExternalStore(pictures.listen, first);
}

/** Keeps a file as a picture of the shop; answers the hash that a field names it by. */
export function useKeepPicture(): (file: Blob) => Promise<Result<string, PictureFailure>> {
  return useShop().pictures.keep;
}
