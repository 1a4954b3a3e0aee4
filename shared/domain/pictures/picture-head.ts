import { done, type Failure, fail, type Result } from '#shared/base/result.ts';

/** What the first bytes of a picture say of it, before anybody unpacks it. */
export type PictureHead = {
  readonly kind: 'jpeg' | 'png' | 'gif' | 'webp';
  readonly width: number;
  readonly height: number;
  /** It holds several pictures, one after the other. */
  readonly animated: boolean;
};

export type PictureHeadFailure = Failure<'picture-kind' | 'picture-broken'>;

/** Reads what kind of picture a file is, and its size. `picture-kind`: it is none that is taken, whatever its name says. */
export function readPictureHead(bytes: Uint8Array): Result<PictureHead, PictureHeadFailure> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kindOf(bytes);
  if (!kind) return fail({ code: 'picture-kind' });
  const read = readers[kind](view);
  return read && read.width > 0 && read.height > 0 ? done({ kind, ...read }) : fail({ code: 'picture-broken' });
}

/** The kind of picture that bytes begin like; null for anything else. */
export function kindOf(bytes: Uint8Array): PictureHead['kind'] | null {
  const begins = (at: number, text: string) => [...text].every((sign, i) => bytes[at + i] === sign.charCodeAt(0));
  if (begins(0, '\xff\xd8\xff')) return 'jpeg';
  if (begins(0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (begins(0, 'GIF87a') || begins(0, 'GIF89a')) return 'gif';
  return begins(0, 'RIFF') && begins(8, 'WEBP') ? 'webp' : null;
}

type Size = Omit<PictureHead, 'kind'>;

/** Each answers null where the file ends before it has said its size. */
const readers: Readonly<Record<PictureHead['kind'], (view: DataView) => Size | null>> = {
  jpeg: readJpeg,
  png: readPng,
  gif: readGif,
  webp: readWebp,
};

/** ITU-T T.81: segments until the one that begins the frame. */
function readJpeg(view: DataView): Size | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFill = marker === 0xff;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), animated: false };
    at += isFill ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

const text = (view: DataView, at: number, length: number) =>
  at + length > view.byteLength ? '' : String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)));

/** PNG: its size stands in the first chunk; an animation has `acTL` before the picture's data. */
function readPng(view: DataView): Size | null {
  if (view.byteLength < 33 || text(view, 12, 4) !== 'IHDR') return null;
  let animated = false;
  for (let at = 8; at + 12 <= view.byteLength && text(view, at + 4, 4) !== 'IDAT'; at += 12 + view.getUint32(at))
    animated ||= text(view, at + 4, 4) === 'acTL';
  return { width: view.getUint32(16), height: view.getUint32(20), animated };
}

/** GIF: blocks, one of which is a picture; a second one makes it an animation. */
function readGif(view: DataView): Size | null {
  if (view.byteLength < 13) return null;
  const colours = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let at = 13 + colours(view.getUint8(10));
  let pictures = 0;
  while (at < view.byteLength && pictures < 2) {
    const block = view.getUint8(at);
    if (block === 0x2c && at + 10 < view.byteLength) {
      pictures++;
      at += 11 + colours(view.getUint8(at + 9));
    } else if (block === 0x21) at += 2;
    else break;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at++;
  }
  return { width: view.getUint16(6, true), height: view.getUint16(8, true), animated: pictures > 1 };
}

/** WebP (RFC 9649): one of three kinds of first chunk, each with its size elsewhere. */
function readWebp(view: DataView): Size | null {
  if (view.byteLength < 30) return null;
  const chunk = text(view, 12, 4);
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, animated: false };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, animated: false };
  }
  if (chunk !== 'VP8X') return null;
  const side = (at: number) => 1 + view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  return { width: side(24), height: side(27), animated: (view.getUint8(20) & 2) !== 0 };
}
