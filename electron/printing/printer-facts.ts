import type { PrinterFacts } from '#shared/contract/bridge/printing.ts';
import { askIpp, IPP_NOT_FOUND, type IppAnswer, type IppValue } from './ipp.ts';

/**
 * How something ended that the system does not hold any more; `handed` where it took all of it and says no more,
 * `gone` where the printer was removed with it.
 */
export type JobEnd = 'printed' | 'handed' | 'cancelled' | 'aborted' | 'gone' | 'unknown';
/** How far something is that the system holds. */
export type JobProgress = 'waiting' | 'held' | 'printing' | 'printer-stopped' | 'unknown';

const numberIn = (answer: IppAnswer | null, name: string) => answer?.attributes.get(name)?.find(isNumber);
const textIn = (answer: IppAnswer | null, name: string) => answer?.attributes.get(name)?.find(isText);
const isNumber = (value: IppValue): value is number => typeof value === 'number';
const isText = (value: IppValue): value is string => typeof value === 'string';
const dpiOf = (value: IppValue) => (typeof value === 'object' ? [value.dpi] : []);

const askJob = (server: string, jobId: number, attributes: readonly string[]) =>
  askIpp(server, { operation: 'Get-Job-Attributes', uri: { name: 'job-uri', path: `/jobs/${jobId}` }, attributes });

const askPrinter = (server: string, printer: string, attributes: readonly string[]) =>
  askIpp(server, {
    operation: 'Get-Printer-Attributes',
    uri: { name: 'printer-uri', path: `/printers/${encodeURIComponent(printer)}` },
    attributes,
  });

/** `job-state` of a job that is over (RFC 8011 §5.3.7). */
const ends: Readonly<Record<number, JobEnd>> = { 7: 'cancelled', 8: 'aborted', 9: 'printed' };

/** How a job ended; `unknown` where the server keeps no history of it, or does not answer. */
export async function jobEnd(server: string, printer: string, jobId: number): Promise<JobEnd> {
  const job = await askJob(server, jobId, ['job-state']);
  if (job?.status !== IPP_NOT_FOUND) return ends[numberIn(job, 'job-state') ?? 0] ?? 'unknown';
  const asked = await askPrinter(server, printer, ['printer-state']);
  return asked?.status === IPP_NOT_FOUND ? 'gone' : 'unknown';
}

const STOPPED = 5;

/** How far a job is that is not over. A job that waits for a stopped printer waits until a person starts it. */
export async function jobProgress(server: string, printer: string, jobId: number): Promise<JobProgress> {
  const state = numberIn(await askJob(server, jobId, ['job-state']), 'job-state');
  if (state === 4) return 'held';
  if (state === 5) return 'printing';
  if (state !== 3 && state !== 6) return 'unknown';
  const stopped = numberIn(await askPrinter(server, printer, ['printer-state']), 'printer-state') === STOPPED;
  return stopped ? 'printer-stopped' : 'waiting';
}

const asked = [
  'printer-make-and-model',
  'printer-state',
  'printer-state-message',
  'printer-is-accepting-jobs',
  'printer-resolution-default',
  'printer-resolution-supported',
  'document-format-supported',
];
const MOST_SAID = 200;

/** What a server says of a printer; null where it does not know it, or does not answer. */
export async function printerFacts(server: string, printer: string): Promise<PrinterFacts | null> {
  const answer = await askPrinter(server, printer, asked);
  if (!answer || answer.status >= 0x0400) return null;
  const said = answer.attributes;
  const formats = said.get('document-format-supported') ?? [];
  // A raw queue passes on whatever it is sent: a printer that knows no PDF prints it as rubbish, or as nothing.
  const isRaw = /\braw (?:printer|queue)\b/i.test(textIn(answer, 'printer-make-and-model') ?? '');
  const isPdfTaken = formats.length === 0 || formats.includes('application/pdf');
  return {
    takes: isRaw || !isPdfTaken ? 'raw' : numberIn(answer, 'printer-is-accepting-jobs') === 0 ? 'nothing' : 'pages',
    stopped: numberIn(answer, 'printer-state') === STOPPED,
    says: (textIn(answer, 'printer-state-message') ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, MOST_SAID),
    dpi: {
      usual: said.get('printer-resolution-default')?.flatMap(dpiOf)[0] ?? null,
      all: (said.get('printer-resolution-supported') ?? []).flatMap(dpiOf).slice(0, 20),
    },
  };
}
