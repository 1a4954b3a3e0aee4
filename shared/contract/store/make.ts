import type { z } from 'zod';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { mayMake, mayRead } from '#shared/domain/values/limits.ts';
import { operationText, parseOperation, pathOf } from './operation.ts';
import { type Contact, contactSchema } from './protocol.ts';
import { madeVersions } from './versions.ts';

/** Why an act, or a record of a person that belongs to it, is not made: what of it is too much (DATA-R12). */
export type MakeFailure = Failure<
  'text-too-long' | 'too-many-rows' | 'figure-out-of-range' | 'too-much-at-once' | 'act-unreadable'
>;

/** An act as it is stored, and as it reads back from there: that is what is applied. */
export type Made = { readonly op: Operation; readonly text: string };

/**
 * The text of a new act, read back before anything of it is kept: what this program, and every one since 0.1, could not
 * read is not made, with the reason. Whoever writes operations makes their texts here.
 */
export function makeOperation(draft: Operation): Result<Made, MakeFailure> {
  const text = operationText(draft);
  // An undo says what its act said, whatever that was.
  const isUndo = draft.type === 'act.reversed';
  const most = isUndo ? { act: mayRead.act, entities: mayRead.entities } : mayMake;
  if (text.length > most.act) return fail({ code: 'too-much-at-once', detail: `${text.length} > ${most.act}` });
  if (draft.entities.length > most.entities)
    return fail({ code: 'too-many-rows', detail: `${draft.entities.length} > ${most.entities}` });
  const made = madeVersions.get(draft.type)?.(draft.payload);
  if (made && !made.ok) return fail(makeFailure(made.issue));
  const read = parseOperation(text);
  return read.ok ? done({ op: read.value, text }) : fail({ code: 'act-unreadable', detail: read.failure.detail });
}

/** Refuses a record of a person that the shop's server would not take. */
export function checkContact(contact: Contact): Result<null, MakeFailure> {
  const read = contactSchema.safeParse(contact);
  return read.success ? done(null) : fail(makeFailure(read.error.issues[0]));
}

function makeFailure(issue: z.core.$ZodIssue | undefined): MakeFailure {
  // What a field cannot hold comes wrapped: which fields there are is asked beside the schema (`parts.ts`).
  const broken: z.core.$ZodIssue | undefined = issue?.code === 'custom' ? (issue.params?.broken ?? issue) : issue;
  const detail = pathOf(issue);
  if (broken?.code !== 'too_big' && broken?.code !== 'too_small') return { code: 'act-unreadable', detail };
  const limit = broken.code === 'too_big' ? broken.maximum : broken.minimum;
  const told = `${detail}: ${limit}`;
  if (broken.origin === 'string')
    return { code: broken.code === 'too_big' ? 'text-too-long' : 'act-unreadable', detail: told };
  return { code: broken.origin === 'array' ? 'too-many-rows' : 'figure-out-of-range', detail: told };
}
