import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { Entry } from './activity.queries.ts';
import { entryText } from './entry-text.ts';

type FileParts = { readonly t: Words; readonly format: Format; readonly days: Calendar };

/** The columns of what was done as a file: a row an act, as the list shows it. */
export function activityFileColumns({ t, format, days }: FileParts): readonly ListColumn<Entry>[] {
  return [
    { header: t('activity.columns.when'), kind: 'moment', value: ({ at }) => days.timeOf(at) },
    { header: t('activity.columns.person'), kind: 'text', value: ({ person }) => person ?? t('activity.somebody') },
    {
      header: t('activity.filters.type'),
      kind: 'text',
      value: ({ type }) => t(`activity.filters.types.${type}`),
    },
    { header: t('activity.columns.what'), kind: 'text', value: (entry) => entryText(entry, { t, format }) },
    { header: t('activity.columns.lines'), kind: 'number', value: ({ lines }) => lines.count },
    { header: t('activity.columns.state'), kind: 'text', value: (entry) => stateText(entry, t) },
  ];
}

function stateText({ stage, half, undone }: Entry, t: Words): string | null {
  if (stage === 'rejected' || stage === 'refused') return t('activity.states.refused');
  if (half) return t('activity.states.half');
  return undone ? t('activity.states.undone') : null;
}
