/** A figure of a bulk edit as it stands in its dialog. */
export type TypedFigure = {
  /** What is typed, in smallest units; null while the field is blank. */
  readonly value: number | null;
  /** The person chose to clear it. */
  readonly clear: boolean;
  /** False while what stands in the field cannot be read. */
  readonly readable: boolean;
};

/** What a bulk edit does to a figure of every chosen row. */
export type BulkChange =
  | { readonly act: 'keep' }
  | { readonly act: 'set'; readonly value: number }
  | { readonly act: 'clear' }
  | { readonly act: 'unreadable' };

/** A figure before anybody typed: blank, or what the one chosen row has. */
export function typedFigure(now: number | null): TypedFigure {
  return { value: now, clear: false, readable: true };
}

/** What a figure asks for: blank keeps what is there; only the choice to clear clears. */
export function changeOfFigure({ value, clear, readable }: TypedFigure): BulkChange {
  if (clear) return { act: 'clear' };
  if (!readable) return { act: 'unreadable' };
  return value === null ? { act: 'keep' } : { act: 'set', value };
}

/** What several figures ask for together: those that stay are left out, those that are cleared are null. */
export function changesOfFigures<Field extends string>(
  typed: Readonly<Record<Field, TypedFigure>>,
): Partial<Record<Field, number | null>> {
  const said: Partial<Record<Field, number | null>> = {};
  // The keys of a record of fields are those fields.
  for (const field of Object.keys(typed) as Field[]) {
    const change = changeOfFigure(typed[field]);
    if (change.act === 'set') said[field] = change.value;
    else if (change.act === 'clear') said[field] = null;
  }
  return said;
}
