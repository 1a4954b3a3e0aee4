import type { OperationType, presentVersion } from '#shared/domain/operations/operation.ts';
import { payloads } from './payloads.ts';
import { type Upcast, upcast } from './upcast.ts';

type Present = typeof presentVersion;

/** Versions that are no longer written, oldest first, of every type that has some: one upcast for each (DATA-R13). */
const older = {} satisfies { [T in OperationType as Present[T] extends 1 ? never : T]: readonly Upcast[] };

/** Every version of every type this program reads, oldest first: each says the same in the next, the last is today's. */
export type KnownVersions = ReadonlyMap<string, readonly Upcast[]>;

/** What this program reads. */
export const knownVersions: KnownVersions = new Map(
  Object.entries(payloads).map(([type, schema]) => {
    const past = Object.entries<readonly Upcast[]>(older).find(([name]) => name === type)?.[1] ?? [];
    return [type, [...past, upcast(schema, (payload) => payload)]];
  }),
);
