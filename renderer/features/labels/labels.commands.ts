import { bytesOf } from '#renderer/platform/base64.ts';
import { useMemo } from 'react';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Printer, PrintJob } from '#shared/contract/bridge/printing.ts';
import { printAskSchema } from '#shared/contract/bridge/printing.ts';
import { keepLabelDraft, type LabelLine } from '#renderer/db/label-draft.ts';
import { makeOwnCodes } from '#renderer/db/own-codes.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import type { ToPrint } from '#renderer/platform/print-desk.ts';
import { usePrintDesk } from '#renderer/platform/print-desk.ts';

export type { ToPrint };

/** Jobs that can be printed again by what was asked; older ones are only told of. */
const KEPT_REQUESTS = 20;

/** Prints something: the request is kept first, so that a job that failed can go again under its id. */
export async function print(
  { db, host, now, nextId }: Shop,
  { title, printout }: ToPrint,
  printer: string,
): Promise<Result<PrintJob>> {
  const jobId = nextId();
  await db.printJobs.put({ jobId, at: now(), title, printer, request: printout });
  const old = await db.printJobs.orderBy('at').reverse().offset(KEPT_REQUESTS).primaryKeys();
  // The newest stays, also where the clock was set back and calls it the oldest.
  await db.printJobs.bulkDelete(old.filter((one) => one !== jobId));
  const sent = await host.ask('printouts.print', { jobId, title, printer, printout });
  return sent.ok ? done(sent.value.job) : sent;
}

/** Sends a job that failed or was taken back again, under its own id. */
export async function printAgain({ db, host }: Shop, jobId: string): Promise<Result<PrintJob>> {
  const kept = await db.printJobs.get(jobId);
  const ask = printAskSchema.safeParse({
    jobId,
    title: kept?.title,
    printer: kept?.printer,
    printout: kept?.request,
  });
  if (!kept || !ask.success) return fail({ code: 'job-unknown', detail: jobId });
  const { title, printer, printout } = ask.data;
  const sent = await host.ask('printouts.print', { jobId, title, printer, printout });
  return sent.ok ? done(sent.value.job) : sent;
}

/** A printout as a PDF file. */
export async function pdfFile({ host }: Shop, { title, printout }: ToPrint): Promise<Result<Blob>> {
  const made = await host.ask('printouts.pdf', { title, printout });
  if (!made.ok) return made;
  return done(new Blob([bytesOf(made.value.pdf)], { type: 'application/pdf' }));
}

/** What a person can do about labels and printing. */
export function useLabelCommands() {
  const shop = useShop();
  const printDesk = usePrintDesk();
  return useMemo(
    () => ({
      keep: (lines: readonly LabelLine[]) => keepLabelDraft(shop.db, lines, shop.now()),
      open: printDesk,
      makeCodes: (variants: readonly VariantId[]) => makeOwnCodes(shop, variants),
    }),
    [shop, printDesk],
  );
}

/** What a person can do with something that is laid out, and with jobs. */
export function usePrintCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      print: (what: ToPrint, printer: string) => print(shop, what, printer),
      pdf: (what: ToPrint) => pdfFile(shop, what),
      printers: async (): Promise<Result<readonly Printer[]>> => {
        const listed = await shop.host.ask('printers.list', {});
        return listed.ok ? done(listed.value.printers) : listed;
      },
      again: (jobId: string) => printAgain(shop, jobId),
      takeBack: async (jobId: string): Promise<Result<PrintJob>> => {
        const cancelled = await shop.host.ask('printJobs.cancel', { jobId });
        return cancelled.ok ? done(cancelled.value.job) : cancelled;
      },
    }),
    [shop],
  );
}
