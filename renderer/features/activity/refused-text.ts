import { goodsText } from '#renderer/parts/goods-text.ts';
import type { Wording } from './act-words.ts';
import type { Attention } from './attention.queries.ts';
import type { GoneOrder } from './gone-order.queries.ts';
import { goneAdvice, goodsAdvice } from './refused-goods.ts';
import type { RefusedStep } from './refused-step.queries.ts';

type Of = Pick<Attention, 'summary' | 'customer'>;

/** What a refused step of an order was about, what became of the order where it is not here any more, and what to do. */
export function stepText(about: RefusedStep, { summary, customer }: Of, wording: Wording): string {
  const { t } = wording;
  const { pieces, trackingNumbers, gone } = about;
  const goods = joined([allOf(pieces, summary, wording), ...trackingNumbers]);
  return [
    goods === '' ? '' : t('activity.attention.about', { goods }),
    gone ? whyGone(gone, customer, wording) : '',
    t(`activity.attention.goods.${goodsAdvice(about)}`),
  ]
    .filter((one) => one !== '')
    .join(' ');
}

/** What is said of an order that went with the act that had made it: what it was, how far it had come, and what to do. */
export function goneText(order: GoneOrder, { summary, customer }: Of, wording: Wording): string {
  const { t } = wording;
  const { goods, trackingNumbers, deeds, isBegun } = order;
  const done = joined([...deeds.map((deed) => t(`orders.acts.${deed}`)), ...trackingNumbers]);
  return [
    whyGone(order, customer, wording),
    t('activity.attention.gone.went', { goods: allOf(goods, summary, wording) }),
    done === '' ? t('activity.attention.gone.untouched') : t('activity.attention.gone.done', { deeds: done }),
    t(`activity.attention.goods.${goneAdvice(order, isBegun)}`),
  ].join(' ');
}

function whyGone(order: GoneOrder, customer: Of['customer'], { t }: Wording): string {
  const { origin, number, from } = order;
  const who = customer(order);
  const named = who === null ? number : t('activity.attention.gone.order', { number, customer: who });
  return t(`activity.attention.gone.${origin}`, {
    order: named,
    from: from?.number ?? t('activity.values.goneOrder'),
  });
}

function allOf(goods: GoneOrder['goods'], { names }: Of['summary'], wording: Wording): string {
  return goodsText(goods, goods.length, { ...wording, variant: names.variant });
}

function joined(parts: readonly string[]): string {
  return parts.filter((one) => one !== '').join(', ');
}
