import { LotField } from '#renderer/parts/lot-field.tsx';
import { lotPlaceOf } from '#renderer/parts/lot-picks.ts';
import { expiryText } from '#renderer/parts/lot-text.ts';
import { Picture } from '#renderer/parts/picture.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type BatchStop, leftAt } from '#shared/domain/batches/stops.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { numberOf } from './batch-words.ts';
import {
  type FoundBatch,
  type LotsByVariant,
  type PickFacts,
  type StockListRow,
  useFirstPicture,
  usePicture,
} from './picking.queries.ts';
import type { StopLot } from './stop-lots.ts';
import type { Picking } from './use-batch-picking.ts';

type StopCardProps = {
  readonly stop: BatchStop;
  readonly found: FoundBatch;
  readonly facts: PickFacts;
  readonly lots: LotsByVariant | undefined;
  readonly proposed: readonly StopLot[];
  readonly today: Day;
  /** Null where somebody else picks: it is read only. */
  readonly picking: Picking | null;
  readonly onShort: () => void;
};

/** One stop, big enough for somebody who stands a step away: where, what, how many, into which box. */
export function StopCard({ stop, found, facts, lots, proposed, today, picking, onShort }: StopCardProps) {
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(stop.variantId);
  const decimals = row?.decimals ?? 0;
  const shown = (quantity: number) => format.quantity(quantity, decimals);
  const left = leftAt(stop);
  const lotPlace = row
    ? lotPlaceOf(row, lots, { locationId: stop.locationId, way: 'out', quantity: left, today })
    : null;
  const one = 10 ** decimals;
  return (
    <section className="pick-stop" aria-label={t('picking.page.stop')}>
      <div className="pick-place">
        <Icon name="location" size={24} />
        <div>
          {stop.path.length > 1 && (
            <Text tone="muted" as="div">
              {stop.path.slice(0, -1).join(' › ')}
            </Text>
          )}
          <div className="pick-place-name">{stop.path.at(-1)}</div>
        </div>
      </div>
      <div className="pick-what">
        {row && <StopPicture row={row} />}
        <div className="pick-product">
          <h2>{row?.title ?? ''}</h2>
          <Text tone="muted" as="div">
            {[row?.sku, row?.barcode].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <div className="pick-quantity">
          <span className="ui-figures">{shown(left)}</span>
          {row?.unit && <Text as="span">{row.unit}</Text>}
        </div>
      </div>
      {proposed.some(({ lot }) => lot !== null) && (
        <Text as="div" figure>
          {t('picking.page.lots')}
          {': '}
          {proposed
            .map(({ quantity, lot }) => {
              if (!lot) return t('picking.page.noLot', { quantity: shown(quantity) });
              const expiry = expiryText(t, format, lot.expiresOn, today);
              return [t('picking.page.lot', { quantity: shown(quantity), lot: lot.code }), expiry]
                .filter(Boolean)
                .join(', ');
            })
            .join('; ')}
        </Text>
      )}
      <StopBoxes stop={stop} found={found} shown={shown} />
      {stop.missing > 0 && stop.left > 0 && (
        <Text tone="warn" as="div" figure>
          {t('picking.page.missing', { quantity: shown(stop.missing) })}
        </Text>
      )}
      {picking && (
        <div className="pick-acts">
          {picking.take && left > one && (
            <Button icon="plus" shortcut="p" onClick={() => picking.take?.(one)}>
              {t('picking.commands.one')}
            </Button>
          )}
          {picking.take && (
            <Button kind="primary" icon="check" shortcut="mod+enter" onClick={() => picking.take?.(left)}>
              {left > one ? t('picking.commands.all', { quantity: shown(left) }) : t('picking.commands.one')}
            </Button>
          )}
          <Button icon="warning" shortcut="m" disabled={stop.left === 0} onClick={onShort}>
            {t('picking.commands.short')}
          </Button>
          {lotPlace && (
            <div className="pick-lot">
              <LotField
                takesProducts
                label={t(lotPlace.tracking === 'serial' ? 'picking.page.piece' : 'picking.page.otherLot')}
                place={lotPlace}
                decimals={decimals}
                taken={[]}
                onChoose={({ lotId, code, expiresOn }) => picking.takeLot({ id: lotId, code, expiresOn })}
              />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function StopPicture({ row }: { readonly row: StockListRow }) {
  const look = usePicture(useFirstPicture(row.productId), 'thumb');
  return look ? <Picture look={look} alt={row.title} size="tile" /> : null;
}

type StopBoxesProps = Pick<StopCardProps, 'stop' | 'found'> & { readonly shown: (quantity: number) => string };

/** Which box gets how many; where nothing is sorted while picking, which order it is for. */
function StopBoxes({ stop, found: { batch, orders }, shown }: StopBoxesProps) {
  const t = useWords();
  const needs = new Map<string, { readonly box: number; readonly quantity: number }>();
  for (const { orderId, box, left, missing } of stop.needs)
    needs.set(orderId, { box, quantity: (stop.left > 0 ? left : missing) + (needs.get(orderId)?.quantity ?? 0) });
  return (
    <ul className="pick-boxes" data-method={batch.method}>
      {[...needs].map(([orderId, { box, quantity }]) => {
        if (quantity === 0) return null;
        const number = numberOf(orders, orderId);
        if (batch.method !== 'cluster')
          return <li key={orderId}>{t('picking.page.orderOf', { number, quantity: shown(quantity) })}</li>;
        return (
          <li key={orderId} className="pick-box">
            <span className="pick-box-number">{t('picking.page.box', { box })}</span>
            <span className="pick-box-quantity ui-figures">{shown(quantity)}</span>
            <span className="pick-box-order">{t('picking.page.order', { number })}</span>
          </li>
        );
      })}
    </ul>
  );
}
