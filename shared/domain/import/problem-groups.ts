import type { RowProblem } from './problem.ts';

/** Problems of one kind in one column, told once. */
export type ProblemGroup = {
  /** The first of them, which stands for all. */
  readonly first: RowProblem;
  readonly count: number;
  /** The first rows. */
  readonly rows: readonly number[];
  /** What other rows say there, each once. */
  readonly others: readonly string[];
};

const SHOWN = 5;

const ranks: Readonly<Record<RowProblem['severity'], number>> = { refused: 0, 'left-out': 1, note: 2 };

/** All problems by kind and column: what is refused first, then what is left out, the greater groups first. */
export function groupProblems(problems: readonly RowProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, { first: RowProblem; count: number; rows: number[]; others: Set<string> }>();
  for (const problem of problems) {
    const { severity, code, column = '', file = '', value } = problem;
    const key = [severity, code, file, column].join('\n');
    const group = groups.get(key) ?? { first: problem, count: 0, rows: [], others: new Set<string>() };
    groups.set(key, group);
    group.count++;
    if (group.rows.length < SHOWN) group.rows.push(problem.row);
    if (value !== undefined && value !== group.first.value && group.others.size < SHOWN) group.others.add(value);
  }
  return [...groups.values()]
    .map((group): ProblemGroup => ({ ...group, others: [...group.others] }))
    .toSorted((a, b) => ranks[a.first.severity] - ranks[b.first.severity] || b.count - a.count);
}
