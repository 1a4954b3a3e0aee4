import { must } from '#shared/base/must.ts';

export type Level = { active: boolean; available: number };
export type Item = { readonly id: string; tracked: boolean; readonly levels: Map<string, Level> };
export type Option = { readonly name: string; readonly value: string };
export type Variant = {
  readonly id: string;
  readonly product: Product;
  readonly item: Item;
  sku: string;
  barcode: string;
  price: string;
  options: readonly Option[];
  /** Made of other things, whose stock is its. */
  bundle: boolean;
};
export type Product = {
  readonly id: string;
  title: string;
  handle: string;
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED' | 'UNLISTED';
  updated: number;
  readonly variants: Variant[];
};
export type Line = {
  readonly id: string;
  readonly variant: Variant;
  readonly title: string;
  readonly sku: string;
  readonly price: string;
  /** With what was refunded. */
  quantity: number;
};
/** What one place is to send of an order. */
export type Part = {
  readonly id: string;
  place: string;
  status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED' | 'CANCELLED' | 'ON_HOLD';
  readonly lines: { readonly id: string; readonly line: Line; total: number; remaining: number }[];
};
export type Refund = {
  readonly id: string;
  readonly note: string;
  readonly amount: string;
  readonly lines: readonly {
    readonly line: Line;
    readonly quantity: number;
    readonly how: 'CANCEL' | 'RETURN' | 'NO_RESTOCK';
    readonly place: string | null;
  }[];
};
export type Shipment = {
  readonly id: string;
  readonly created: number;
  status: 'SUCCESS' | 'CANCELLED';
  readonly place: string;
  readonly tracking: { readonly number: string | null; readonly company: string | null; readonly url: string | null };
  readonly lines: readonly { readonly line: Line; readonly quantity: number }[];
  readonly told: boolean;
};
export type Order = {
  readonly id: string;
  readonly name: string;
  created: number;
  updated: number;
  cancelled: number | null;
  financial: string;
  strange: string | null;
  readonly lines: Line[];
  readonly parts: Part[];
  readonly refunds: Refund[];
  readonly shipments: Shipment[];
};

/** The rows and rules of a Shopify shop, by its documentation. Its clock is turned by the test, or is the real one. */
export class ShopifyShop {
  readonly places = new Map<string, { readonly id: string; name: string }>();
  readonly products = new Map<string, Product>();
  readonly variants = new Map<string, Variant>();
  readonly items = new Map<string, Variant>();
  readonly orders = new Map<string, Order>();
  /** Run between reading and writing of the next change of stock, when somebody else acts. */
  readonly gaps: (() => void)[] = [];
  /** Acts before this page of the products, or while all of them are read. */
  pulling: { page: number; readonly act: () => void } | null = null;
  /** Orders that its index has not found yet. */
  readonly hidden = new Set<string>();
  #ids = 1_000;
  #clock = Date.UTC(2030, 0, 1, 9);
  readonly #isReal: boolean;

  constructor(isReal: boolean) {
    this.#isReal = isReal;
    this.addPlace('Shop');
  }

  get clock(): number {
    return this.#isReal ? Date.now() : this.#clock;
  }

  pass(ms: number): void {
    this.#clock += ms;
  }

  second(): number {
    return Math.floor(this.clock / 1_000) * 1_000;
  }

  nextId(kind: string): string {
    return `gid://shopify/${kind}/${++this.#ids}`;
  }

  addPlace(name: string): string {
    const id = this.nextId('Location');
    this.places.set(id, { id, name });
    return id;
  }

  get mainPlace(): string {
    return must([...this.places.keys()][0], 'a shop has a place');
  }

  addProduct(some: Partial<Omit<Product, 'id' | 'variants'>> = {}): Product {
    const id = this.nextId('Product');
    const handle = `thing-${id.split('/').at(-1)}`;
    const product: Product = {
      id,
      title: 'Thing',
      handle,
      status: 'ACTIVE',
      updated: this.second(),
      variants: [],
      ...some,
    };
    this.products.set(id, product);
    return product;
  }

  /** `stock` by place; a place that is not named has none of it. */
  addVariant(
    product: Product,
    some: Partial<Pick<Variant, 'sku' | 'barcode' | 'price' | 'options' | 'bundle'>>,
    stock: Readonly<Record<string, number>> | null,
  ): Variant {
    const levels = stock ?? { [this.mainPlace]: 0 };
    const item: Item = { id: this.nextId('InventoryItem'), tracked: stock !== null, levels: new Map() };
    for (const [place, available] of Object.entries(levels)) item.levels.set(place, { active: true, available });
    const variant: Variant = {
      id: this.nextId('ProductVariant'),
      product,
      item,
      sku: '',
      barcode: '',
      price: '12.50',
      options: [{ name: 'Title', value: 'Default Title' }],
      bundle: false,
      ...some,
    };
    product.variants.push(variant);
    this.variants.set(variant.id, variant);
    this.items.set(item.id, variant);
    return variant;
  }

  touch(product: Product): void {
    product.updated = this.second();
  }

  /** A change of stock counts as a change of its product. */
  add(variant: Variant, place: string, delta: number): void {
    const level = variant.item.levels.get(place);
    if (!variant.item.tracked || !level) return;
    level.available += delta;
    this.touch(variant.product);
  }

  destroyProduct(id: string): void {
    for (const variant of this.products.get(id)?.variants ?? []) {
      this.variants.delete(variant.id);
      this.items.delete(variant.item.id);
    }
    this.products.delete(id);
  }

  /** An order takes stock when it is made, paid or not: at the first place that has enough. */
  addOrder(
    wanted: readonly { readonly variantId: string; readonly quantity: number }[],
    financial = 'PAID',
    place?: string,
  ): Order {
    const id = this.nextId('Order');
    const order: Order = {
      id,
      name: `#${this.#ids}`,
      created: this.second(),
      updated: this.second(),
      cancelled: null,
      financial,
      strange: null,
      lines: [],
      parts: [],
      refunds: [],
      shipments: [],
    };
    this.orders.set(id, order);
    for (const { variantId, quantity } of wanted) {
      const variant = must(this.variants.get(variantId), 'a variant of this shop');
      const { title } = variant.product;
      const line: Line = {
        id: this.nextId('LineItem'),
        variant,
        title,
        sku: variant.sku,
        price: variant.price,
        quantity,
      };
      order.lines.push(line);
      const at = place ?? this.#placeFor(variant, quantity);
      this.#partAt(order, at).lines.push({
        id: this.nextId('FulfillmentOrderLineItem'),
        line,
        total: quantity,
        remaining: quantity,
      });
      this.add(variant, at, -quantity);
    }
    return order;
  }

  #placeFor({ item }: Variant, quantity: number): string {
    const enough = [...item.levels].find(([, { active, available }]) => active && available >= quantity);
    return enough?.[0] ?? [...item.levels.keys()][0] ?? this.mainPlace;
  }

  #partAt(order: Order, place: string): Part {
    const found = order.parts.find((part) => part.place === place && part.status === 'OPEN');
    if (found) return found;
    const part: Part = { id: this.nextId('FulfillmentOrder'), place, status: 'OPEN', lines: [] };
    order.parts.push(part);
    return part;
  }

  hold(order: Order): void {
    for (const part of order.parts) if (part.status === 'OPEN') part.status = 'ON_HOLD';
    order.updated = this.second();
  }

  cancel(order: Order, restock: boolean): void {
    const lines = order.parts.flatMap((part) =>
      part.lines
        .filter(({ remaining }) => remaining > 0 && part.status !== 'CANCELLED')
        .map(({ line, remaining }) => ({
          line,
          quantity: remaining,
          how: restock ? ('CANCEL' as const) : ('NO_RESTOCK' as const),
          place: restock ? part.place : null,
        })),
    );
    for (const part of order.parts.filter(({ status }) => status !== 'CANCELLED')) {
      for (const one of part.lines) {
        if (restock) this.add(one.line.variant, part.place, one.remaining);
        one.remaining = 0;
      }
      if (part.status !== 'CLOSED') part.status = 'CANCELLED';
    }
    order.refunds.push({ id: this.nextId('Refund'), note: 'cancelled', amount: '0.0', lines });
    order.cancelled = this.second();
    order.financial = order.financial === 'PENDING' ? 'VOIDED' : 'REFUNDED';
    order.updated = this.second();
  }

  /** Of what is not sent yet first, else of what came back. */
  refund(
    order: Order,
    line: Line,
    quantity: number,
    { restock, amount = '1.0' }: { restock: boolean; amount?: string },
  ): void {
    const part = must(
      order.parts.findLast(({ lines, status }) => status !== 'CANCELLED' && lines.some((one) => one.line === line)),
      'a line has its part',
    );
    const of = must(
      part.lines.find((one) => one.line === line),
      'a line has its part',
    );
    const isSent = of.remaining < quantity;
    if (!isSent) {
      of.remaining -= quantity;
      of.total -= quantity;
    }
    if (restock) this.add(line.variant, part.place, quantity);
    const how = !restock ? 'NO_RESTOCK' : isSent ? 'RETURN' : 'CANCEL';
    const place = restock ? part.place : null;
    order.refunds.push({
      id: this.nextId('Refund'),
      note: 'changed my mind',
      amount,
      lines: [{ line, quantity, how, place }],
    });
    if (amount !== '0.0')
      order.financial = order.lines.every((one) => this.currentOf(order, one) === 0)
        ? 'REFUNDED'
        : 'PARTIALLY_REFUNDED';
    order.updated = this.second();
  }

  /** What is ordered of a line, without what was refunded or taken off. */
  currentOf(order: Order, line: Line): number {
    const off = order.refunds.flatMap(({ lines }) => lines).filter((one) => one.line === line);
    return off.reduce((left, { quantity }) => left - quantity, line.quantity);
  }

  edit(order: Order, line: Line, quantity: number): void {
    const difference = quantity - this.currentOf(order, line);
    if (difference < 0) return this.refund(order, line, -difference, { restock: true, amount: '0.0' });
    const part = must(order.parts[0], 'an order has a part');
    const of = must(
      part.lines.find((one) => one.line === line),
      'a line has its part',
    );
    line.quantity += difference;
    of.total += difference;
    of.remaining += difference;
    this.add(line.variant, part.place, -difference);
    order.updated = this.second();
  }

  /** Another place is to send it, or so many of each: it takes there what it took here. What has nothing left stays as cancelled. */
  move(order: Order, part: Part, place: string, most = Number.POSITIVE_INFINITY): void {
    const moved: Part = { id: this.nextId('FulfillmentOrder'), place, status: 'OPEN', lines: [] };
    const isWhole = part.lines.every(({ remaining }) => remaining <= most);
    for (const of of part.lines) {
      const quantity = Math.min(of.remaining, most);
      this.add(of.line.variant, part.place, quantity);
      this.add(of.line.variant, place, -quantity);
      moved.lines.push({
        id: this.nextId('FulfillmentOrderLineItem'),
        line: of.line,
        total: quantity,
        remaining: quantity,
      });
      if (isWhole) continue;
      of.total -= quantity;
      of.remaining -= quantity;
    }
    if (isWhole) part.status = 'CANCELLED';
    order.parts.push(moved);
    order.updated = this.second();
  }

  ship(
    order: Order,
    taken: readonly { readonly part: Part; readonly lineId: string; readonly quantity: number }[],
    tracking: Shipment['tracking'],
    told: boolean,
  ): Shipment {
    const lines = taken.map(({ part, lineId, quantity }) => {
      const of = must(
        part.lines.find(({ id }) => id === lineId),
        'a line of this part',
      );
      of.remaining -= quantity;
      return { line: of.line, quantity };
    });
    for (const { part } of taken)
      part.status = part.lines.every(({ remaining }) => remaining === 0) ? 'CLOSED' : 'IN_PROGRESS';
    const shipment: Shipment = {
      id: this.nextId('Fulfillment'),
      created: this.second(),
      status: 'SUCCESS',
      place: taken[0]?.part.place ?? this.mainPlace,
      tracking,
      lines,
      told,
    };
    order.shipments.push(shipment);
    order.updated = this.second();
    return shipment;
  }

  /** Sends all of it, as a person in the shop does. */
  shipAll(order: Order): void {
    for (const part of order.parts.filter(({ status }) => status !== 'CANCELLED'))
      this.ship(
        order,
        part.lines.map(({ id, remaining }) => ({ part, lineId: id, quantity: remaining })),
        { number: null, company: null, url: null },
        false,
      );
  }

  fulfillmentOf(order: Order): string {
    if (order.strange !== null) return order.strange;
    const open = order.parts.filter(({ status }) => status !== 'CANCELLED');
    const left = open.flatMap(({ lines }) => lines).some(({ remaining }) => remaining > 0);
    if (order.shipments.length > 0) return left ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
    return order.parts.some(({ status }) => status === 'ON_HOLD') ? 'ON_HOLD' : 'UNFULFILLED';
  }
}
