import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { BatchStop } from '#shared/domain/batches/stops.ts';
import { numberOf } from './batch-words.ts';
import type { FoundBatch, PickFacts } from './picking.queries.ts';

type StopListProps = {
  readonly stops: readonly BatchStop[];
  readonly current: BatchStop | null;
  readonly found: FoundBatch;
  readonly facts: PickFacts;
  readonly onGo: (key: string) => void;
};

/** The stops that are left, in walking order: a press goes to one. */
export function StopList({ stops, current, found, facts, onGo }: StopListProps) {
  const t = useWords();
  const format = useFormat();
  const { batch, orders } = found;
  const newest = useRef(onGo);
  useLayoutEffect(() => {
    newest.current = onGo;
  });
  // The same all the time: of very many lines only those are drawn anew that changed.
  const go = useCallback((key: string) => newest.current(key), []);
  return (
    <nav className="pick-stops" aria-label={t('picking.page.stops')}>
      <ol>
        {stops.map((stop) => {
          const row = facts.variant(stop.variantId);
          const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
          const order = batch.method === 'single' ? numberOf(orders, stop.needs[0]?.orderId ?? '') : '';
          const number = order && t('picking.page.order', { number: order });
          return (
            <StopLine
              key={stop.key}
              id={stop.key}
              isCurrent={stop.key === current?.key}
              isMissing={stop.left === 0}
              place={[stop.path.at(-1), number].filter(Boolean).join(' · ')}
              left={
                stop.left > 0
                  ? t('picking.page.left', { quantity: shown(stop.left) })
                  : t('picking.page.missing', { quantity: shown(stop.missing) })
              }
              name={row?.title ?? ''}
              onGo={go}
            />
          );
        })}
      </ol>
    </nav>
  );
}

type StopLineProps = {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly isMissing: boolean;
  readonly place: string;
  readonly left: string;
  readonly name: string;
  readonly onGo: (key: string) => void;
};

const StopLine = memo(function StopLine({ id, isCurrent, isMissing, place, left, name, onGo }: StopLineProps) {
  return (
    <li>
      <button
        type="button"
        className="pick-stop-line"
        aria-current={isCurrent ? 'step' : undefined}
        data-missing={isMissing || undefined}
        onClick={() => onGo(id)}
      >
        <span className="pick-stop-place">{place}</span>
        <span className="pick-stop-left ui-figures">{left}</span>
        <span className="pick-stop-name">{name}</span>
      </button>
    </li>
  );
});
