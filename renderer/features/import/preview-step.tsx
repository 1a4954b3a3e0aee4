import { useMemo, useState } from 'react';
import type { Field } from '#shared/domain/import/field.ts';
import type { FieldChanges } from '#shared/domain/import/field-changes.ts';
import type { Trust } from '#shared/domain/import/match.ts';
import { SoldThereTexts } from '#renderer/parts/sold-there.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Text, type Tone } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { fieldWord } from './field-words.ts';
import { nothingText } from './nothing-text.ts';
import { type ImportPreview, useImportCommands } from './import.commands.ts';
import { type ChosenPlaces, PreviewPlaces } from './preview-places.tsx';
import { OrdersBrought, orderText } from './preview-orders.tsx';
import { ProblemGroups, ProblemRows } from './preview-problems.tsx';
import { SaveRefused } from './refused-rows.tsx';
import { useListRows } from './use-list-rows.ts';

type PreviewStepProps = {
  readonly preview: ImportPreview;
  readonly locationId: string | null;
  readonly onLocation: (id: string | null) => void;
  /** Whether the file's stock of known products is taken as counted. */
  readonly counts: boolean;
  readonly onCounts: (counts: boolean) => void;
  /** Whether such a count stays open, to be posted by a person. */
  readonly leftOpen: boolean;
  readonly onLeftOpen: (leftOpen: boolean) => void;
  /** Whether what a price list has and the shop has not is added. */
  readonly additions: boolean;
  readonly onAdditions: (additions: boolean) => void;
  readonly places: ChosenPlaces;
  readonly onPlaces: (places: ChosenPlaces) => void;
  /** What rows are known by where their codes mean different products. */
  readonly trust: Trust;
  readonly onTrust: (trust: Trust) => void;
};
type Line = ImportPreview['lines'][number];

const tones: Readonly<Record<Line['kind'], Tone>> = {
  new: 'news',
  changed: 'warn',
  same: 'quiet',
  refused: 'bad',
  out: 'quiet',
  counted: 'news',
};

/** What the lines of a preview are about. */
const titles = {
  products: 'product',
  'price-list': 'product',
  counts: 'product',
  orders: 'customer',
  locations: 'locationName',
} as const satisfies Record<ImportPreview['kind'], string>;

/** The dry run: counts, every row with what would happen to it, every problem in words. */
export function PreviewStep(props: PreviewStepProps) {
  const { preview, locationId, onLocation, counts: counting, onCounts } = props;
  const t = useWords();
  const f = useFormat();
  const { places } = useImportCommands();
  const { counts } = preview;
  const { locations, forSale } = places();
  const [tab, setTab] = useState<'lines' | 'problems' | 'every'>(counts.refused > 0 ? 'problems' : 'lines');
  const shownCounts = (['new', 'changed', 'same', 'refused', 'out'] as const).filter((kind) => counts[kind] > 0);
  return (
    <Stack gap="m">
      <Inline gap="s" wrap>
        {shownCounts.map((kind) => (
          <StatusMark
            key={kind}
            tone={tones[kind]}
            label={`${t(`importDialog.preview.${kind}`)}: ${f.count(counts[kind])}`}
          />
        ))}
        {preview.kind === 'counts' && preview.stockKnown > 0 && (
          <StatusMark
            tone={tones.counted}
            label={`${t('importDialog.preview.counted')}: ${f.count(preview.stockKnown)}`}
          />
        )}
        {preview.unknown > 0 && !props.additions && (
          <StatusMark tone="warn" label={t('importDialog.preview.unknown', { count: preview.unknown })} />
        )}
      </Inline>
      {counts.new + counts.changed === 0 && (!counting || preview.stockKnown === 0) && (
        <Text>{nothingText(t, { ...counts, unknown: preview.unknown })}</Text>
      )}
      {preview.soldThere.length > 0 && <SoldThereTexts sold={preview.soldThere} />}
      {preview.orders && <OrdersBrought orders={preview.orders} />}
      <ListChoices {...props} />
      {preview.stockKnown > 0 && preview.kind !== 'counts' && (
        <CheckField
          label={t('importDialog.preview.count', { count: preview.stockKnown })}
          hint={t('importDialog.preview.countHint')}
          checked={counting}
          onChange={onCounts}
        />
      )}
      {(counts.new > 0 || counting) && preview.unplaced && (
        <SelectField
          label={placeLabel(t, preview, counting)}
          hint={counting ? differsText(t, preview, locationId, f.count) : undefined}
          value={locationId}
          onChange={onLocation}
          options={preview.kind === 'orders' ? forSale : locations}
        />
      )}
      {props.places.length > 0 && (
        <PreviewPlaces
          chosen={props.places}
          onChange={props.onPlaces}
          locations={locations}
          note={counting ? t('importDialog.preview.differsThere', { count: preview.stockDiffersThere }) : undefined}
        />
      )}
      {(props.trust !== null || preview.groups.some(({ first }) => first.code === 'proofs-disagree')) && (
        <TrustField trust={props.trust} onTrust={props.onTrust} />
      )}
      <Tabs
        name={t('importDialog.preview.title')}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'lines',
            label: t('importDialog.preview.lines'),
            count:
              counts.new +
              counts.changed +
              counts.same +
              counts.refused +
              counts.out +
              (preview.kind === 'counts' ? preview.stockKnown : 0),
          },
          {
            id: 'problems',
            label: t('importDialog.preview.problems'),
            count: preview.groups.length,
            tone: counts.refused > 0 ? 'bad' : 'quiet',
          },
          { id: 'every', label: t('importDialog.preview.every'), count: preview.problemCount },
        ]}
      />
      {tab === 'lines' && <Lines preview={preview} />}
      {tab !== 'lines' && counts.refused > 0 && <SaveRefused />}
      {tab === 'problems' && <ProblemGroups preview={preview} />}
      {tab === 'every' && <ProblemRows preview={preview} />}
    </Stack>
  );
}

/** What a person decides about a price list or a count: nothing is added unasked, and a count is posted by a person. */
function ListChoices({ preview, leftOpen, onLeftOpen, additions, onAdditions }: PreviewStepProps) {
  const t = useWords();
  if (preview.kind === 'price-list' && preview.unknown > 0)
    return (
      <CheckField
        label={t('importDialog.preview.additions', { count: preview.unknown })}
        hint={t('importDialog.preview.additionsHint')}
        checked={additions}
        onChange={onAdditions}
      />
    );
  if (preview.kind !== 'counts' || preview.stockKnown === 0) return null;
  return (
    <CheckField
      label={t('importDialog.preview.post')}
      hint={t('importDialog.preview.postHint')}
      checked={!leftOpen}
      onChange={(isPosted) => onLeftOpen(!isPosted)}
    />
  );
}

/** How much a count would correct at the chosen location. */
function differsText(
  t: Words,
  { stockDiffers, stockKnown }: ImportPreview,
  locationId: string | null,
  count: (value: number) => string,
): string | undefined {
  if (locationId === null) return undefined;
  return t('importDialog.preview.differs', { count: stockDiffers[locationId] ?? 0, of: count(stockKnown) });
}

/** What rows are known by whose codes mean different products: nobody decides that but a person. */
function TrustField({ trust, onTrust }: Pick<PreviewStepProps, 'trust' | 'onTrust'>) {
  const t = useWords();
  return (
    <SelectField<'none' | NonNullable<Trust>>
      label={t('importDialog.preview.trust')}
      hint={t('importDialog.preview.trustHint')}
      value={trust ?? 'none'}
      onChange={(value) => onTrust(value === 'none' ? null : value)}
      options={[
        { value: 'none', label: t('importDialog.preview.trustNone') },
        { value: 'sku', label: t('importDialog.preview.trustSku') },
        { value: 'barcode', label: t('importDialog.preview.trustBarcode') },
        { value: 'id', label: t('importDialog.preview.trustId') },
      ]}
    />
  );
}

/** What is done at the chosen location. */
function placeLabel(t: Words, { kind, counts, places }: ImportPreview, counting: boolean): string {
  if (kind === 'orders') return t('importDialog.preview.orderLocation');
  if (places.length > 0) return t('importDialog.preview.unplaced');
  if (!counting) return t('importDialog.preview.location');
  return counts.new > 0 ? t('importDialog.preview.bothLocation') : t('importDialog.preview.countLocation');
}

function Lines({ preview }: { readonly preview: ImportPreview }) {
  const t = useWords();
  const f = useFormat();
  const { places } = useImportCommands();
  const { currency } = places();
  const columns = useMemo((): readonly Column<Line>[] => {
    const about = (line: Line) => {
      if (line.fields) return changesText(t, line.fields, (minor) => f.money(minor, currency));
      if (line.counted) return countedText(t, line.counted, (value) => f.quantity(value, line.decimals));
      if (preview.kind === 'orders') return orderText(t, line, f);
      const isStocked = preview.kind === 'products' && line.kind === 'new';
      return isStocked ? stockText(t, line, (value) => f.quantity(value, line.decimals)) : '';
    };
    return [
      {
        id: 'row',
        header: t('importDialog.preview.row'),
        width: 64,
        figure: true,
        render: (line) => f.count(line.row),
      },
      {
        id: 'kind',
        header: t('importDialog.preview.change'),
        width: 150,
        render: (line) => <StatusMark tone={tones[line.kind]} label={t(`importDialog.preview.${line.kind}`)} plain />,
      },
      { id: 'code', header: t('importDialog.preview.code'), width: 140, fit: 320, render: (line) => line.code },
      {
        id: 'title',
        header: t(`importDialog.preview.${titles[preview.kind]}`),
        width: 240,
        grow: 1,
        render: (line) => line.title,
      },
      // What changes is read whole before it is imported.
      { id: 'about', header: t('importDialog.preview.details'), width: 240, grow: 1, fit: 1_200, render: about },
    ];
  }, [t, f, currency, preview.kind]);
  const rows = useListRows(preview.lines);
  return (
    <div className="import-table">
      <DataTable<Line> widthsAs="import-lines" name={t('importDialog.preview.lines')} columns={columns} {...rows} />
    </div>
  );
}

function countedText(
  t: Words,
  { quantity, place }: NonNullable<Line['counted']>,
  text: (value: number) => string,
): string {
  return place === undefined
    ? t('importDialog.preview.countedLine', { quantity: text(quantity) })
    : t('importDialog.preview.countedThere', { place, quantity: text(quantity) });
}

function stockText(t: Words, line: Line, quantity: (value: number) => string): string {
  if (line.places && line.places.length > 0)
    return line.places
      .map(({ place, stock }) => t('importDialog.preview.placed', { place, stock: quantity(stock) }))
      .join(' · ');
  return line.stock === null || line.stock === undefined
    ? t('importDialog.preview.noStock')
    : `${t('importDialog.preview.stock')} ${quantity(line.stock)}`;
}

function changesText(t: Words, fields: FieldChanges, money: (minor: number) => string): string {
  return Object.entries(fields)
    .map(([field, change]) => {
      const text = (value: unknown) =>
        value === null || value === undefined
          ? '—'
          : (field === 'price' || field === 'cost') && typeof value === 'number'
            ? money(value)
            : shortText(value);
      // The names of changed fields are names of import fields.
      return t('importDialog.preview.was', {
        field: fieldWord(t, field as Field),
        was: text(change?.was),
        value: text(change?.value),
      });
    })
    .join(' · ');
}

function shortText(value: unknown): string {
  const named = typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
  const text = typeof named === 'string' ? named : JSON.stringify(named);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
