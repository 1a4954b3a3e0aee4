/**
 * The greatest lengths, numbers and sizes in a shop's data (DATA-R12). What people and files bring in stays within
 * `mayMake`, which every program since 0.1 can read. What is already stored is read within `mayRead`: 0.1 stored more
 * than it could read back, and all of that must open. There only the size of the whole act is limited.
 */
export type Limits = {
  /** Characters of a name, category, unit, SKU or any other code. */
  readonly name: number;
  /** Characters of a description or note. */
  readonly text: number;
  /** Rows of one kind in one act. */
  readonly rows: number;
  /** Options of a variant. */
  readonly options: number;
  /** Pictures of a product. */
  readonly pictures: number;
  /** Variants that the scope of a count names. */
  readonly scope: number;
  /** Absolute value of a quantity, in smallest units. */
  readonly quantity: number;
  /** Absolute value of what a line is worth, in minor units. */
  readonly total: number;
  readonly packSize: readonly [least: number, most: number];
  /** Lead time of a supplier, in days. */
  readonly leadDays: readonly [least: number, most: number];
  /** Rate of a tax class, in thousandths of a percent. */
  readonly taxRate: readonly [least: number, most: number];
  /** Days of "not counted for". */
  readonly countDays: readonly [least: number, most: number];
  /** Rows that one act writes, of any kind. */
  readonly entities: number;
  /** Characters of the whole act as it is stored. */
  readonly act: number;
};

export const mayMake = {
  name: 1_000,
  text: 10_000,
  rows: 2_000,
  options: 100,
  pictures: 12,
  scope: 20_000,
  quantity: 1_000_000_000_000,
  total: Number.MAX_SAFE_INTEGER,
  packSize: [1, 1_000_000_000],
  leadDays: [0, 10_000],
  taxRate: [0, 100_000],
  countDays: [1, 10_000],
  // The undo of an act must fit, too: it can hide no more rows at once, and its text is a little longer than the act's.
  entities: 2_000,
  act: 800_000,
} as const satisfies Limits;

const all = Number.MAX_SAFE_INTEGER;

export const mayRead = {
  name: all,
  text: all,
  rows: all,
  options: all,
  pictures: all,
  scope: all,
  quantity: all,
  total: Number.MAX_VALUE,
  packSize: [-all, all],
  leadDays: [0, all],
  taxRate: [0, all],
  countDays: [-all, all],
  entities: all,
  act: 64_000_000,
} as const satisfies Limits;

/** Characters of what people read at a glance, in a badge or on a button: a tag of an order, a saved view. */
export const mayMakeShort = { tag: 40, view: 60 } as const;

/**
 * The greatest lengths of the texts of a contact record (DATA-R10), in characters; every program since 0.1 accepts
 * them.
 */
export const mayMakeContact = { name: 500, address: 2_000, phone: 200, email: 500, note: 10_000 } as const;
