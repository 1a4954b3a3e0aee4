import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { LotField } from '#renderer/parts/lot-field.tsx';
import type { LotChoice } from '#renderer/parts/lot-picks.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { LotId } from '#shared/domain/operations/ids.ts';
import type { Day, Tracking } from '#shared/domain/operations/rows.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import type { CountLots } from './count-lots.queries.ts';
import { meaningsOf } from './count-meaning.ts';
import { type CountFacts, useCountDay, useProductFinder } from './counts.queries.ts';
import type { Counting } from './use-counting.tsx';
import type { Scanned } from './waiting-lots.ts';

const none: readonly LotId[] = [];

type AskLotProps = {
  readonly counting: Counting;
  readonly asking: Scanned;
  readonly lots: CountLots;
  readonly facts: CountFacts;
  /** Gives the focus back to where the next thing is scanned. */
  readonly onDone: () => void;
};

/** Asks which lot or piece it was that was scanned; a code that is not known yet is a new one, once a person says so. */
export function AskLot({ counting, asking, lots, facts, onDone }: AskLotProps) {
  const t = useWords();
  const format = useFormat();
  const today = useCountDay();
  const finder = useProductFinder();
  const [fresh, setFresh] = useState<LotChoice | null>(null);
  const { row, quantity } = asking;
  const tracking = row.tracking ?? 'lot';
  const one = 10 ** row.decimals;
  const count = (lot: Scanned['lot'], brought?: NewLot) => {
    const named = { row, quantity: tracking === 'serial' && lot ? one : quantity };
    counting.answerLot(lot ? { ...named, lot } : named, brought);
    onDone();
  };
  const choose = ({ lotId, code, ...choice }: LotChoice) => {
    // How many they are was typed, or another product was scanned, where a lot was asked for.
    const many = choice.isNew ? /^[*×](.+)$/.exec(code)?.[1] : undefined;
    if (many !== undefined) return void counting.quantity(many.trim(), true);
    const [other, ...others] = choice.isNew ? meaningsOf(code, { finder, lots, facts }) : [];
    if (others.length > 0) counting.problem(t('counts.scan.several', { code }));
    else if (other) counting.scan(other);
    else if (choice.isNew) setFresh({ lotId, code, ...choice });
    else count({ id: lotId, code });
  };
  const countFresh = (event: FormEvent) => {
    event.preventDefault();
    if (!fresh) return;
    const lot = newLot(row.variantId, fresh.code, { expiresOn: fresh.expiresOn, receivedOn: today });
    if (lot.ok) count(lot.value, lot.value);
  };
  const drop = () => {
    counting.drop();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The first Escape closes the list, where it is open.
    const isListOpen = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && !isListOpen) drop();
  };
  const said = t(`counts.lots.which.${tracking}`, {
    product: row.title,
    quantity: format.quantity(quantity, row.decimals),
  });
  return (
    <div className="count-ask" role="group" aria-label={said} onKeyDown={onKeyDown}>
      <Text strong as="div">
        {said}
      </Text>
      {fresh ? (
        <form className="count-ask-fields" onSubmit={countFresh}>
          <FreshLot
            lot={fresh}
            tracking={tracking}
            onExpires={(expiresOn) => setFresh({ ...fresh, expiresOn })}
            onBack={() => setFresh(null)}
          />
        </form>
      ) : (
        <div className="count-ask-fields">
          <LotField
            takesProducts
            alone
            taken={none}
            label={t(`lots.name.${tracking}`)}
            decimals={row.decimals}
            onChoose={choose}
            place={{
              variantId: row.variantId,
              // What the books say is at the place is not shown: it is what is being counted.
              locationId: null,
              tracking,
              way: 'in',
              lots: lots.of(row.variantId),
              quantity,
              one,
              today,
            }}
          />
          <Button onClick={() => count(undefined)}>{t(`counts.lots.unsaid.${tracking}`)}</Button>
          <Button kind="quiet" onClick={drop}>
            {t('counts.lots.drop')}
          </Button>
        </div>
      )}
    </div>
  );
}

type FreshLotProps = {
  readonly lot: LotChoice;
  readonly tracking: Tracking;
  readonly onExpires: (day: Day | null) => void;
  readonly onBack: () => void;
};

/** A code that nobody had named before: when it expires, and whether it is meant. */
function FreshLot({ lot: { code, expiresOn }, tracking, onExpires, onBack }: FreshLotProps) {
  const t = useWords();
  return (
    <>
      <div className="count-ask-code">
        <Text size="s" tone="muted" as="div">
          {t(`lots.new.${tracking}`)}
        </Text>
        <Text strong as="div">
          {code}
        </Text>
      </div>
      {tracking === 'lot' && <DateField autoFocus label={t('lots.expiresOn')} value={expiresOn} onChange={onExpires} />}
      <Button kind="primary" type="submit" autoFocus={tracking === 'serial'}>
        {t('counts.lots.count')}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {t('counts.lots.other')}
      </Button>
    </>
  );
}
