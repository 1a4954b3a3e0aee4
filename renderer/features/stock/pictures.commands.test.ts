import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256OfBytes } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { done, fail } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { openPictures } from '#renderer/db/pictures/pictures.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { noDrawing, type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { pngOf } from '#tests/fixtures/pictures.ts';
import { addPictures, MOST_PICTURES, movedPicture, setPictures, withoutPicture } from './pictures.commands.ts';

/** A host that keeps pictures in memory. */
function keepingHost() {
  const kept = new Map<string, string>();
  const host: Host = {
    ask: async (channel, question) => {
      const answer = () => {
        if (channel === 'blobs.put' && 'bytes' in question) {
          kept.set(String(question.hash), String(question.bytes));
          return done({});
        }
        const bytes = channel === 'blobs.read' && 'hash' in question ? kept.get(String(question.hash)) : undefined;
        return bytes === undefined ? fail({ code: 'blob-missing' }) : done({ bytes });
      };
      // The channel and its answer belong together; the names alone do not say so.
      return answer() as never;
    },
  };
  return { kept, host };
}

const picture = (width: number) => pngOf({ width, height: 2, colour: [9, 9, 9] });
const fileOf = (bytes: Buffer, name = 'a.png') => new File([new Uint8Array(bytes)], name);
const hashOf = (width: number) => sha256OfBytes(picture(width));

describe('pictures of a product', () => {
  let open: OpenShop;
  let shop: OpenShop['shop'];
  let kept: Map<string, string>;
  let productId: ProductId;
  beforeEach(async () => {
    open = await openSmallShop();
    const keeping = keepingHost();
    kept = keeping.kept;
    const { db, feed, work, entry } = open.shop;
    const pictures = openPictures({ db, feed, host: keeping.host, work, shopId: entry.shopId, tools: noDrawing });
    shop = { ...open.shop, pictures };
    productId = must(await db.products.toCollection().first(), 'the shop has a product').id;
  });
  afterEach(async () => {
    shop.pictures.close();
    await open.close();
  });
  const shown = async () => (await shop.db.products.get(productId))?.pictures ?? [];

  test('[PIC1] [PIC21] files are kept and shown in their order, reordered, removed, and each act is undone', async () => {
    const added = value(
      await addPictures(
        shop,
        productId,
        [1, 2, 3].map((width) => fileOf(picture(width))),
      ),
    );
    expect(added).toMatchObject({ added: 3, refused: [] });
    expect([...kept.keys()]).toEqual([1, 2, 3].map(hashOf));
    expect(await shown()).toEqual([1, 2, 3].map(hashOf));
    value(await setPictures(shop, productId, movedPicture(hashOf(3), 0)));
    expect(await shown()).toEqual([3, 1, 2].map(hashOf));
    const removed = value(await setPictures(shop, productId, withoutPicture(hashOf(1))));
    expect(await shown()).toEqual([3, 2].map(hashOf));
    value(await undoActs(shop, removed.opIds));
    expect(await shown()).toEqual([3, 1, 2].map(hashOf));
  });

  test('[PIC2] what is no picture is named and keeps no other from being added; the same one is added once', async () => {
    const files = [fileOf(Buffer.from('%PDF'), 'list.pdf'), fileOf(picture(4)), fileOf(picture(4), 'again.png')];
    expect(value(await addPictures(shop, productId, files))).toMatchObject({
      added: 1,
      refused: [{ file: 'list.pdf', failure: { code: 'picture-kind' } }],
    });
    expect(await addPictures(shop, productId, [fileOf(picture(4))])).toMatchObject({
      failure: { code: 'nothing-changed' },
    });
    expect(value(await addPictures(shop, productId, files.slice(0, 1)))).toMatchObject({ recorded: null, added: 0 });
    expect(await shown()).toEqual([hashOf(4)]);
  });

  test('[PIC2] too many pixels or bytes are refused before anything unpacks them', async () => {
    const huge = picture(4);
    huge.writeUInt32BE(50_000, 16);
    huge.writeUInt32BE(50_000, 20);
    expect(await shop.pictures.keep(fileOf(huge))).toMatchObject({ failure: { code: 'picture-huge' } });
    expect(await shop.pictures.keep(new File([new Uint8Array(60_000_001)], 'b.png'))).toMatchObject({
      failure: { code: 'picture-huge' },
    });
    expect(kept.size).toBe(0);
  });

  test('[PIC1] a product shows twelve at most', async () => {
    const files = Array.from({ length: 14 }, (_, i) => fileOf(picture(i + 1), `${i}.png`));
    const added = value(await addPictures(shop, productId, files));
    expect(added.added).toBe(MOST_PICTURES);
    expect(added.refused.map(({ file, failure }) => `${file} ${failure.code}`)).toEqual([
      '12.png too-many-pictures',
      '13.png too-many-pictures',
    ]);
    expect(await addPictures(shop, productId, [fileOf(picture(30))])).toMatchObject({
      failure: { code: 'too-many-pictures' },
    });
  });

  test('[PIC21] moving keeps every picture and puts one where it was asked to', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }),
        fc.nat(),
        fc.integer({ min: -3, max: 20 }),
        (all, at, to) => {
          const hash = must(all[at % all.length], 'one of them');
          const moved = movedPicture(hash, to)(all);
          expect([...moved].sort()).toEqual([...all].sort());
          expect(moved.indexOf(hash)).toBe(Math.max(0, Math.min(to, all.length - 1)));
          expect(moved.filter((one) => one !== hash)).toEqual(all.filter((one) => one !== hash));
        },
      ),
    );
  });

  test('[PIC10] [PIC22] a window shows what is kept, says what is missing, and shows it once it came', async () => {
    const { pictures, db, feed } = shop;
    const settled = (look: () => { readonly state: string } | string | null) =>
      expect.poll(() => {
        const now = look();
        return typeof now === 'object' && now !== null ? now.state : now;
      });
    value(await addPictures(shop, productId, [fileOf(picture(1))]));
    await settled(() => pictures.firstOf(productId)).toBe(hashOf(1));
    expect(pictures.look(hashOf(1), 'thumb')).toMatchObject({ state: 'here' });
    await settled(() => pictures.look(hashOf(1), 'whole')).toBe('here');
    // Thumbnails that were lost are made anew from what is kept.
    await db.thumbs.clear();
    const again = openPictures({
      db,
      feed,
      host: keepingHost().host,
      work: shop.work,
      shopId: shop.entry.shopId,
      tools: noDrawing,
    });
    await settled(() => again.look(hashOf(1), 'thumb')).toBe('missing');
    again.close();
    await settled(() => pictures.look(hashOf(2), 'thumb')).toBe('missing');
    kept.set(hashOf(2), picture(2).toString('base64'));
    feed.tell({ rows: [], stock: [], log: false, pictures: [hashOf(2)], rev: 0 });
    await settled(() => pictures.look(hashOf(2), 'thumb')).toBe('here');
    await expect.poll(() => db.thumbs.get(hashOf(2))).toMatchObject({ hash: hashOf(2) });
    // What is no picture by its bytes is not shown as one, whatever brought it.
    kept.set(hashOf(3), Buffer.from('<svg/>').toString('base64'));
    await settled(() => pictures.look(hashOf(3), 'whole')).toBe('missing');
    value(await setPictures(shop, productId, () => []));
    await settled(() => pictures.firstOf(productId)).toBe(null);
  });
});
