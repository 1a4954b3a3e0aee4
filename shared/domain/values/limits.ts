/**
 * How long, how many and how large what a shop says of itself may be (DATA-R12). `mayMake` is what every program since
 * 0.1 reads: what people and files bring in stays within it. `mayRead` is what is read for ever: 0.1 stored more than it
 * could read back, and all of that opens; there only the size of the whole act is bounded.
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
  /** Variants a count is limited to. */
  readonly scope: number;
  /** A quantity in smallest units, either way. */
  readonly quantity: number;
  /** What a line is worth, in minor units, either way. */
  readonly total: number;
  readonly packSize: readonly [least: number, most: number];
  /** Days a supplier takes. */
  readonly leadDays: readonly [least: number, most: number];
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
  scope: 20_000,
  quantity: 1_000_000_000_000,
  total: Number.MAX_SAFE_INTEGER,
  packSize: [1, 1_000_000_000],
  leadDays: [0, 10_000],
  countDays: [1, 10_000],
  // No more than an undo may hide at once, and the undo of an act says a little more than the act: it must fit as well.
  entities: 2_000,
  act: 800_000,
} as const satisfies Limits;

const all = Number.MAX_SAFE_INTEGER;

export const mayRead = {
  name: all,
  text: all,
  rows: all,
  options: all,
  scope: all,
  quantity: all,
  total: Number.MAX_VALUE,
  packSize: [-all, all],
  leadDays: [0, all],
  countDays: [-all, all],
  entities: all,
  act: 64_000_000,
} as const satisfies Limits;

/** How long the texts of a contact record may be (DATA-R10): as long as every program since 0.1 takes them. */
export const mayMakeContact = { name: 500, address: 2_000, phone: 200, email: 500, note: 10_000 } as const;
