import { isInParcels, noParcelNotes, noteParcels, type ParcelNotes } from './obvious-parcels.ts';

/**
 * The books once more, slow and obvious: plain sums over what the texts say, written without the fold it is to check.
 * It looks at stock, counts, orders, marks and lost edits, and trusts that the log holds only what the server took.
 */
export type Obvious = {
  readonly levels: ReadonlyMap<string, string>;
  readonly lostEdits: readonly string[];
  /**
   * Orders of which at some time more was picked than ordered, more had left than was picked, units were taken twice, or parcels
   * and returns said something else; and the act that did it.
   */
  readonly brokenOrders: readonly string[];
  /** The state of every order that is there. */
  readonly states: ReadonlyMap<string, string>;
  /** What lies picked and has not left, of each variant. */
  readonly picked: ReadonlyMap<string, number>;
  /** Parcels that left and of which an online store must hear, by their order. */
  readonly left: readonly string[];
};

type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly variantId?: string;
  readonly locationId?: string | null;
  readonly lotId?: string;
};
type Text = {
  readonly type: string;
  readonly opId: string;
  readonly writerId: string;
  readonly writerSeq: number;
  readonly seen: { readonly seq: number } | null;
  readonly skewMs: number | null;
  readonly occurredAt: number;
  readonly base?: Record<string, Record<string, string | null>>;
  readonly payload: Readonly<Record<string, unknown>>;
};
type Line = {
  readonly id: string;
  readonly variantId: string;
  readonly lotId?: string;
  locationId: string;
  quantity: number;
  picked: number;
  packed: number;
  shipped: number;
  delivered: number;
  returned: number;
};
type Order = {
  state: string;
  lines: Line[];
  readonly cameShipped: boolean;
  readonly by: Brought;
  readonly channelId?: string;
  /** Its rest was cancelled: nothing more of it leaves. */
  isClosed: boolean;
};
type Mark = { readonly variantId: string; readonly locationId: string; open: number; readonly by: Brought };
/** The acts that brought a row in, in their order, and whether each still stands. */
type Brought = Map<string, boolean>;
type Step = Progress & { readonly lineId: string; readonly from?: Progress | null };
type Progress = {
  readonly picked: number;
  readonly packed?: number;
  readonly shipped: number;
  readonly delivered?: number;
  readonly returned?: number;
};
type Change = {
  readonly orderId: string;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly Step[];
  readonly relocate: readonly { readonly lineId: string; readonly to: string }[];
};
type Ordered = { readonly variantId: string; readonly locationId: string; readonly quantity: number };
type Amendment = {
  readonly orderId: string;
  readonly lines: readonly { readonly lineId: string; readonly at: number; readonly becomes: Ordered | null }[];
};
type Edit = { readonly kind: string; readonly id: string; readonly field: string; readonly value: unknown };

/** An act with its place in the log. */
type Placed = Text & { readonly seq: number };
type Posted = { readonly counted: number; readonly at: number; readonly id: string; readonly seen: Placed };

type Notes = {
  readonly moved: { readonly key: string; readonly quantity: number; readonly act: Placed }[];
  readonly posted: Map<string, readonly Posted[]>;
  readonly orders: Map<string, Order>;
  readonly marks: Map<string, Mark>;
  readonly fields: Map<string, { readonly by: string | Brought | null; readonly value: unknown }>;
  /** The acts that brought each lot in, and the expiry day that each of them says. */
  readonly lots: Map<string, { by: Brought; readonly says: Map<string, unknown> }>;
  readonly lostEdits: string[];
  readonly brokenOrders: string[];
  readonly inParcels: ParcelNotes;
  /** Which writer each follows on its desk, and up to which of its numbers. */
  readonly follows: Map<string, Follows>;
};
type Follows = { readonly writerId: string; readonly writerSeq: number };

export function obviousBooks(texts: readonly string[], stagingOf: (location: string) => string): Obvious {
  const [orders, marks, fields, posted, lots] = [new Map(), new Map(), new Map(), new Map(), new Map()];
  const ops = texts.map((text, i): Placed => ({ ...(JSON.parse(text) as Text), seq: i + 1 }));
  const follows = new Map<string, Follows>();
  for (const { type, writerId, payload } of ops) {
    const predecessor = type === 'writer.started' ? (payload.predecessor as Follows | null) : null;
    if (predecessor) follows.set(writerId, predecessor);
  }
  const told = { lostEdits: [], brokenOrders: [], inParcels: noParcelNotes() };
  const notes: Notes = { moved: [], posted, orders, marks, fields, lots, follows, ...told };
  for (const op of ops) {
    noteRows(notes, op);
    noteStock(notes, op, ops);
    notePosted(notes, op, ops);
    noteParcels(notes.inParcels, op);
    noteOrders(notes, op);
    noteAmendments(notes, op);
    noteBroken(notes, op);
    noteMarks(notes, op);
    noteLots(notes, op);
    noteEdits(notes, op);
  }
  const { lostEdits, brokenOrders } = notes;
  const there = [...notes.orders].filter(([, order]) => isThere(order));
  return {
    levels: levelsOf(notes, stagingOf),
    lostEdits: lostEdits.sort(),
    brokenOrders,
    states: new Map(there.map(([id, { state }]) => [id, state])),
    picked: pickedOf(there.map(([, order]) => order)),
    left: leftOf(notes),
  };
}

function pickedOf(orders: readonly Order[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { variantId, picked, shipped } of orders.flatMap(({ lines }) => lines))
    sums.set(variantId, (sums.get(variantId) ?? 0) + picked - shipped);
  return sums;
}

function leftOf({ orders, inParcels }: Notes): readonly string[] {
  const left = [...inParcels.parcels].filter(([, { state }]) => state === 'shipped' || state === 'delivered');
  return left.flatMap(([id, { orderId }]) => (orders.get(orderId)?.channelId === undefined ? [] : [id])).sort();
}

function listOf<T>(op: Text, name: string): readonly T[] {
  return (op.payload[name] ?? []) as readonly T[];
}

const listed = {
  'catalog.added': ['product', 'variant', 'barcode', 'rule'],
  'place.added': ['location', 'supplier'],
  'view.added': ['view'],
  'order.moved': ['return'],
};
/** What rows of a kind leave out where nobody has said it. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  order: ['priority', 'promisedOn', 'tags', 'assigneeId', 'shippingMethod', 'shippingAmount', 'onlyWhole'],
  parcel: ['carrier', 'service', 'trackingNumber', 'weight', 'length', 'width', 'height'],
  return: ['refund', 'exchangeId'],
  batch: ['assigneeId'],
  variant: ['tracking'],
};
function withLeftOut(kind: string, row: Row): Row {
  return { ...Object.fromEntries((leftOut[kind] ?? []).map((field) => [field, null])), ...row };
}

function noteRows({ fields }: Notes, op: Text): void {
  const kinds = Object.entries(listed).find(([type]) => type === op.type)?.[1] ?? [];
  const rows = kinds.flatMap((kind) => listOf<Row>(op, `${kind}s`).map((row) => [kind, row] as const));
  const shop = op.type === 'place.added' && op.payload.shop ? [['shop', op.payload.shop as Row] as const] : [];
  const parcels = listOf<Row>(op, 'newParcels').map((row) => ['parcel', row] as const);
  const batch =
    op.type === 'batch.begun' ? [['batch', { ...op.payload, id: String(op.payload.batchId) }] as const] : [];
  for (const [kind, row] of [...rows, ...shop, ...parcels, ...batch]) {
    const id = kind === 'rule' ? `${row.variantId}:${row.locationId ?? '*'}` : row.id;
    // What a row leaves out, the act that brought it in has left out.
    for (const [field, value] of Object.entries(withLeftOut(kind, row)))
      fields.set(`${kind}:${id}.${field}`, { by: op.opId, value });
  }
}

function noteStock({ moved }: Notes, op: Placed, ops: readonly Placed[]): void {
  for (const line of listOf<Line>(op, op.type === 'stock.recorded' ? 'lines' : 'stock'))
    moved.push({ key: cellOf(line), quantity: line.quantity, act: undoneBy(op, ops) });
}

/** Stock of a lot lies apart from all other stock of its product at a place. */
function cellOf({ variantId, locationId, lotId }: Row | Line): string {
  return [variantId, locationId, lotId].filter((part) => part !== undefined).join(':');
}

/** The act that an undo, or an undo of an undo, is about in the end; any other act itself. */
function undoneBy(op: Placed, ops: readonly Placed[]): Placed {
  const target = op.type === 'act.reversed' && ops.find((other) => other.opId === op.payload.target);
  return target ? undoneBy(target, ops) : op;
}

function notePosted({ posted }: Notes, op: Placed, ops: readonly Placed[]): void {
  if (op.type !== 'count.posted' || isUndone(op, ops)) return;
  for (const [i, line] of listOf<Line & { counted: number; at: number; observation: string }>(op, 'lines').entries()) {
    const key = cellOf(line);
    const seen = ops.find((other) => other.opId === line.observation) ?? op;
    posted.set(key, [...(posted.get(key) ?? []), { counted: line.counted, at: line.at, id: `${op.opId}:${i}`, seen }]);
  }
}

function isUndone(op: Placed, ops: readonly Placed[]): boolean {
  const undo = ops.find((other) => other.type === 'act.reversed' && other.payload.target === op.opId);
  return undo !== undefined && !isUndone(undo, ops);
}

/** On hand of every level: what was counted last, and what did not move before that; the sum of everything where nothing was. */
function stockOf({ moved, posted, follows }: Notes): Map<string, number> {
  const onHand = new Map<string, number>();
  const last = new Map<string, Posted>();
  for (const [key, some] of posted) {
    const latest = [...some].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).at(-1);
    if (!latest) continue;
    last.set(key, latest);
    add(onHand, key, latest.counted);
  }
  for (const { key, quantity, act } of moved) {
    const checkpoint = last.get(key);
    if (!checkpoint || !movedBefore(act, checkpoint.seen, follows)) add(onHand, key, quantity);
  }
  return onHand;
}

function movedBefore(act: Placed, seen: Placed, follows: Notes['follows']): boolean {
  if (act.writerId === seen.writerId) return act.writerSeq < seen.writerSeq;
  if (isFollowedBy(act, seen.writerId, follows)) return true;
  if (isFollowedBy(seen, act.writerId, follows)) return false;
  if ((seen.seen?.seq ?? 0) >= act.seq) return true;
  if ((act.seen?.seq ?? 0) >= seen.seq) return false;
  const to = typeof seen.payload.to === 'number' ? seen.payload.to : seen.occurredAt;
  return act.occurredAt + (act.skewMs ?? 0) <= to + (seen.skewMs ?? 0);
}

/** Whether the same desk wrote on as this writer, having known of the act. */
function isFollowedBy(act: Placed, writer: string, follows: Notes['follows']): boolean {
  for (let link = follows.get(writer); link; link = follows.get(link.writerId))
    if (link.writerId === act.writerId) return act.writerSeq <= link.writerSeq;
  return false;
}

function noteOrders({ orders, fields, brokenOrders }: Notes, op: Text): void {
  if (op.type === 'order.added')
    for (const order of listOf<Row & Order>(op, 'orders')) {
      const known = orders.get(order.id);
      if (known && isThere(known)) {
        known.by.set(op.opId, true);
        continue;
      }
      const cameShipped = order.state === 'shipped';
      const gone = (line: Line) => (cameShipped ? line.quantity : 0);
      const lines = order.lines.map((line) => {
        const left = gone(line);
        return { ...line, picked: left, packed: left, shipped: left, delivered: 0, returned: 0 };
      });
      const by: Brought = new Map([[op.opId, true], ...(known?.by ?? [])]);
      const { state, channelId } = order;
      orders.set(order.id, { state, lines, cameShipped, by, isClosed: false, ...(channelId && { channelId }) });
      for (const [field, value] of Object.entries(withLeftOut('order', order)))
        fields.set(`order:${order.id}.${field}`, { by, value });
    }
  noteBringings(orders, op);
  const changes =
    op.type === 'order.moved'
      ? [op.payload.change as Change]
      : op.type === 'act.reversed'
        ? listOf<Change>(op, 'orders')
        : [];
  for (const change of changes) {
    const order = orders.get(change.orderId);
    if (!order) continue;
    if (order.lines.some((line) => isTwice(line, change)))
      brokenOrders.push(`order ${change.orderId} by ${op.type} ${op.opId}`);
    for (const line of order.lines) changeLine(line, change);
    const moves = change.lines.some(({ shipped }) => shipped !== 0);
    // Only a cancelling closes an order of which something is left, and only the undo of one opens it again.
    if (!moves && isOver(change.from) !== isOver(change.to)) order.isClosed = isOver(change.to);
    order.state = isWorkedOn(change.to) || isOver(change.to) ? stateByLines(order) : change.to;
  }
}

function isWorkedOn(state: string): boolean {
  return state === 'picking' || state === 'packed';
}

function isOver(state: string): boolean {
  return state === 'shipped' || state === 'delivered';
}

function stateByLines({ lines, cameShipped, isClosed }: Order): string {
  if (!isClosed && lines.some(({ quantity, shipped }) => shipped < quantity))
    return lines.every(({ quantity, packed }) => packed === quantity) ? 'packed' : 'picking';
  const here = cameShipped ? 0 : lines.reduce((sum, { shipped }) => sum + shipped, 0);
  return here > 0 && here === lines.reduce((sum, { delivered }) => sum + delivered, 0) ? 'delivered' : 'shipped';
}

/** 0 ≤ returned, delivered ≤ shipped ≤ packed ≤ picked ≤ ordered, of every line and at every time, and each unit in one parcel (DATA-R16). */
function noteBroken({ orders, brokenOrders, inParcels }: Notes, op: Text): void {
  if (op.type !== 'order.moved' && op.type !== 'order.amended' && op.type !== 'act.reversed') return;
  for (const [id, { lines, cameShipped }] of orders)
    if (lines.some((line) => !isInOrder(line) || !isInParcels(line, cameShipped, inParcels)))
      brokenOrders.push(`order ${id} by ${op.type} ${op.opId}`);
}

function isInOrder({ quantity, picked, packed, shipped, delivered, returned }: Line): boolean {
  const steps = [0, shipped, packed, picked, quantity];
  const isBack = [delivered, returned].every((some) => some >= 0 && some <= shipped);
  return isBack && steps.every((more, i) => i === 0 || more >= (steps[i - 1] ?? 0));
}

/** What is ordered of each line an amendment names is as it says; of one that it does not find, or takes out, that too. */
function noteAmendments({ orders }: Notes, op: Text): void {
  const amendments = op.type === 'order.amended' ? [op.payload as Amendment] : listOf<Amendment>(op, 'amendments');
  for (const { orderId, lines } of amendments) {
    const order = orders.get(orderId);
    for (const { lineId, at, becomes } of order ? lines : []) {
      const line = order?.lines.find(({ id }) => id === lineId);
      if (line && becomes) line.quantity = becomes.quantity;
      else if (line) order?.lines.splice(order.lines.indexOf(line), 1);
      else if (becomes) {
        const nothing = { picked: 0, packed: 0, shipped: 0, delivered: 0, returned: 0 };
        order?.lines.splice(at, 0, { id: lineId, ...becomes, ...nothing });
      }
    }
    if (order && isWorkedOn(order.state)) order.state = stateByLines(order);
  }
}

/** An order is there while one act that brought it in stands, and for good once something of it was picked or shipped. */
function isThere({ by, cameShipped, lines }: Order): boolean {
  return stands(by) || (!cameShipped && lines.some(({ picked, shipped }) => picked > 0 || shipped > 0));
}

function stands(by: Brought): boolean {
  return [...by.values()].some(Boolean);
}

/** An undo takes the bringing of its target away from the rows it names, or gives it back. */
function noteBringings(rows: ReadonlyMap<string, { readonly by: Brought }>, op: Text): void {
  const { bringing } = op.payload;
  if (typeof bringing !== 'string') return;
  for (const [name, now] of [
    ['hide', false],
    ['restore', true],
  ] as const)
    for (const { id } of listOf<Row>(op, name)) rows.get(id)?.by.set(bringing, now);
}

/** Whether a step picks, packs, ships, delivers or takes back units that another one has since it began. */
function isTwice(line: Line, { lines }: Change): boolean {
  return lines.some(({ lineId, from, ...step }) => {
    if (lineId !== line.id || !from) return false;
    const [does, began] = [progressOf(step), progressOf(from)];
    return (Object.keys(does) as (keyof typeof does)[]).some((what) => does[what] !== 0 && began[what] !== line[what]);
  });
}

/** What is left out of a step is what its shipping says, or nothing. */
function progressOf({ picked, shipped, packed = shipped, delivered = 0, returned = 0 }: Progress) {
  return { picked, packed, shipped, delivered, returned };
}

function changeLine(line: Line, change: Change): void {
  for (const delta of change.lines.filter((one) => one.lineId === line.id)) {
    const { picked, packed, shipped, delivered, returned } = progressOf(delta);
    line.picked += picked;
    line.packed += packed;
    line.shipped += shipped;
    line.delivered += delivered;
    line.returned += returned;
  }
  for (const place of change.relocate.filter((one) => one.lineId === line.id)) line.locationId = place.to;
}

function noteMarks({ marks }: Notes, op: Text): void {
  if (op.type === 'incoming.marked')
    for (const line of listOf<Mark & { id: string; quantity: number }>(op, 'lines'))
      marks.set(line.id, { ...line, open: line.quantity, by: new Map([[op.opId, true]]) });
  for (const { incomingId, received } of listOf<{ incomingId: string; received: number }>(op, 'incoming')) {
    const mark = marks.get(incomingId);
    if (mark) mark.open -= received;
  }
  noteBringings(marks, op);
}

/** A lot is there while one act that brought it in stands; what the first of them says of its expiry is so, another day is told. */
function noteLots({ lots, fields, lostEdits }: Notes, op: Text): void {
  for (const lot of listOf<Row & { readonly expiresOn: unknown }>(op, 'lots')) {
    const known = lots.get(lot.id) ?? { by: new Map(), says: new Map() };
    lots.set(lot.id, known);
    known.says.set(op.opId, lot.expiresOn);
    const key = `lot:${lot.id}.expiresOn`;
    if (stands(known.by)) {
      const now = valueOf(key, fields.get(key), lots);
      if (lot.expiresOn !== null && lot.expiresOn !== now) lostEdits.push(`${op.opId}:${lot.id}:expiresOn`);
      if (known.by.size < MOST_BRINGINGS) known.by.set(op.opId, true);
      continue;
    }
    known.by = new Map([...new Map([[op.opId, true] as const, ...known.by])].slice(0, MOST_BRINGINGS));
    fields.set(key, { by: known.by, value: lot.expiresOn });
  }
  const { bringing } = op.payload;
  const isTold = (id: string) => typeof bringing === 'string' && lots.get(id)?.by.has(bringing);
  const told = (name: string) => listOf<Row>(op, name).filter(({ id }) => isTold(id));
  noteBringings(lots, { ...op, payload: { bringing, hide: told('hide'), restore: told('restore') } });
}

/** As many acts as bring in one row are told apart. */
const MOST_BRINGINGS = 16;

/** The value of a field now: of a lot that nobody has set since what the first act said that stands. */
function valueOf(
  key: string,
  field: { readonly by: string | Brought | null; readonly value: unknown } | undefined,
  lots: Notes['lots'],
): unknown {
  const lot = typeof field?.by === 'object' ? lots.get(key.slice('lot:'.length, key.lastIndexOf('.'))) : undefined;
  const first = lot && [...lot.by].find(([, stood]) => stood)?.[0];
  return first === undefined ? field?.value : lot?.says.get(first);
}

function noteEdits({ fields, lots, lostEdits }: Notes, op: Text): void {
  const { countId, lotId, ...at } = op.payload as Readonly<Record<string, string | undefined>>;
  // A note on a count's line says of which line once, for all it sets.
  const short = lotId === undefined ? '' : `:${BigInt(`0x${lotId.replaceAll('-', '')}`).toString(36)}`;
  const line = { kind: 'count-line', id: `${countId}:${at['variantId']}:${at['locationId']}${short}` };
  for (const edit of listOf<Edit>(op, 'sets')) {
    const { kind, id, field, value } = op.type === 'count.noted' ? { ...edit, ...line } : edit;
    const key = `${kind}:${id}.${field}`;
    // The step that made it was refused, and nothing is there to be edited.
    if ((kind === 'parcel' || kind === 'return') && !fields.has(key)) continue;
    const now = fields.get(key) ?? { by: null, value: field === 'dropped' ? false : null };
    if (isOn(now.by, op.base?.[`${kind}:${id}`]?.[field] ?? null)) fields.set(key, { by: op.opId, value });
    else if (JSON.stringify(valueOf(key, now, lots)) !== JSON.stringify(value))
      lostEdits.push(`${op.opId}:${id}:${field}`);
  }
}

/** Whether an edit was made on what is there: what was set last, or what the first act said that stands, or one that is undone. */
function isOn(by: string | Brought | null, base: string | null): boolean {
  if (by === null || typeof by === 'string') return by === base;
  const first = [...by].find(([, stood]) => stood)?.[0];
  return base !== null && (base === first || by.get(base) === false);
}

/** On hand, committed and incoming of every level that says something, as one text each. */
function levelsOf(notes: Notes, stagingOf: (location: string) => string): ReadonlyMap<string, string> {
  const { orders, marks } = notes;
  const onHand = stockOf(notes);
  const [committed, incoming] = [new Map<string, number>(), new Map<string, number>()];
  for (const order of orders.values())
    for (const line of isThere(order) && ['open', 'held', 'picking', 'packed'].includes(order.state)
      ? order.lines
      : []) {
      add(committed, `${line.variantId}:${line.locationId}`, line.quantity - line.picked);
      add(committed, `${line.variantId}:${stagingOf(line.locationId)}`, line.picked - line.shipped);
    }
  for (const mark of marks.values())
    if (stands(mark.by)) add(incoming, `${mark.variantId}:${mark.locationId}`, Math.max(mark.open, 0));
  const keys = new Set([...onHand.keys(), ...committed.keys(), ...incoming.keys()]);
  const figures = [...keys].map(
    (key) => [key, [onHand, committed, incoming].map((sums) => sums.get(key) ?? 0)] as const,
  );
  return new Map(figures.filter(([, all]) => all.some((n) => n !== 0)).map(([key, all]) => [key, all.join('/')]));
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity);
}
