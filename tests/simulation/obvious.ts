/**
 * The books once more, slow and obvious: plain sums over what the texts say, written without the fold it is to check.
 * It looks at stock, orders, marks and lost edits, and trusts that the log holds only what the server took.
 */
export type Obvious = { readonly levels: ReadonlyMap<string, string>; readonly lostEdits: readonly string[] };

type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly variantId?: string;
  readonly locationId?: string | null;
};
type Text = {
  readonly type: string;
  readonly opId: string;
  readonly base?: Record<string, Record<string, string | null>>;
  readonly payload: Readonly<Record<string, unknown>>;
};
type Line = {
  readonly id: string;
  readonly variantId: string;
  locationId: string;
  readonly quantity: number;
  picked: number;
  shipped: number;
};
type Order = { state: string; readonly lines: readonly Line[] };
type Mark = { readonly variantId: string; readonly locationId: string; open: number; hidden: number };
type Change = {
  readonly orderId: string;
  readonly to: string;
  readonly lines: readonly { readonly lineId: string; readonly picked: number; readonly shipped: number }[];
  readonly relocate: readonly { readonly lineId: string; readonly to: string }[];
};
type Edit = { readonly kind: string; readonly id: string; readonly field: string; readonly value: unknown };

type Notes = {
  readonly onHand: Map<string, number>;
  readonly orders: Map<string, Order>;
  readonly marks: Map<string, Mark>;
  readonly fields: Map<string, { readonly by: string | null; readonly value: unknown }>;
  readonly lostEdits: string[];
};

export function obviousBooks(texts: readonly string[], stagingOf: (location: string) => string): Obvious {
  const notes: Notes = { onHand: new Map(), orders: new Map(), marks: new Map(), fields: new Map(), lostEdits: [] };
  for (const text of texts) {
    const op = JSON.parse(text) as Text;
    noteRows(notes, op);
    noteStock(notes, op);
    noteOrders(notes, op);
    noteMarks(notes, op);
    noteEdits(notes, op);
  }
  return { levels: levelsOf(notes, stagingOf), lostEdits: notes.lostEdits.sort() };
}

function listOf<T>(op: Text, name: string): readonly T[] {
  return (op.payload[name] ?? []) as readonly T[];
}

const listed = {
  'catalog.added': ['product', 'variant', 'barcode', 'rule'],
  'place.added': ['location', 'supplier'],
  'order.added': ['order'],
};

function noteRows({ fields }: Notes, op: Text): void {
  const kinds = Object.entries(listed).find(([type]) => type === op.type)?.[1] ?? [];
  const rows = kinds.flatMap((kind) => listOf<Row>(op, `${kind}s`).map((row) => [kind, row] as const));
  const shop = op.type === 'place.added' && op.payload.shop ? [['shop', op.payload.shop as Row] as const] : [];
  for (const [kind, row] of [...rows, ...shop]) {
    const id = kind === 'rule' ? `${row.variantId}:${row.locationId ?? '*'}` : row.id;
    for (const [field, value] of Object.entries(row)) fields.set(`${kind}:${id}.${field}`, { by: op.opId, value });
  }
}

function noteStock({ onHand }: Notes, op: Text): void {
  for (const line of listOf<Line>(op, op.type === 'stock.recorded' ? 'lines' : 'stock'))
    add(onHand, `${line.variantId}:${line.locationId}`, line.quantity);
}

function noteOrders({ orders }: Notes, op: Text): void {
  if (op.type === 'order.added')
    for (const order of listOf<Row & Order>(op, 'orders')) {
      const gone = (line: Line) => (order.state === 'shipped' ? line.quantity : 0);
      const lines = order.lines.map((line) => ({ ...line, picked: gone(line), shipped: gone(line) }));
      orders.set(order.id, { state: order.state, lines });
    }
  const changes =
    op.type === 'order.moved'
      ? [op.payload.change as Change]
      : op.type === 'act.reversed'
        ? listOf<Change>(op, 'orders')
        : [];
  for (const change of changes) {
    const order = orders.get(change.orderId);
    if (!order) continue;
    order.state = change.to;
    for (const line of order.lines) changeLine(line, change);
  }
}

function changeLine(line: Line, change: Change): void {
  for (const delta of change.lines.filter((one) => one.lineId === line.id)) {
    line.picked += delta.picked;
    line.shipped += delta.shipped;
  }
  for (const place of change.relocate.filter((one) => one.lineId === line.id)) line.locationId = place.to;
}

function noteMarks({ marks }: Notes, op: Text): void {
  if (op.type === 'incoming.marked')
    for (const line of listOf<Mark & { id: string; quantity: number }>(op, 'lines'))
      marks.set(line.id, { ...line, open: line.quantity, hidden: 0 });
  for (const { incomingId, received } of listOf<{ incomingId: string; received: number }>(op, 'incoming')) {
    const mark = marks.get(incomingId);
    if (mark) mark.open -= received;
  }
  for (const [name, step] of [
    ['hide', 1],
    ['restore', -1],
  ] as const)
    for (const { id } of listOf<Row>(op, name)) {
      const mark = marks.get(id);
      if (mark) mark.hidden += step;
    }
}

function noteEdits({ fields, lostEdits }: Notes, op: Text): void {
  for (const { kind, id, field, value } of listOf<Edit>(op, 'sets')) {
    const key = `${kind}:${id}.${field}`;
    const now = fields.get(key) ?? { by: null, value: null };
    if (now.by === (op.base?.[`${kind}:${id}`]?.[field] ?? null)) fields.set(key, { by: op.opId, value });
    else if (JSON.stringify(now.value) !== JSON.stringify(value)) lostEdits.push(`${op.opId}:${id}:${field}`);
  }
}

/** On hand, committed and incoming of every level that says something, as one text each. */
function levelsOf(
  { onHand, orders, marks }: Notes,
  stagingOf: (location: string) => string,
): ReadonlyMap<string, string> {
  const [committed, incoming] = [new Map<string, number>(), new Map<string, number>()];
  for (const order of orders.values())
    for (const line of ['open', 'held', 'picking'].includes(order.state) ? order.lines : []) {
      add(committed, `${line.variantId}:${line.locationId}`, line.quantity - line.picked);
      add(committed, `${line.variantId}:${stagingOf(line.locationId)}`, line.picked - line.shipped);
    }
  for (const mark of marks.values())
    if (mark.hidden <= 0) add(incoming, `${mark.variantId}:${mark.locationId}`, Math.max(mark.open, 0));
  const keys = new Set([...onHand.keys(), ...committed.keys(), ...incoming.keys()]);
  const figures = [...keys].map(
    (key) => [key, [onHand, committed, incoming].map((sums) => sums.get(key) ?? 0)] as const,
  );
  return new Map(figures.filter(([, all]) => all.some((n) => n !== 0)).map(([key, all]) => [key, all.join('/')]));
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity);
}
