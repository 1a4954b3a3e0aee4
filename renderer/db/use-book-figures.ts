import { useEffect, useState } from 'react';
import type { BookFigure } from './books-work.ts';
import type { ShopDatabase } from './database.ts';
import { useShop } from './shop.ts';

/** A figure of the books that was wrong, with the names of what it is about. */
export type NamedFigure = {
  readonly key: string;
  readonly figure: BookFigure['figure'];
  readonly product: string;
  readonly place: string;
  readonly lot: string | null;
  readonly was: number;
  readonly is: number;
  readonly decimals: number;
};

/** Figures of the books with names; empty before they are read. */
export function useNamedFigures(figures: readonly BookFigure[]): readonly NamedFigure[] {
  const { db } = useShop();
  const [named, setNamed] = useState<readonly NamedFigure[]>([]);
  // Every message from the worker brings a copy.
  const [kept, keep] = useState(figures);
  if (JSON.stringify(kept) !== JSON.stringify(figures)) keep(figures);
  useEffect(() => {
    let isOld = false;
    void namedFigures(db, kept).then((read) => {
      if (!isOld) setNamed(read);
    });
    return () => {
      isOld = true;
    };
  }, [db, kept]);
  return figures.length === 0 ? [] : named;
}

/** Figures of the books with the names that the shop has for what they are about. */
export async function namedFigures(db: ShopDatabase, figures: readonly BookFigure[]): Promise<readonly NamedFigure[]> {
  const variants = await db.variants.bulkGet(figures.map(({ variantId }) => variantId));
  const products = await db.products.bulkGet(variants.map((row) => row?.productId ?? ''));
  const places = await db.locations.bulkGet(figures.map(({ locationId }) => locationId));
  const lots = await db.lots.bulkGet(figures.map(({ lotId }) => lotId ?? ''));
  return figures.map(({ variantId, locationId, lotId, figure, was, is }, at) => {
    const variant = variants[at];
    const options = variant?.options.map(({ value }) => value) ?? [];
    return {
      key: [variantId, locationId, lotId, figure].join(' '),
      figure,
      product: [products[at]?.name ?? variantId, ...options].join(', '),
      place: places[at]?.name ?? locationId,
      lot: lots[at]?.code ?? null,
      was,
      is,
      decimals: figure === 'facts' ? 0 : (variant?.decimals ?? 0),
    };
  });
}
