import type { LocationId, VariantId } from '../operations/ids.ts';
import type { OrderLine } from '../operations/rows.ts';

/** One location on the way to another, as it is called. */
export type PathStep = { readonly id: LocationId; readonly name: string };

/** What says where things lie: the bin of a variant, and the way to a location, the outermost first and itself last. */
export type PickPlaces = {
  readonly usualBin: (variantId: VariantId) => LocationId | null;
  readonly pathOf: (id: LocationId) => readonly PathStep[];
  /** Whether what lies at a location is not for sale: nobody is sent there to pick (ALC19). */
  readonly isNotForSale: (id: LocationId) => boolean;
};

/** Where a line is picked. */
export type PickStop = {
  /** The same for what lies in one bin of one place. */
  readonly key: string;
  /** From the outermost location down to the bin, or to the place where no bin is known. */
  readonly path: readonly string[];
};

type Placed = Pick<OrderLine, 'variantId' | 'locationId'>;

/**
 * Where a line is picked: the usual bin of its variant, if that lies in the place that the line is promised at. A bin
 * elsewhere says nothing of where the variant lies there.
 */
export function pickStop(
  { variantId, locationId }: Placed,
  { usualBin, pathOf }: Pick<PickPlaces, 'usualBin' | 'pathOf'>,
): PickStop {
  const bin = usualBin(variantId);
  const toBin = bin === null ? [] : pathOf(bin);
  const isHere = toBin.some(({ id }) => id === locationId);
  const path = isHere ? toBin : pathOf(locationId);
  return { key: `${locationId}/${isHere ? bin : ''}`, path: path.map(({ name }) => name) };
}

/** Digits in names count as numbers: A-2 stands before A-10. */
const natural = new Intl.Collator('en', { numeric: true }).compare;

/** The order of two stops. Of two on one way the deeper one comes first: what has no bin is sought when all else is picked. */
export function byStop(one: PickStop, other: PickStop): number {
  const shared = Math.min(one.path.length, other.path.length);
  for (let at = 0; at < shared; at++) {
    const order = natural(one.path[at] ?? '', other.path[at] ?? '');
    if (order !== 0) return order;
  }
  return other.path.length - one.path.length || Number(one.key > other.key) - Number(one.key < other.key);
}

/** What is picked and what it is called. */
export type ToPick = { readonly stop: PickStop; readonly name: string };

/** Things in the order that one walks past them (ORD40): by stop, and those of one stop by name. */
export function inPickOrder<T>(things: readonly T[], toPick: (thing: T) => ToPick): readonly T[] {
  const placed = things.map((thing) => ({ thing, ...toPick(thing) }));
  placed.sort((a, b) => byStop(a.stop, b.stop) || natural(a.name, b.name));
  return placed.map(({ thing }) => thing);
}
