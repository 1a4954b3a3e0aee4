import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { type BatchNews, batchNews, standingNews } from '#shared/domain/batches/changes.ts';
import { sharedOrders } from '#shared/domain/batches/shared-orders.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { boxOf, goodsText, numberOf } from './batch-words.ts';
import { useCarriedBack } from './carried-back.queries.ts';
import { type FoundBatch, type OpenBatch, type PickFacts, useOpenBatches } from './picking.queries.ts';
import type { RefusedPicks } from './refused-picks.queries.ts';
import type { ToFetch } from './use-to-fetch.ts';

/** What became of the orders of a batch while it is picked: what is so now, and what changed while this screen was shown. */
export function useBatchNews(orders: readonly OrderRow[]): {
  readonly news: readonly BatchNews[];
  /** A person has seen what passed: of one order, or all of it. */
  readonly seen: (of?: OrderId) => void;
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
    seen: (of) => setChanged((known) => known.filter(({ orderId }) => of !== undefined && orderId !== of)),
  };
}

function isPassing(what: BatchNews['what']): boolean {
  return what === 'changed' || what === 'resumed' || what === 'again' || what === 'gone';
}

type BatchNewsProps = {
  readonly found: FoundBatch;
  readonly facts: PickFacts;
  readonly refused: RefusedPicks;
};

type BatchNewsListProps = BatchNewsProps & {
  readonly toFetch: readonly ToFetch[];
  /** Whoever only looks on does not say what is fetched. */
  readonly isMine: boolean;
};

/** Says what changed meanwhile: cancelled, held and changed orders, refused picks, and orders that are picked in another batch, too. */
export function BatchNewsList({ found, facts, refused, toFetch, isMine }: BatchNewsListProps) {
  const t = useWords();
  const format = useFormat();
  const { batch, orders } = found;
  const { news: all, seen } = useBatchNews(orders);
  // What is to be fetched says that its order is back, too.
  const news = all.filter(({ orderId, what }) => what !== 'again' || toFetch.every((one) => one.orderId !== orderId));
  const carried = useCarriedBack(batch, orders);
  const shared = useSharedOrders(found);
  const isRenamed = batch.name !== batch.number;
  if (news.length + refused.count + shared.length + toFetch.length === 0 && !isRenamed) return null;
  const textOf = ({ orderId, number, what }: BatchNews): string => {
    const lost = isPassing(what) ? [] : (refused.goods.get(orderId) ?? []);
    const goods = [...(what === 'cancelled' ? (carried.get(orderId) ?? []) : []), ...lost];
    if (goods.length === 0) return t(`picking.news.${what}`, { number });
    const named = goodsText(t, format, goods, facts);
    if (what === 'cancelled') return t('picking.news.cancelledBack', { number, goods: named });
    return `${t(`picking.news.${what}`, { number })} ${t('picking.news.back', { goods: named })}`;
  };
  const told = new Set(news.flatMap(({ orderId, what }) => (isPassing(what) ? [] : [orderId])));
  return (
    <section className="pick-news" aria-label={t('picking.news.name')}>
      <div role="status">
        {isRenamed && <NewsLine>{t('picking.news.renamed', { number: batch.number, name: batch.name })}</NewsLine>}
        {shared.map(({ batch: { id, name: number }, person, numbers }) => (
          <NewsLine key={id} href={`/picking/${id}`} link={person ? t('picking.markOf', { number, person }) : number}>
            {t('picking.news.shared', { count: numbers.length, which: namedNumbers(numbers), number })}
          </NewsLine>
        ))}
        {news.map((one) => (
          <NewsLine key={`${one.orderId}:${one.what}`}>{inBox(t, batch, one.orderId, textOf(one))}</NewsLine>
        ))}
        {toFetch.map((one) => (
          <FetchLine
            key={one.orderId}
            one={one}
            batch={batch}
            facts={facts}
            isMine={isMine}
            onDone={() => {
              one.done();
              seen(one.orderId);
            }}
          />
        ))}
        <RefusedLines found={found} facts={facts} refused={refused} told={told} />
      </div>
      {news.some(({ what }) => isPassing(what)) && (
        <div>
          <Button kind="quiet" onClick={() => seen()}>
            {t('picking.news.seen')}
          </Button>
        </div>
      )}
    </section>
  );
}

type FetchLineProps = Pick<BatchNewsListProps, 'facts' | 'isMine'> & {
  readonly one: ToFetch;
  readonly batch: FoundBatch['batch'];
  readonly onDone: () => void;
};

/** An order is back: what had been put back on its shelf is fetched again, which no book says (PCK21). */
function FetchLine({ one: { orderId, number, goods }, batch, facts, isMine, onDone }: FetchLineProps) {
  const t = useWords();
  const format = useFormat();
  const named = { number, goods: goodsText(t, format, goods, facts) };
  const said =
    batch.method === 'cluster'
      ? t('picking.news.fetchIntoBox', { ...named, box: boxOf(batch, orderId) })
      : t('picking.news.fetch', named);
  return (
    <div className="pick-news-line">
      <Icon name="undo" size={16} />
      <Text as="span">{said}</Text>
      {isMine && (
        <Button kind="quiet" icon="done" onClick={onDone}>
          {t('picking.news.fetched')}
        </Button>
      )}
    </div>
  );
}

/** What was picked and not booked of a batch that has ended: it lies in a box or on a trolley all the same. */
export function RefusedOfEnded(props: BatchNewsProps) {
  const t = useWords();
  if (props.refused.count === 0) return null;
  return (
    <section className="pick-news" aria-label={t('picking.news.name')}>
      <div role="status">
        <RefusedLines {...props} told={noneTold} />
      </div>
    </section>
  );
}

const noneTold: ReadonlySet<OrderId> = new Set();

/** `told`: the orders whose goods are named with what became of them. */
function RefusedLines({ found, facts, refused, told }: BatchNewsProps & { readonly told: ReadonlySet<OrderId> }) {
  const t = useWords();
  const format = useFormat();
  const { batch, orders } = found;
  if (refused.count === 0) return null;
  return (
    <>
      <NewsLine href="/activity" link={t('picking.news.refusedLook')}>
        {t('picking.news.refused', { count: refused.count })}
      </NewsLine>
      {[...refused.goods].map(([orderId, goods]) => {
        if (told.has(orderId)) return null;
        const number = numberOf(orders, orderId);
        const said = t('picking.news.refusedGoods', { number, goods: goodsText(t, format, goods, facts) });
        return (
          <NewsLine key={orderId} icon="undo">
            {inBox(t, batch, orderId, said)}
          </NewsLine>
        );
      })}
    </>
  );
}

type NewsLineProps = {
  readonly icon?: IconName;
  readonly children: string;
  readonly href?: string;
  readonly link?: string;
};

function NewsLine({ icon = 'warning', children, href, link }: NewsLineProps) {
  return (
    <div className="pick-news-line">
      <Icon name={icon} size={16} />
      <Text as="span">{children}</Text>
      {href && link && <Link href={href}>{link}</Link>}
    </div>
  );
}

/** What is said of an order, with the box it goes into. */
function inBox(t: Words, batch: FoundBatch['batch'], orderId: OrderId, said: string): string {
  if (batch.method !== 'cluster') return said;
  return `${t('picking.news.inBox', { box: boxOf(batch, orderId) })}: ${said}`;
}

/** So many orders are named. */
const MOST_NAMED = 6;

function namedNumbers(numbers: readonly string[]): string {
  return [...numbers.slice(0, MOST_NAMED), ...(numbers.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

/** The other open batches that orders of this one are in, and which of them can still be picked there. */
function useSharedOrders({ batch, orders }: FoundBatch): ReturnType<typeof sharedOrders<OpenBatch>> {
  const batches = useOpenBatches();
  return useMemo(() => sharedOrders(batch, orders, batches), [batch, orders, batches]);
}
