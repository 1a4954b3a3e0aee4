import { useLayoutEffect, useMemo, useRef } from 'react';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Result } from '#shared/base/result.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { RuleFields } from '#shared/domain/operations/rows.ts';
import { type Edited, type PartsFailure, useBulkCommands } from './bulk.commands.ts';
import type { StockListRow } from './stock.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** Saves what is typed into a cell; each answers why it was not saved, in words. The same functions between renders. */
export type CellSaves = {
  readonly savePrice: (row: StockListRow, price: number | null) => Promise<string | null>;
  readonly saveRule: (
    row: StockListRow,
    locationId: LocationId | null,
    rule: Partial<RuleFields>,
  ) => Promise<string | null>;
};

/** How cells of variants are saved and told. */
export function useCellSaves(currency: string | null): CellSaves {
  const t = useWords();
  const format = useFormat();
  const bulk = useBulkCommands();
  const told = useActNews();
  const tell = (edited: Result<Edited, PartsFailure>, text: string) => {
    if (edited.ok) told.saved(text, edited.value.opIds);
    return edited.ok || edited.failure.code === 'nothing-changed' ? null : failureWords(t, edited.failure).happened;
  };
  const saves: CellSaves = {
    savePrice: async (row, price) => {
      const edited = await bulk.setPrices([row.variantId], price);
      const shown = price === null || currency === null ? t('ui.notSet') : format.money(price, currency);
      return tell(edited, t('stock.form.priceSaved', { product: row.title, price: shown }));
    },
    saveRule: async (row, locationId, rule) => {
      const edited = await bulk.setRules([row.variantId], { locationId, rule, decimals: row.decimals });
      const { point } = rule;
      if (point === undefined) return tell(edited, t('stock.form.ruleSaved', { product: row.title }));
      if (point === null) return tell(edited, t('stock.form.pointCleared', { product: row.title }));
      return tell(
        edited,
        t('stock.form.pointSaved', { product: row.title, point: format.quantity(point, row.decimals) }),
      );
    },
  };
  const newest = useRef(saves);
  useLayoutEffect(() => {
    newest.current = saves;
  });
  return useMemo(
    () => ({
      savePrice: (row, price) => newest.current.savePrice(row, price),
      saveRule: (row, locationId, rule) => newest.current.saveRule(row, locationId, rule),
    }),
    [],
  );
}
