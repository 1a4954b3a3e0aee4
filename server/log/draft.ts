import type { Applied, Rows } from '#shared/domain/operations/apply.ts';
import type { Past } from '#shared/domain/operations/counted.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { Counted, InboxRow, Level, Movement, Row } from '#shared/domain/operations/rows.ts';

/** What several operations have done so far, not written yet. */
export type Draft = {
  readonly rows: Map<string, Row>;
  readonly movements: Movement[];
  readonly levels: Level[];
  readonly inbox: InboxRow[];
  readonly counted: Map<string, Counted>;
};

export function emptyDraft(): Draft {
  return { rows: new Map(), movements: [], levels: [], inbox: [], counted: new Map() };
}

/** The rows as they are after the draft, and the past as `pastAfter` says it is. */
export function rowsAfter(draft: Draft, loaded: ReadonlyMap<string, Row>, past: Past): Rows {
  return { get: (ref) => draft.rows.get(refKey(ref)) ?? loaded.get(refKey(ref)), past };
}

/** What a draft changes of one level. */
export function levelsOf(draft: Draft, level: string): readonly Level[] {
  return draft.levels.filter((change) => change.id === level);
}

/** Adds one more operation's outcome. */
export function addToDraft(draft: Draft, applied: Extract<Applied, { ok: true }>): void {
  for (const row of applied.rows) draft.rows.set(refKey(row), row);
  draft.movements.push(...applied.movements);
  draft.levels.push(...applied.levels);
  draft.inbox.push(...applied.inbox);
  for (const { after } of applied.counted) draft.counted.set(after.id, after);
}
