import type { RefusedRow, RefusedTable } from '#shared/domain/import/refused-rows.ts';
import { Button } from '#renderer/ui/button.tsx';
import { download } from '#renderer/ui/download.ts';
import { Inline } from '#renderer/ui/layout.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { useImportCommands } from './import.commands.ts';
import { useListFile } from './import.queries.ts';
import { said } from './preview-problems.tsx';

/** Gives the refused rows as a workbook, each with why beside it, so that they can be put right and imported again. */
export function SaveRefused() {
  const t = useWords();
  const { refused } = useImportCommands();
  const write = useListFile();
  const save = async () => {
    const found = await refused();
    if (!found.ok) {
      const { happened, safe, next } = failureWords(t, found.failure);
      return void toast.failure(happened, { note: `${safe} ${next}` });
    }
    const name = t('importDialog.preview.refusedRows');
    for (const table of found.value.tables) {
      const file = await write(table.rows, columnsOf(t, table), { format: 'xlsx', name });
      if (file) download(file, `${name}.xlsx`);
    }
  };
  return (
    <Inline>
      <Button kind="quiet" icon="download" onClick={() => void save()}>
        {t('importDialog.preview.saveRefused')}
      </Button>
    </Inline>
  );
}

/** The columns as the file has them, codes whole, then what happened and what to do. */
function columnsOf(t: Words, { headers }: RefusedTable) {
  const text = (header: string, value: (row: RefusedRow) => string | undefined) =>
    ({ header, kind: 'text', value }) as const;
  const why = (part: 'happened' | 'next') => (row: RefusedRow) =>
    row.problems.map((problem) => said(t, problem, part)).join(' ');
  return [
    ...headers.map((header, at) => text(header, ({ cells }) => cells[at])),
    text(t('importDialog.preview.what'), why('happened')),
    text(t('importDialog.preview.todo'), why('next')),
  ];
}
