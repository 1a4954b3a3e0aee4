import { z } from 'zod';
import { BLOB_BYTES } from '#shared/contract/store/blob.ts';
import { printoutCaps } from '#shared/domain/labels/page.ts';
import type { LabelOrder } from '#shared/domain/labels/labels.ts';
import type { PrintedPaper } from '#shared/domain/labels/paper.ts';
import type { Missing } from '#shared/domain/labels/text.ts';

const place = z.number().min(-1).max(2_000);
const length = z.number().min(0).max(2_000);
const box = { x: place, y: place, width: length, height: length };
const modules = z
  .string()
  .regex(/^[01]+$/)
  .max(printoutCaps.modules);

const mark = z.discriminatedUnion('mark', [
  z.strictObject({
    ...box,
    mark: z.literal('text'),
    text: z.string().max(printoutCaps.text),
    size: z.number().min(0.5).max(100),
    weight: z.enum(['regular', 'bold']),
  }),
  z.strictObject({ ...box, mark: z.literal('line') }),
  z.strictObject({ ...box, mark: z.literal('bars'), modules }),
  z.strictObject({ ...box, mark: z.literal('picture'), picture: z.int().min(0) }),
  z.strictObject({ ...box, mark: z.literal('matrix'), rows: z.array(modules).min(1).max(57).readonly() }),
]);

const picture = z.strictObject({
  kind: z.enum(['jpeg', 'png']),
  bytes: z.base64().max(Math.ceil(BLOB_BYTES / 3) * 4),
});

const side = z.number().min(5).max(1_500);

/** What is printed, as the domain lays it out (`Printout`). */
export const printoutSchema = z
  .strictObject({
    width: side,
    height: side,
    dpi: z.literal([203, 300, 600]).optional(),
    pictures: z.array(picture).max(printoutCaps.pictures).readonly().optional(),
    faces: z.array(z.array(mark).max(printoutCaps.marks).readonly()).min(1).max(printoutCaps.faces).readonly(),
    pages: z
      .array(
        z
          .array(z.strictObject({ face: z.int().min(0), x: place, y: place }))
          .max(printoutCaps.placed)
          .readonly(),
      )
      .min(1)
      .max(printoutCaps.pages)
      .readonly(),
  })
  .refine(({ faces, pages }) => pages.every((page) => page.every(({ face }) => face < faces.length)))
  .refine(({ faces, pictures = [] }) =>
    faces.every((marks) => marks.every((one) => one.mark !== 'picture' || one.picture < pictures.length)),
  );

const jobParts = {
  jobId: z.uuid(),
  title: z.string().max(200),
  printer: z.string().max(200),
  pages: z.int().min(1),
  at: z.int(),
};

/** A print job and how far it is. */
export const printJobSchema = z.discriminatedUnion('state', [
  z.strictObject({ ...jobParts, state: z.literal('sending') }),
  /** The system's queue has it, under this name. */
  z.strictObject({
    ...jobParts,
    state: z.literal('queued'),
    queued: z.string().max(300),
    /** How far it is in the system's queue, if the system says so. */
    progress: z.enum(['waiting', 'held', 'printing', 'printer-stopped']).optional(),
  }),
  /** The system says that it printed it. Whether paper came out, only a person sees. */
  z.strictObject({ ...jobParts, state: z.literal('done') }),
  /** The system took all of it, and tells nothing more of its jobs. */
  z.strictObject({ ...jobParts, state: z.literal('handed') }),
  z.strictObject({
    ...jobParts,
    state: z.literal('cancelled'),
    /**
     * `person`: a person here cancelled it; `system`: the printer, the system, or somebody there. Not kept before 0.2.
     */
    by: z.enum(['person', 'system']).optional(),
    /** It was being printed when it was cancelled: pages may have come out. */
    midway: z.boolean().optional(),
  }),
  z.strictObject({
    ...jobParts,
    state: z.literal('failed'),
    code: z.enum([
      'printer-unknown',
      'printer-refused',
      'printer-raw',
      'printer-rejecting',
      'print-queue-full',
      'printing-unavailable',
      'print-aborted',
      'printer-gone',
    ]),
  }),
  /** Handing it over was interrupted, or the system does not say how it ended: it may have been printed. */
  z.strictObject({ ...jobParts, state: z.literal('unsure') }),
]);
export type PrintJob = z.infer<typeof printJobSchema>;

/** A printer of this computer. */
export const printerSchema = z.strictObject({
  name: z.string().max(200),
  state: z.enum(['idle', 'printing', 'stopped', 'unknown']),
  isDefault: z.boolean(),
});
export type Printer = z.infer<typeof printerSchema>;

const dotsPerInch = z.int().min(1).max(100_000);

/** What the system says of one printer. */
export const printerFactsSchema = z.strictObject({
  /** `raw`: it passes on what it gets, or knows no way to print a PDF; `nothing`: it rejects jobs. */
  takes: z.enum(['pages', 'raw', 'nothing']),
  stopped: z.boolean(),
  /** The reason for its state, in the system's own words; may be empty. */
  says: z.string().max(200),
  /** Dots per inch; null where the system does not say. */
  dpi: z.strictObject({ usual: dotsPerInch.nullable(), all: z.array(dotsPerInch).max(20).readonly() }),
});
export type PrinterFacts = z.infer<typeof printerFactsSchema>;

/** A printout for a printer, under an id that makes asking twice harmless. */
export const printAskSchema = z.strictObject({
  jobId: z.uuid(),
  title: z.string().max(200),
  /**
   * Any characters but control characters: Windows allows blanks, and the name of the computer that shares the printer.
   */
  printer: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .max(200),
  printout: printoutSchema,
});
export type PrintAsk = z.infer<typeof printAskSchema>;

/** A printout and the paper that it lies on. */
export type Paged = { readonly printout: PrintAsk['printout']; readonly paper: PrintedPaper };

/** Labels to be laid out; `products` says what each of them is for, by its index in the order. */
export type LabelJob = { readonly order: LabelOrder; readonly products: readonly string[] };

export type { Missing };
