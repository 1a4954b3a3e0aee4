import { done, type Failure, fail, type Result } from '#shared/base/result.ts';

/** A picture as it is kept, and a small one of it for lists; both without what the camera wrote beside it. */
export type ScaledPicture = { readonly bytes: Uint8Array<ArrayBuffer>; readonly thumb: Uint8Array<ArrayBuffer> };

/** Pixels of the longest side of a picture as it is kept. */
const LONGEST = 1_600;
/** What is tried where that still has too many bytes. */
const SHORTER = [1_100, 700];
/** Pixels of the longest side of a thumbnail: 32 on a screen of three dots a pixel. */
const THUMB = 96;
const QUALITY = 0.85;

/**
 * Draws a picture anew, upright and no larger than it is shown: JPEG, or PNG where something shines through. `most` is the
 * number of bytes it may have.
 */
export async function scalePicture(
  file: Blob,
  most: number,
): Promise<Result<ScaledPicture, Failure<'picture-broken'>>> {
  const whole = await unpack(file);
  if (!whole) return fail({ code: 'picture-broken' });
  try {
    const thumb = await drawn(whole, THUMB);
    for (const longest of [LONGEST, ...SHORTER]) {
      const { bytes } = await drawn(whole, longest, thumb.type);
      if (bytes.length <= most) return done({ bytes, thumb: thumb.bytes });
    }
    return fail({ code: 'picture-broken', detail: 'bytes' });
  } finally {
    whole.close();
  }
}

/** The thumbnail of a kept picture; null where its bytes are no picture. */
export async function thumbOf(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  const whole = await unpack(file);
  if (!whole) return null;
  try {
    return (await drawn(whole, THUMB)).bytes;
  } finally {
    whole.close();
  }
}

async function unpack(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null; // the one way in which a browser says that bytes are no picture
  }
}

type Drawn = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

async function drawn(whole: ImageBitmap, longest: number, type?: string): Promise<Drawn> {
  const scale = Math.min(1, longest / Math.max(whole.width, whole.height));
  const width = Math.max(1, Math.round(whole.width * scale));
  const height = Math.max(1, Math.round(whole.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: type === undefined });
  if (!pen) throw new Error('a canvas has a pen');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(whole, 0, 0, width, height);
  const as = type ?? (isClear(pen, width, height) ? 'image/png' : 'image/jpeg');
  const blob = await canvas.convertToBlob({ type: as, quality: QUALITY });
  return { bytes: new Uint8Array(await blob.arrayBuffer()), type: as };
}

/** Whether something shines through, which JPEG cannot keep. */
function isClear(pen: OffscreenCanvasRenderingContext2D, width: number, height: number): boolean {
  const { data } = pen.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}
