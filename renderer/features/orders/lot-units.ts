import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { LineLot } from './line-lots.ts';
import type { StockListRow } from './orders.queries.ts';

/** Of which lots units are, in words: "1 of L-2, 6 of L-1"; a serial number is one piece. */
export function lotUnits(
  t: Words,
  format: Format,
  lots: readonly LineLot[],
  row: Pick<StockListRow, 'tracking' | 'decimals'> | undefined,
): string {
  const texts = lots.map(({ code, quantity }) =>
    code !== null && row?.tracking === 'serial'
      ? code
      : t('orders.page.ofLot', {
          lot: code ?? t('orders.page.noLot'),
          quantity: format.quantity(quantity, row?.decimals ?? 0),
        }),
  );
  return texts.join(', ');
}
