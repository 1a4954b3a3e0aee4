/** What was kept outside the books, before each of its fields is read. */
export type Fields = Readonly<Record<string, unknown>>;

/** A kept value as fields; null where it is none: another version may have written it. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** The fields in a kept text; none where nothing was kept, or another version wrote something else. */
export function keptFields(text: string | null): Fields {
  try {
    return fieldsOf(JSON.parse(text ?? '{}')) ?? {};
  } catch {
    return {};
  }
}
