import { useMemo } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import { download } from '#renderer/ui/download.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { countCsvColumns, resultRows } from './count-csv.ts';
import type { CountLots } from './count-lots.queries.ts';
import { countResultCommands } from './counts.palette.ts';
import type { CountFacts, CountReview } from './counts.queries.ts';
import { type ListFormat, useWriteResult } from './export.queries.ts';
import { usePeopleOf } from './people.queries.ts';

/** Saves the result of a count as a file, by key, menu and palette, too; null while there is none to save. */
export function useResultExport(
  count: CountRow,
  review: CountReview | undefined,
  { facts, lots }: { readonly facts: CountFacts; readonly lots: CountLots },
): ((format: ListFormat) => void) | null {
  const t = useWords();
  const format = useFormat();
  const write = useWriteResult();
  const rows = useMemo(
    () => (review ? resultRows(review, count.state === 'posted', facts) : []),
    [review, count.state, facts],
  );
  const nameOf = usePeopleOf(rows);
  const save = async (as: ListFormat) => {
    const name = t('counts.export.file', { name: count.name });
    const file = await write(rows, countCsvColumns({ t, format, facts, lots, nameOf }), { format: as, name });
    if (file) download(file, `${name}.${as}`);
    toast.success(t('counts.export.saved', { count: rows.length }));
  };
  const run = rows.length > 0 ? (as: ListFormat) => void save(as) : null;
  useCommands(countResultCommands, {
    'counts.export': run && (() => run('csv')),
    'counts.exportWorkbook': run && (() => run('xlsx')),
  });
  return run;
}
