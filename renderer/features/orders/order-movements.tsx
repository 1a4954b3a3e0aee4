import { useCallback, useMemo } from 'react';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { isPutBack } from '#shared/domain/orders/step-pieces.ts';
import { productHref } from './order-figures.tsx';
import type { OrderHistory, OrderMovement } from './order-history.queries.ts';
import type { OrderFacts } from './orders.queries.ts';

/** What moved for an order, newest first. */
export function OrderMovements({
  history,
  facts,
}: {
  readonly history: OrderHistory | undefined;
  readonly facts: OrderFacts;
}) {
  const t = useWords();
  const lines = history?.movements;
  const hasLots = lines?.some(({ lot }) => lot !== undefined) ?? false;
  const columns = useMovementColumns(facts, hasLots);
  const rowAt = useCallback((index: number) => lines?.[index] as OrderMovement, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines?.[index]?.id ?? '', [lines]);
  return (
    <Region name={t('orders.page.movements')}>
      {!lines && <Skeleton lines={3} />}
      {lines?.length === 0 && <Text tone="muted">{t('orders.page.noMovements')}</Text>}
      {lines && lines.length > 0 && (
        <DataTable
          name={t('orders.page.movements')}
          columns={columns}
          rowCount={lines.length}
          rowAt={rowAt}
          keyAt={keyAt}
          height="content"
          widthsAs="order-movements"
        />
      )}
    </Region>
  );
}

function useMovementColumns(facts: OrderFacts, hasLots: boolean): readonly Column<OrderMovement>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const reason = (line: OrderMovement) => {
      const isBack = isPutBack(line, { isStaging: !facts.isShelf(line.locationId), isUndo: line.isUndo });
      return isBack ? t('orders.reasons.putBack') : reasonText(t, line);
    };
    const place = (line: OrderMovement) => {
      const location = facts.locationName(line.locationId);
      return facts.isShelf(line.locationId) ? location : t('orders.page.staging', { location });
    };
    return [
      {
        id: 'when',
        header: t('orders.columns.when'),
        width: 172,
        fit: 260,
        fixed: true,
        render: (line) => format.dateTime(line.at),
      },
      {
        id: 'product',
        header: t('orders.columns.product'),
        width: 160,
        grow: 2,
        render: (line) => {
          const row = facts.variant(line.variantId);
          return row ? <Link href={productHref(row)}>{row.title}</Link> : <Dash />;
        },
      },
      {
        id: 'what',
        header: t('orders.columns.what'),
        width: 124,
        grow: 1,
        render: (line) => (line.isUndo ? t('orders.page.undoOf', { what: reason(line) }) : reason(line)),
      },
      ...(hasLots
        ? [
            {
              id: 'lot',
              header: t('orders.columns.lot'),
              width: 110,
              grow: 1,
              render: ({ lot }: OrderMovement) => lot?.code ?? <Dash />,
            },
          ]
        : []),
      { id: 'location', header: t('orders.columns.place'), width: 130, fit: 240, grow: 1, render: place },
      {
        id: 'change',
        header: t('orders.columns.change'),
        width: 74,
        figure: true,
        render: (line) => format.signedQuantity(line.quantity, facts.variant(line.variantId)?.decimals ?? 0),
      },
    ];
  }, [t, format, facts, hasLots]);
}

/** What moved units: a step of the order, or a return with what became of what is not kept. */
function reasonText(t: Words, { reason }: OrderMovement): string {
  switch (reason) {
    case 'ship':
      return t('orders.reasons.ship');
    case 'customer-return':
      return t('orders.reasons.back');
    case 'damage':
      return t('orders.reasons.writtenOff');
    default:
      return t('orders.reasons.pick');
  }
}
