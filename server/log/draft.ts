import type { Applied, Rows } from '#shared/domain/operations/apply.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { InboxRow, Level, Movement, Row } from '#shared/domain/operations/rows.ts';

/** What several operations have done so far, not written yet. */
export type Draft = {
  readonly rows: Map<string, Row>;
  readonly movements: Movement[];
  readonly levels: Level[];
  readonly inbox: InboxRow[];
};

export function emptyDraft(): Draft {
  return { rows: new Map(), movements: [], levels: [], inbox: [] };
}

/** The rows as they are after the draft. */
export function rowsAfter(draft: Draft, loaded: ReadonlyMap<string, Row>): Rows {
  return { get: (ref) => draft.rows.get(refKey(ref)) ?? loaded.get(refKey(ref)) };
}

/** Adds one more operation's outcome. */
export function addToDraft(draft: Draft, applied: Extract<Applied, { ok: true }>): void {
  for (const row of applied.rows) draft.rows.set(refKey(row), row);
  draft.movements.push(...applied.movements);
  draft.levels.push(...applied.levels);
  draft.inbox.push(...applied.inbox);
}
