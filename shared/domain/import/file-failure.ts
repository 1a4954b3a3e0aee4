/** Why a file cannot be read at all; the window has the words for each. */
export const fileFailureCodes = [
  'cancelled',
  'file-unreadable',
  'file-changed',
  'file-empty',
  'file-no-rows',
  'file-too-large',
  'file-too-many-rows',
  'file-too-many-columns',
  'file-is-excel',
  'file-is-numbers',
  'file-is-locked',
  'file-is-broken',
  'file-unpacks-too-large',
  'file-is-archive',
  'file-is-pdf',
  'file-is-picture',
  'file-is-html',
  'file-is-json',
  'file-is-binary',
  'file-one-line',
  'quote-open',
] as const;

export type FileFailureCode = (typeof fileFailureCodes)[number];

/** A file that cannot be read, and the row where that showed, if it was a row. */
export type FileFailure = { readonly code: FileFailureCode; readonly detail?: string; readonly row?: number };

/** Whether a failure is one of the file itself. */
export function isFileFailure(failure: { readonly code: string }): failure is FileFailure {
  return fileFailureCodes.some((code) => code === failure.code);
}

/** What a file may hold at most; above this it is refused before memory is. */
export const fileCaps = { bytes: 200 * 1024 * 1024, rows: 1_000_000, columns: 1_000, cells: 25_000_000 } as const;
export type FileCaps = { readonly [C in keyof typeof fileCaps]: number };
