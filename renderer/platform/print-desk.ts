import { createContext, useContext } from 'react';
import { must } from '#shared/base/must.ts';
import type { LabelJob, Missing, Paged } from '#shared/contract/bridge/printing.ts';

/** Something laid out to be printed, and what the act is called. */
export type ToPrint = Paged & {
  /** The name of the dialog: "Print labels". */
  readonly name: string;
  /** What the job and the file are called. */
  readonly title: string;
  /** Labels come as what was asked for: they are laid out for the printer that they go to. */
  readonly labels?: LabelJob;
  /** What whoever prints should know of it: what was left out, and why. */
  readonly note?: string;
  /** What of a list is printed as `?`, since the printing font lacks it. */
  readonly missing?: readonly Missing[];
  /** Where it is wanted this time; else where its paper goes by choice. */
  readonly printer?: string;
  /** Told once it was sent to a printer or kept as a file. */
  readonly onSent?: () => void;
  /** Goes to the printer of its paper without a question. Where that fails, a message says so, what is `safe`, and how to print it again. */
  readonly atOnce?: { readonly safe: string };
};

/** Takes what a screen laid out and asks a person how it is printed. */
export type PrintDesk = (what: ToPrint) => void;

const PrintDeskContext = createContext<PrintDesk | null>(null);

/** Gives the screens inside a way to print. */
export const PrintDeskProvider = PrintDeskContext.Provider;

/** The way to print what was laid out; for `*.commands.ts`. */
export function usePrintDesk(): PrintDesk {
  return must(useContext(PrintDeskContext), 'a print desk stands around the screens');
}
