import { z } from 'zod';
import type { Profile } from '#shared/domain/import/profile.ts';
import { packMapping, unpackMapping } from './import-mapping.ts';

/** Version of the file that people hand on. What is within it says its own version, and older ones stay readable. */
export const PROFILE_VERSION = 1;

/** A longer file is no profile; it holds the names of at most 1,000 columns. */
export const LARGEST_PROFILE = 2 * 1024 * 1024;

const shared = z.strictObject({
  format: z.literal('stockroom-import-profile'),
  version: z.literal(PROFILE_VERSION),
  name: z.string().trim().min(1).max(100),
  mapping: z.unknown(),
});

/** A profile as it is kept and handed on: the names of columns and what they mean, nothing of what stood in a file. */
export function packProfile({ name, mapping }: Profile): z.infer<typeof shared> {
  return { format: 'stockroom-import-profile', version: PROFILE_VERSION, name, mapping: packMapping(mapping) };
}

/** The profile in what was kept or handed on; undefined for anything that is none, or is of a form this version does not know. */
export function unpackProfile(kept: unknown): Profile | undefined {
  const parsed = shared.safeParse(kept);
  if (!parsed.success) return undefined;
  const mapping = unpackMapping(parsed.data.mapping);
  return mapping && { name: parsed.data.name, mapping };
}
