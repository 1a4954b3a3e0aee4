import type { RowProblem } from './problem.ts';

/** Problems of one kind in one column, told once. */
export type ProblemGroup = {
  /** The first of them, which stands for all. */
  readonly first: RowProblem;
  /** How many rows have it; one that has it twice counts once. */
  readonly count: number;
  /** The first rows, each once. */
  readonly rows: readonly number[];
  /** What other rows say there, each once. */
  readonly others: readonly string[];
};

const SHOWN = 5;

const ranks: Readonly<Record<RowProblem['severity'], number>> = { refused: 0, 'left-out': 1, note: 2 };

/** All problems by kind and column: what is refused first, then what is left out, the greater groups first. */
export function groupProblems(problems: readonly RowProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, { first: RowProblem; rows: Set<number>; others: Set<string> }>();
  for (const problem of problems) {
    const { severity, code, column = '', file = '', value } = problem;
    const key = [severity, code, file, column].join('\n');
    const group = groups.get(key) ?? { first: problem, rows: new Set(), others: new Set() };
    groups.set(key, group);
    group.rows.add(problem.row);
    if (value !== undefined && value !== group.first.value && group.others.size < SHOWN) group.others.add(value);
  }
  return [...groups.values()]
    .map(
      ({ first, rows, others }): ProblemGroup => ({
        first,
        count: rows.size,
        rows: [...rows].slice(0, SHOWN),
        others: [...others],
      }),
    )
    .toSorted((a, b) => ranks[a.first.severity] - ranks[b.first.severity] || b.count - a.count);
}
