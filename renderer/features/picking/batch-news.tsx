import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type BatchNews, batchNews, standingNews } from '#shared/domain/batches/changes.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { boxOf, goodsText, numberOf } from './batch-words.ts';
import { useCarriedBack } from './carried-back.queries.ts';
import type { FoundBatch, PickFacts } from './picking.queries.ts';
import type { RefusedPicks } from './refused-picks.queries.ts';

/** What became of the orders of a batch while it is picked: what is so now, and what changed while this screen was shown. */
export function useBatchNews(orders: readonly OrderRow[]): {
  readonly news: readonly BatchNews[];
  readonly seen: () => void;
} {
  const before = useRef(orders);
  const [changed, setChanged] = useState<readonly BatchNews[]>([]);
  useEffect(() => {
    const more = batchNews(before.current, orders);
    before.current = orders;
    if (more.length === 0) return;
    soundScan('unknown');
    const about = new Set(more.map(({ orderId }) => orderId));
    setChanged((known) => [...known.filter(({ orderId }) => !about.has(orderId)), ...more]);
  }, [orders]);
  const standing = standingNews(orders);
  const told = new Set(standing.map(({ orderId }) => orderId));
  return {
    // What an order is now says more than what once changed.
    news: [...standing, ...changed.filter(({ orderId, what }) => !told.has(orderId) && isPassing(what))],
    seen: () => setChanged([]),
  };
}

function isPassing(what: BatchNews['what']): boolean {
  return what === 'changed' || what === 'resumed' || what === 'gone';
}

type BatchNewsProps = {
  readonly found: FoundBatch;
  readonly facts: PickFacts;
  /** Picks that another desk was first with. */
  readonly refused: RefusedPicks;
};

/** Says what changed meanwhile: cancelled, held and changed orders, and picks that another desk was first with. */
export function BatchNewsList({ found, facts, refused }: BatchNewsProps) {
  const t = useWords();
  const format = useFormat();
  const { batch, orders } = found;
  const { news, seen } = useBatchNews(orders);
  const carried = useCarriedBack(batch, orders);
  if (news.length === 0 && refused.count === 0) return null;
  const inBox = (orderId: OrderId, said: string): string => {
    if (batch.method !== 'cluster') return said;
    return `${t('picking.news.inBox', { box: boxOf(batch, orderId) })}: ${said}`;
  };
  const textOf = ({ orderId, number, what }: BatchNews): string => {
    const goods = carried.get(orderId);
    const said =
      what === 'cancelled' && goods
        ? t('picking.news.cancelledBack', { number, goods: goodsText(t, format, goods, facts) })
        : t(`picking.news.${what}`, { number });
    return inBox(orderId, said);
  };
  return (
    <section className="pick-news" aria-label={t('picking.news.name')}>
      <div role="status">
        {news.map((one) => (
          <div key={`${one.orderId}:${one.what}`} className="pick-news-line">
            <Icon name="warning" size={16} />
            <Text as="span">{textOf(one)}</Text>
          </div>
        ))}
        {refused.count > 0 && (
          <div className="pick-news-line">
            <Icon name="warning" size={16} />
            <Text as="span">{t('picking.news.refused', { count: refused.count })}</Text>
            <Link href="/activity">{t('picking.news.refusedLook')}</Link>
          </div>
        )}
        {[...refused.goods].map(([orderId, goods]) => (
          <div key={orderId} className="pick-news-line">
            <Icon name="undo" size={16} />
            <Text as="span">
              {inBox(
                orderId,
                t('picking.news.refusedGoods', {
                  number: numberOf(orders, orderId),
                  goods: goodsText(t, format, goods, facts),
                }),
              )}
            </Text>
          </div>
        ))}
      </div>
      {news.some(({ what }) => isPassing(what)) && (
        <div>
          <Button kind="quiet" onClick={seen}>
            {t('picking.news.seen')}
          </Button>
        </div>
      )}
    </section>
  );
}
