import { useLayoutEffect, useRef, useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { lotsAt } from '#shared/domain/stock/lots.ts';
import { LotField } from './lot-field.tsx';
import {
  isAway,
  type LotPick,
  type LotPicks,
  type LotPlace,
  picksOf,
  piecesBeyond,
  placesBeside,
  quantitiesOf,
  unsaidOf,
  withChoice,
} from './lot-picks.ts';
import { awayText, expiryMark, expiryText, type PlaceNames } from './lot-text.ts';
import './lot-shares.css';

type LotSharesProps = {
  readonly product: string;
  readonly place: LotPlace;
  readonly picks: LotPicks;
  readonly decimals: number;
  readonly unit?: string | undefined;
  /** Says where a piece lies that is not here; asked only where lots are taken out. */
  readonly names?: PlaceNames;
  /** The dialog is about these lots alone: one can be named at once, and a scan anywhere in it names one. */
  readonly alone?: boolean;
  /** Told how many pieces there are where more serial numbers are named than there were pieces; else null. */
  readonly onPicks: (picks: LotPicks, pieces: number | null) => void;
};

/** Which lots a quantity is of: proposed where it is taken out, and to be changed lot by lot; what is left is of none (LOT15). */
export function LotShares({ product, place, picks, decimals, unit, names, alone, onPicks: tell }: LotSharesProps) {
  const t = useWords();
  const { tracking, quantity } = place;
  const shown = picksOf(picks, place);
  const quantities = quantitiesOf(shown, quantity);
  const inOrder = shown.map((_, index) => index);
  // Of serial numbers there are many, scanned one after the other: the last is seen first.
  const places = tracking === 'serial' ? inOrder.reverse() : inOrder;
  // A scanner may send two codes before the first is drawn: the second is added to the first.
  const newest = useRef(picks);
  // A proposal answers what was typed and what was said of it: the field begins anew.
  const [proposals, setProposals] = useState(0);
  useLayoutEffect(() => {
    newest.current = picks;
  });
  const onPicks = (next: LotPicks) => {
    newest.current = next;
    tell(next, piecesBeyond(next, place));
  };
  const put = (at: number, part: Partial<LotPick>) =>
    onPicks(shown.map((pick, index) => (index === at ? { ...pick, ...part } : pick)));
  return (
    <div className="lot-shares" role="group" aria-label={t(`lots.of.${tracking}`, { product })}>
      {shown.length > 0 && (
        <ul className="lot-share-list">
          {places.map((index) => {
            const pick = shown[index];
            return (
              pick && (
                <LotRow
                  key={pick.lotId}
                  pick={pick}
                  quantity={quantities[index] ?? null}
                  place={place}
                  decimals={decimals}
                  unit={unit}
                  names={names}
                  onPut={(part) => put(index, part)}
                  onRemove={() => onPicks(shown.filter((other) => other !== pick))}
                />
              )
            );
          })}
        </ul>
      )}
      <div className="lot-share-add">
        <LotField
          key={proposals}
          label={t(`lots.name.${tracking}`)}
          place={place}
          decimals={decimals}
          {...(alone && { alone })}
          taken={(picks ?? []).map(({ lotId }) => lotId)}
          onChoose={(choice) => onPicks(withChoice(newest.current, choice, place))}
        />
        <Unsaid place={place} unsaid={unsaidOf(shown, quantity)} decimals={decimals} isEmpty={shown.length === 0} />
        {picks !== null && place.way === 'out' && (
          <Button
            kind="quiet"
            onClick={() => {
              setProposals((before) => before + 1);
              onPicks(null);
            }}
          >
            {t('lots.propose')}
          </Button>
        )}
      </div>
    </div>
  );
}

type LotRowProps = {
  readonly pick: LotPick;
  readonly quantity: number | null;
  readonly place: LotPlace;
  readonly decimals: number;
  readonly unit: string | undefined;
  readonly names: PlaceNames | undefined;
  readonly onPut: (part: Partial<LotPick>) => void;
  readonly onRemove: () => void;
};

function LotRow({ pick, quantity, place, decimals, unit, names, onPut, onRemove }: LotRowProps) {
  const t = useWords();
  const format = useFormat();
  const { code, expiresOn, isNew } = pick;
  const { tracking, today, way } = place;
  const here = lotsAt(place.lots, place.locationId).find((lot) => lot.lotId === pick.lotId)?.onHand ?? 0;
  const mark = expiryMark(t, expiresOn, today);
  const away = names && isAway(pick, place) ? awayText(t, placesBeside(pick.lotId, place), names) : null;
  const isShort = away === null && way === 'out' && quantity !== null && quantity > here;
  const notes = [
    isNew ? t(`lots.new.${tracking}`) : expiryText(t, format, expiresOn, today),
    way === 'out' ? t('lots.here', { quantity: format.quantity(here, decimals) }) : null,
  ].filter((note) => note !== null);
  return (
    <li className="lot-share">
      <div className="lot-share-name">
        <Text strong as="div">
          {code}
        </Text>
        {notes.length > 0 && (
          <Text tone="muted" size="s" as="div">
            {notes.join(' · ')}
          </Text>
        )}
        {away !== null && (
          <div role="alert">
            <Text tone="bad" size="s" as="div">
              {away}
            </Text>
          </div>
        )}
        {isShort && (
          <Text tone="warn" size="s" as="div">
            {t('lots.short', { value: format.quantity(here - quantity, decimals) })}
          </Text>
        )}
        {mark && <StatusMark plain {...mark} />}
      </div>
      {isNew && tracking === 'lot' && (
        <div className="lot-share-day">
          <DateField label={t('lots.expiresOn')} value={expiresOn} onChange={(day) => onPut({ expiresOn: day })} />
        </div>
      )}
      {tracking === 'lot' && (
        <div className="lot-share-quantity">
          <NumberField
            label={t('lots.quantityOf', { code })}
            hideLabel
            value={quantity}
            onChange={(next) => onPut({ quantity: next, readable: true })}
            onReadable={(readable) => onPut({ readable })}
            decimals={decimals}
            unit={unit}
            min={0}
          />
        </div>
      )}
      <IconButton size="s" icon="close" name={t('lots.remove', { code })} onClick={onRemove} />
    </li>
  );
}

type UnsaidProps = {
  readonly place: LotPlace;
  readonly unsaid: number;
  readonly decimals: number;
  readonly isEmpty: boolean;
};

/** What the lots leave of the quantity, or by how much they are more. */
function Unsaid({ place, unsaid, decimals }: UnsaidProps) {
  const t = useWords();
  const format = useFormat();
  if (unsaid === 0) return null;
  const quantity = format.quantity(Math.abs(unsaid), decimals);
  return (
    <Text tone={unsaid < 0 ? 'bad' : 'warn'} size="s" as="div">
      {unsaid < 0 ? t('lots.above', { quantity }) : t(`lots.unsaid.${place.tracking}`, { quantity })}
    </Text>
  );
}
