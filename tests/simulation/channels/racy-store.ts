import { nobody } from '#shared/channels/lane/gone-order.ts';
import { must } from '#shared/base/must.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';
import type { RemoteRef, StockTask } from '#shared/contract/channels/port.ts';

/**
 * How a store writes stock, as measured: a difference that is read, added and written with a mark; a difference that names the figure it expects,
 * under a key; or figures only, that are in no feed.
 */
export type StoreKind = 'racy-delta' | 'compare-and-key' | 'absolute';

type Thing = {
  readonly id: string;
  stock: number;
  marker: string | null;
  /** Its second by the store's clock. */
  changed: number;
  /**
   * What it must show: what was there when it was agreed, all that was applied of what we told, less what its orders took. The store knows nothing of
   * it; it is how the simulation sees what is lost and what is written over.
   */
  truth: number;
};
type Line = { readonly id: string; readonly thing: string; quantity: number; taken: number };
export type StoreOrder = {
  readonly id: string;
  status: 'unpaid' | 'open' | 'cancelled' | 'done';
  readonly placedAt: number;
  changed: number;
  readonly lines: readonly Line[];
};

/** The rows of a store that others write to while we do. */
export class RacyStore {
  readonly kind: StoreKind;
  /** By its own clock, which is set now and then. */
  readonly now: () => number;
  readonly things = new Map<string, Thing>();
  readonly orders = new Map<string, StoreOrder>();
  /** Keys of changes that were applied. */
  readonly keys = new Set<string>();
  /** Keys of changes that were answered to be stale: they never will be applied. */
  readonly staleKeys = new Set<string>();
  /** What was found wrong as it happened. */
  readonly wrong: string[] = [];
  /** Things whose figure somebody else wrote, or that lost a write: these may differ. */
  readonly disturbed = new Set<string>();
  /** Those that lost a write since a person looked: what is right there nobody can say. */
  readonly raced = new Set<string>();
  #skew = 0;
  #turnedAt = 0;
  /** When the last pulls of orders and things began that went through and are kept, by our clock. */
  readonly pulled = { orders: 0, things: 0 };
  readonly #ours: () => number;
  #ids = 100;

  constructor(kind: StoreKind, now: () => number) {
    this.kind = kind;
    this.#ours = now;
    this.now = () => now() + this.#skew;
  }

  /**
   * Somebody sets its clock, once everything was pulled since the last time: what happened while it was wrong between two pulls, only a day's look finds.
   */
  turn(ms: number): void {
    if (Math.min(this.pulled.orders, this.pulled.things) <= this.#turnedAt) return;
    this.#skew += ms;
    this.#turnedAt = this.#ours();
  }

  #second(): number {
    return Math.floor(this.now() / 1_000) * 1_000;
  }

  addThing(stock: number): RemoteRef {
    const id = String(++this.#ids);
    this.things.set(id, { id, stock, marker: null, changed: this.#second(), truth: stock });
    return { productId: id, variantId: null };
  }

  thing(id: string): Thing {
    return must(this.things.get(id), 'a thing of this store');
  }

  /** Where figures are in the feed, a new one is a change of the thing. */
  #touch(thing: Thing): void {
    if (this.kind !== 'absolute') thing.changed = this.#second();
  }

  /** A sale, or what comes back: one step, of which nothing is lost. */
  #take(thing: Thing, quantity: number): void {
    thing.stock -= quantity;
    thing.truth -= quantity;
    this.#touch(thing);
  }

  buy(thing: string, quantity: number, isPaid: boolean): void {
    const id = String(++this.#ids);
    const at = this.now();
    const lines = [{ id: `${id}-1`, thing, quantity, taken: 0 }];
    this.orders.set(id, { id, status: 'unpaid', placedAt: at, changed: this.#second(), lines });
    if (isPaid) this.pay(id);
  }

  pay(id: string): void {
    const order = must(this.orders.get(id), 'an order');
    if (order.status !== 'unpaid') return;
    this.#move(order, 'open');
    for (const line of order.lines) this.#takeLine(line, line.quantity);
  }

  cancel(id: string): void {
    const order = must(this.orders.get(id), 'an order');
    if (order.status !== 'unpaid' && order.status !== 'open') return;
    this.#move(order, 'cancelled');
    for (const line of order.lines) this.#takeLine(line, 0);
  }

  edit(id: string, quantity: number): void {
    const order = must(this.orders.get(id), 'an order');
    const [line] = order.lines;
    if (order.status !== 'open' || !line) return;
    this.#move(order, 'open');
    line.quantity = quantity;
    this.#takeLine(line, quantity);
  }

  /** A parcel left, as we tell it. */
  complete(id: string): boolean {
    const order = must(this.orders.get(id), 'an order');
    if (order.status === 'cancelled') return false;
    if (order.status !== 'done') this.#move(order, 'done');
    return true;
  }

  #takeLine(line: Line, taken: number): void {
    this.#take(this.thing(line.thing), taken - line.taken);
    line.taken = taken;
  }

  #move(order: StoreOrder, status: StoreOrder['status']): void {
    order.status = status;
    order.changed = this.#second();
  }

  /** Another app writes its own figure. */
  overwrite(id: string, stock: number): void {
    const thing = this.thing(id);
    this.disturbed.add(id);
    thing.stock = stock;
    this.#touch(thing);
  }

  /** Something was lost there, or is taken for something else, as nobody can help. */
  hasRaced(id: string): void {
    this.disturbed.add(id);
    this.raced.add(id);
  }

  /** A person looked at a difference and began anew from what is shown. */
  agreeOn(id: string): void {
    const thing = this.thing(id);
    thing.truth = thing.stock;
    this.raced.delete(id);
  }

  /**
   * Writes a change of ours onto what it was read as. Others may have written since, and are lost then: that nobody can help, who has looked
   * (`how`: just now, or long before). Writing onto a figure that is wrong is.
   */
  write(task: StockTask, read: number, how: 'now' | 'late' | 'blind'): void {
    const thing = this.thing(task.ref.productId);
    if (thing.stock !== read && how !== 'blind') this.hasRaced(thing.id);
    if (how !== 'late' && !this.raced.has(thing.id) && thing.stock !== thing.truth && thing.stock === read)
      this.wrong.push(
        `[CHN124] ${thing.id}: ${task.delta} was written over a difference, ${read} instead of ${thing.truth}`,
      );
    thing.stock = read + task.delta;
    thing.truth += task.delta;
    if (this.kind === 'racy-delta') thing.marker = task.taskId;
    this.keys.add(task.taskId);
    this.#touch(thing);
  }
}

/** A thing as the port says it. */
export function remoteThing(thing: Thing): RemoteProduct {
  const variant = {
    id: null,
    sku: `SKU-${thing.id}`,
    barcode: '',
    options: [],
    price: null,
    stock: [{ locationId: null, quantity: thing.stock }],
    marker: thing.marker,
  };
  return { id: thing.id, title: `Thing ${thing.id}`, status: 'shown', variants: [variant], modifiedAt: thing.changed };
}

/** An order as the port says it. */
export function remoteOrder({ id, status, lines, placedAt, changed: modifiedAt }: StoreOrder): RemoteOrder {
  return {
    id,
    number: `W${id}`,
    status,
    means: status,
    currency: 'EUR',
    placedAt,
    modifiedAt,
    billing: nobody,
    shipping: null,
    shippingMethod: '',
    shippingAmount: null,
    discountAmount: null,
    customerNote: '',
    lines: lines.map((line) => ({
      id: line.id,
      productId: line.thing,
      variantId: null,
      sku: `SKU-${line.thing}`,
      title: `Thing ${line.thing}`,
      quantity: line.quantity,
      unitPrice: null,
      total: null,
      tax: null,
      taken: [{ locationId: null, quantity: line.taken }],
    })),
    refunds: [],
  };
}
