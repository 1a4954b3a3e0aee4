import { tellFault } from '../turns.ts';
import type { Frames, Slices } from './slices.ts';

/**
 * What changed since listeners were last told: some variants, or (rules of the shop, locations, loading) possibly all.
 */
export type Touched = { readonly slots: ReadonlySet<number>; readonly all: boolean };

/** More touched variants than this are told as "all": lists are then made anew instead of patched one by one. */
const MANY = 1_000;

/** A change of more variants than this is no single act at the desk (an import writes 25 rows at a time): nobody waits for it. */
export const FEW = 20;

/**
 * Tells listeners of changes, once a frame: first followers, which compute, then readers, which paint. A stream (an
 * import, a pull) is told in tasks of its own, one for each follower, so that none of them holds the thread for long.
 */
export class Telling {
  readonly #frames: Frames;
  readonly #later: Slices['later'];
  #phase: 'loading' | 'warming' | 'ready' = 'loading';
  #version = 0;
  #touched = new Set<number>();
  #touchedAll = false;
  #telling = false;
  readonly #readers = new Set<() => void>();
  readonly #followers = new Set<(touched: Touched) => void>();

  constructor(frames: Frames, later: Slices['later']) {
    this.#frames = frames;
    this.#later = later;
  }

  /** Calls the reader when something changed, at most once a frame; returns a function that ends this. */
  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  /** A number that rises each time the readers are told. */
  readonly getVersion = (): number => this.#version;

  /**
   * Calls the follower with what changed, before the readers: for what is computed from the catalogue once it is ready.
   * Returns a function that ends this.
   */
  follow(follower: (touched: Touched) => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** True once everything in the database is loaded here. */
  get ready(): boolean {
    return this.#phase === 'ready';
  }

  /**
   * Says that everything is loaded and that what is computed from it is being made: from now on changes are remembered
   * for it.
   */
  beginWarming(): void {
    this.#phase = 'warming';
  }

  /** Says that loading is over. Without warming everything counts as changed, so that followers compute anew. */
  becomeReady(): void {
    if (this.#phase === 'loading') this.touchAll();
    this.#phase = 'ready';
    this.tellSoon();
  }

  /** Says that a variant is shown differently now. */
  protected touch(slot: number): void {
    if (this.#phase !== 'loading') this.#touched.add(slot);
    this.tellSoon();
  }

  /** Says that any variant may be shown differently now. */
  touchAll(): void {
    this.#touchedAll = true;
    this.tellSoon();
  }

  /** Says that something computed from the catalogue may be shown differently now. */
  tellSoon(): void {
    if (this.#telling) return;
    this.#telling = true;
    this.#frames(() => this.#tell());
  }

  #tell(): void {
    if (this.#phase !== 'ready') return this.#tellReaders();
    const touched = { slots: this.#touched, all: this.#touchedAll || this.#touched.size > MANY };
    [this.#touched, this.#touchedAll] = [new Set(), false];
    const followers = [...this.#followers].map((follower) => () => follower(touched));
    const steps = [...followers, () => this.#tellReaders()];
    if (touched.all || touched.slots.size > FEW) this.#inTurn(steps);
    else for (const step of steps) unbroken(step);
  }

  /** Does one step in this task and the others in later ones. */
  #inTurn([step, ...rest]: readonly (() => void)[]): void {
    if (step) unbroken(step);
    if (rest.length > 0) this.#later(() => this.#inTurn(rest));
  }

  #tellReaders(): void {
    this.#telling = false;
    this.#version++;
    for (const reader of [...this.#readers]) unbroken(reader);
    // What changed while listeners were being told has not asked for a frame: it is told next.
    if (this.ready && (this.#touched.size > 0 || this.#touchedAll)) this.tellSoon();
  }
}

/** A listener that throws does not keep the others from being told, now or later. */
function unbroken(step: () => void): void {
  try {
    step();
  } catch (fault) {
    tellFault(fault);
  }
}
