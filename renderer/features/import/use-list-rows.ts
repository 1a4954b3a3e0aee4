import { useMemo } from 'react';
import { must } from '#shared/base/must.ts';

type ListRows<R> = {
  readonly rowCount: number;
  readonly rowAt: (index: number) => R;
  readonly keyAt: (index: number) => string;
};

/** Rows that stay where they are, as a table asks for them. */
export function useListRows<R>(rows: readonly R[]): ListRows<R> {
  return useMemo(
    () => ({
      rowCount: rows.length,
      rowAt: (index) => must(rows[index], 'the table asks for rows that are there'),
      keyAt: String,
    }),
    [rows],
  );
}
