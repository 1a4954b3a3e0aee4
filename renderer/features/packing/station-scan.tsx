import { type Ref, useEffect, useMemo, useRef } from 'react';
import { useCancelledText } from '#renderer/parts/cancelled-parcels.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { ScanField } from '#renderer/ui/scan-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { meaningsOf, type PackMeaning, wordedPieces } from './pack-meaning.ts';
import type { PackFacts, PackFinder, Station } from './packing.queries.ts';
import { isInNumber } from './parcel-fields.tsx';
import type { Packing } from './use-packing.ts';
import type { StationActs } from './use-station-acts.ts';

/** Does what a scan or a key at the station means; what comes while a deed is done, or before the parcel is read, waits for it. */
export function useStationDeeds(
  { order }: Station,
  packing: Packing,
  acts: StationActs,
  facts: PackFacts,
): (meant: PackMeaning) => void {
  const t = useWords();
  const cancelledText = useCancelledText(facts.variant);
  const held = useRef<PackMeaning[]>([]);
  // Nor is anything scanned past the table while the parcel that may lie here is still read.
  const isReady = !acts.busy && packing.parcel !== undefined;
  const doDeed = ({ deed }: Extract<PackMeaning, { kind: 'deed' }>) => {
    if (deed === 'undo') return packing.undoLast();
    if (deed === 'number') return acts.awaitNumber(true);
    acts.awaitNumber(false);
    const act = acts[deed];
    if (act) act();
    else acts.refuse(deed);
  };
  const take = (meant: PackMeaning) => {
    if (!isReady) return void held.current.push(meant);
    if (meant.kind === 'deed') return doDeed(meant);
    if (meant.kind === 'piece') return packing.piece(meant);
    if (meant.kind === 'number') return acts.setNumber(meant);
    if (meant.kind === 'cancelled') return packing.say({ text: cancelledText(meant.parcels), tone: 'bad' }, 'wrong');
    const { number, id, state } = meant.order;
    if (meant.kind === 'shut') {
      const text = t('packing.shut.state', { number, state: t(`orders.states.${state}`) });
      return packing.say({ text, tone: 'warn' }, 'unknown');
    }
    if (id === order.id) return packing.say({ text: t('packing.said.thisOrder', { number }), tone: 'news' }, 'found');
    if (packing.parcel && packing.parcel.scans.length > 0)
      return packing.say({ text: t('packing.said.otherOrder', { number }), tone: 'warn' }, 'unknown');
    navigate(`/packing/${id}`);
  };
  useEffect(() => {
    if (!isReady) return;
    // What follows a deed waits for what it does: each time something is shown anew, the next is looked at.
    for (let meant = held.current.shift(); meant; meant = held.current.shift()) {
      take(meant);
      if (meant.kind === 'deed') return;
    }
  });
  return take;
}

type StationScanProps = {
  readonly field: Ref<HTMLInputElement>;
  readonly station: Station;
  readonly packing: Packing;
  readonly acts: StationActs;
  readonly facts: PackFacts;
  readonly finder: PackFinder;
  readonly mayClick: boolean;
  readonly onTake: (meant: PackMeaning) => void;
};

/** Takes what is scanned at the station: pieces, printed deeds, tracking numbers, the code of the next order. */
export function StationScan(props: StationScanProps) {
  const { field, station, packing, acts, facts, finder, mayClick, onTake } = props;
  const t = useWords();
  const { order } = station;
  const { awaitsNumber, again } = acts;
  const asked = useMemo(
    () => ({
      finder,
      facts,
      order,
      awaitsNumber,
      again,
      isInNumber,
      orderName: ({ number }: { readonly number: string }) => t('orders.page.title', { number }),
    }),
    [finder, facts, order, awaitsNumber, again, t],
  );
  return (
    <ScanField
      ref={field}
      name={t('packing.commands.scan')}
      placeholder={t(awaitsNumber ? 'packing.scanNumber' : mayClick ? 'packing.scanPieces' : 'packing.scanPiece')}
      listName={t('purchasing.receive.options')}
      byWhole={(code) => meaningsOf(code, asked)}
      byText={(text, most) => (awaitsNumber ? [] : wordedPieces(text, most, asked))}
      onChoose={onTake}
      onProblem={packing.problem}
      onQuantity={packing.quantity}
      onForget={packing.forget}
    />
  );
}
