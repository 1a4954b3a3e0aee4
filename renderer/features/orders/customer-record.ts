import type { Contact } from '#shared/contract/store/protocol.ts';

/** What a customer's record says, in the order of a form; all but the name are details. */
export const recordFields = ['name', 'address', 'phone', 'email', 'note'] as const;
export type RecordField = (typeof recordFields)[number];
export const detailFields = ['address', 'phone', 'email', 'note'] as const;
export type DetailField = (typeof detailFields)[number];
export type CustomerDetails = Pick<Contact, DetailField>;

/** The details of a customer of whom nothing but the name is known. */
export const noDetails: CustomerDetails = { address: '', phone: '', email: '', note: '' };

/** What a person changed of a customer's record, field by field. */
export type RecordEdit = {
  readonly [F in RecordField]?: { readonly was: string; readonly becomes: string };
};

type Texts = { readonly [F in RecordField]?: string };

/** What differs between a record as it was and as a person typed it; null where nothing does. */
export function recordEdit(was: Texts, typed: Texts): RecordEdit | null {
  const changed = recordFields.flatMap((field) => {
    const [before, text] = [was[field] ?? '', typed[field]];
    if (text === undefined) return [];
    const becomes = tidy(text);
    return becomes === tidy(before) ? [] : [[field, { was: before, becomes }] as const];
  });
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

/** A text without what nobody sees of it: spaces at the ends of its lines, and empty lines around it. */
export function tidy(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** A record with an edit of it, and the fields that somebody else set to something else meanwhile. */
export function withEdit<R extends Pick<Contact, RecordField>>(
  record: R,
  edit: RecordEdit,
): { readonly record: R; readonly written: RecordEdit | null; readonly met: readonly RecordField[] } {
  const edited = recordFields.filter((field) => edit[field] !== undefined);
  const met = edited.filter((field) => record[field] !== edit[field]?.was && record[field] !== edit[field]?.becomes);
  const texts = Object.fromEntries(edited.map((field) => [field, edit[field]?.becomes ?? '']));
  return { record: { ...record, ...texts }, written: recordEdit(record, texts), met };
}

/** The edit that takes another one back. */
export function backOf(edit: RecordEdit): RecordEdit {
  return Object.fromEntries(
    recordFields.flatMap((field) => {
      const one = edit[field];
      return one ? [[field, { was: one.becomes, becomes: one.was }]] : [];
    }),
  );
}
