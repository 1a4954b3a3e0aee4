import { useState } from 'react';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { carrierName } from '#shared/domain/carriers/carrier.ts';
import { fieldsOfNumber, MOST_ON_LABEL, recognise } from '#shared/domain/carriers/recognise.ts';
import type { ParcelId } from '#shared/domain/operations/ids.ts';
import { type NumberDoubt, numberDoubt, numberPlace } from '#shared/domain/parcels/scanned-number.ts';
import type { ScannedNumber } from './pack-meaning.ts';
import { usePackingCommands } from './packing.commands.ts';
import type { Station } from './packing.queries.ts';
import type { Answered, Packing } from './use-packing.ts';

type Doubted = ScannedNumber & { readonly parcelId: ParcelId };

/** Keeps tracking numbers that are scanned at the station; one that is doubted only when it is scanned once more (PAK17). */
export function useStationNumber(
  { order, parcels }: Station,
  { parcel, change, say }: Packing,
  failed: (failure: Failure) => void,
) {
  const t = useWords();
  const commands = usePackingCommands();
  const [again, setAgain] = useState<Doubted | null>(null);
  const doubtText = (doubt: NumberDoubt, number: string, position: number): string => {
    if (doubt.kind === 'elsewhere')
      return t('packing.said.numberElsewhere', { position, number, parcel: doubt.reference });
    if (doubt.kind === 'instead') return t('packing.said.numberInstead', { position, number, was: doubt.was });
    return t('packing.said.numberMistyped', { position, number, carrier: carrierName(doubt.carrier) });
  };
  const scanned = async ({ text, here }: ScannedNumber) => {
    if (!parcel) return;
    setAgain(null);
    if (text.length > MOST_ON_LABEL) return say({ text: t('packing.said.numberTooLong'), tone: 'bad' }, 'wrong');
    const place = numberPlace(order, parcels, parcel, here);
    if (!place) return say({ text: t('packing.said.numberNowhere', { number: order.number }), tone: 'bad' }, 'wrong');
    const { number, candidates } = recognise(text);
    const [best] = candidates;
    const { closed, position, was } = place;
    const parcelId = closed?.id ?? parcel.id;
    const doubt = numberDoubt(number, best, place, await commands.otherWith(number, parcelId));
    const isSure = again?.text === text && again.parcelId === parcelId;
    if (doubt && !isSure) {
      setAgain({ text, here, parcelId });
      const tone = doubt.kind === 'elsewhere' ? 'bad' : 'warn';
      return say({ text: doubtText(doubt, number, position), tone }, 'wrong');
    }
    // A form that others have as well does not say who carries the parcel.
    const fields = fieldsOfNumber(number, best?.evidence === 'form' ? undefined : best);
    const saved = closed
      ? await commands.set(closed.id, fields, { fresh: was === null && doubt?.kind !== 'elsewhere' })
      : null;
    if (saved && !saved.ok && saved.failure.code !== 'nothing-changed') return failed(saved.failure);
    if (!closed) change((before) => ({ ...before, ...fields }));
    say(keptAnswer({ number, position, carrier: fields.carrier ?? null, was: was === number ? null : was }), 'found');
  };
  type Kept = {
    readonly number: string;
    readonly position: number;
    readonly carrier: string | null;
    readonly was: string | null;
  };
  const keptAnswer = ({ number, position, carrier, was }: Kept): Answered => {
    const named = [carrier, number].filter(Boolean).join(' ');
    if (was !== null) return { text: t('packing.said.numberReplaced', { position, number: named, was }), tone: 'warn' };
    return { text: t('packing.said.number', { position, number: named }), tone: 'good' };
  };
  return { scanned, again };
}
