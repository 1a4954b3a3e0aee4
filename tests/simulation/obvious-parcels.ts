/** Parcels and returns once more, as plain sums over what the texts say. */
export type Parcel = { readonly orderId: string; state: string; readonly lines: Map<string, number> };
type Return = { readonly lines: readonly ParcelLine[]; hides: number };
type ParcelLine = { readonly lineId: string; readonly quantity: number };
type NewParcel = { readonly id: string; readonly state: string; readonly lines: readonly ParcelLine[] };
type Change = { readonly parcelId: string; readonly to: string; readonly lines: readonly ParcelLine[] };
type Stepped = {
  readonly orderId: string;
  readonly lines: readonly { readonly lineId: string; readonly packed?: number; readonly shipped: number }[];
};
type Text = { readonly type: string; readonly payload: Readonly<Record<string, unknown>> };
type Line = {
  readonly id: string;
  readonly packed: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly returned: number;
};

export type ParcelNotes = {
  readonly parcels: Map<string, Parcel>;
  readonly returns: Map<string, Return>;
  /** What of a line left by acts that name no parcel. */
  readonly unparcelled: Map<string, number>;
};

export function noParcelNotes(): ParcelNotes {
  return { parcels: new Map(), returns: new Map(), unparcelled: new Map() };
}

/** What an act does to parcels and returns. */
export function noteParcels({ parcels, returns, unparcelled }: ParcelNotes, { type, payload }: Text): void {
  if (type !== 'order.moved' && type !== 'act.reversed') return;
  const listed = <T>(name: string) => (payload[name] ?? []) as readonly T[];
  const steps = type === 'order.moved' ? [payload['change'] as Stepped] : listed<Stepped>('orders');
  for (const { id, state, lines } of listed<NewParcel>('newParcels'))
    parcels.set(id, {
      orderId: steps[0]?.orderId ?? '',
      state,
      lines: new Map(lines.map((line) => [line.lineId, line.quantity])),
    });
  for (const { parcelId, to, lines } of listed<Change>('parcels')) {
    const parcel = parcels.get(parcelId);
    if (!parcel) continue;
    parcel.state = to;
    for (const { lineId, quantity } of lines) add(parcel.lines, lineId, quantity);
  }
  if (listed('newParcels').length + listed('parcels').length === 0)
    for (const { lineId, packed, shipped } of steps.flatMap(({ lines }) => lines))
      add(unparcelled, lineId, packed ?? shipped);
  if (type === 'order.moved')
    for (const one of listed<Return & { readonly id: string }>('returns')) returns.set(one.id, { ...one, hides: 0 });
  for (const { id } of listed<{ readonly id: string }>('hide')) hide(returns, id, 1);
  for (const { id } of listed<{ readonly id: string }>('restore')) hide(returns, id, -1);
}

function hide(returns: ParcelNotes['returns'], id: string, step: number): void {
  const one = returns.get(id);
  if (one) one.hides += step;
}

/** Whether a line's parcels and returns say of it what it says: each unit lies in one parcel, leaves in one, and comes back in one return. */
export function isInParcels(
  { id, packed, shipped, delivered, returned }: Line,
  cameShipped: boolean,
  { parcels, returns, unparcelled }: ParcelNotes,
): boolean {
  const inside = { packed: 0, shipped: 0, delivered: 0, void: 0 } as Record<string, number>;
  for (const { state, lines } of parcels.values()) inside[state] = (inside[state] ?? 0) + (lines.get(id) ?? 0);
  const { packed: waiting = 0, shipped: left = 0, delivered: arrived = 0, void: none } = inside;
  const loose = (unparcelled.get(id) ?? 0) + (cameShipped ? shipped : 0);
  let back = 0;
  for (const { lines, hides } of returns.values())
    for (const line of hides > 0 ? [] : lines) back += line.lineId === id ? line.quantity : 0;
  return (
    none === 0 &&
    packed - loose === waiting + left + arrived &&
    shipped - loose === left + arrived &&
    delivered === arrived &&
    returned === back
  );
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity);
}
