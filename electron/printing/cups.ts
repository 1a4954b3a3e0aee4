import { spawn } from 'node:child_process';
import { done, fail } from '#shared/base/result.ts';
import type { Printer } from '#shared/contract/bridge/printing.ts';
import { sheets, type Size } from '#shared/domain/labels/page.ts';
import { jobEnd, jobProgress, printerFacts } from './printer-facts.ts';
import type { PdfOf, PrinterPort, SendFailure } from './printer-port.ts';

type Ran = { readonly ended: 'well' | 'badly' | 'never' | 'missing'; readonly said: string; readonly error: string };

const ASK_MS = 8_000;
const SEND_MS = 30_000;
const MOST_SAID = 1_000_000;

/** Runs one program without a shell; never rejects. */
function run(
  program: string,
  argv: readonly string[],
  { env, within, input }: { readonly env: NodeJS.ProcessEnv; readonly within: number; readonly input?: Uint8Array },
): Promise<Ran> {
  return new Promise((resolve) => {
    // CUPS answers in the person's language otherwise.
    const child = spawn(program, [...argv], { env: { ...env, LC_ALL: 'C' }, timeout: within, killSignal: 'SIGKILL' });
    let said = '';
    let error = '';
    child.stdout.on('data', (part) => (said = (said + String(part)).slice(0, MOST_SAID)));
    child.stderr.on('data', (part) => (error = (error + String(part)).slice(0, MOST_SAID)));
    child.once('error', () => resolve({ ended: 'missing', said, error }));
    child.once('close', (code) =>
      resolve({ ended: code === null ? 'never' : code === 0 ? 'well' : 'badly', said, error }),
    );
    // A program that ends early stops reading; how it ended says why.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** CUPS knows A4 and Letter by name; anything else it takes by size. */
function mediaOf({ width, height }: Size): string {
  const isSheet = (sheet: Size) => sheet.width === width && sheet.height === height;
  if (isSheet(sheets.a4)) return 'A4';
  if (isSheet(sheets.letter)) return 'Letter';
  return `Custom.${width}x${height}mm`;
}

function stateOf(name: string, states: string): Printer['state'] {
  const line = states.split('\n').find((text) => text.startsWith(`printer ${name} `));
  if (line === undefined) return 'unknown';
  const said = line.slice(`printer ${name} `.length);
  return said.startsWith('is idle') ? 'idle' : said.startsWith('now printing') ? 'printing' : 'stopped';
}

/** What `lp` says when the system takes no job, in the words of CUPS. */
function whyNot(error: string): SendFailure {
  if (/does not exist|unknown (?:printer|destination)|not found/i.test(error)) return 'printer-unknown';
  if (/not accepting jobs/i.test(error)) return 'printer-rejecting';
  // A spool on a full disk answers that what it was sent is too large, or only ends the connection.
  if (/too many (?:active )?jobs|quota|too large|no space/i.test(error)) return 'print-queue-full';
  return 'printer-refused';
}

/** The printer and number in the name of a job: `zebra-12`. */
function partsOf(queued: string): { readonly printer: string; readonly jobId: number } | null {
  const [, printer, jobId] = /^(.+)-(\d+)$/.exec(queued) ?? [];
  return printer === undefined ? null : { printer, jobId: Number(jobId) };
}

type CupsParts = {
  /** May name a server of its own (`CUPS_SERVER`). */
  readonly env: NodeJS.ProcessEnv;
  readonly pdfOf: PdfOf;
};

/** As CUPS allows names; one that begins with a dash would be an option of `lp`. */
const queueName = /^[^\s/#'"\\-][^\s/#'"\\]*$/;

/** Printers through CUPS's own programs, on Linux and macOS. */
export function cupsPrinters({ env, pdfOf }: CupsParts): PrinterPort {
  const lpstat = (...argv: readonly string[]) => run('lpstat', argv, { env, within: ASK_MS });
  /** Where CUPS listens; null where it does not say. */
  const serverNow = async () => {
    const said = await lpstat('-H');
    return said.ended === 'well' ? said.said.trim() : null;
  };
  const facts: PrinterPort['facts'] = async (printer) => {
    const server = await serverNow();
    return server === null ? null : printerFacts(server, printer);
  };
  return {
    list: async () => {
      const names = await lpstat('-e');
      if (names.ended === 'missing' || names.ended === 'never') return fail({ code: 'printing-unavailable' });
      const [states, usual] = [await lpstat('-p'), await lpstat('-d')];
      const byDefault = /system default destination: (\S+)/.exec(usual.said)?.[1];
      const lines = names.said.split('\n').map((line) => line.trim());
      const printers = lines.filter((name) => name !== '' && name.length <= 200);
      return done(printers.map((name) => ({ name, state: stateOf(name, states.said), isDefault: name === byDefault })));
    },
    facts: async (printer) => (queueName.test(printer) ? facts(printer) : null),
    send: async ({ printer, title, printout }) => {
      if (!queueName.test(printer)) return fail({ code: 'printer-unknown' });
      if ((await facts(printer))?.takes === 'raw') return fail({ code: 'printer-raw' });
      const pdf = await pdfOf(printout, title);
      const options = [`media=${mediaOf(printout)}`, 'print-scaling=none', 'nopdfAutoRotate'];
      const safeTitle = title.replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, 100) || 'Stockroom';
      const argv = ['-d', printer, '-t', safeTitle, ...options.flatMap((option) => ['-o', option])];
      const { ended, said, error } = await run('lp', argv, { env, within: SEND_MS, input: pdf });
      if (ended === 'missing') return fail({ code: 'printing-unavailable' });
      if (ended === 'never') return fail({ code: 'unsure' });
      const queued = /request id is (\S+)/.exec(said)?.[1];
      if (ended === 'well' && queued) return done(queued);
      return fail({ code: whyNot(error) });
    },
    waiting: async () => {
      const { ended, said } = await lpstat('-o');
      if (ended !== 'well') return fail({ code: 'printing-unavailable' });
      const names = said.split('\n').map((line) => line.split(/\s/, 1)[0] ?? '');
      return done(new Set(names.filter((name) => name !== '')));
    },
    progress: async (queued) => {
      const [job, server] = [partsOf(queued), await serverNow()];
      return job && server !== null ? jobProgress(server, job.printer, job.jobId) : 'unknown';
    },
    ended: async (queued) => {
      const [job, server] = [partsOf(queued), await serverNow()];
      return job && server !== null ? jobEnd(server, job.printer, job.jobId) : 'unknown';
    },
    cancel: async (queued) => (await run('cancel', [queued], { env, within: ASK_MS })).ended === 'well',
  };
}
