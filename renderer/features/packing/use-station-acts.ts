import { useEffect, useRef, useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { navigate } from '#renderer/ui/location.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { ParcelId } from '#shared/domain/operations/ids.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { missingIn, type OpenParcel, tooMuchIn } from '#shared/domain/parcels/open-parcel.ts';
import type { ScannedNumber } from './pack-meaning.ts';
import { isBare } from './packing-draft.ts';
import { usePackingCommands } from './packing.commands.ts';
import type { Station } from './packing.queries.ts';
import type { Packing } from './use-packing.ts';
import { useParcelPapers } from './use-parcel-papers.ts';
import { useStationNumber } from './use-station-number.ts';

/** What closes, ships and lets go at the station; null where it cannot be done now. */
export type StationActs = {
  readonly finish: (() => void) | null;
  readonly next: (() => void) | null;
  readonly ship: (() => void) | null;
  readonly abort: (() => void) | null;
  /** An act is being written, and what it did is not shown yet: scans wait for it. */
  readonly busy: boolean;
  /** Whether the next code is the tracking number of a parcel. */
  readonly awaitsNumber: boolean;
  readonly awaitNumber: (awaits: boolean) => void;
  /** Takes a tracking number that was scanned. */
  readonly setNumber: (number: ScannedNumber) => void;
  /** The number that was doubted: scanned once more it is kept. */
  readonly again: ScannedNumber | null;
  /** Says why a deed that was scanned cannot be done. */
  readonly refuse: (deed: 'finish' | 'next' | 'ship' | 'abort') => void;
};

/** What a packer does with the open parcel of an order and with those that are closed. */
export function useStationActs(
  station: Station,
  packing: Packing,
  { mayClick, hasUnread }: { readonly mayClick: boolean; readonly hasUnread: () => boolean },
): StationActs {
  const t = useWords();
  const told = useActNews();
  const commands = usePackingCommands();
  const papers = useParcelPapers();
  const [busy, setBusy] = useState(false);
  const [awaitsNumber, awaitNumber] = useState(false);
  const { order, parcels } = station;
  const { parcel, say } = packing;
  const { number } = order;
  const waiting = parcels.filter(({ state }) => state === 'packed');
  const isFilled = parcel !== undefined && parcel.scans.length > 0;
  const missing = parcel ? missingIn(order, parcel) : [];
  const isClean = parcel !== undefined && tooMuchIn(order, parcel).length === 0 && mayDo(order.state, 'pack');
  const isWhole = missing.length === 0;
  const mayNext = isFilled && isClean && !busy;
  const mayFinish = isClean && !busy && (isFilled || (mayClick && !isWhole)) && (isWhole || mayClick);

  const [seen, setSeen] = useState(parcels);
  const [gone, setGone] = useState<readonly ParcelId[]>([]);
  if (seen !== parcels) {
    setSeen(parcels);
    const isHere = (id: ParcelId) => parcels.some((one) => one.id === id);
    const left = seen.flatMap(({ id, state }) => (state === 'packed' && !isHere(id) ? [id] : []));
    const missing = [...gone, ...left].filter((id) => !isHere(id));
    setGone(missing);
    // What was said of the order before holds no longer.
    if (left.length > 0) say({ text: t('packing.said.parcelGone', { number }), tone: 'warn' });
    else if (gone.length > 0 && missing.length === 0)
      say({ text: t('packing.said.parcelBack', { number }), tone: 'news' });
  }
  const shown = useRef<{ readonly id: ParcelId; readonly tell: () => void } | null>(null);
  const [, lookAgain] = useState(0);
  useEffect(() => {
    if (!shown.current || !parcels.some(({ id }) => id === shown.current?.id)) return;
    shown.current.tell();
    shown.current = null;
  });
  /** Resolves once a parcel that was closed is among those that the station shows. */
  const untilShown = (id: ParcelId) =>
    new Promise<void>((tell) => {
      shown.current = { id, tell };
      lookAgain((times) => times + 1);
    });
  const failed = (failure: Failure) => {
    const { happened, next } = failureWords(t, failure);
    say({ text: `${happened} ${next}`, tone: 'bad' }, 'wrong');
  };
  const numbers = useStationNumber(station, packing, failed);
  const close = async (closing: OpenParcel): Promise<boolean> => {
    setBusy(true);
    const note = packing.beyondBook(closing) || undefined;
    const closed = await commands.close(closing);
    if (!closed.ok && closed.failure.code !== 'already-done') {
      setBusy(false);
      failed(closed.failure);
      return false;
    }
    // What is scanned next is measured by the order with this parcel in it.
    if (closed.ok) await untilShown(closing.id);
    packing.begin('closed');
    setBusy(false);
    soundScan('found');
    if (closed.ok) told.saved(t('packing.closed', { number }), closed.value.opIds, { note });
    void papers.printClosed(order, closing.id);
    return true;
  };
  const shipThese = async (ids: readonly OpenParcel['id'][]) => {
    setBusy(true);
    const shipped = await commands.step('ship', ids);
    setBusy(false);
    if (!shipped.ok) return failed(shipped.failure);
    soundScan('found');
    told.saved(t('packing.shipped', { number, count: shipped.value.changed }), shipped.value.opIds);
    if (isFilled && !isWhole) return;
    await commands.drop(order.id);
    navigate('/packing');
  };
  const finish = async () => {
    const closing = isWhole ? parcel : packing.putAll();
    if (closing && (await close(closing))) say({ text: t('packing.said.finished', { number }), tone: 'good' });
  };
  const ship = async () => {
    const ids = waiting.map(({ id }) => id);
    if (!isFilled || !parcel) return shipThese(ids);
    if (await close(parcel)) await shipThese([...ids, parcel.id]);
  };
  const mayShip = !busy && mayDo(order.state, 'ship') && (isFilled ? isWhole && isClean : waiting.length > 0);
  const abort = async () => {
    const before = parcel;
    const isOpen = before !== undefined && !isBare(before);
    packing.begin('abort');
    if (!mayDo(order.state, 'pack')) await commands.drop(order.id);
    if (before?.claimed) void commands.giveBack(order.id, before.claimed);
    navigate('/packing');
    if (!isOpen) return void toast.news(t('packing.nothingOpen', { number }));
    toast.news(t('packing.aborted', { number }), {
      undo: () => commands.keep(before).then(() => navigate(`/packing/${order.id}`)),
    });
  };
  const refusal = (deed: 'finish' | 'next' | 'ship' | 'abort'): string => {
    if (parcel && tooMuchIn(order, parcel).length > 0) return t('packing.shut.out');
    if (!mayDo(order.state, 'pack') && (deed !== 'ship' || waiting.length === 0))
      return t('packing.shut.state', { number, state: t(`orders.states.${order.state}`) });
    if (deed === 'ship' && !isFilled)
      return parcels.length > 0 ? t('packing.shut.gone', { number }) : t('packing.shut.nothingPacked');
    if (!isFilled) return isWhole ? t('packing.shut.isWhole') : t('packing.shut.empty');
    return t('packing.shut.missing', { count: missing.length });
  };
  const next = async () => {
    if (parcel && (await close(parcel))) say({ text: t('packing.said.next'), tone: 'good' });
  };
  /** A size that cannot be read is not dropped in silence: nothing is closed before it is corrected. */
  const whenRead = (run: () => Promise<void>) =>
    hasUnread() ? say({ text: t('packing.shut.unread'), tone: 'bad' }, 'wrong') : void run();
  return {
    finish: mayFinish ? () => whenRead(finish) : null,
    // No other parcel follows one that has all that was missing.
    next: mayNext ? () => whenRead(isWhole ? finish : next) : null,
    ship: mayShip ? () => whenRead(ship) : null,
    abort: busy || !parcel ? null : () => void abort(),
    busy,
    awaitsNumber,
    awaitNumber: (awaits) => {
      awaitNumber(awaits);
      if (awaits) say({ text: t('packing.said.awaitsNumber'), tone: 'news' }, 'found');
    },
    setNumber: (scanned) => {
      awaitNumber(false);
      void numbers.scanned(scanned);
    },
    again: numbers.again,
    refuse: (deed) => say({ text: refusal(deed), tone: 'bad' }, 'wrong'),
  };
}
