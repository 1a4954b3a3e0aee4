import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { costOfOne } from '#shared/domain/values/money.ts';

type CostedLine = { readonly quantity: number; readonly costTotal: number | null };
type Wording = {
  readonly t: Words;
  readonly format: Pick<Format, 'money' | 'quantity'>;
  readonly decimals: number;
  readonly unit: string | null;
  readonly currency: string | null;
};

/** What a ledger line cost, each and in all: the total alone would read like the cost of one. Null where it says none. */
export function costText({ quantity, costTotal }: CostedLine, wording: Wording): string | null {
  const { t, format, decimals, unit, currency } = wording;
  if (costTotal === null || currency === null) return null;
  const total = format.money(costTotal, currency);
  const cost = costOfOne(costTotal, quantity, decimals);
  if (cost === null) return t('stock.movements.costedTotal', { total });
  const said = { quantity: format.quantity(quantity, decimals), cost: format.money(cost, currency), total };
  return decimals > 0 && unit ? t('stock.movements.costedUnit', { ...said, unit }) : t('stock.movements.costed', said);
}
