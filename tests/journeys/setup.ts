import { ensureBuilt } from '#build/scripts/build.mjs';
import { resolveRuntime } from '#build/scripts/runtime/resolve.mjs';

/** Before the journeys: a current build, and an Electron to run it. */
export default async function setup(): Promise<void> {
  await ensureBuilt();
  await resolveRuntime();
}
