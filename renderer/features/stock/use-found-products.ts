import { useMemo } from 'react';
import { bestFits, type Fit, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { productPlace } from './product-place.ts';
import type { StockListRow, useFinding } from './stock.queries.ts';

/** Lets products be found on every screen, by code and by words. */
export function useFoundProducts(finding: ReturnType<typeof useFinding>): void {
  const t = useWords();
  const format = useFormat();
  useFindSource(
    useMemo(() => {
      const found = (row: StockListRow, fit: Fit): Found => ({
        id: row.variantId,
        title: row.title,
        note: [
          row.sku,
          row.archived ? t('find.archived') : null,
          row.figures && t('find.onHand', { quantity: format.quantity(row.figures.onHand, row.decimals) }),
        ]
          .filter(Boolean)
          .join(' · '),
        icon: 'product',
        fit,
        place: productPlace(row),
      });
      const byCode = (code: string) => finding.byCode(code).map((row) => found(row, 'code'));
      return {
        id: 'products',
        name: t('find.kinds.products'),
        one: t('find.one.product'),
        order: 1,
        byCode,
        find: async (text, most) => {
          if (text === '') return [];
          const coded = byCode(text);
          const ids = new Set(coded.map(({ id }) => id));
          const worded = finding
            .byText(text, most)
            .filter(({ variantId }) => !ids.has(variantId))
            .map((row) => found(row, fitOf([row.title, row.sku ?? '', row.supplierCode ?? ''], text) ?? 'within'));
          return [...coded, ...bestFits(worded, most)];
        },
      };
    }, [finding, t, format]),
  );
}

/** Lets lots and serial numbers be found on every screen, by code: their product is shown. */
export function useFoundLots(finding: ReturnType<typeof useFinding>): void {
  const t = useWords();
  useFindSource(
    useMemo(
      () => ({
        id: 'lots',
        name: t('find.kinds.lots'),
        one: t('find.one.lot'),
        order: 2,
        // Where lots are asked for they are no other thing; elsewhere they are read.
        byCode: () => [],
        find: async (text, most) => {
          // A product's own code is the product.
          if (text.length < 2 || finding.byCode(text).length > 0) return [];
          return (await finding.byLot(text, most)).map(
            ({ id, code, row, isExact }): Found => ({
              id,
              title: code,
              note: [row.title, row.sku].filter(Boolean).join(' · '),
              icon: 'labels',
              fit: isExact ? 'code' : 'begins',
              place: productPlace(row),
            }),
          );
        },
      }),
      [finding, t],
    ),
  );
}
