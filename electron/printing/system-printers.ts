import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Printer } from '#shared/contract/bridge/printing.ts';
import type { Printout, Size } from '#shared/domain/labels/page.ts';
import type { PrinterPort, Sheet } from './printer-port.ts';

/** A web page to be printed at its own size, in millimetres. */
export type PageToPrint = {
  readonly printer: string;
  readonly page: string;
  readonly size: Size;
};

/** What the program around the window knows of the system's printers. It may fail in its own ways, and may never answer. */
export type PrintSystem = {
  readonly list: () => Promise<readonly Printer[]>;
  /** Answers when the system's queue has all of it, or why it has not; lets go when told to. */
  readonly print: (what: PageToPrint, stop: AbortSignal) => Promise<'taken' | 'printer-unknown' | 'printer-refused'>;
};

type SystemParts = {
  readonly system: PrintSystem;
  readonly pageOf: (printout: Printout, title: string) => Promise<string>;
  /** How long the system may take to list its printers, and to take a page, in milliseconds. */
  readonly patience?: { readonly list: number; readonly page: number };
};

const usualPatience = { list: 8_000, page: 1_000 };
/** A printer that sleeps, or is asked over a network, takes its time for the first page. */
const FIRST_PAGE = 60;

/** What was promised, or null when it did not come in time; the signal then lets it go. */
async function within<T>(ms: number, ask: (stop: AbortSignal) => Promise<T>): Promise<T | null> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  try {
    return await Promise.race([ask(controller.signal), late]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** Printers as the program around the window reaches them. The system takes a job whole, and tells no more of it. */
export function systemPrinters({ system, pageOf, patience = usualPatience }: SystemParts): PrinterPort {
  let taken = 0;

  async function list(): Promise<Result<readonly Printer[], Failure<'printing-unavailable'>>> {
    const printers = await within(patience.list, () => system.list()).catch(() => null);
    return printers
      ? done(printers.filter(({ name }) => name !== '' && name.length <= 200))
      : fail({ code: 'printing-unavailable' });
  }

  async function send({ printer, title, printout }: Sheet): ReturnType<PrinterPort['send']> {
    const listed = await list();
    if (!listed.ok) return listed;
    if (!listed.value.some(({ name }) => name === printer)) return fail({ code: 'printer-unknown' });
    const page = await pageOf(printout, title);
    const what = { printer, page, size: { width: printout.width, height: printout.height } };
    const time = patience.page * (FIRST_PAGE + printout.pages.length);
    const answer = await within(time, (stop) => system.print(what, stop)).catch(() => 'printer-refused' as const);
    if (answer === null) return fail({ code: 'unsure' });
    return answer === 'taken' ? done(`taken-${++taken}`) : fail({ code: answer });
  }

  return {
    list,
    facts: async () => null,
    send,
    waiting: async () => done(new Set()),
    progress: async () => 'unknown',
    ended: async () => 'handed',
    cancel: async () => false,
  };
}
