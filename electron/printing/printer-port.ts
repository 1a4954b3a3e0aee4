import { fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Printer, PrinterFacts } from '#shared/contract/bridge/printing.ts';
import type { Printout } from '#shared/domain/labels/page.ts';
import type { JobEnd, JobProgress } from './printer-facts.ts';

export type Sheet = { readonly printer: string; readonly title: string; readonly printout: Printout };

/** Draws a printout as a PDF of exactly its size. */
export type PdfOf = (printout: Printout, title: string) => Promise<Uint8Array>;

/** Why nothing was handed over; `printer-raw` where the printer would be sent what it cannot read. */
export type SendFailure =
  | 'printing-unavailable'
  | 'printer-unknown'
  | 'printer-refused'
  | 'printer-raw'
  | 'printer-rejecting'
  | 'print-queue-full';

/** The system's way to its printers: hands over pages at actual size and tells what still waits. */
export type PrinterPort = {
  readonly list: () => Promise<Result<readonly Printer[], Failure<'printing-unavailable'>>>;
  /** What the system says of a printer; null where it says nothing. */
  readonly facts: (printer: string) => Promise<PrinterFacts | null>;
  /** Answers the name the system's queue gave it; `unsure` when the system did not answer in time. */
  readonly send: (sheet: Sheet) => Promise<Result<string, Failure<SendFailure | 'unsure'>>>;
  /** Names of what is not finished. */
  readonly waiting: () => Promise<Result<ReadonlySet<string>, Failure<'printing-unavailable'>>>;
  /** How far something is that waits. */
  readonly progress: (queued: string) => Promise<JobProgress>;
  /** How something ended that no longer waits; `unknown` where the system keeps no history, `handed` where it never says. */
  readonly ended: (queued: string) => Promise<JobEnd>;
  /** Answers whether it was taken back; what is printed already is not. */
  readonly cancel: (queued: string) => Promise<boolean>;
};

/** For systems we cannot print on directly: a PDF can still be saved and printed by hand. */
export const noPrinters: PrinterPort = {
  list: async () => fail({ code: 'printing-unavailable' }),
  facts: async () => null,
  send: async () => fail({ code: 'printing-unavailable' }),
  waiting: async () => fail({ code: 'printing-unavailable' }),
  progress: async () => 'unknown',
  ended: async () => 'unknown',
  cancel: async () => false,
};
