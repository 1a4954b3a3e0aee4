import type { CarrierId } from '#shared/domain/carriers/carrier.ts';
import { type Candidate, fieldsOfNumber, MOST_ON_LABEL, recognise } from '#shared/domain/carriers/recognise.ts';
import type { ParcelFields } from '#shared/domain/operations/rows.ts';
import { isNoTracking } from '#shared/domain/parcels/packing-codes.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useScanRegistry, useScans } from '#renderer/ui/scans.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { type ParcelView, parcelWithNumber } from './parcels.ts';

type ParcelScans = {
  readonly view: ParcelView;
  readonly all: readonly ParcelView[];
  readonly known: readonly CarrierId[];
  /** Opens the parcel of a code that was scanned; false where it names none. */
  readonly onCode: (code: string) => boolean;
  /** A number for a parcel that has none: it is kept at once; answers whether it was, for the parcel may have one by now. */
  readonly onFresh: (fields: ParcelFields) => Promise<boolean>;
  /** A number for a parcel that has another one, or that another parcel has: a person sees it before it is kept. */
  readonly onDraft: (number: string, candidate: Candidate | undefined) => void;
};

/**
 * Scans while a parcel is shown: the code of another order goes to its parcel; anything else is this parcel's number. A
 * number that another parcel has stands in the field and is kept only by saving; the code of a product, of a deed or of a quantity is refused, and none is written over unseen.
 */
export function useParcelScans({ view, all, known, onCode, onFresh, onDraft }: ParcelScans): void {
  const t = useWords();
  const registry = useScanRegistry();
  useScans((code, doubt, kind) => {
    if (doubt !== null && kind === 'layout') return soundScan('unknown');
    if (onCode(code)) return;
    const { number, candidates } = recognise(code, known);
    const { isKnown, isTrade, tellOther } = registry.book();
    // A product's barcode is one also where no product has it yet, unless a carrier's numbers look like it.
    const isProduct = isKnown(code) || (isTrade(code) && candidates.length === 0);
    if (code.length > MOST_ON_LABEL || isNoTracking(code) || isProduct) {
      soundScan('wrong');
      toast.news(t('shipping.panel.noNumber', { code: code.slice(0, MOST_ON_LABEL) }), { kind: 'scan' });
      return;
    }
    if (tellOther(code)) return;
    const [best] = candidates;
    const other = parcelWithNumber(all, number);
    if (other?.parcel.id === view.parcel.id) return soundScan('duplicate');
    if (other) {
      soundScan('wrong');
      toast.news(t('shipping.panel.elsewhereScanned', { reference: other.reference }), { kind: 'scan' });
      return onDraft(number, best);
    }
    soundScan('found');
    if (view.parcel.trackingNumber || best?.evidence === 'mistyped') return onDraft(number, best);
    void onFresh(fieldsOfNumber(number, best)).then((kept) => {
      if (!kept) onDraft(number, best);
    });
  });
}
