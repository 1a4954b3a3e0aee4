import type { Act } from './act.ts';
import { refKey } from './effects.ts';
import { writerOf } from './fields.ts';
import type { OpId } from './ids.ts';
import type { FieldSet, Operation } from './operation.ts';
import type { Ref, Row } from './rows.ts';

/** Operations by their id, as far as they are kept where an act is made. */
export type KnownOperations = (id: OpId) => Operation | undefined;

const nothingKnown: KnownOperations = () => undefined;

/**
 * The `base` of a new operation: who had written each field it sets. An undo names the act it undoes, so that a field
 * somebody has set again since keeps what they set (DATA-R7). Where that was undone meanwhile, what stands is the word of
 * the act again, and the undo names who brought it back. Undefined where no field is set.
 */
export function baseOf(
  { op, effects: { sets } }: Act,
  rowAt: (ref: Ref) => Row | undefined,
  known: KnownOperations = nothingKnown,
): Operation['base'] {
  if (sets.length === 0) return undefined;
  const base: Record<string, Record<string, OpId | null>> = {};
  for (const set of sets) {
    const key = refKey(set);
    const writer = writerOf(rowAt(set), set.field);
    base[key] = { ...base[key], [set.field]: op.type === 'act.reversed' ? ofUndo(op, set, writer, known) : writer };
  }
  return base;
}

function ofUndo(
  { payload: { target } }: Extract<Operation, { type: 'act.reversed' }>,
  set: FieldSet,
  writer: OpId | null,
  known: KnownOperations,
): OpId | null {
  if (writer === target || writer === null) return target;
  return wordOf(writer, set, known) === wordOf(target, set, known) ? writer : target;
}

/**
 * The act whose value of a field stands once `writer` has written it: an undo brings back what stood before its act, an
 * undo of an undo the act itself.
 */
function wordOf(writer: OpId, set: FieldSet, known: KnownOperations): OpId | null {
  let word: OpId | null = writer;
  while (word !== null) {
    const op = known(word);
    if (op?.type !== 'act.reversed') return word;
    const target = known(op.payload.target);
    if (!target) return word;
    word = target.type === 'act.reversed' ? target.payload.target : (target.base?.[refKey(set)]?.[set.field] ?? null);
  }
  return word;
}
