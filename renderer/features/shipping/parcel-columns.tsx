import { useMemo } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Link } from '#renderer/ui/link.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type WordKey } from '#renderer/words/words.ts';
import { momentOf, type ParcelTab, type ParcelView } from './parcels.ts';

const moments = {
  ready: 'shipping.columns.packed',
  shipped: 'shipping.columns.shipped',
  untracked: 'shipping.columns.shipped',
  delivered: 'shipping.columns.delivered',
} as const satisfies Record<ParcelTab, WordKey>;

/** The columns of a list of parcels; which of them are held is said where one is. */
export function useParcelColumns(tab: ParcelTab, hasHeld: boolean): readonly Column<ParcelView>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'reference',
        header: t('shipping.columns.reference'),
        width: 92,
        fit: 200,
        fixed: true,
        render: ({ reference, order }) => (
          <Link kind="plain" href={`/orders/${order.id}`}>
            {reference}
          </Link>
        ),
      },
      ...(hasHeld
        ? [
            {
              id: 'hold',
              header: t('shipping.onHold'),
              width: 146,
              fit: 240,
              render: ({ order: { state, heldFor } }: ParcelView) => {
                if (state !== 'held') return <Dash />;
                const why = heldFor ? t(`queue.holdReasons.${heldFor}`) : t('shipping.onHold');
                return <StatusMark plain tone="warn" icon="clock" label={why} />;
              },
            },
          ]
        : []),
      {
        id: 'recipient',
        header: t('shipping.columns.recipient'),
        width: 110,
        fit: 170,
        grow: 2,
        render: ({ recipient }) => recipient?.name || <Dash />,
      },
      {
        id: 'carrier',
        header: t('shipping.columns.carrier'),
        width: 92,
        fit: 150,
        grow: 1,
        render: ({ parcel }) => parcel.carrier || <Dash />,
      },
      {
        id: 'service',
        header: t('shipping.columns.service'),
        width: 88,
        grow: 1,
        render: ({ parcel }) => parcel.service || <Dash />,
      },
      {
        id: 'trackingNumber',
        header: t('shipping.columns.trackingNumber'),
        width: 160,
        fit: 260,
        render: ({ parcel }) => parcel.trackingNumber || <Dash />,
      },
      {
        id: 'weight',
        header: t('shipping.columns.weight'),
        width: 78,
        figure: true,
        render: ({ parcel: { weight = null } }) =>
          weight === null ? <Dash /> : t('shipping.kilograms', { weight: format.quantity(weight, 3) }),
      },
      {
        id: 'at',
        header: t(moments[tab]),
        width: 134,
        fit: 190,
        render: (view) => {
          const moment = momentOf(view, tab);
          return moment === null ? <Dash /> : format.dateTime(moment);
        },
      },
    ],
    [t, format, tab, hasHeld],
  );
}
