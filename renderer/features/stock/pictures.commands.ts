import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import type { PictureFailure } from '#renderer/db/pictures/pictures.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';

/** The most pictures that a product shows. */
export const MOST_PICTURES = mayMake.pictures;

export type PicturesFailure = Failure<'variant-unknown' | 'nothing-changed' | 'too-many-pictures'> | RecordFailure;
/** What came of files that were to be pictures: `added` of them are shown now, the first refusal says why others are not. */
export type AddedPictures = {
  readonly recorded: Recorded | null;
  readonly added: number;
  readonly refused: readonly { readonly file: string; readonly failure: PictureFailure }[];
};

/** Shows other pictures of a product, or in another order: one edit of the field. */
export function setPictures(
  shop: Shop,
  productId: ProductId,
  change: (now: readonly string[]) => readonly string[],
): Promise<Result<Recorded, PicturesFailure>> {
  return act<PicturesFailure>(shop, async (db) => {
    const row = await db.products.get(productId);
    if (!row || row.voided) return fail({ code: 'variant-unknown' });
    const now = row.pictures ?? [];
    const next = [...new Set(change(now))];
    if (next.length > MOST_PICTURES) return fail({ code: 'too-many-pictures' });
    if (next.join() === now.join()) return fail({ code: 'nothing-changed' });
    const set = {
      kind: 'product',
      id: productId,
      field: 'pictures',
      value: next.length > 0 ? next : null,
      was: row.pictures ?? null,
    } as const;
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets: [set] } }] });
  });
}

/** Keeps files as pictures and shows them after those that are there. What is refused keeps no other from being added. */
export async function addPictures(
  shop: Shop,
  productId: ProductId,
  files: readonly File[],
): Promise<Result<AddedPictures, PicturesFailure>> {
  const shown = (await shop.db.products.get(productId))?.pictures ?? [];
  const room = MOST_PICTURES - shown.length;
  if (room <= 0) return fail({ code: 'too-many-pictures' });
  const hashes: string[] = [];
  const refused: { file: string; failure: PictureFailure }[] = [];
  for (const file of files) {
    if (hashes.length >= room) {
      refused.push({ file: file.name, failure: { code: 'too-many-pictures' } });
      continue;
    }
    const kept = await shop.pictures.keep(file);
    if (!kept.ok) refused.push({ file: file.name, failure: kept.failure });
    else if (!hashes.includes(kept.value) && !shown.includes(kept.value)) hashes.push(kept.value);
  }
  if (hashes.length === 0)
    return refused.length > 0 ? done({ recorded: null, added: 0, refused }) : fail({ code: 'nothing-changed' });
  const recorded = await setPictures(shop, productId, (now) => [...now, ...hashes]);
  return recorded.ok ? done({ recorded: recorded.value, added: hashes.length, refused }) : recorded;
}

/** Takes one picture out of the others. */
export function withoutPicture(hash: string): (now: readonly string[]) => readonly string[] {
  return (now) => now.filter((one) => one !== hash);
}

/** Puts one picture in front of the one that is at a place now; a place behind the last is the end. */
export function movedPicture(hash: string, to: number): (now: readonly string[]) => readonly string[] {
  return (now) => {
    if (!now.includes(hash)) return now;
    const others = now.filter((one) => one !== hash);
    const place = Math.max(0, Math.min(to, others.length));
    return [...others.slice(0, place), hash, ...others.slice(place)];
  };
}

/** What a person can do to the pictures of a product. */
export function usePictureCommands(productId: ProductId) {
  const shop = useShop();
  return useMemo(
    () => ({
      add: (files: readonly File[]) => addPictures(shop, productId, files),
      remove: (hash: string) => setPictures(shop, productId, withoutPicture(hash)),
      move: (hash: string, to: number) => setPictures(shop, productId, movedPicture(hash, to)),
    }),
    [shop, productId],
  );
}
