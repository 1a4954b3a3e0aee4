import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pngOf, chunk } from '#tests/fixtures/pictures.ts';
import { kindOf, readPictureHead } from './picture-head.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part)),
  );
const png = pngOf({ width: 30, height: 20, colour: [1, 2, 3] });
/** The picture again, with a chunk behind its head. */
const withChunk = (type: string) =>
  Buffer.concat([png.subarray(0, 33), chunk(type, Buffer.alloc(8)), png.subarray(33)]);

const frame = [0xff, 0xc2, 0, 17, 8, 0x01, 0x2c, 0x02, 0x58, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const exif = [0xff, 0xe1, 0, 6, 1, 2, 3, 4];
const table = [0xff, 0xc4, 0, 4, 0, 0];
const gifHead = [10, 0, 20, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6];
const gifPicture = [0x2c, 0, 0, 0, 0, 10, 0, 20, 0, 0x00, 2, 3, 9, 9, 9, 0];
const gifNote = [0x21, 0xfe, 2, 65, 66, 0];
const webp = (chunkName: string, ...rest: readonly number[]) =>
  bytes('RIFF', [0, 0, 0, 0], 'WEBP', chunkName, [0, 0, 0, 0], rest, Array(20).fill(0));

describe('[PIC2] what a file says of itself before it is unpacked', () => {
  test.each([
    [
      'JPEG',
      bytes([0xff, 0xd8], exif, [0xff], table, frame),
      { kind: 'jpeg', width: 600, height: 300, animated: false },
    ],
    ['PNG', png, { kind: 'png', width: 30, height: 20, animated: false }],
    ['animated PNG', withChunk('acTL'), { kind: 'png', width: 30, height: 20, animated: true }],
    ['PNG with a profile', withChunk('iCCP'), { kind: 'png', width: 30, height: 20, animated: false }],
    [
      'GIF',
      bytes('GIF89a', gifHead, gifNote, gifPicture, [0x3b]),
      { kind: 'gif', width: 10, height: 20, animated: false },
    ],
    [
      'animation',
      bytes('GIF89a', gifHead, gifPicture, gifNote, gifPicture, [0x3b]),
      { kind: 'gif', width: 10, height: 20, animated: true },
    ],
    [
      'WebP',
      webp('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xf0, 0),
      { kind: 'webp', width: 320, height: 240, animated: false },
    ],
    ['WebP without loss', webp('VP8L', 0x2f, 9, 0x40, 2, 0), { kind: 'webp', width: 10, height: 10, animated: false }],
    [
      'animated WebP',
      webp('VP8X', 2, 0, 0, 0, 9, 0, 0, 19, 0, 0),
      { kind: 'webp', width: 10, height: 20, animated: true },
    ],
  ])('%s', (_, file, value) => {
    expect(readPictureHead(file)).toEqual({ ok: true, value });
  });

  test.each([
    ['nothing', ''],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a web page', '<!doctype html>'],
    ['a camera’s own', '\0\0\0\x18ftypheic'],
    ['a bitmap', 'BM\x01\x02'],
    ['a PDF', '%PDF-1.7'],
  ])('%s is none that is taken', (_, text) => {
    expect(readPictureHead(bytes(text))).toMatchObject({ failure: { code: 'picture-kind' } });
  });

  test('one that ends before it has said its size is broken', () => {
    for (const file of [
      bytes([0xff, 0xd8], exif),
      png.subarray(0, 20),
      bytes('GIF89a'),
      bytes('RIFF', [0, 0, 0, 0], 'WEBP'),
    ])
      expect(readPictureHead(file)).toMatchObject({ failure: { code: 'picture-broken' } });
  });

  test('any bytes are read or refused, never thrown at', () => {
    const heads = [bytes([0xff, 0xd8, 0xff]), png.subarray(0, 33), bytes('GIF89a', gifHead), webp('VP8X'), bytes()];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 80 }), (head, rest) => {
        const file = Uint8Array.from([...head, ...rest]);
        const read = readPictureHead(file);
        if (read.ok) expect(read.value.kind).toBe(kindOf(file));
      }),
      { numRuns: 2_000 },
    );
  });
});
