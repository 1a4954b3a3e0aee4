import { useEffect, useMemo, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate, useParams } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ScanField } from '#renderer/ui/scan-field.tsx';
import { ScanSaidLine } from '#renderer/ui/scan-said.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { focusUnread } from '#renderer/ui/unread-field.ts';
import { ScanSkeleton } from '#renderer/ui/scan-skeleton.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { PackingDeed } from '#shared/domain/parcels/packing-codes.ts';
import { OrderNews } from './order-news.tsx';
import { meaningsOf, type PackMeaning, wordedPieces } from './pack-meaning.ts';
import { stationCommands } from './packing.palette.ts';
import { isInNumber } from './parcel-fields.tsx';
import {
  type Station,
  useBatches,
  useLeftOpen,
  useMayClick,
  usePackFacts,
  usePackFinder,
  useStation,
} from './packing.queries.ts';
import { StationLines } from './station-lines.tsx';
import { StationParcel } from './station-parcel.tsx';
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
  const finder = usePackFinder(useBatches(), useLeftOpen());
  const mayClick = useMayClick();
  const packing = usePacking(station, { facts, finder, mayClick });
  const acts = useStationActs(station, packing, { mayClick, hasUnread: () => focusUnread(sideRef.current) });
  const papers = useParcelPapers();
  const { order } = station;
  const { parcel } = packing;
  const focus = () => field.current?.focus();
  useCommands(stationCommands, {
    'packing.scan': focus,
    'packing.finish': acts.finish,
    'packing.next': acts.next,
    'packing.ship': acts.ship,
    'packing.number': () => {
      acts.awaitNumber(true);
      focus();
    },
    'packing.undo': parcel && parcel.scans.length > 0 ? packing.undoLast : null,
    'packing.abort': acts.abort,
  });
  return (
    <Page
      title={t('packing.station', { number: order.number })}
      back={back}
      primary={
        <Button
          kind="primary"
          icon="done"
          shortcut="mod+enter"
          disabled={!acts.finish}
          onClick={() => {
            acts.finish?.();
            focus();
          }}
        >
          {t('packing.commands.finish')}
        </Button>
      }
      actions={<OtherDeeds acts={acts} onCodes={papers.printCodes} onDone={focus} orderId={order.id} />}
      chips={
        <div className="packing-head">
          <StationScan field={field} {...{ station, packing, acts, facts, finder, mayClick }} />
          <ScanSaidLine
            said={packing.said}
            ready={t(acts.awaitsNumber ? 'packing.said.awaitsNumber' : 'packing.said.ready')}
          />
        </div>
      }
    >
      {parcel ? (
        <Stack gap="m">
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
  readonly onCodes: () => void;
  readonly onDone: () => void;
  readonly orderId: string;
};

function OtherDeeds({ acts, onCodes, onDone, orderId }: DeedsProps) {
  const t = useWords();
  const after = (run: (() => void) | null) => () => {
    run?.();
    onDone();
  };
  return (
    <>
      <Button icon="plus" shortcut="n" disabled={!acts.next} onClick={after(acts.next)}>
        {t('packing.commands.next')}
      </Button>
      <Button icon="ship" shortcut="shift+s" disabled={!acts.ship} onClick={after(acts.ship)}>
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
          {
            id: 'abort',
            label: t('packing.commands.abort'),
            icon: 'cancelled',
            shortcut: 'shift+x',
            disabled: !acts.abort,
            onSelect: () => acts.abort?.(),
          },
        ]}
      />
    </>
  );
}

type StationScanProps = {
  readonly field: React.Ref<HTMLInputElement>;
  readonly station: Station;
  readonly packing: ReturnType<typeof usePacking>;
  readonly acts: StationActs;
  readonly facts: ReturnType<typeof usePackFacts>;
  readonly finder: ReturnType<typeof usePackFinder>;
  readonly mayClick: boolean;
};

/** Takes what is scanned at the station: pieces, printed deeds, tracking numbers, the code of the next order. */
function StationScan({ field, station: { order }, packing, acts, facts, finder, mayClick }: StationScanProps) {
  const t = useWords();
  const asked = useMemo(
    () => ({
      finder,
      facts,
      order,
      awaitsNumber: acts.awaitsNumber,
      isInNumber,
      orderName: ({ number }: { readonly number: string }) => t('orders.page.title', { number }),
    }),
    [finder, facts, order, acts.awaitsNumber, t],
  );
  const deed = (name: PackingDeed) => {
    if (name === 'undo') return packing.undoLast();
    if (name === 'number') return acts.awaitNumber(true);
    acts.awaitNumber(false);
    const act = acts[name];
    if (act) act();
    else acts.refuse(name);
  };
  const held = useRef<PackMeaning[]>([]);
  // Nor is anything scanned past the table while the parcel that may lie here is still read.
  const isReady = !acts.busy && packing.parcel !== undefined;
  const choose = (meant: PackMeaning) => {
    if (!isReady) return void held.current.push(meant);
    if (meant.kind === 'deed') return deed(meant.deed);
    if (meant.kind === 'piece') return packing.piece(meant);
    if (meant.kind === 'number') return acts.setNumber(meant.number, meant.here);
    const { number, id } = meant.order;
    if (id === order.id) return packing.say({ text: t('packing.said.thisOrder', { number }), tone: 'news' }, 'found');
    if (packing.parcel && packing.parcel.scans.length > 0)
      return packing.say({ text: t('packing.said.otherOrder', { number }), tone: 'warn' }, 'unknown');
    navigate(`/packing/${id}`);
  };
  useEffect(() => {
    if (!isReady) return;
    // What follows a deed waits for what it does: each time something is shown anew, the next is looked at.
    for (let meant = held.current.shift(); meant; meant = held.current.shift()) {
      choose(meant);
      if (meant.kind === 'deed') return;
    }
  });
  return (
    <ScanField
      ref={field}
      name={t('packing.commands.scan')}
      placeholder={t(acts.awaitsNumber ? 'packing.scanNumber' : mayClick ? 'packing.scanPieces' : 'packing.scanPiece')}
      listName={t('purchasing.receive.options')}
      byWhole={(code) => meaningsOf(code, asked)}
      byText={(text, most) => (acts.awaitsNumber ? [] : wordedPieces(text, most, asked))}
      onChoose={choose}
      onProblem={packing.problem}
      onQuantity={packing.quantity}
      onForget={packing.forget}
    />
  );
}
