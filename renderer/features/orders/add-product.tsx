import { type KeyboardEvent, useCallback, useRef } from 'react';
import { Inline } from '#renderer/ui/layout.tsx';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { type Meant, type StockListRow, useProductFinder } from './orders.queries.ts';
import { useFindProducts } from './line-products.queries.ts';

const MOST_FOUND = 20;

/** Finds a product by a scan, its code or its name, and says how many of it are meant. */
export function AddProduct({ onAdd }: { readonly onAdd: (row: StockListRow, scanned: number) => void }) {
  const t = useWords();
  const find = useFindProducts();
  const finder = useProductFinder();
  const found = useRef<ReturnType<typeof find>>([]);
  const meant = useRef<readonly Meant[]>([]);
  const search = useCallback(
    (text: string): readonly Option<VariantId>[] => {
      found.current = find(text, MOST_FOUND);
      return found.current.map(({ row }) => ({ value: row.variantId, label: row.title, note: row.sku ?? undefined }));
    },
    [find],
  );
  const whole = useCallback(
    (text: string): readonly Option<VariantId>[] => {
      meant.current = finder.byWhole(text);
      return meant.current.map(({ row }) => ({ value: row.variantId, label: row.title }));
    },
    [finder],
  );
  const choose = (option: Option<VariantId> | null) => {
    const coded = meant.current.find(({ row }) => row.variantId === option?.value);
    meant.current = [];
    if (coded) return onAdd(coded.row, coded.quantity);
    const one = found.current.find(({ row }) => row.variantId === option?.value);
    // A scan of a pack means what is in it; a product found by its name means one.
    if (one) onAdd(one.row, one.packSize ?? 10 ** one.row.decimals);
  };
  // A scanner ends with Enter: a code that nothing has must not enter the order.
  const keepOpen = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
  };
  return (
    <div onKeyDown={keepOpen}>
      <Inline>
        <LookupField
          label={t('orders.form.addProduct')}
          placeholder={t('orders.form.findProduct')}
          value={null}
          onChange={choose}
          search={search}
          whole={whole}
          ofDialog
        />
      </Inline>
    </div>
  );
}
