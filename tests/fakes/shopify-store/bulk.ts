type Row = Record<string, unknown>;

/** One operation that reads everything by itself. */
export type BulkOperation = {
  readonly id: string;
  readonly created: number;
  readonly lines: readonly string[];
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELED' | 'FAILED';
  /** How often it is still running when it is asked for. */
  left: number;
  /** After how many lines its file ends too early. */
  cut?: number;
};

/** An answer as lines: each row of a list by itself, with the id of what it belongs to. */
export function linesOf(data: unknown): readonly string[] {
  const lines: string[] = [];
  const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

  function listed(value: Row, parent: string | null): void {
    for (const { node } of value.edges as { node: Row }[]) {
      const id = typeof node.id === 'string' ? node.id : null;
      const line: Row = { ...strip(node) };
      if (parent !== null) line.__parentId = parent;
      lines.push(JSON.stringify(line));
      within(node, id ?? parent);
    }
  }

  function within(value: Row, parent: string | null): void {
    for (const inner of Object.values(value)) {
      if (!isRow(inner) || Array.isArray(inner)) continue;
      if (Array.isArray(inner.edges)) listed(inner, parent);
      else within(inner, parent);
    }
  }

  function strip(value: Row): Row {
    const kept = Object.entries(value).flatMap(([name, inner]) => {
      if (!isRow(inner) || Array.isArray(inner)) return [[name, inner] as const];
      return Array.isArray(inner.edges) ? [] : [[name, strip(inner)] as const];
    });
    return Object.fromEntries(kept);
  }

  within(data as Row, null);
  return lines;
}

/** Whether a list holds lists, which the store does not read by itself. */
export function hasListInList(data: unknown, isInList = false): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if (Array.isArray(data)) return data.some((one) => hasListInList(one, true));
  const row = data as Row;
  if (Array.isArray(row.edges)) return isInList || row.edges.some((edge: Row) => hasListInList(edge.node));
  return Object.values(row).some((inner) => hasListInList(inner, isInList));
}
