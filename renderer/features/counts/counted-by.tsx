import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import type { Words } from '#renderer/words/words.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { NameOf } from './people.queries.ts';

type Counted = { readonly by: readonly PersonId[] };

/** Who counted a line, in words: one name after the other. */
export function countedByText(t: Words, { by }: Counted, nameOf: NameOf): string {
  return [...new Set(by.map((id) => nameOf(id) ?? t('counts.someone')))].join(', ');
}

/** The column that says who counted a row. */
export function countedByColumn<Row extends Counted>(t: Words, nameOf: NameOf): Column<Row> {
  return {
    id: 'by',
    header: t('counts.columns.by'),
    width: 104,
    fit: 220,
    grow: 1,
    render: (row) => (row.by.length === 0 ? <Dash /> : countedByText(t, row, nameOf)),
  };
}
