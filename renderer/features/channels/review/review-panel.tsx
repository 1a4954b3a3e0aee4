import { useCallback } from 'react';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { type RowChoice, type StockChoice, stockChoices } from '#shared/channels/review/decide.ts';
import type { FigureOf, OurIndex, OurThing } from '#shared/channels/review/ours.ts';
import { quantitiesOf, type Quantities, type ReviewRow } from '#shared/channels/review/review.ts';
import { useProductSearch } from '../channels.queries.ts';
import { titleOf } from '../truth/truth-columns.tsx';
import { quantitiesText, thingTitle } from './choice-text.ts';

type ItemRow = Exclude<ReviewRow, { is: 'only-here' }>;

type ReviewPanelProps = {
  readonly row: ItemRow;
  readonly choice: RowChoice;
  readonly ours: OurIndex;
  readonly figureOf: FigureOf;
  readonly onChoose: (choice: RowChoice) => void;
  readonly onClose: () => void;
};

/** What becomes of one thing of the store: tied to which of ours, made here or left; and what of its stock. */
export function ReviewPanel({ row, choice, ours, figureOf, onChoose, onClose }: ReviewPanelProps) {
  const t = useWords();
  const { item } = row;
  const thing = choice.as === 'link' ? ours.thing(choice.variantId) : undefined;
  const link = (variantId: VariantId) => {
    const next = ours.thing(variantId);
    if (!next) return;
    // Another thing has other figures: what was said of the stock before is no answer for it.
    const quantities = quantitiesOf(item, variantId, figureOf);
    onChoose({ as: 'link', variantId, stock: quantities.is === 'same' ? 'ours' : 'untold' });
  };
  const chooseAs = (as: RowChoice['as']) => {
    if (as === 'skip') return onChoose({ as: 'skip' });
    if (as === 'create') return onChoose({ as: 'create', stock: 'theirs' });
    const first =
      row.is === 'matched' || row.is === 'changed' ? row.thing : row.is === 'ambiguous' ? row.candidates[0] : undefined;
    if (first) link(first.variantId);
  };
  return (
    <SidePanel name={titleOf(item)} onClose={onClose}>
      <Stack gap="m">
        <KeyValueList
          items={[
            { label: t('channels.review.columns.sku'), value: item.sku || <Dash /> },
            { label: t('channels.review.barcode'), value: item.barcode || <Dash /> },
            { label: t('channels.review.price'), value: item.price ?? <Dash /> },
          ]}
        />
        <RadioField
          label={t('channels.review.what')}
          value={choice.as}
          onChange={chooseAs}
          options={[
            {
              value: 'link',
              label: t('channels.review.link'),
              note: t('channels.review.linkNote'),
              disabled: row.is === 'only-there' && choice.as !== 'link',
            },
            {
              value: 'create',
              label: t('channels.review.create'),
              note: t('channels.review.createNote'),
              disabled: row.is === 'matched' || row.is === 'changed',
            },
            { value: 'skip', label: t('channels.review.skip'), note: t('channels.review.skipNote') },
          ]}
        />
        {(row.is === 'ambiguous' || row.is === 'changed') && choice.as === 'link' && (
          <RadioField
            label={t('channels.review.which')}
            value={choice.variantId}
            onChange={link}
            options={row.candidates.map((one) => ({
              value: one.variantId,
              label: thingTitle(one),
              ...(one.sku !== null && { note: one.sku }),
            }))}
          />
        )}
        <ThingSearch thing={thing} onFound={link} />
        {choice.as === 'link' && thing && (
          <StockField row={row} thing={thing} choice={choice} figureOf={figureOf} onChoose={onChoose} />
        )}
        {choice.as === 'create' && (
          <RadioField
            label={t('channels.review.stock')}
            value={choice.stock}
            onChange={(stock) => onChoose({ as: 'create', stock })}
            options={[
              { value: 'theirs', label: t('channels.review.opening') },
              { value: 'untold', label: t('channels.review.noOpening') },
            ]}
          />
        )}
      </Stack>
    </SidePanel>
  );
}

type StockFieldProps = Pick<ReviewPanelProps, 'row' | 'figureOf' | 'onChoose'> & {
  readonly thing: OurThing;
  readonly choice: Extract<RowChoice, { as: 'link' }>;
};

/** What becomes of the stock of a thing that is tied. */
function StockField({ row, thing, choice, figureOf, onChoose }: StockFieldProps) {
  const t = useWords();
  const format = useFormat();
  const quantities = quantitiesOf(row.item, thing.variantId, figureOf);
  return (
    <Stack gap="s">
      <Text>{quantitiesText(t, format, quantities)}</Text>
      <RadioField<StockChoice>
        label={t('channels.review.stock')}
        value={choice.stock}
        onChange={(stock) => onChoose({ ...choice, stock })}
        options={stockChoices(quantities, thing).map((value) => ({
          value,
          label: t(`channels.review.stocks.${wordFor(value, quantities)}`),
          note: t(`channels.review.stockNotes.${wordFor(value, quantities)}`),
        }))}
      />
    </Stack>
  );
}

/** Ours and theirs are one where the figures are. */
function wordFor(stock: StockChoice, { is }: Quantities): StockChoice | 'same' {
  return is === 'same' && stock === 'ours' ? 'same' : stock;
}

/** One of ours, found by typing. */
function ThingSearch({
  thing,
  onFound,
}: {
  readonly thing: OurThing | undefined;
  readonly onFound: (id: VariantId) => void;
}) {
  const t = useWords();
  const find = useProductSearch();
  const search = useCallback(
    (text: string): readonly Option<VariantId>[] =>
      find(text).map(({ variantId, title, sku }) => ({
        value: variantId,
        label: title,
        ...(sku !== null && { note: sku }),
      })),
    [find],
  );
  return (
    <LookupField<VariantId>
      label={t('channels.review.search')}
      hint={t('channels.review.searchHint')}
      value={thing ? { value: thing.variantId, label: thingTitle(thing) } : null}
      onChange={(option) => option && onFound(option.value)}
      search={search}
    />
  );
}
