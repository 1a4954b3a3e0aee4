import { done } from '#shared/base/result.ts';
import type { HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { PrintAsk } from '#shared/contract/bridge/printing.ts';
import type { PrintJobParts, PrintJobs } from './print-jobs.ts';
import type { PrinterPort } from './printer-port.ts';

type Printing = HandlersOf<
  'printers.list' | 'labels.print' | 'documents.print' | 'documents.pdf' | 'printJobs.list' | 'printJobs.cancel'
>;

/** Printing as the bridge serves it. */
export function printHandlers(jobs: PrintJobs, port: PrinterPort, pdfOf: PrintJobParts['pdfOf']): Printing {
  const print = async (ask: PrintAsk) => done({ job: await jobs.print(ask) });
  return {
    'printers.list': async () => {
      const listed = await port.list();
      return listed.ok ? done({ printers: [...listed.value] }) : listed;
    },
    'labels.print': print,
    'documents.print': print,
    'documents.pdf': async ({ printout, title }) => {
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
