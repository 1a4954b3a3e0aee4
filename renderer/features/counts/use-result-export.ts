import { type ReactNode, useMemo } from 'react';
import { useExportChoice } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { useWords } from '#renderer/words/words.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { countFileColumns, resultRows } from './count-file.ts';
import type { CountLots } from './count-lots.queries.ts';
import { countResultCommands } from './counts.palette.ts';
import type { CountFacts, CountReview } from './counts.queries.ts';
import { useCalendar, useListFile } from './export.queries.ts';
import { usePeopleOf } from './people.queries.ts';

type ResultExport = {
  /** Saves the result as a file; null while there is none to save. */
  readonly save: ((choice: ExportChoice) => void) | null;
  /** Shows how far a long export is. */
  readonly shown: ReactNode;
};

/** Exports the result of a count, by key, menu and palette, too. */
export function useResultExport(
  count: CountRow,
  review: CountReview | undefined,
  { facts, lots }: { readonly facts: CountFacts; readonly lots: CountLots },
): ResultExport {
  const t = useWords();
  const days = useCalendar();
  const write = useListFile();
  const { start, shown } = useExport();
  const choice = useExportChoice();
  const rows = useMemo(
    () => (review ? resultRows(review, count.state === 'posted', facts) : []),
    [review, count.state, facts],
  );
  const nameOf = usePeopleOf(rows);
  const save = (as: ExportChoice) =>
    start(as, t('counts.export.file', { name: count.name }), async (run) => {
      const columns = countFileColumns({ t, days, facts, lots, nameOf });
      return exported(await write(rows, columns, { ...run, total: rows.length }), rows.length);
    });
  const some = rows.length > 0;
  useCommands(countResultCommands, {
    'counts.export': some ? () => save(choice) : null,
    'counts.exportWorkbook': some ? () => save('xlsx') : null,
  });
  return { save: some ? save : null, shown };
}
