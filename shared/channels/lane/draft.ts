import { deriveUuid } from '#shared/base/hash.ts';
import type {
  DriftRecord,
  ItemKey,
  LaneItem,
  LaneLogLine,
  LaneNote,
  LaneOrder,
  LanePlace,
  LaneState,
} from '../lane-rows.ts';
import { placeAt, type Room, type Spot } from './room.ts';

type LogFacts = Partial<Pick<LaneLogLine, 'taskId' | 'key' | 'locationId' | 'orderNumber' | 'counts' | 'code'>>;

/** What one step changes, written all at once; what it reads is what it has changed so far. */
export class Draft {
  readonly #room: Room;
  readonly #items = new Map<ItemKey, LaneItem | null>();
  readonly #orders: LaneOrder[] = [];
  readonly #drifts = new Map<string, DriftRecord>();
  readonly #notes = new Map<string, LaneNote>();
  readonly #settled = new Set<string>();
  readonly #log: LaneLogLine[] = [];
  #state: LaneState | null = null;

  constructor(room: Room) {
    this.#room = room;
  }

  get state(): LaneState {
    return this.#state ?? this.#room.shelf.state;
  }

  setState(change: Partial<LaneState>): void {
    this.#state = { ...this.state, ...change };
  }

  item(key: ItemKey): LaneItem | undefined {
    const changed = this.#items.get(key);
    return changed === null ? undefined : (changed ?? this.#room.shelf.item(key));
  }

  place({ key, locationId }: Spot): LanePlace | undefined {
    return placeAt(this.item(key), locationId);
  }

  put(item: LaneItem): void {
    this.#items.set(item.key, item);
  }

  drop(key: ItemKey): void {
    this.#items.set(key, null);
  }

  /** Changes what is known of a thing at a place; nothing where the place is not known. */
  change(spot: Spot, change: Partial<LanePlace>): void {
    const item = this.item(spot.key);
    if (!item || !this.place(spot)) return;
    const places = item.places.map((place) => (place.locationId === spot.locationId ? { ...place, ...change } : place));
    this.put({ ...item, places });
  }

  order(order: LaneOrder): void {
    this.#orders.push(order);
  }

  drift(record: DriftRecord): void {
    this.#drifts.set(record.id, record);
  }

  /** A note under an id that follows from what it is about. */
  note(note: Omit<LaneNote, 'id' | 'at' | 'resolved' | 'channelId'>, about: readonly string[]): void {
    const { channelId, now } = this.#room.parts;
    const id = noteId(channelId, note.is, about);
    this.#notes.set(id, { ...note, id, channelId, at: now(), resolved: false });
  }

  /** A note as it is. */
  keepNote(note: LaneNote): void {
    this.#notes.set(note.id, note);
  }

  /** What a note was about is right again; where there is none, nothing. */
  settle(is: LaneNote['is'], about: readonly string[]): void {
    this.#settled.add(noteId(this.#room.parts.channelId, is, about));
  }

  log(is: LaneLogLine['is'], facts: LogFacts = {}): void {
    const { channelId, now, nextId } = this.#room.parts;
    const nothing = { taskId: null, key: null, locationId: null, orderNumber: null, counts: [], code: null };
    this.#log.push({ id: nextId(), channelId, at: now(), is, ...nothing, ...facts });
  }

  /** Writes all of it, where there is anything; a note that is known stays as it is, unless it is kept on purpose. */
  async commit(): Promise<void> {
    const notes = await this.#freshNotes();
    const items = [...this.#items.values()].filter((item) => item !== null);
    const itemsGone = [...this.#items].flatMap(([key, item]) => (item === null ? [key] : []));
    const drifts = [...this.#drifts.values()];
    const isNothing = [items, itemsGone, this.#orders, drifts, notes, this.#log].every(({ length }) => length === 0);
    if (isNothing && !this.#state) return;
    await this.#room.shelf.commit({
      ...(this.#state && { state: this.#state }),
      items,
      itemsGone,
      orders: this.#orders,
      drifts,
      notes,
      log: this.#log,
    });
  }

  async #freshNotes(): Promise<readonly LaneNote[]> {
    if (this.#notes.size === 0 && this.#settled.size === 0) return [];
    const all = await this.#room.parts.store.notes();
    const known = new Set(all.map(({ id }) => id));
    const settled = all.filter(({ id, resolved }) => !resolved && this.#settled.has(id));
    return [
      ...[...this.#notes.values()].filter(({ id, resolved }) => resolved || !known.has(id)),
      ...settled.map((note) => ({ ...note, resolved: true })),
    ];
  }
}

/** The id of a note about something, however often it is found. */
export function noteId(channelId: string, is: string, about: readonly string[]): string {
  return deriveUuid('channel-note', channelId, is, ...about);
}

/** The id of a difference at a spot that began at a moment. */
export function driftId(channelId: string, { key, locationId }: Spot, since: number): string {
  return deriveUuid('drift', channelId, key, locationId ?? '', String(since));
}
