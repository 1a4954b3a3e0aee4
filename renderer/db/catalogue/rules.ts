import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { RuleFields, RuleRow } from '#shared/domain/operations/rows.ts';
import { AmountColumn } from './columns.ts';

/** Reorder rules: the one for all locations in columns, the few for one location aside. */
export class RuleColumns {
  readonly #point = new AmountColumn();
  readonly #upTo = new AmountColumn();
  readonly #multiple = new AmountColumn();
  readonly #placed = new Map<number, Map<LocationId, RuleFields>>();

  put(variant: number, row: Pick<RuleRow, 'locationId' | 'point' | 'upTo' | 'multiple' | 'voided'>): void {
    const { locationId, voided, point, upTo, multiple } = row;
    const says = !voided && (point !== null || upTo !== null || multiple !== null);
    if (locationId === null) {
      this.#point.set(variant, says ? point : null);
      this.#upTo.set(variant, says ? upTo : null);
      this.#multiple.set(variant, says ? multiple : null);
      return;
    }
    const placed = this.#placed.get(variant) ?? new Map<LocationId, RuleFields>();
    if (says) placed.set(locationId, { point, upTo, multiple });
    else placed.delete(locationId);
    if (placed.size > 0) this.#placed.set(variant, placed);
    else this.#placed.delete(variant);
  }

  /** Takes all rules of a variant away. */
  clear(variant: number): void {
    this.put(variant, { locationId: null, point: null, upTo: null, multiple: null, voided: true });
    this.#placed.delete(variant);
  }

  /** What a person set, for one location or (null) for all of them; null: nothing. */
  own(variant: number, locationId: LocationId | null): RuleFields | null {
    if (locationId !== null) return this.#placed.get(variant)?.get(locationId) ?? null;
    const fields = {
      point: this.#point.get(variant),
      upTo: this.#upTo.get(variant),
      multiple: this.#multiple.get(variant),
    };
    return fields.point === null && fields.upTo === null && fields.multiple === null ? null : fields;
  }

  /** The point alone, without making an object: asked for every variant of a list. */
  pointOf(variant: number): number | null {
    return this.#point.get(variant);
  }

  /** The rules a variant has for single locations. */
  placed(variant: number): ReadonlyMap<LocationId, RuleFields> | undefined {
    return this.#placed.get(variant);
  }
}
