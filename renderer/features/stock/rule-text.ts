import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';

type Where = {
  /** What the location is called that the rule was for; null: it was for all locations together. */
  readonly location: string | null;
  /** The shop's own reorder point, null where it has none. */
  readonly shopPoint: number | null;
};

/** What holds for products that have no reorder point of their own. */
export function withoutPointText(t: Words, format: Pick<Format, 'quantity'>, { location, shopPoint }: Where): string {
  if (location !== null) return t('stock.bulk.withoutPoint.there', { location });
  if (shopPoint === null) return t('stock.bulk.withoutPoint.none');
  return t('stock.bulk.withoutPoint.shop', { point: format.quantity(shopPoint) });
}
