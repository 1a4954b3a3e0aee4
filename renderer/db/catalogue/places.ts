import { type LocationId, stagingId } from '#shared/domain/operations/ids.ts';
import type { LocationRow } from '#shared/domain/operations/rows.ts';
import { availableOf } from '#shared/domain/stock/available.ts';
import { liesIn } from '#shared/domain/stock/location-tree.ts';
import type { LevelFigures } from '../database.ts';
import { CountColumn } from './columns.ts';

/** A variant's figures somewhere, or everywhere. */
export type Figures = {
  readonly onHand: number;
  readonly committed: number;
  readonly available: number;
  readonly incoming: number;
};

/** What one exact location holds, by variant slot. */
export type LevelColumns = {
  readonly onHand: CountColumn;
  readonly committed: CountColumn;
  readonly incoming: CountColumn;
  readonly facts: CountColumn;
};

function levelColumns(): LevelColumns {
  return {
    onHand: new CountColumn(),
    committed: new CountColumn(),
    incoming: new CountColumn(),
    facts: new CountColumn(),
  };
}

/**
 * The locations and what they hold. Levels belong to the exact location; one that is asked for answers with its staging
 * place and everything below it. A location that only levels name so far is kept, and shown once its row comes.
 */
export class Places {
  readonly #numbers = new Map<string, number>();
  readonly #ids: LocationId[] = [];
  readonly #rows: (LocationRow | undefined)[] = [];
  readonly #levels: LevelColumns[] = [];
  readonly #stagingOf = new Map<string, LocationId>();
  readonly #stagingOwner = new Map<string, LocationId>();
  readonly #subtrees = new Map<number, readonly number[]>();
  /** At how many exact locations a variant has less than nothing. */
  readonly #belowZero = new CountColumn();
  readonly totals: LevelColumns = levelColumns();

  /** The location's number, given when it is new. */
  numberFor(id: LocationId): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#ids.push(id);
    this.#rows.push(undefined);
    this.#levels.push(levelColumns());
    this.#numbers.set(id, this.#ids.length - 1);
    this.#subtrees.clear();
    return this.#ids.length - 1;
  }

  put(row: LocationRow): void {
    this.#rows[this.numberFor(row.id)] = row;
    if (!this.#stagingOf.has(row.id)) {
      const staging = stagingId(row.id);
      this.#stagingOf.set(row.id, staging);
      this.#stagingOwner.set(staging, row.id);
    }
    this.#subtrees.clear();
  }

  row(id: LocationId): LocationRow | undefined {
    return this.#rows[this.#numbers.get(id) ?? -1];
  }

  /** The location a staging place belongs to; any other location itself. */
  ownerOf(id: LocationId): LocationId {
    return this.#stagingOwner.get(id) ?? id;
  }

  rows(): readonly LocationRow[] {
    return this.#rows.filter((row) => row !== undefined);
  }

  idOf(number: number): LocationId | undefined {
    return this.#ids[number];
  }

  levelsOf(number: number): LevelColumns | undefined {
    return this.#levels[number];
  }

  get count(): number {
    return this.#ids.length;
  }

  /** The numbers of a location and everything below it; empty for one nobody knows. */
  subtree(id: LocationId): readonly number[] {
    const top = this.#numbers.get(id);
    if (top === undefined) return [];
    const known = this.#subtrees.get(top);
    if (known) return known;
    const found = this.#ids.flatMap((place, number) => (liesIn(place, id, this.#parentOf) ? [number] : []));
    this.#subtrees.set(top, found);
    return found;
  }

  readonly #parentOf = (id: LocationId): LocationId | null =>
    this.#stagingOwner.get(id) ?? this.row(id)?.parentId ?? null;

  /** The numbers of a location and its staging place only. */
  withStaging(id: LocationId): readonly number[] {
    return [id, this.#stagingOf.get(id) ?? id].flatMap((place, i) =>
      i === 1 && place === id ? [] : (this.#numbers.get(place) ?? []),
    );
  }

  /** Writes a variant's levels at every location; `at` says all of them, one that is left out holds nothing. */
  putLevels(variant: number, at: { readonly [location: string]: LevelFigures }): void {
    let below = 0;
    const sum = { onHand: 0, committed: 0, incoming: 0, facts: 0 };
    for (const id of Object.keys(at)) this.numberFor(id as LocationId); // the keys of a stock row are location ids
    this.#levels.forEach((columns, number) => {
      const figures = at[this.#ids[number] ?? ''];
      if ((figures?.onHand ?? 0) < 0) below++;
      for (const name of levelNames) {
        columns[name].set(variant, figures?.[name] ?? 0);
        sum[name] += figures?.[name] ?? 0;
      }
    });
    for (const name of levelNames) this.totals[name].set(variant, sum[name]);
    this.#belowZero.set(variant, below);
  }

  /** Adds what one location holds of a variant of which nothing is known yet. */
  addLevel(variant: number, place: number, level: LevelFigures): void {
    const columns = this.#levels[place];
    if (!columns) return;
    if (level.onHand < 0) this.#belowZero.set(variant, this.#belowZero.get(variant) + 1);
    for (const name of levelNames) {
      if (level[name] === 0) continue;
      columns[name].set(variant, level[name]);
      this.totals[name].set(variant, this.totals[name].get(variant) + level[name]);
    }
  }

  /** The levels of a variant at every exact location that says something. */
  levelsAt(variant: number): readonly {
    readonly place: number;
    readonly level: LevelFigures;
  }[] {
    return this.#levels.flatMap((columns, place) => {
      const level = {
        onHand: columns.onHand.get(variant),
        committed: columns.committed.get(variant),
        incoming: columns.incoming.get(variant),
        facts: columns.facts.get(variant),
      };
      return levelNames.some((name) => level[name] !== 0) ? [{ place, level }] : [];
    });
  }

  /** Sums of a variant over some exact locations. */
  sumOver(numbers: readonly number[], variant: number): Figures {
    let [onHand, committed, incoming] = [0, 0, 0];
    for (const number of numbers) {
      const columns = this.#levels[number];
      if (!columns) continue;
      onHand += columns.onHand.get(variant);
      committed += columns.committed.get(variant);
      incoming += columns.incoming.get(variant);
    }
    return { onHand, committed, available: availableOf(onHand, committed), incoming };
  }

  /** Sums of a variant over all locations. */
  sumOfAll(variant: number): Figures {
    const onHand = this.totals.onHand.get(variant);
    const committed = this.totals.committed.get(variant);
    return {
      onHand,
      committed,
      available: availableOf(onHand, committed),
      incoming: this.totals.incoming.get(variant),
    };
  }

  /** True when a location in `numbers` says anything about a variant. */
  isKnownIn(numbers: readonly number[], variant: number): boolean {
    return numbers.some((number) => {
      const columns = this.#levels[number];
      return columns !== undefined && levelNames.some((name) => columns[name].get(variant) !== 0);
    });
  }

  /** True when any exact location in `numbers` (null: anywhere) has less than nothing on hand. */
  isBelowZeroIn(numbers: readonly number[] | null, variant: number): boolean {
    return numbers === null
      ? this.#belowZero.get(variant) > 0
      : numbers.some((number) => (this.#levels[number]?.onHand.get(variant) ?? 0) < 0);
  }
}

const levelNames = ['onHand', 'committed', 'incoming', 'facts'] as const;
