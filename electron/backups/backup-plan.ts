import { z } from 'zod';
import type { TextFile } from '#electron/journal/text-file.ts';

const copy = z.strictObject({
  name: z.string(),
  folder: z.string(),
  bytes: z.int(),
  madeAt: z.int(),
  acts: z.int(),
  isSealed: z.boolean(),
  harmed: z.int(),
  /** What the shop's files were when it was made: nothing new, no new copy. */
  mark: z.string(),
});
/** A copy that this computer made, read back and gave its name. */
export type Copy = z.infer<typeof copy>;

const plan = z.strictObject({
  folder: z.string().nullable(),
  /** Whether the folder lay on another disk than the profile when it was chosen. */
  isElsewhere: z.boolean(),
  /** A person says that what lies in the folder gets to another place by itself. */
  countsAsElsewhere: z.boolean(),
  daily: z.boolean(),
  atClose: z.boolean(),
  isSealed: z.boolean(),
  copies: z.array(copy),
  /** Why the newest try came to nothing; null after one that did not. */
  failed: z.strictObject({ at: z.int(), code: z.string() }).nullable(),
});
/** How one shop's copies are made on this computer. */
export type Plan = z.infer<typeof plan>;

const fileShape = z.object({ version: z.literal(1), shops: z.record(z.uuid(), plan) });

export const noPlan: Plan = {
  folder: null,
  isElsewhere: false,
  countsAsElsewhere: false,
  daily: true,
  atClose: true,
  isSealed: false,
  copies: [],
  failed: null,
};

/** The plans of every shop of a profile, in one file that is replaced whole. */
export type Plans = {
  readonly of: (shopId: string) => Promise<Plan>;
  readonly change: (shopId: string, changed: Partial<Plan>) => Promise<Plan>;
};

/** Touches no disk before it is asked. */
export function openPlans(file: TextFile): Plans {
  let turn: Promise<unknown> = Promise.resolve();
  async function read(): Promise<Readonly<Record<string, Plan>>> {
    const text = await file.read();
    return text === null ? {} : (fileShape.safeParse(jsonOf(text)).data?.shops ?? {});
  }
  return {
    of: async (shopId) => (await read())[shopId] ?? noPlan,
    change: (shopId, changed) => {
      const mine = turn.then(async () => {
        const all = await read();
        const next = { ...(all[shopId] ?? noPlan), ...changed };
        await file.write(JSON.stringify({ version: 1, shops: { ...all, [shopId]: next } }));
        return next;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
