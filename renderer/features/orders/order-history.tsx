import { goodsText } from '#renderer/parts/goods-text.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { FieldSet, LineAmendment } from '#shared/domain/operations/operation.ts';
import { saidEdits } from '#shared/domain/orders/amended.ts';
import { Link } from '#renderer/ui/link.tsx';
import { detailText } from './order-detail-text.ts';
import { detailFields } from './order-fields.commands.ts';
import type { OrderActLine, OrderDeed, OrderHistory } from './order-history.queries.ts';
import { type OrderFacts, usePersonNames } from './orders.queries.ts';

type HistoryRegionProps = { readonly history: OrderHistory | undefined; readonly facts: OrderFacts };

/** What was done to an order, newest first. */
export function HistoryRegion({ history, facts }: HistoryRegionProps) {
  const t = useWords();
  return (
    <Region name={t('orders.page.history')}>
      {!history && <Skeleton lines={3} />}
      {history && (
        <ol className="order-acts">
          {history.acts.map((act) => (
            <ActLine key={act.id} act={act} facts={facts} />
          ))}
        </ol>
      )}
    </Region>
  );
}

function ActLine({ act, facts }: { readonly act: OrderActLine; readonly facts: OrderFacts }) {
  const t = useWords();
  const format = useFormat();
  const personOf = usePersonNames();
  const tied = typeof act.deed === 'object' && 'tied' in act.deed ? act.deed.orders : [];
  const what = withGoods(act, { t, format, facts, personOf });
  return (
    <li>
      <Inline gap="s">
        <Text as="span">{act.turn === 'act' ? what : t(`orders.acts.${act.turn}`, { what })}</Text>
        {act.undone && <Badge label={t('orders.undone')} />}
      </Inline>
      {tied.length > 0 && (
        <Inline gap="s" wrap>
          {tied.map(({ id, number }) => (
            <Link key={id} href={`/orders/${id}`}>
              {t('orders.page.title', { number })}
            </Link>
          ))}
        </Inline>
      )}
      <Text tone="muted" size="s" figure>
        {[format.dateTime(act.at), act.person].filter(Boolean).join(' · ')}
      </Text>
    </li>
  );
}

type Wording = {
  readonly t: Words;
  readonly format: Format;
  readonly facts: OrderFacts;
  readonly personOf: (id: string) => string;
};

/** As many goods of one step as are said. */
const GOODS_SHOWN = 5;

/** What was done with which goods, and in which batch. */
function withGoods({ deed, goods, batch }: OrderActLine, wording: Wording): string {
  const { t, format, facts } = wording;
  const of = goodsText(goods, GOODS_SHOWN, { t, format, variant: facts.variant });
  const deedSaid = deedText(deed, wording);
  const what = of === '' ? deedSaid : t('orders.goods.of', { what: deedSaid, goods: of });
  return batch === null ? what : t('orders.goods.inBatch', { what, number: batch });
}

function deedText(deed: OrderDeed, wording: Wording): string {
  const { t, format } = wording;
  if (typeof deed === 'string') return t(`orders.acts.${deed}`);
  if ('amended' in deed) return editsText(deed.amended, wording);
  if ('heldFor' in deed) return t('queue.hold.said', { why: t(`queue.holdReasons.${deed.heldFor}`) });
  if ('tied' in deed)
    return t(`queue.ties.${deed.tied}`, { orders: deed.orders.map(({ number }) => number).join(', ') });
  if ('details' in deed) return deed.details.map((set) => setText(set, wording)).join(', ');
  if ('named' in deed) return deed.named.map((set) => namedText(set, t)).join(', ');
  return deed.dueOn === null ? t('orders.acts.dueNone') : t('orders.acts.due', { when: format.date(deed.dueOn) });
}

function setText({ field, value }: FieldSet, { t, format, facts, personOf }: Wording): string {
  const text = detailText(field, value, { t, format, currency: facts.currency, personOf });
  return t('queue.details.set', { field: fieldName(field, t), text });
}

function fieldName(field: string, t: Words): string {
  const known = detailFields.find((one) => one === field);
  return known ? t(`activity.fields.${known}`) : t('activity.fields.other');
}

/** As many edits of one act as are said. */
const EDITS_SHOWN = 10;

function editsText(lines: readonly LineAmendment[], { t, format, facts }: Wording): string {
  const said = saidEdits(lines, {
    product: (id) => facts.variant(id)?.title ?? id,
    quantity: (quantity, id) => format.quantity(quantity, facts.variant(id)?.decimals ?? 0),
    price: (price) => (price === null ? t('orders.edits.noPrice') : format.money(price, facts.currency)),
    location: facts.locationName,
  });
  const shown = said.slice(0, EDITS_SHOWN).map(({ kind, ...edit }) => t(`orders.edits.${kind}`, edit));
  const more = said.length > shown.length ? [t('orders.edits.more', { count: said.length - shown.length })] : [];
  return [...shown, ...more].join(', ');
}

function namedText({ field, value, was }: FieldSet, t: Words): string {
  if (field === 'contactId') return t(value === null ? 'orders.edits.customerNone' : 'orders.edits.customer');
  const text = (number: FieldSet['value']) => (typeof number === 'string' ? number : '');
  return t('orders.edits.number', { was: text(was), becomes: text(value) });
}
