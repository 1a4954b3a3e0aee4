import type { ColumnFigures, Figures } from '#shared/domain/import/column-figures.ts';
import { type FileQuestion, fileQuestions, signOfColumn } from '#shared/domain/import/file-questions.ts';
import type { Mapping } from '#shared/domain/import/mapping.ts';
import { parseDate, writtenDay } from '#shared/domain/import/order-date.ts';
import { parseDecimal, scaleDecimal } from '#shared/domain/values/decimal.ts';
import { Stack } from '#renderer/ui/layout.tsx';
import { type Option, SelectField } from '#renderer/ui/select-field.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { isMonthFirst, isPointFirst } from './region.ts';
import { thousandths } from './figures-text.ts';
import { useImportCommands } from './import.commands.ts';

type FileQuestionsProps = {
  readonly mapping: Mapping;
  readonly figures: readonly (ColumnFigures | null)[];
  readonly onChange: (mapping: Mapping) => void;
};

/** What a file leaves open, to be answered before it is read; each answer is remembered with its columns. */
export function FileQuestions({ mapping, figures, onChange }: FileQuestionsProps) {
  const { places } = useImportCommands();
  const questions = fileQuestions(mapping, figures, places());
  return (
    <Stack gap="s">
      {questions.map((question) => (
        <Question key={question.about} question={question} mapping={mapping} onChange={onChange} />
      ))}
      <Parts mapping={mapping} figures={figures} onChange={onChange} />
    </Stack>
  );
}

type QuestionProps = {
  readonly question: FileQuestion;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

function Question({ question, mapping, onChange }: QuestionProps) {
  const t = useWords();
  const f = useFormat();
  const { locale } = useWindowLook();
  const { places } = useImportCommands();
  const own = places().currency;
  const mark = question.answer === undefined && <StatusMark tone="warn" label={t('importDialog.questions.open')} />;
  switch (question.about) {
    case 'decimal-sign': {
      const readings = (['.', ','] as const).map((sign) => ({
        value: sign,
        label: question.columns
          .map(({ header, example, as }) => {
            const [one, all] = [figuresOfExample(example, sign, f), as[sign]];
            return t('importDialog.questions.reading', { header, example, one, ...sums(all, f) });
          })
          .join(' · '),
      }));
      return (
        <Stack gap="s">
          {mark}
          <SelectField
            label={t('importDialog.questions.sign', {
              column: question.columns.map(({ header }) => header).join(', '),
            })}
            hint={t('importDialog.questions.signHint')}
            value={question.answer ?? null}
            onChange={(decimalSign) => onChange({ ...mapping, decimalSign })}
            options={isPointFirst(locale) ? readings : readings.toReversed()}
          />
        </Stack>
      );
    }
    case 'date-order': {
      const orders = (['day-first', 'month-first'] as const).map((order) => ({
        value: order,
        label: dayText(question.example, order),
      }));
      return (
        <Stack gap="s">
          {mark}
          <SelectField
            label={t('importDialog.questions.date', { column: question.column, example: question.example })}
            value={question.answer ?? null}
            onChange={(dateOrder) => onChange({ ...mapping, dateOrder })}
            options={isMonthFirst(locale) ? orders.toReversed() : orders}
          />
        </Stack>
      );
    }
    case 'other-currency':
      return (
        <Stack gap="s">
          {mark}
          <SelectField
            label={t('importDialog.questions.currency', {
              column: question.columns.join(', '),
              currency: question.currency,
              own,
            })}
            value={question.answer ?? null}
            onChange={(otherCurrency) => onChange(answered(mapping, { otherCurrency: otherCurrency ?? undefined }))}
            options={takeOrLeave(t, own)}
          />
        </Stack>
      );
    case 'price-tax':
      return (
        <Stack gap="s">
          {mark}
          <SelectField
            label={t(`importDialog.questions.${question.tax}`, { column: question.column })}
            value={question.answer ?? null}
            onChange={(priceTax) => onChange(answered(mapping, { priceTax: priceTax ?? undefined }))}
            options={[
              { value: 'take', label: t('importDialog.questions.takePrices') },
              { value: 'leave', label: t('importDialog.questions.leave') },
            ]}
          />
        </Stack>
      );
  }
}

/** Quantities that are parts of a piece: a proposal for all of them at once. */
function Parts({ mapping, figures, onChange }: FileQuestionsProps) {
  const t = useWords();
  const count = mapping.columns.reduce((sum, { field }, index) => {
    const sign = signOfColumn(mapping, figures, index);
    return field === 'stock' && sign !== undefined ? sum + (figures[index]?.parts[sign] ?? 0) : sum;
  }, 0);
  if (count === 0) return null;
  return (
    <SelectField<'keep' | 'leave'>
      label={t('importDialog.questions.parts', { count })}
      value={mapping.answers?.parts ?? 'keep'}
      onChange={(parts) => onChange(answered(mapping, { parts: parts ?? undefined }))}
      options={[
        { value: 'keep', label: t('importDialog.questions.keepParts') },
        { value: 'leave', label: t('importDialog.questions.leaveParts') },
      ]}
    />
  );
}

function takeOrLeave(t: Words, own: string): readonly Option<'take' | 'leave'>[] {
  return [
    { value: 'take', label: t('importDialog.questions.take', { own }) },
    { value: 'leave', label: t('importDialog.questions.leave') },
  ];
}

function answered(mapping: Mapping, answers: NonNullable<Mapping['answers']>): Mapping {
  return { ...mapping, answers: { ...mapping.answers, ...answers } };
}

function sums({ sum, least, most }: Figures, f: Format) {
  return { sum: thousandths(sum, f), least: thousandths(least, f), most: thousandths(most, f) };
}

/** One cell as it would be read: what it comes to alone. */
function figuresOfExample(example: string, sign: '.' | ',', f: Format): string {
  const decimal = parseDecimal(example, sign);
  return thousandths(decimal ? (scaleDecimal(decimal, 3)?.units ?? 0) : 0, f);
}

function dayText(example: string, order: 'day-first' | 'month-first'): string {
  const date = parseDate(example, order);
  return date ? writtenDay(date) : example;
}
