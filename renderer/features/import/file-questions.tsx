import type { ColumnFigures } from '#shared/domain/import/column-figures.ts';
import type { ColumnWords } from '#shared/domain/import/column-words.ts';
import { type FileQuestion, fileQuestions, isAnswered, signOfColumn } from '#shared/domain/import/file-questions.ts';
import type { Mapping, Standing } from '#shared/domain/import/mapping.ts';
import { foldState } from '#shared/domain/import/state-meaning.ts';
import { parseDate, writtenDay } from '#shared/domain/import/order-date.ts';
import { type DecimalSign, parseDecimal, scaleDecimal } from '#shared/domain/values/decimal.ts';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { isMonthFirst, isPointFirst } from './region.ts';
import { thousandths } from './figures-text.ts';
import { useImportCommands } from './import.commands.ts';

type FileQuestionsProps = {
  readonly mapping: Mapping;
  readonly figures: readonly (ColumnFigures | null)[];
  readonly words: readonly ColumnWords[];
  readonly onChange: (mapping: Mapping) => void;
};

/** What a file leaves open, to be answered before it is read; each answer is remembered with its columns. */
export function FileQuestions({ mapping, figures, words, onChange }: FileQuestionsProps) {
  const t = useWords();
  const { places } = useImportCommands();
  const questions = fileQuestions(mapping, figures, places(), words);
  return (
    <Stack gap="s">
      {!isAnswered(questions) && <StatusMark tone="warn" label={t('importDialog.questions.open')} />}
      {questions.map((question) => (
        <Question key={question.about} question={question} mapping={mapping} onChange={onChange} />
      ))}
      <Parts mapping={mapping} figures={figures} onChange={onChange} />
    </Stack>
  );
}

type About<K extends FileQuestion['about']> = {
  readonly question: Extract<FileQuestion, { readonly about: K }>;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

function Question({ question, ...rest }: About<FileQuestion['about']>) {
  switch (question.about) {
    case 'decimal-sign':
      return <SignQuestion question={question} {...rest} />;
    case 'date-order':
      return <DateQuestion question={question} {...rest} />;
    case 'other-currency':
      return <CurrencyQuestion question={question} {...rest} />;
    case 'price-tax':
      return <TaxQuestion question={question} {...rest} />;
    case 'order-states':
      return <StatesQuestion question={question} {...rest} />;
    case 'stock-beside-places':
      return <StockQuestion question={question} {...rest} />;
    case 'receipts':
      return <ReceiptsQuestion question={question} {...rest} />;
    case 'supplier':
      return <SupplierQuestion question={question} {...rest} />;
  }
}

/** Any supplier is a choice, too; a supplier's name is never empty. */
const ANY = '';

function SupplierQuestion({ question, mapping, onChange }: About<'supplier'>) {
  const t = useWords();
  const { places } = useImportCommands();
  return (
    <SelectField
      label={t('importDialog.questions.supplier')}
      hint={t('importDialog.questions.supplierHint')}
      placeholder={t('importDialog.questions.choose')}
      value={question.answer ?? null}
      onChange={(supplier) => onChange(answered(mapping, { supplier: supplier ?? undefined }))}
      options={[...places().suppliers, { value: ANY, label: t('importDialog.questions.anySupplier') }]}
    />
  );
}

function SignQuestion({ question, mapping, onChange }: About<'decimal-sign'>) {
  const t = useWords();
  const f = useFormat();
  const { locale } = useWindowLook();
  const reading = (sign: DecimalSign) =>
    question.columns
      .map(({ header, example, as }) =>
        t('importDialog.questions.reading', {
          header,
          example,
          one: readAs(example, sign, f),
          sum: thousandths(as[sign].sum, f),
        }),
      )
      .join(' · ');
  const readings = (['.', ','] as const).map((sign) => ({ value: sign, label: reading(sign) }));
  return (
    <SelectField
      label={t('importDialog.questions.sign', { column: question.columns.map(({ header }) => header).join(', ') })}
      hint={t('importDialog.questions.signHint')}
      placeholder={t('importDialog.questions.choose')}
      value={question.answer ?? null}
      onChange={(decimalSign) => onChange({ ...mapping, decimalSign })}
      options={isPointFirst(locale) ? readings : readings.toReversed()}
    />
  );
}

function DateQuestion({ question, mapping, onChange }: About<'date-order'>) {
  const t = useWords();
  const { locale } = useWindowLook();
  const { column, example } = question;
  const orders = (['day-first', 'month-first'] as const).map((order) => ({
    value: order,
    label: dayText(example, order),
  }));
  return (
    <SelectField
      label={t('importDialog.questions.date', { column, example })}
      placeholder={t('importDialog.questions.choose')}
      value={question.answer ?? null}
      onChange={(dateOrder) => onChange({ ...mapping, dateOrder })}
      options={isMonthFirst(locale) ? orders.toReversed() : orders}
    />
  );
}

function CurrencyQuestion({ question, mapping, onChange }: About<'other-currency'>) {
  const t = useWords();
  const { places } = useImportCommands();
  const own = places().currency;
  const f = useFormat();
  const currency = question.currencies
    .map(({ currency: code, count }) =>
      count === 0 ? code : t('importDialog.questions.inCells', { currency: code, count, cells: f.count(count) }),
    )
    .join(', ');
  return (
    <SelectField<'take' | 'leave'>
      label={t('importDialog.questions.currency', { column: question.columns.join(', '), currency, own })}
      placeholder={t('importDialog.questions.choose')}
      value={question.answer ?? null}
      onChange={(otherCurrency) => onChange(answered(mapping, { otherCurrency: otherCurrency ?? undefined }))}
      options={[
        { value: 'take', label: t('importDialog.questions.take', { own }) },
        { value: 'leave', label: t('importDialog.questions.leave') },
      ]}
    />
  );
}

function TaxQuestion({ question, mapping, onChange }: About<'price-tax'>) {
  const t = useWords();
  return (
    <SelectField<'take' | 'leave'>
      label={t(`importDialog.questions.${question.tax}`, { column: question.column })}
      placeholder={t('importDialog.questions.choose')}
      value={question.answer ?? null}
      onChange={(priceTax) => onChange(answered(mapping, { priceTax: priceTax ?? undefined }))}
      options={[
        { value: 'take', label: t('importDialog.questions.takePrices') },
        { value: 'leave', label: t('importDialog.questions.leave') },
      ]}
    />
  );
}

/** A stock column beside columns of places: their total, or one more place. */
function StockQuestion({ question, mapping, onChange }: About<'stock-beside-places'>) {
  const t = useWords();
  const f = useFormat();
  const { column, sum, ofPlaces } = question;
  return (
    <SelectField<'total' | 'place'>
      label={t('importDialog.questions.stockBeside', {
        column,
        sum: thousandths(sum, f),
        ofPlaces: thousandths(ofPlaces, f),
      })}
      placeholder={t('importDialog.questions.choose')}
      value={question.answer ?? null}
      onChange={(stockBeside) => onChange(answered(mapping, { stockBeside: stockBeside ?? undefined }))}
      options={[
        { value: 'place', label: t('importDialog.questions.onePlaceMore') },
        { value: 'total', label: t('importDialog.questions.totalOfPlaces') },
      ]}
    />
  );
}

const meanings = ['open', 'held', 'shipped', 'out'] as const;

/** Words for the state of an order that are not known: what each of them means. */
function StatesQuestion({ question, mapping, onChange }: About<'order-states'>) {
  const t = useWords();
  const options = meanings.map((value) => ({ value, label: t(`importDialog.questions.states.${value}`) }));
  const say = (word: string, said: Standing | null) => {
    const { [foldState(word)]: _before, ...others } = mapping.answers?.states ?? {};
    const states = said === null ? others : { ...others, [foldState(word)]: said };
    onChange(answered(mapping, { states }));
  };
  const { words, others } = question;
  return (
    <>
      {words.map(({ word, column, said }) => (
        <SelectField
          key={word}
          label={t('importDialog.questions.state', { word, column })}
          placeholder={t('importDialog.questions.choose')}
          value={said ?? null}
          onChange={(value) => say(word, value)}
          options={options}
        />
      ))}
      {others && (
        <SelectField
          label={t('importDialog.questions.otherStates', { count: others.count })}
          hint={t('importDialog.questions.otherStatesHint', { words: others.examples.join(' · ') })}
          placeholder={t('importDialog.questions.choose')}
          value={others.said ?? null}
          onChange={(otherStates) => onChange(answered(mapping, { otherStates: otherStates ?? undefined }))}
          options={options}
        />
      )}
    </>
  );
}

/** Receipts of a till: whether the goods left over the counter, nothing in the file says. */
function ReceiptsQuestion({ question, mapping, onChange }: About<'receipts'>) {
  const t = useWords();
  const standings = ['shipped', 'open', 'held'] as const;
  return (
    <SelectField
      label={t('importDialog.questions.receipts', { column: question.column })}
      hint={t('importDialog.questions.receiptsHint')}
      placeholder={t('importDialog.questions.choose')}
      value={question.answer ?? null}
      onChange={(receipts) => onChange(answered(mapping, { receipts: receipts ?? undefined }))}
      options={standings.map((value) => ({ value, label: t(`importDialog.questions.states.${value}`) }))}
    />
  );
}

/** Quantities that are parts of a piece: a proposal for all of them at once. */
function Parts({ mapping, figures, onChange }: Omit<FileQuestionsProps, 'words'>) {
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

function answered(mapping: Mapping, answers: NonNullable<Mapping['answers']>): Mapping {
  return { ...mapping, answers: { ...mapping.answers, ...answers } };
}

/** One cell as it would be read: what it comes to alone. */
function readAs(example: string, sign: DecimalSign, f: Format): string {
  const decimal = parseDecimal(example, sign);
  return thousandths(decimal ? (scaleDecimal(decimal, 3)?.units ?? 0) : 0, f);
}

function dayText(example: string, order: 'day-first' | 'month-first'): string {
  const date = parseDate(example, order);
  return date ? writtenDay(date) : example;
}
