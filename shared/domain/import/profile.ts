import { foldName } from '#shared/domain/values/code.ts';
import { repeatableFields } from './field.ts';
import { foldHeader } from './header.ts';
import type { ColumnUse, Mapping } from './mapping.ts';

/** How to read files of one layout, under a name that a person gave. */
export type Profile = { readonly name: string; readonly mapping: Mapping };

/**
 * The file read as a profile says: each of its columns by its header, wherever it stands. Columns that the profile does not
 * know keep what is proposed, unless the profile has another column for it.
 */
export function withProfile(proposed: Mapping, { mapping: profile }: Profile): Mapping {
  const uses = usesByHeader(profile.columns);
  const said = proposed.columns.map((column) => uses(column.header));
  const taken = new Set(said.flatMap((use) => (use?.field ? [use.field] : [])));
  const columns = proposed.columns.map((column, at): ColumnUse => {
    const use = said[at];
    if (use) return { header: column.header, field: use.field, by: 'person' };
    const isTaken = column.field !== null && taken.has(column.field) && !repeatableFields.has(column.field);
    return isTaken ? { ...column, field: null } : column;
  });
  const { kind, decimalSign, dateOrder, answers } = profile;
  const isOpen = proposed.kindOpen === true && kind === proposed.kind && profile.kindBy !== 'person';
  return {
    fingerprint: proposed.fingerprint,
    kind,
    // Ids of a list whose columns were moved are still those of the same list.
    source: proposed.source.startsWith('csv:') ? profile.source : proposed.source,
    columns,
    decimalSign,
    dateOrder,
    ...(answers && { answers }),
    ...((kind !== proposed.kind || (proposed.kindOpen && !isOpen)) && { kindBy: 'person' }),
    ...(isOpen && { kindOpen: true }),
  };
}

/** Each use of a header once, from the left, as a header may stand twice in a file. */
function usesByHeader(columns: readonly ColumnUse[]): (header: string) => ColumnUse | undefined {
  const left = new Map<string, ColumnUse[]>();
  for (const column of columns) {
    const key = foldHeader(column.header);
    left.set(key, [...(left.get(key) ?? []), column]);
  }
  return (header) => left.get(foldHeader(header))?.shift();
}

/** Whether a file has every column from which a profile takes something. */
export function fitsProfile(headers: readonly string[], { mapping }: Profile): boolean {
  const there = new Set(headers.map(foldHeader));
  return mapping.columns.every(({ header, field }) => field === null || there.has(foldHeader(header)));
}

/** Whether a file has any column from which a profile takes something. */
export function touchesProfile(headers: readonly string[], { mapping }: Profile): boolean {
  const there = new Set(headers.map(foldHeader));
  return mapping.columns.some(({ header, field }) => field !== null && there.has(foldHeader(header)));
}

/** The profiles with one more; one of the same name is replaced. */
export function withOne(profiles: readonly Profile[], added: Profile): readonly Profile[] {
  const others = profiles.filter(({ name }) => foldName(name) !== foldName(added.name));
  return [...others, added].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A name that no other profile has: `Till`, `Till (2)`. */
export function freeName(profiles: readonly Profile[], wanted: string): string {
  const taken = new Set(profiles.map(({ name }) => foldName(name)));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} (${n})`;
    if (!taken.has(foldName(name))) return name;
  }
}

/** Whether two mappings read a file the same way, whoever proposed what. */
export function readsAlike(a: Mapping, b: Mapping): boolean {
  const said = ({ kind, columns, decimalSign, dateOrder, answers = {} }: Mapping) =>
    JSON.stringify([
      kind,
      columns.map(({ field }) => field),
      decimalSign,
      dateOrder,
      Object.entries(answers).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ]);
  return said(a) === said(b);
}
