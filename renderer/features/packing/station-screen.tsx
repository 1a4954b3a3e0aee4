import { useRef } from 'react';
import { CancelledParcels } from '#renderer/parts/cancelled-parcels.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate, useParams } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ScanSaidLine } from '#renderer/ui/scan-said.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { focusUnread } from '#renderer/ui/unread-field.ts';
import { ScanSkeleton } from '#renderer/ui/scan-skeleton.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { PackingDeed } from '#shared/domain/parcels/packing-codes.ts';
import { OrderNews } from './order-news.tsx';
import { stationCommands } from './packing.palette.ts';
import {
  type Station,
  useBatches,
  useCancelledParcels,
  useLeftOpen,
  useMayClick,
  usePackFacts,
  usePackFinder,
  useStation,
  useWhoElse,
} from './packing.queries.ts';
import { StationLines } from './station-lines.tsx';
import { StationParcel } from './station-parcel.tsx';
import { StationScan, useStationDeeds } from './station-scan.tsx';
import { useReadyLine } from './use-ready-line.ts';
import { usePacking } from './use-packing.ts';
import { useParcelPapers } from './use-parcel-papers.ts';
import { type StationActs, useStationActs } from './use-station-acts.ts';
import './packing.css';

/** The packing table with one order on it. */
export function StationScreen() {
  const t = useWords();
  const { order: id = '' } = useParams();
  const station = useStation(id);
  const back = { href: '/packing', label: t('packing.title') };
  // The station of another order is another one, with nothing left of the one before.
  if (station?.order.id === id) return <OpenStation key={id} station={station} back={back} />;
  return (
    <Page title={t('packing.title')} back={back}>
      {station === null ? (
        <EmptyState
          icon="orders"
          title={t('orders.page.missingTitle')}
          action={<Link href="/packing">{t('packing.goTo')}</Link>}
        >
          {t('orders.page.missingText')}
        </EmptyState>
      ) : (
        <ScanSkeleton lines={8} />
      )}
    </Page>
  );
}

type OpenStationProps = {
  readonly station: Station;
  readonly back: { readonly href: string; readonly label: string };
};

function OpenStation({ station, back }: OpenStationProps) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const sideRef = useRef<HTMLDivElement>(null);
  const facts = usePackFacts();
  const cancelled = useCancelledParcels();
  const finder = usePackFinder({ batches: useBatches(), left: useLeftOpen(), cancelled: cancelled.all });
  const mayClick = useMayClick();
  const { whoElse, claimant } = useWhoElse();
  const other = whoElse(station.order);
  const packing = usePacking(station, { facts, finder, mayClick, claimant, other });
  const acts = useStationActs(station, packing, { mayClick, hasUnread: () => focusUnread(sideRef.current) });
  const papers = useParcelPapers();
  const { order } = station;
  const { parcel } = packing;
  const take = useStationDeeds(station, packing, acts, facts);
  const ready = useReadyLine(station, packing, { mayClick, awaitsNumber: acts.awaitsNumber, other });
  const focus = () => field.current?.focus();
  /** A key does what a scanned deed does: where that cannot be done it says why. */
  const deed = (name: PackingDeed) => () => {
    take({ kind: 'deed', deed: name });
    focus();
  };
  useCommands(stationCommands, {
    'packing.scan': focus,
    'packing.finish': deed('finish'),
    'packing.next': deed('next'),
    'packing.ship': deed('ship'),
    'packing.number': deed('number'),
    'packing.undo': deed('undo'),
    'packing.abort': deed('abort'),
  });
  return (
    <Page
      title={t('packing.station', { number: order.number })}
      back={back}
      primary={
        <Button kind="primary" icon="done" shortcut="mod+enter" disabled={!acts.finish} onClick={deed('finish')}>
          {t('packing.commands.finish')}
        </Button>
      }
      actions={<OtherDeeds acts={acts} onDeed={deed} onCodes={papers.printCodes} orderId={order.id} />}
      chips={
        <div className="packing-head">
          <StationScan field={field} onTake={take} {...{ station, packing, acts, facts, finder, mayClick }} />
          <ScanSaidLine said={packing.said ?? ready.said} ready={ready.text} />
        </div>
      }
    >
      {parcel ? (
        <Stack gap="m">
          <CancelledParcels parcels={cancelled.all} variant={facts.variant} onConfirm={cancelled.confirm} />
          <OrderNews order={order} parcel={parcel} packing={packing} facts={facts} onDone={focus} />
          <div className="packing-columns">
            <StationLines order={order} parcel={parcel} packing={packing} facts={facts} mayClick={mayClick} />
            <StationParcel {...{ station, packing, acts, facts, papers, sideRef }} />
          </div>
        </Stack>
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

type DeedsProps = {
  readonly acts: StationActs;
  readonly onDeed: (deed: PackingDeed) => () => void;
  readonly onCodes: () => void;
  readonly orderId: string;
};

function OtherDeeds({ acts, onDeed, onCodes, orderId }: DeedsProps) {
  const t = useWords();
  return (
    <>
      <Button icon="plus" shortcut="f8" disabled={!acts.next} onClick={onDeed('next')}>
        {t('packing.commands.next')}
      </Button>
      <Button icon="ship" shortcut="f9" disabled={!acts.ship} onClick={onDeed('ship')}>
        {t('packing.commands.ship')}
      </Button>
      <Menu
        name={t('orders.page.more')}
        items={[
          {
            id: 'order',
            label: t('packing.openOrder'),
            icon: 'orders',
            onSelect: () => navigate(`/orders/${orderId}`),
          },
          { id: 'codes', label: t('packing.codes.print'), icon: 'print', onSelect: onCodes },
          { id: 'line', divider: true },
          // Its key is none that works while the cursor stands in the field, where it stands: it is not shown.
          {
            id: 'abort',
            label: t('packing.commands.abort'),
            icon: 'cancelled',
            disabled: !acts.abort,
            onSelect: onDeed('abort'),
          },
        ]}
      />
    </>
  );
}
