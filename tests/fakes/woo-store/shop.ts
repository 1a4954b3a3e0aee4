/** What a meta of WooCommerce is: a key and whatever was written under it. */
export type Meta = { key: string; value: unknown };

/** A product, or with `parentId` one of its variations. */
export type Item = {
  id: number;
  parentId: number | null;
  name: string;
  type: string;
  status: string;
  sku: string;
  gtin: string;
  price: string;
  manage: boolean;
  stock: number | null;
  attributes: { name: string; option: string }[];
  meta: Meta[];
  modified: number;
  /** The same in the shop's own time, by which products are sorted. */
  modifiedThere: number;
  unreadable?: boolean;
};
export type Line = {
  id: number;
  itemId: number;
  parentId: number | null;
  name: string;
  sku: string;
  quantity: number;
  price: string;
  reduced: number;
  restocked: number;
};
export type Refund = {
  id: number;
  amount: string;
  reason: string;
  lines: { id: number; of: number; quantity: number }[];
};
export type Order = {
  id: number;
  /** Of this order alone, whichever id it has. */
  readonly key: string;
  status: string;
  created: number;
  modified: number;
  note: string;
  lines: Line[];
  refunds: Refund[];
  notes: { id: number; note: string; customer_note: boolean }[];
  trackings: Record<string, unknown>[];
  meta: Meta[];
};

/** In which statuses stock leaves, and in which it comes back; the others leave it as it is. */
const takes = ['processing', 'completed', 'on-hold'];
const givesBack = ['pending', 'cancelled'];

/** The rows and rules of a WooCommerce shop, as they were measured. Its clock is turned by the test. */
export class WooShop {
  readonly items = new Map<number, Item>();
  readonly orders = new Map<number, Order>();
  /** Milliseconds; what is written is stamped with its second. */
  clock = Date.UTC(2030, 0, 1, 9);
  /** Statuses that an extension added. */
  readonly moreStatuses: string[] = [];
  /** Runs between reading and writing of the next stock difference: it is no one step in the shop either. */
  readonly gaps: (() => void)[] = [];
  /** The shop's own time less UTC. */
  zone = 0;
  #ids = 10;
  #keys = 0;

  nextId(): number {
    return ++this.#ids;
  }

  second(): number {
    return Math.floor(this.clock / 1_000) * 1_000;
  }

  addItem(some: Partial<Item>): Item {
    const item: Item = {
      id: this.nextId(),
      parentId: null,
      name: 'Thing',
      type: 'simple',
      status: 'publish',
      sku: '',
      gtin: '',
      price: '10.00',
      manage: true,
      stock: 0,
      attributes: [],
      meta: [],
      modified: this.second(),
      modifiedThere: (some.modified ?? this.second()) + this.zone,
      ...some,
    };
    this.items.set(item.id, item);
    return item;
  }

  /** Saving stamps a thing and its product. */
  touch(item: Item): void {
    const parent = item.parentId === null ? undefined : this.items.get(item.parentId);
    for (const one of parent ? [item, parent] : [item]) {
      one.modified = this.second();
      one.modifiedThere = this.second() + this.zone;
    }
  }

  /** Where a thing is counted: by itself, else with its product, else not at all. */
  countedOf(item: Item): Item | null {
    if (item.manage) return item;
    const parent = item.parentId === null ? undefined : this.items.get(item.parentId);
    return parent?.manage ? parent : null;
  }

  /** A sale, a restock: the database adds, so nothing of it is lost, unless a slower writer overwrites it. */
  addStock(item: Item, delta: number): void {
    const counted = this.countedOf(item);
    if (!counted) return;
    counted.stock = (counted.stock ?? 0) + delta;
    this.touch(counted);
  }

  /** The interface's difference: read, then written, with whatever happens in between. */
  addDelta(item: Item, delta: number): void {
    if (!item.manage) return;
    const read = item.stock ?? 0;
    this.gaps.shift()?.();
    item.stock = read + delta;
  }

  addOrder(lines: readonly { readonly itemId: number; readonly quantity: number }[], status: string, note = ''): Order {
    const order: Order = {
      id: this.nextId(),
      key: `wc_order_${++this.#keys}`,
      status: 'pending',
      created: this.second(),
      modified: this.second(),
      note,
      lines: lines.flatMap((line) => this.#line(line)),
      refunds: [],
      notes: [],
      trackings: [],
      meta: [],
    };
    this.orders.set(order.id, order);
    this.setStatus(order, status);
    return order;
  }

  /** A copy of everything, and the shop set up from it again later: ids go on from there. */
  copy(): () => void {
    const [items, orders, ids] = [structuredClone(this.items), structuredClone(this.orders), this.#ids];
    return () => {
      this.items.clear();
      this.orders.clear();
      for (const [id, item] of structuredClone(items)) this.items.set(id, item);
      for (const [id, order] of structuredClone(orders)) this.orders.set(id, order);
      this.#ids = ids;
    };
  }

  #line({ itemId, quantity }: { readonly itemId: number; readonly quantity: number }): Line[] {
    const item = this.items.get(itemId);
    if (!item) return [];
    const { parentId, name, sku, price } = item;
    return [{ id: this.nextId(), itemId, parentId, name, sku, quantity, price, reduced: 0, restocked: 0 }];
  }

  setStatus(order: Order, status: string): void {
    order.status = status;
    order.modified = this.second();
    for (const line of order.lines) {
      const item = this.items.get(line.itemId);
      if (!item || !this.countedOf(item)) continue;
      if (takes.includes(status) && line.reduced === 0) {
        this.addStock(item, -line.quantity);
        line.reduced = line.quantity;
      }
      if (givesBack.includes(status) && line.reduced > 0) {
        this.addStock(item, line.reduced);
        line.reduced = 0;
      }
    }
  }

  /** An edited line takes or gives the difference while its order has its stock. */
  setQuantity(order: Order, line: Line, quantity: number): void {
    line.quantity = quantity;
    order.modified = this.second();
    const item = this.items.get(line.itemId);
    if (!item || !this.countedOf(item) || !takes.includes(order.status)) return;
    this.addStock(item, line.reduced - quantity);
    line.reduced = quantity;
  }

  refund(
    order: Order,
    lines: readonly { readonly of: number; readonly quantity: number }[],
    { amount, reason, restock }: { readonly amount: string; readonly reason: string; readonly restock: boolean },
  ): Refund {
    for (const { of, quantity } of restock ? lines : []) {
      const line = order.lines.find(({ id }) => id === of);
      const item = line && this.items.get(line.itemId);
      if (!line || !item || line.reduced === 0) continue;
      this.addStock(item, quantity);
      line.reduced -= quantity;
      line.restocked += quantity;
    }
    const refund = { id: this.nextId(), amount, reason, lines: lines.map((line) => ({ id: this.nextId(), ...line })) };
    order.refunds.push(refund);
    order.modified = this.second();
    return refund;
  }
}

/** Writes a meta as the store does: under a key that is there, else anew. */
export function setMeta(meta: Meta[], written: unknown): void {
  if (!Array.isArray(written)) return;
  for (const { key, value } of written as Meta[]) {
    const found = meta.find((one) => one.key === key);
    if (found) found.value = value;
    else meta.push({ key, value });
  }
}
