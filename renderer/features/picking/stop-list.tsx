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
  return (
    <nav className="pick-stops" aria-label={t('picking.page.stops')}>
      <ol>
        {stops.map((stop) => {
          const row = facts.variant(stop.variantId);
          const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
          const order = batch.method === 'single' ? numberOf(orders, stop.needs[0]?.orderId ?? '') : '';
          return (
            <li key={stop.key}>
              <button
                type="button"
                className="pick-stop-line"
                aria-current={stop.key === current?.key ? 'step' : undefined}
                data-missing={stop.left === 0 || undefined}
                onClick={() => onGo(stop.key)}
              >
                <span className="pick-stop-place">
                  {[stop.path.at(-1), order && t('picking.page.order', { number: order })].filter(Boolean).join(' · ')}
                </span>
                <span className="pick-stop-left ui-figures">
                  {stop.left > 0
                    ? t('picking.page.left', { quantity: shown(stop.left) })
                    : t('picking.page.missing', { quantity: shown(stop.missing) })}
                </span>
                <span className="pick-stop-name">{row?.title ?? ''}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
