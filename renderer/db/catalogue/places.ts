import { type LocationId, stagingId } from '#shared/domain/operations/ids.ts';
import type { LocationRow } from '#shared/domain/operations/rows.ts';
import type { Position } from '#shared/domain/reorder/suggest.ts';
import { availableOf } from '#shared/domain/stock/available.ts';
import { liesIn, notForSaleIn, parentsOf, pathText, placePath } from '#shared/domain/stock/location-tree.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { LevelFigures } from '../database.ts';
import { CountColumn } from './columns.ts';

/** A place as screens list it. */
export type Place = LocationRow & {
  /** Its name and those of what it lies in, from the outermost down. */
  readonly path: readonly string[];
  /** What it is called where it is chosen: its name, or its path where another listed place has that name. */
  readonly label: string;
  /** Whether it is archived, or lies in something that is: no new stock goes there (LOC8). */
  readonly archived: boolean;
  /** Whether it is archived itself. */
  readonly ownArchived: boolean;
  /** Whether what lies there is not for sale: it says so, or lies in a place that does (LOC14). */
  readonly notForSale: boolean;
  /** Whether it says so itself. */
  readonly ownNotForSale: boolean;
  /** Whether it is listed although it was removed: something lies there (LOC7). */
  readonly isBack: boolean;
};

/** A variant's figures somewhere, or everywhere. */
export type Figures = {
  readonly onHand: number;
  /** What of it lies at places that are not for sale; never part of what is available. */
  readonly notForSale: number;
  readonly committed: number;
  readonly available: number;
  readonly incoming: number;
  /** What of it comes to places that are not for sale. */
  readonly incomingNotForSale: number;
};

/** What a reorder rule is held against: what can be sold, now and once it has come (REO12). */
export function positionOf({ available, incoming, incomingNotForSale }: Figures): Position {
  return { available, incoming: incoming - incomingNotForSale };
}

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
  #tree: ReturnType<typeof parentsOf> | undefined;
  #notForSale: { readonly is: (id: LocationId) => boolean; readonly numbers: ReadonlySet<number> } | undefined;
  /** Of how many variants each exact location holds, promises or expects something. */
  readonly #held: number[] = [];
  #removed = false;
  #listed: readonly Place[] | undefined;
  #labels: ReadonlyMap<LocationId, string> = new Map();
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
    this.#held.push(0);
    this.#numbers.set(id, this.#ids.length - 1);
    this.#changed();
    return this.#ids.length - 1;
  }

  put(row: LocationRow): void {
    this.#rows[this.numberFor(row.id)] = row;
    if (!this.#stagingOf.has(row.id)) {
      const staging = stagingId(row.id);
      this.#stagingOf.set(row.id, staging);
      this.#stagingOwner.set(staging, row.id);
    }
    this.#removed ||= row.removed === true;
    this.#changed();
  }

  #changed(): void {
    this.#subtrees.clear();
    this.#tree = undefined;
    this.#notForSale = undefined;
    this.#listed = undefined;
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
    const found = this.#ids.flatMap((place, number) => (liesIn(place, id, this.parentOf) ? [number] : []));
    this.#subtrees.set(top, found);
    return found;
  }

  /** What a location lies in directly; a circle that desks made has an outermost place. */
  readonly parentOf = (id: LocationId): LocationId | null => {
    this.#tree ??= parentsOf(this.rows());
    return this.#stagingOwner.get(id) ?? this.#tree.parents.get(id) ?? null;
  };

  /** Whether a location stands outermost only because it was moved into something that lies in it (LOC5). */
  isCut(id: LocationId): boolean {
    this.#tree ??= parentsOf(this.rows());
    return this.#tree.cut.has(id);
  }

  #aside() {
    if (this.#notForSale) return this.#notForSale;
    const is = notForSaleIn(this.rows());
    const numbers = new Set(this.#ids.flatMap((id, number) => (is(id) ? [number] : [])));
    this.#notForSale = { is, numbers };
    return this.#notForSale;
  }

  /** Whether what lies at an exact location is not for sale (LOC14). */
  isNotForSale(id: LocationId): boolean {
    return this.#aside().is(id);
  }

  /** Whether there is any place that is not for sale. */
  hasNotForSale(): boolean {
    return this.#aside().numbers.size > 0;
  }

  /** The names of what a location lies in and its own, from the outermost down. */
  path(id: LocationId): readonly string[] {
    return placePath(this.ownerOf(id), this.parentOf, (at) => {
      const row = this.row(at);
      return row?.voided ? undefined : row?.name;
    });
  }

  /** Whether anything is on hand, promised or expected at a location or its staging place. */
  isHolding(id: LocationId): boolean {
    return this.withStaging(id).some((number) => (this.#held[number] ?? 0) > 0);
  }

  /**
   * The places a person knows; the same array while nothing changed. Staging places and undone ones are left out, and
   * removed ones, unless something lies in them after all (LOC7).
   */
  listed(): readonly Place[] {
    if (this.#listed) return this.#listed;
    const rows = this.rows().filter(
      (row) => !row.voided && row.locationType !== 'staging' && this.ownerOf(row.id) === row.id,
    );
    const shown = new Set<LocationId>();
    for (const row of rows)
      if (row.removed !== true || this.isHolding(row.id))
        // What a listed place lies in is listed with it.
        for (let at: LocationId | null = row.id; at && !shown.has(at); at = this.parentOf(at)) shown.add(at);
    const some = rows.filter((row) => shown.has(row.id));
    const named = new Map<string, number>();
    for (const { name } of some) named.set(foldName(name), (named.get(foldName(name)) ?? 0) + 1);
    this.#listed = some.map((row) => {
      const path = this.path(row.id);
      return {
        ...row,
        path,
        label: (named.get(foldName(row.name)) ?? 0) > 1 ? pathText(path) : row.name,
        archived: this.#isArchived(row.id),
        ownArchived: row.archived,
        notForSale: this.isNotForSale(row.id),
        ownNotForSale: row.notForSale === true,
        isBack: row.removed === true,
      };
    });
    this.#labels = new Map(this.#listed.map(({ id, label }) => [id, label]));
    return this.#listed;
  }

  #isArchived(id: LocationId): boolean {
    for (let at: LocationId | null = id; at; at = this.parentOf(at)) if (this.row(at)?.archived) return true;
    return false;
  }

  /** What a listed place is called; undefined for one that is not listed. */
  labelOf(id: LocationId): string | undefined {
    this.listed();
    return this.#labels.get(id);
  }

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
      this.#holds(number, isHeld(figures), this.#isHeldAt(columns, variant));
      for (const name of levelNames) {
        columns[name].set(variant, figures?.[name] ?? 0);
        sum[name] += figures?.[name] ?? 0;
      }
    });
    for (const name of levelNames) this.totals[name].set(variant, sum[name]);
    this.#belowZero.set(variant, below);
  }

  /** Notes whether a location holds something of a variant; a removed one is listed again, or no longer. */
  #holds(place: number, now: boolean, before: boolean): void {
    if (now === before) return;
    const count = (this.#held[place] ?? 0) + (now ? 1 : -1);
    this.#held[place] = count;
    if (this.#removed && count <= 1) this.#listed = undefined;
  }

  #isHeldAt({ onHand, committed, incoming }: LevelColumns, variant: number): boolean {
    return onHand.get(variant) !== 0 || committed.get(variant) !== 0 || incoming.get(variant) !== 0;
  }

  /** Adds what one location holds of a variant of which nothing is known yet. */
  addLevel(variant: number, place: number, level: LevelFigures): void {
    const columns = this.#levels[place];
    if (!columns) return;
    if (level.onHand < 0) this.#belowZero.set(variant, this.#belowZero.get(variant) + 1);
    this.#holds(place, isHeld(level), false);
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
  sumOver(numbers: Iterable<number>, variant: number): Figures {
    const aside = this.#aside().numbers;
    let [onHand, notForSale, committed, incoming, incomingNotForSale] = [0, 0, 0, 0, 0];
    for (const number of numbers) {
      const columns = this.#levels[number];
      if (!columns) continue;
      const [lies, comes] = [columns.onHand.get(variant), columns.incoming.get(variant)];
      onHand += lies;
      committed += columns.committed.get(variant);
      incoming += comes;
      if (!aside.has(number)) continue;
      notForSale += lies;
      incomingNotForSale += comes;
    }
    const available = availableOf(onHand, notForSale, committed);
    return { onHand, notForSale, committed, available, incoming, incomingNotForSale };
  }

  /** What of a variant lies at a single location and its staging place. */
  onHandAt(id: LocationId, variant: number): number {
    const at = (place: LocationId | undefined) =>
      this.#levels[this.#numbers.get(place ?? '') ?? -1]?.onHand.get(variant) ?? 0;
    return at(id) + at(this.#stagingOf.get(id));
  }

  /** Sums of a variant over all locations. */
  sumOfAll(variant: number): Figures {
    const onHand = this.totals.onHand.get(variant);
    const committed = this.totals.committed.get(variant);
    const incoming = this.totals.incoming.get(variant);
    // Places that are not for sale are few, and in most shops there are none.
    let [notForSale, incomingNotForSale] = [0, 0];
    for (const number of this.#aside().numbers) {
      notForSale += this.#levels[number]?.onHand.get(variant) ?? 0;
      incomingNotForSale += this.#levels[number]?.incoming.get(variant) ?? 0;
    }
    const available = availableOf(onHand, notForSale, committed);
    return { onHand, notForSale, committed, available, incoming, incomingNotForSale };
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

function isHeld(level: LevelFigures | undefined): boolean {
  return level !== undefined && (level.onHand !== 0 || level.committed !== 0 || level.incoming !== 0);
}

const levelNames = ['onHand', 'committed', 'incoming', 'facts'] as const;
