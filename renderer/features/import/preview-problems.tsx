import { useMemo } from 'react';
import type { ProblemGroup } from '#shared/domain/import/problem-groups.ts';
import type { RowProblem } from '#shared/domain/import/problem.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Text, type Tone } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { ImportPreview } from './import.commands.ts';
import { useListRows } from './use-list-rows.ts';

const severities = {
  refused: { word: 'refused', tone: 'bad' },
  'left-out': { word: 'leftOut', tone: 'warn' },
  note: { word: 'noted', tone: 'quiet' },
} as const satisfies Record<RowProblem['severity'], { readonly word: string; readonly tone: Tone }>;

/** One part of what is said about a problem. */
export function said(t: Words, problem: RowProblem, part: 'happened' | 'next'): string {
  return t(`import.problems.${problem.code}.${part}`, {
    value: problem.value ?? '',
    column: problem.column ?? '',
    otherRow: problem.otherRow ?? '',
    row: problem.row,
    limit: problem.limit ?? '',
  });
}

function SeverityMark({ problem }: { readonly problem: RowProblem }) {
  const t = useWords();
  const { word, tone } = severities[problem.severity];
  return <StatusMark tone={tone} label={t(`importDialog.preview.${word}`)} plain />;
}

/** Every kind of problem once: how many rows have it, the first of them in words, what others say there. */
export function ProblemGroups({ preview }: { readonly preview: ImportPreview }) {
  const t = useWords();
  const f = useFormat();
  return (
    <table className="import-columns import-groups" aria-label={t('importDialog.preview.problems')}>
      <thead>
        <tr>
          <th scope="col">{t('importDialog.preview.howMany')}</th>
          <th scope="col">{t('importDialog.preview.change')}</th>
          <th scope="col">{t('importDialog.preview.what')}</th>
          <th scope="col">{t('importDialog.preview.todo')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.groups.map((group) => (
          <tr key={[group.first.severity, group.first.code, group.first.file, group.first.column].join(' ')}>
            <td>{f.count(group.count)}</td>
            <td>
              <SeverityMark problem={group.first} />
            </td>
            <td>
              {said(t, group.first, 'happened')}
              <small>{alsoText(t, group, f.count)}</small>
            </td>
            <td>{said(t, group.first, 'next')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The rows of a group, and what the others of them say there. */
function alsoText(t: Words, { count, rows, others }: ProblemGroup, figure: (value: number) => string): string {
  const shown = rows.map(figure).join(', ');
  const list = t('importDialog.preview.inRows', { count, rows: count > rows.length ? `${shown} …` : shown });
  return others.length === 0 ? list : `${list} ${t('importDialog.preview.others', { values: others.join(' · ') })}`;
}

/** Every problem by its row. */
export function ProblemRows({ preview }: { readonly preview: ImportPreview }) {
  const t = useWords();
  const f = useFormat();
  const columns = useMemo(
    (): readonly Column<RowProblem>[] => [
      {
        id: 'row',
        header: t('importDialog.preview.row'),
        width: 64,
        figure: true,
        render: (problem) => f.count(problem.row),
      },
      {
        id: 'state',
        header: t('importDialog.preview.change'),
        width: 120,
        render: (problem) => <SeverityMark problem={problem} />,
      },
      {
        id: 'happened',
        header: t('importDialog.preview.what'),
        width: 320,
        grow: 1,
        render: (problem) => said(t, problem, 'happened'),
      },
      {
        id: 'next',
        header: t('importDialog.preview.todo'),
        width: 320,
        grow: 1,
        render: (problem) => said(t, problem, 'next'),
      },
    ],
    [t, f],
  );
  const rows = useListRows(preview.problems);
  return (
    <Stack gap="s">
      {preview.problemCount > preview.problems.length && (
        <Text tone="muted">
          {t('importDialog.preview.cut', { shown: f.count(preview.problems.length), count: preview.problemCount })}
        </Text>
      )}
      <div className="import-table">
        <DataTable<RowProblem>
          widthsAs="import-problems"
          name={t('importDialog.preview.every')}
          columns={columns}
          {...rows}
        />
      </div>
    </Stack>
  );
}
