import { useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text, type Tone } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow, ParcelRow, ParcelState } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { mayDoWithParcel } from '#shared/domain/parcels/parcel-states.ts';
import { placeAmong } from '#shared/domain/parcels/parcel-reference.ts';
import { contentsByLine } from '#shared/domain/parcels/contents.ts';
import { EditParcelDialog } from './edit-parcel-dialog.tsx';
import { MovePiecesDialog } from './move-pieces-dialog.tsx';
import { type PackFacts, type Station, usePackFacts, useStation } from './packing.queries.ts';
import { useContentText } from './parcel-contents.ts';
import { type PaperKind, paperKey, paperState } from './printed-papers.ts';
import { useParcelActs } from './use-parcel-acts.ts';
import { useParcelPapers } from './use-parcel-papers.ts';
import './packing.css';

/** The parcels of an order on its page: what lies in each, where it is, and what can be done with it. */
export function ParcelsRegion({ order }: { readonly order: OrderRow }) {
  const t = useWords();
  const station = useStation(order.id);
  const facts = usePackFacts();
  const mayPack = mayDo(order.state, 'pack') && order.state !== 'packed';
  if (station === null) return null;
  return (
    <Region
      name={t('packing.region.title')}
      actions={
        mayPack && (
          <Button kind="quiet" icon="product" onClick={() => navigate(`/packing/${order.id}`)}>
            {t('orders.commands.pack')}
          </Button>
        )
      }
    >
      {station === undefined ? (
        <Skeleton lines={2} />
      ) : station.parcels.length === 0 ? (
        <Text tone="muted">{t('packing.region.none')}</Text>
      ) : (
        <ul className="parcel-list">
          {station.parcels.map((parcel) => (
            <li key={parcel.id}>
              <ParcelEntry parcel={parcel} station={station} facts={facts} />
            </li>
          ))}
        </ul>
      )}
    </Region>
  );
}

const looks: Readonly<Record<ParcelState, { readonly tone: Tone; readonly icon: IconName }>> = {
  packed: { tone: 'news', icon: 'product' },
  shipped: { tone: 'good', icon: 'ship' },
  delivered: { tone: 'good', icon: 'done' },
  void: { tone: 'quiet', icon: 'undo' },
};

type EntryProps = { readonly parcel: ParcelRow; readonly station: Station; readonly facts: PackFacts };

function ParcelEntry({ parcel, station, facts }: EntryProps) {
  const t = useWords();
  const contentText = useContentText(facts);
  const { order, parcels, printed } = station;
  const place = placeAmong(parcels, parcel.id);
  const contents = contentsByLine(order, parcel).map(({ line, quantity }) => contentText(line.variantId, quantity));
  const older = (['label', 'slip'] as const).filter(
    (paper) => paperState(parcel, printed.get(paperKey(parcel.id, paper))) === 'older',
  );
  return (
    <Stack gap="xs">
      <Inline justify="between" wrap>
        <Inline gap="s">
          <Text as="span" strong>
            {t('packing.papers.place', place)}
          </Text>
          <StatusMark {...looks[parcel.state]} label={t(`packing.states.${parcel.state}`)} />
        </Inline>
        <ParcelMenu parcel={parcel} station={station} facts={facts} name={t('packing.region.acts', place)} />
      </Inline>
      <Text as="span">{contents.join(', ')}</Text>
      <ParcelFacts parcel={parcel} />
      {older.map((paper) => (
        <StatusMark key={paper} tone="warn" label={t(`packing.papers.older.${paper}`)} />
      ))}
    </Stack>
  );
}

/** Who carries a parcel, when it was packed and left, how heavy and large it is: what is known of it. */
function ParcelFacts({ parcel }: { readonly parcel: ParcelRow }) {
  const t = useWords();
  const format = useFormat();
  const { carrier, service, trackingNumber, weight, length, width, height, wrongScans = 0 } = parcel;
  const sides = [length, width, height].flatMap((side) => (side ? [format.quantity(side, 1)] : []));
  const said = [
    t('packing.region.packedAt', { at: format.dateTime(parcel.packedAt) }),
    parcel.shippedAt === null ? '' : t('packing.region.shippedAt', { at: format.dateTime(parcel.shippedAt) }),
    parcel.deliveredAt === null ? '' : t('packing.region.deliveredAt', { at: format.dateTime(parcel.deliveredAt) }),
    carriedBy(carrier, service),
    trackingNumber ?? '',
    weight ? t('packing.region.weight', { weight: format.quantity(weight, 3) }) : '',
    sides.length === 3 ? t('packing.region.size', { size: sides.join(' × ') }) : '',
    wrongScans > 0 ? t('packing.caught', { count: wrongScans }) : '',
  ];
  return (
    <Text as="span" tone="muted" figure>
      {said.filter(Boolean).join(' · ')}
    </Text>
  );
}

/** Who carries a parcel and how; a service that names its carrier does not say it twice. */
function carriedBy(carrier: string | null | undefined, service: string | null | undefined): string {
  if (!carrier || !service) return carrier || service || '';
  return service.toLocaleLowerCase().startsWith(carrier.toLocaleLowerCase()) ? service : `${carrier} ${service}`;
}

type MenuProps = EntryProps & { readonly name: string };

function ParcelMenu({ parcel, station, facts, name }: MenuProps) {
  const t = useWords();
  const papers = useParcelPapers();
  const acts = useParcelActs(station.order);
  const [open, setOpen] = useState<'edit' | 'move' | null>(null);
  const { order, parcels } = station;
  const may = (act: 'unpack' | 'repack' | 'ship' | 'deliver') =>
    mayDo(order.state, act) && mayDoWithParcel(parcel.state, act);
  const print = (paper: PaperKind) => () => void papers.print(order, parcel.id, paper);
  return (
    <>
      <Menu
        name={name}
        items={[
          { id: 'slip', label: t('packing.papers.print.slip'), icon: 'print', onSelect: print('slip') },
          { id: 'label', label: t('packing.papers.print.label'), icon: 'labels', onSelect: print('label') },
          { id: 'edit', label: t('packing.region.edit'), icon: 'edit', onSelect: () => setOpen('edit') },
          { id: 'line', divider: true },
          {
            id: 'ship',
            label: t('packing.region.ship'),
            icon: 'ship',
            disabled: !may('ship'),
            onSelect: () => void acts.ship(parcel),
          },
          {
            id: 'deliver',
            label: t('packing.region.deliver'),
            icon: 'done',
            disabled: !may('deliver'),
            onSelect: () => void acts.deliver(parcel),
          },
          {
            id: 'move',
            label: t('packing.region.move'),
            icon: 'move',
            disabled: !may('repack'),
            onSelect: () => setOpen('move'),
          },
          {
            id: 'unpack',
            label: t('packing.region.unpack'),
            icon: 'undo',
            disabled: !may('unpack'),
            onSelect: () => void acts.unpack(parcel),
          },
        ]}
      />
      {open === 'edit' && (
        <EditParcelDialog parcel={parcel} station={station} facts={facts} onClose={() => setOpen(null)} />
      )}
      {open === 'move' && (
        <MovePiecesDialog
          parcel={parcel}
          order={order}
          others={parcels.filter(({ id, state }) => id !== parcel.id && state === 'packed')}
          placeOf={(one) => placeAmong(parcels, one.id)}
          facts={facts}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
