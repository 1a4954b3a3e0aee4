import type { ListColumn } from '../export/csv.ts';

/** A column of a file of "everything out", and what it means, for the README beside the files. */
export type OutColumn<T> = ListColumn<T> & { readonly means: string };

/** One of the files: its name without the ending, what one line of it is, and its columns, which are never renamed. */
export type OutTable<T> = {
  readonly file: string;
  readonly holds: string;
  readonly columns: readonly OutColumn<T>[];
};

type Value<T> = ListColumn<T>['value'];
type Make<T> = (header: string, means: string, value: Value<T>) => OutColumn<T>;

/** Makers of columns by kind; `flag` writes yes or no, and nothing where it was not said. */
export function columnsOf<T>(): Readonly<Record<'text' | 'number' | 'money' | 'day' | 'time', Make<T>>> & {
  readonly flag: (header: string, means: string, value: (row: T) => boolean | null | undefined) => OutColumn<T>;
} {
  const made =
    (kind: ListColumn<T>['kind']): Make<T> =>
    (header, means, value) => ({ header, kind, means, value });
  return {
    text: made('text'),
    number: made('number'),
    money: made('money'),
    day: made('date'),
    time: made('moment'),
    flag: (header, means, value) => ({ header, kind: 'text', means, value: (row) => flagText(value(row)) }),
  };
}

function flagText(value: boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : value ? 'yes' : 'no';
}
