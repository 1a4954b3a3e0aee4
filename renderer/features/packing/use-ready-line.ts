import type { ScanSaid } from '#renderer/ui/scan-said.tsx';
import { useWords } from '#renderer/words/words.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { missingIn } from '#shared/domain/parcels/open-parcel.ts';
import type { Station } from './packing.queries.ts';
import type { Packing } from './use-packing.ts';

type Asked = {
  readonly mayClick: boolean;
  readonly awaitsNumber: boolean;
  /** Who else has the order. */
  readonly other: string | null;
};

/** What the station says before anything was scanned: what a scan will do, as the order stands. */
export function useReadyLine(
  { order, parcels }: Station,
  { parcel }: Packing,
  { mayClick, awaitsNumber, other }: Asked,
): { readonly said: ScanSaid | null; readonly text: string } {
  const t = useWords();
  const { number, state } = order;
  const scans = t(mayClick ? 'packing.said.readyUnscanned' : 'packing.said.ready');
  const plain = (text: string) => ({ said: null, text });
  if (awaitsNumber) return plain(t('packing.said.awaitsNumber'));
  const isOver = parcel !== undefined && parcel.scans.length === 0 && missingIn(order, parcel).length === 0;
  if (isOver && parcels.some((one) => one.state === 'packed')) return plain(t('packing.shut.isWhole'));
  if (!mayDo(order.state, 'pack')) {
    const text = t('packing.shut.state', { number, state: t(`orders.states.${state}`) });
    return state === 'cancelled' || state === 'held' ? { said: { text, tone: 'bad' }, text } : plain(text);
  }
  if (isOver) return plain(t('packing.shut.gone', { number }));
  if (other === null) return plain(scans);
  return { said: { text: t('packing.said.hasIt', { person: other, scans }), tone: 'warn' }, text: scans };
}
