import { Picture } from '#renderer/parts/picture.tsx';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { useFirstPicture, usePicture } from './pictures.queries.ts';

type ProductThumbProps = { readonly productId: ProductId; readonly name: string };

/** The picture that a product shows first, as small as a row; nothing where it has none. */
export function ProductThumb({ productId, name }: ProductThumbProps) {
  const first = useFirstPicture(productId);
  const look = usePicture(first, 'thumb');
  return first === null ? null : <Picture look={look} alt={name} size="row" />;
}
