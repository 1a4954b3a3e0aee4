import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Goods } from '#shared/domain/orders/step-pieces.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';

type Wording = {
  readonly t: Words;
  readonly format: Pick<Format, 'quantity'>;
  /** What a product is called, and how its quantities are written. */
  readonly variant: (id: VariantId) => { readonly title: string; readonly decimals: number } | null | undefined;
};

/** Goods that a step was about in words: at most so many of them, and how many more there are. */
export function goodsText(goods: readonly Goods[], most: number, wording: Wording): string {
  const { t } = wording;
  const shown = goods.slice(0, most).map((one) => pieceText(one, wording));
  const more = goods.length > shown.length ? [t('orders.goods.more', { count: goods.length - shown.length })] : [];
  return [...shown, ...more].join(', ');
}

function pieceText({ variantId, quantity, outcome }: Goods, { t, format, variant }: Wording): string {
  const row = variant(variantId);
  const written = format.quantity(quantity, row?.decimals ?? 0);
  const piece = t('orders.goods.piece', { quantity: written, product: row?.title ?? '' });
  return outcome === null ? piece : `${piece} (${t(`returns.outcomes.${outcome}`)})`;
}
