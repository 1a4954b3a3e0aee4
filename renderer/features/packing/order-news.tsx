import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { newsOf, type OpenParcel, seenLines, tooMuchIn } from '#shared/domain/parcels/open-parcel.ts';
import type { PackFacts } from './packing.queries.ts';
import type { Packing } from './use-packing.ts';

type OrderNewsProps = {
  readonly order: OrderRow;
  readonly parcel: OpenParcel;
  readonly packing: Packing;
  readonly facts: PackFacts;
  readonly onDone: () => void;
};

/** What became of the order while it is packed: its state, its lines, and what must come out of the parcel again. */
export function OrderNews({ order, parcel, packing, facts, onDone }: OrderNewsProps) {
  const t = useWords();
  const format = useFormat();
  const shown = (quantity: number, variantId: VariantId) =>
    format.quantity(quantity, facts.variant(variantId)?.decimals ?? 0);
  const product = (variantId: VariantId) => facts.variant(variantId)?.title ?? '';
  const news = newsOf(order, parcel.seen);
  const out = tooMuchIn(order, parcel);
  const isShut = !mayDo(order.state, 'pack');
  const seen = () => {
    packing.change((before) => ({ ...before, seen: seenLines(order) }));
    onDone();
  };
  const takeOut = () => {
    packing.takeOut();
    onDone();
  };
  if (!isShut && news.length === 0 && out.length === 0) return null;
  return (
    <div className="packing-news" role="alert">
      {isShut && (
        <Inline>
          <Icon name="warning" />
          <Text strong tone="warn">
            {t('packing.news.state', { state: t(`orders.states.${order.state}`) })}
          </Text>
        </Inline>
      )}
      {news.length > 0 && (
        <Inline wrap>
          <Text strong>{t('packing.news.changed')}</Text>
          <ul>
            {news.map(({ variantId, before, now }) => (
              <li key={`${variantId}:${before}:${now}`}>
                {t('packing.news.line', {
                  product: product(variantId),
                  before: shown(before, variantId),
                  now: shown(now, variantId),
                })}
              </li>
            ))}
          </ul>
          <Button kind="quiet" icon="check" onClick={seen}>
            {t('packing.news.seen')}
          </Button>
        </Inline>
      )}
      {out.length > 0 && (
        <Inline wrap>
          <Text strong tone="bad">
            {t('packing.news.out')}
          </Text>
          <ul>
            {out.map(({ lineId, variantId, quantity }) => (
              <li key={lineId}>
                {t('packing.news.outLine', { product: product(variantId), quantity: shown(quantity, variantId) })}
              </li>
            ))}
          </ul>
          <Button icon="undo" onClick={takeOut}>
            {t('packing.news.isOut')}
          </Button>
        </Inline>
      )}
    </div>
  );
}
