import type { Logo } from '#shared/domain/labels/sender.ts';
import { readPictureHead } from '#shared/domain/pictures/picture-head.ts';
import type { Shop } from './shop.ts';

/** The shop's logo as it is printed; `missing` where the shop names one whose bytes are not on this computer. */
export async function readLogo(
  { catalogue, pictures }: Pick<Shop, 'catalogue' | 'pictures'>,
  toBase64: (bytes: Uint8Array) => string,
): Promise<Logo | 'missing' | null> {
  const hash = catalogue.shop()?.logo;
  if (!hash) return null;
  const read = await pictures.bytes(hash);
  const head = read.ok ? readPictureHead(read.value) : read;
  if (!read.ok || !head.ok) return 'missing';
  const { kind, width, height } = head.value;
  return kind === 'jpeg' || kind === 'png' ? { kind, width, height, bytes: toBase64(read.value) } : 'missing';
}
