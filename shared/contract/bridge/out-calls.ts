import { z } from 'zod';

const nothing = z.strictObject({});
const outId = z.uuid();

/** How many characters one piece of a file has at most. */
export const OUT_PIECE = 1_000_000;

/** A file within the folder, at most one folder down. No name leads out of it. */
const path = z
  .string()
  .max(150)
  .regex(/^(?:[A-Za-z0-9_-]+\/)?[A-Za-z0-9_-]+\.[a-z0-9]{1,5}$/);
/** A name that no system reads as a way to somewhere else. */
const folderName = z
  .string()
  .max(120)
  .regex(/^[^\p{Cc}<>:"/\\|?*. ](?:[^\p{Cc}<>:"/\\|?*]*[^\p{Cc}<>:"/\\|?*. ])?$/u);

/** Writing a folder of files where a person wants them. Their paths stay in the host: the window has handles. */
export const outCalls = {
  /** Asks the person for a folder; null where none was chosen, `not-here` where the host has no way to ask. */
  'out.choose': {
    from: 'window',
    ask: z.strictObject({ title: z.string().max(200) }),
    answer: z.strictObject({ chosen: z.strictObject({ handle: z.uuid(), folder: z.string() }).nullable() }),
  },
  /** Begins a new folder of this name in a chosen one, under a name that says that it is unfinished. */
  'out.begin': {
    from: 'both',
    ask: z.strictObject({ handle: z.uuid(), name: folderName }),
    answer: z.strictObject({ outId }),
  },
  /** Puts a piece at the end of a file of the folder: text, which is written as UTF-8, or bytes (base64). */
  'out.write': {
    from: 'both',
    ask: z.strictObject({
      outId,
      path,
      piece: z.union([
        z.strictObject({ text: z.string().max(OUT_PIECE) }),
        z.strictObject({ bytes: z.base64().max(2 * OUT_PIECE) }),
      ]),
    }),
    answer: nothing,
  },
  /** Says that the folder is whole: everything is on the disk, then it gets its name. Answers where it is. */
  'out.finish': { from: 'both', ask: z.strictObject({ outId }), answer: z.strictObject({ folder: z.string() }) },
  /** Takes away what was written of a folder that is not finished. */
  'out.cancel': { from: 'both', ask: z.strictObject({ outId }), answer: nothing },
  /** Shows a finished folder in the system's file manager; `not-here` where there is none. */
  'out.reveal': { from: 'window', ask: z.strictObject({ outId }), answer: nothing },
} as const;
