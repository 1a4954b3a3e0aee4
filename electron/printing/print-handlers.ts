import { done } from '#shared/base/result.ts';
import type { HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { PrintJobs } from './print-jobs.ts';
import type { PdfOf, PrinterPort } from './printer-port.ts';

type Printing = HandlersOf<
  'printers.list' | 'printers.facts' | 'printouts.print' | 'printouts.pdf' | 'printJobs.list' | 'printJobs.cancel'
>;

/** Printing as the bridge serves it. */
export function printHandlers(jobs: PrintJobs, port: PrinterPort, pdfOf: PdfOf): Printing {
  return {
    'printers.list': async () => {
      const listed = await port.list();
      return listed.ok ? done({ printers: [...listed.value] }) : listed;
    },
    'printers.facts': async ({ printer }) => done({ facts: await port.facts(printer) }),
    'printouts.print': async (ask) => done({ job: await jobs.print(ask) }),
    'printouts.pdf': async ({ printout, title }) => {
      const pdf = await pdfOf(printout, title);
      return done({ pdf: Buffer.from(pdf).toString('base64') });
    },
    'printJobs.list': async () => done({ jobs: [...jobs.list()] }),
    'printJobs.cancel': async ({ jobId }) => {
      const cancelled = await jobs.cancel(jobId);
      return cancelled.ok ? done({ job: cancelled.value }) : cancelled;
    },
  };
}
