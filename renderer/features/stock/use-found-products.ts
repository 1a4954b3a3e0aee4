import { useMemo } from 'react';
import { bestFits, type Fit, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { productPlace } from './product-place.ts';
import type { StockListRow, useFinding } from './stock.queries.ts';

/** Lets the finder find products: by code, by the code of a lot that no product has, by words. */
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
          const known = coded.length > 0 ? coded : (await finding.byLot(text)).map((row) => found(row, 'code'));
          const ids = new Set(known.map(({ id }) => id));
          const worded = finding
            .byText(text, most)
            .filter(({ variantId }) => !ids.has(variantId))
            .map((row) => found(row, fitOf([row.title, row.sku ?? '', row.supplierCode ?? ''], text) ?? 'within'));
          return [...known, ...bestFits(worded, most)];
        },
      };
    }, [finding, t, format]),
  );
}
