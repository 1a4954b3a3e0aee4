import type { Act } from './act.ts';
import { refKey } from './effects.ts';
import { writerOf } from './fields.ts';
import type { OpId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Ref, Row } from './rows.ts';

/**
 * The `base` of a new operation: who had written each field it sets. An undo names the act it undoes, so that a field
 * somebody has set again since keeps what they set (DATA-R7). Undefined where no field is set.
 */
export function baseOf({ op, effects: { sets } }: Act, rowAt: (ref: Ref) => Row | undefined): Operation['base'] {
  if (sets.length === 0) return undefined;
  const base: Record<string, Record<string, OpId | null>> = {};
  for (const set of sets) {
    const key = refKey(set);
    const writer = op.type === 'act.reversed' ? op.payload.target : writerOf(rowAt(set), set.field);
    base[key] = { ...base[key], [set.field]: writer };
  }
  return base;
}
