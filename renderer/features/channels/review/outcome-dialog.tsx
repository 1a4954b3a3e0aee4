import { useMemo, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { must } from '#shared/base/must.ts';
import type { OurIndex } from '#shared/channels/review/ours.ts';
import { agreedKeys, type Outcome, type ToldChange } from '#shared/channels/review/outcome.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { channelFailureWords } from '../channel-failure.ts';
import { useChannelCommands } from '../channels.commands.ts';
import { type ChannelView, usePlaceNames, useShopPlaces } from '../channels.queries.ts';
import { rememberedCurrency } from '../connect/store-currencies.store.ts';
import type { DryRun } from './review.queries.ts';
import { forgetChoices } from './review-draft.store.ts';

type OutcomeDialogProps = {
  readonly view: ChannelView;
  readonly dryRun: DryRun;
  readonly ours: OurIndex;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** The dry run: what would be written here and there, before anything is. Confirmed, it is written as one act. */
export function OutcomeDialog({ view: { row }, dryRun, ours, onClose, onDone }: OutcomeDialogProps) {
  const t = useWords();
  const format = useFormat();
  const told = useActNews();
  const commands = useChannelCommands();
  const { currency } = useShopPlaces();
  const placeName = usePlaceNames(row);
  const { decided, outcome } = dryRun;
  const [prices, setPrices] = useState(() => (rememberedCurrency(row.id) ?? currency) === currency);
  const columns = useMemo(() => toldColumns(t, format, placeName), [t, format, placeName]);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const write = async () => {
    setFailure(null);
    const context = {
      channel: row,
      currency: prices ? currency : null,
      ours,
      nextId: commands.nextId,
      countName: t('channels.review.countName', { name: row.name }),
    };
    setProgress({ done: 0, total: decided.length });
    const written = await commands.writeReview(decided, context, {
      onProgress: (done, total) => setProgress({ done, total }),
    });
    if (!written.ok && written.failure.code !== 'nothing-changed') {
      setProgress(null);
      return setFailure(written.failure);
    }
    const agreed = await commands.agree(row.id, agreedKeys(decided));
    setProgress(null);
    if (!agreed.ok) return setFailure(agreed.failure);
    const text = t('channels.review.written', { name: row.name, count: outcome.tied + outcome.created });
    if (written.ok) told.saved(text, written.value.opIds);
    else toast.success(text);
    forgetChoices(row.id);
    onDone();
  };
  return (
    <Dialog
      name={t('channels.review.outcome')}
      open
      size="xl"
      onClose={onClose}
      closable={progress === null}
      onSubmit={() => void write()}
      submit={t('channels.review.write')}
      busy={progress !== null}
      error={failure && <ErrorBlock {...channelFailureWords(t, failure, row.vendor)} />}
    >
      <Stack gap="m">
        <ul className="channel-outcome">
          {linesOf(t, outcome).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {outcome.created > 0 && (
          <CheckField
            label={t('channels.review.prices')}
            hint={t('channels.review.pricesHint', { currency: currency ?? '' })}
            checked={prices}
            onChange={setPrices}
          />
        )}
        <Text strong>
          {outcome.told.length === 0
            ? t('channels.review.nothingTold')
            : t('channels.review.wouldTell', { told: outcome.told.length, count: outcome.offers })}
        </Text>
        {outcome.told.length > 0 && (
          <DataTable
            name={t('channels.review.changes')}
            columns={columns}
            rowCount={outcome.told.length}
            rowAt={(index) => must(outcome.told[index], 'a table asks for rows there are')}
            keyAt={String}
            height="content"
            widthsAs="channel-outcome"
          />
        )}
        {progress && <ProgressBar name={t('channels.review.writing')} {...progress} />}
      </Stack>
    </Dialog>
  );
}

function linesOf(t: Words, outcome: Outcome): readonly string[] {
  const { tied, created, taken, counted, untold, skipped } = outcome;
  return [
    tied > 0 && t('channels.review.lines.tied', { count: tied }),
    created > 0 && t('channels.review.lines.created', { count: created }),
    taken > 0 && t('channels.review.lines.taken', { count: taken }),
    counted > 0 && t('channels.review.lines.counted', { count: counted }),
    untold > 0 && t('channels.review.lines.untold', { count: untold }),
    skipped > 0 && t('channels.review.lines.skipped', { count: skipped }),
  ].filter((line) => line !== false);
}

function toldColumns(
  t: Words,
  format: Format,
  placeName: ((id: string) => string) | null,
): readonly Column<ToldChange>[] {
  return [
    {
      id: 'title',
      header: t('channels.review.columns.there'),
      width: 220,
      grow: 2,
      fixed: true,
      render: ({ title }) => title,
    },
    { id: 'sku', header: t('channels.review.columns.sku'), width: 110, fit: 200, render: ({ sku }) => sku || <Dash /> },
    ...(placeName
      ? [
          {
            id: 'place',
            header: t('channels.truth.columns.place'),
            width: 120,
            grow: 1,
            render: ({ locationId }: ToldChange) => (locationId === null ? <Dash /> : placeName(locationId)),
          },
        ]
      : []),
    {
      id: 'shown',
      header: t('channels.truth.columns.shown'),
      width: 90,
      figure: true,
      render: ({ shown }) => format.count(shown),
    },
    {
      id: 'offer',
      header: t('channels.review.columns.becomes'),
      width: 90,
      figure: true,
      render: ({ offer }) => format.count(offer),
    },
    {
      id: 'by',
      header: t('channels.review.columns.by'),
      width: 80,
      figure: true,
      render: ({ shown, offer }) => format.signedQuantity(offer - shown),
    },
  ];
}
