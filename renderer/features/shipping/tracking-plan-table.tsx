import {
  type Choice,
  isShared,
  type KnownParcel,
  type Outcome,
  type PlannedRow,
} from '#shared/domain/carriers/tracking-plan.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';

/** What a person decides stands first, then what is wrong, what is written, and what is there already. */
const order: readonly Outcome[] = [
  'ambiguous',
  'rival',
  'other',
  'elsewhere',
  'twice',
  'rounded',
  'too-long',
  'unknown',
  'no-number',
  'matched',
  'same',
];
const tones: Readonly<Record<Outcome, Tone>> = {
  ambiguous: 'warn',
  rival: 'warn',
  other: 'warn',
  elsewhere: 'bad',
  twice: 'bad',
  rounded: 'bad',
  'too-long': 'bad',
  unknown: 'bad',
  'no-number': 'quiet',
  matched: 'good',
  same: 'quiet',
};
const MOST_SHOWN = 200;
/** Characters of a cell that are shown: a longer text would crush the columns beside it. */
const SHOWN = 48;
const cut = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);

type TrackingPlanTableProps = {
  readonly plan: readonly PlannedRow[];
  readonly choices: ReadonlyMap<number, Choice>;
  readonly onChoose: (row: number, choice: Choice) => void;
};

/** What each row of a carrier's file would do, with what a person has to say about some. */
export function TrackingPlanTable({ plan, choices, onChoose }: TrackingPlanTableProps) {
  const t = useWords();
  const sorted = plan.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.row - b.row);
  const taken = new Set([...choices.values()].flatMap(({ parcelId }) => parcelId ?? []));
  const more = sorted.length - MOST_SHOWN;
  return (
    <div className="tracking-plan" tabIndex={0} role="group" aria-label={t('shipping.numbers.preview')}>
      <table aria-label={t('shipping.numbers.preview')}>
        <thead>
          <tr>
            {(['row', 'reference', 'number', 'carrier', 'outcome'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`shipping.numbers.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, MOST_SHOWN).map((row) => (
            <PlanRow
              key={row.row}
              row={row}
              choice={choices.get(row.row) ?? {}}
              taken={taken}
              onChoose={(choice) => onChoose(row.row, choice)}
            />
          ))}
        </tbody>
      </table>
      {more > 0 && <Text tone="muted">{t('shipping.addresses.more', { count: more })}</Text>}
    </div>
  );
}

type PlanRowProps = {
  readonly row: PlannedRow;
  readonly choice: Choice;
  /** Parcels that a person has given to rows already. */
  readonly taken: ReadonlySet<string>;
  readonly onChoose: (choice: Choice) => void;
};

function PlanRow({ row, choice, taken, onChoose }: PlanRowProps) {
  const t = useWords();
  const format = useFormat();
  const { outcome, parcels, trackingNumber } = row;
  const [first] = parcels;
  return (
    <tr>
      <td className="ui-figures">{format.count(row.row)}</td>
      <td>{cut(row.references.join(' · ')) || <Dash />}</td>
      <td>{cut(trackingNumber) || <Dash />}</td>
      <td>{cut(row.carrier ?? '') || <Dash />}</td>
      <td>
        <StatusMark plain tone={tones[outcome]} label={t(`shipping.numbers.outcomes.${outcome}`)} />
        {outcome === 'other' && first?.trackingNumber && (
          <CheckField
            label={t('shipping.numbers.replace', { number: first.trackingNumber })}
            checked={choice.replaces ?? false}
            onChange={(replaces) => onChoose({ replaces })}
          />
        )}
        {isShared(outcome) && parcels.length === 1 && (
          <CheckField
            label={
              first?.trackingNumber
                ? t('shipping.numbers.insistReplace', { number: first.trackingNumber })
                : t('shipping.numbers.insist')
            }
            checked={choice.insists ?? false}
            onChange={(insists) => onChoose({ insists })}
          />
        )}
        {(outcome === 'ambiguous' || outcome === 'rival' || (isShared(outcome) && parcels.length > 1)) && (
          <WhichParcel parcels={parcels} choice={choice} taken={taken} onChoose={onChoose} />
        )}
      </td>
    </tr>
  );
}

type WhichParcelProps = Omit<PlanRowProps, 'row'> & { readonly parcels: readonly KnownParcel[] };

/** Which of several parcels a row means; a number that one has is replaced by choosing it, and stands beside it. */
function WhichParcel({ parcels, choice, taken, onChoose }: WhichParcelProps) {
  const t = useWords();
  const free = parcels.filter(({ parcelId }) => parcelId === choice.parcelId || !taken.has(parcelId));
  return (
    <SelectField
      label={t('shipping.numbers.whichParcel')}
      hideLabel
      clearable
      placeholder={t('shipping.numbers.whichParcel')}
      value={choice.parcelId ?? null}
      options={free.map(({ parcelId, reference, trackingNumber }) => ({
        value: parcelId,
        label: reference,
        ...(trackingNumber !== null && { note: t('shipping.numbers.replace', { number: trackingNumber }) }),
      }))}
      onChange={(parcelId) => onChoose(parcelId === null ? {} : { parcelId, replaces: true })}
    />
  );
}
