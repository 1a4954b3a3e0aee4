import { setTimeout as after } from 'node:timers/promises';

/** Waits so long, or until whoever asked gives up. */
export async function waiting(ms: number, signal: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal }).catch(() => undefined);
}
