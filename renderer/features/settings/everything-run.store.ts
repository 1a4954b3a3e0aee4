import { create } from 'zustand';
import type { OutFormat, OutPart } from '#shared/domain/everything/out-parts.ts';

/** How far it is; the file is one of those that are written. */
export type OutProgress = { readonly done: number; readonly total: number | null; readonly file: string | null };

type Run = {
  /** Null while nothing is written. It goes on while other screens are shown. */
  readonly progress: OutProgress | null;
  /** Where it was written last; null: nowhere since the window was opened, or as a download. */
  readonly last: { readonly outId: string; readonly folder: string } | null;
};

/** The one writing of everything there can be at a time. */
export const useOutRun = create<Run>(() => ({ progress: null, last: null }));

/** What is to be written, as it is chosen on the screen. */
export type OutChoice = {
  readonly format: OutFormat;
  readonly parts: readonly OutPart[];
  /** Null: as it is now. */
  readonly day: string | null;
};
