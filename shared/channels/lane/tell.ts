import { done } from '#shared/base/result.ts';
import type { StockTask } from '#shared/contract/channels/port.ts';
import type { PlannedOffer } from '../lane-api.ts';
import type { ItemKey } from '../lane-rows.ts';
import { compare, suspects } from './compare.ts';
import { Draft } from './draft.ts';
import { heldBack } from './orders-in.ts';
import { type Told, takeOutcomes } from './outcomes.ts';
import { planOf } from './plan.ts';
import { type Room, type Spot, type Step, stopped } from './room.ts';

/** How often a change is computed anew when the store shows something else at the moment it is told. */
const TRIES = 3;

/** What was told, and how much of what should be told waits. */
export type Telling = { readonly told: number; readonly waiting: number };

/**
 * Tells the store by how much our offers changed (CHN109): of things of which it is known that they show what they must, in batches, one after the
 * other. Where the store shows something else at that moment nothing was written: it is looked at, and the change computed anew.
 */
export async function tellOffers(
  room: Room,
  keys: ReadonlySet<ItemKey> | null,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Step<Telling> {
  let told = 0;
  let wanted = keys;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { ready, waiting } = await changesOf(room, wanted);
    for (const { key } of waiting) room.again?.add(key);
    const conflicts: Spot[] = [];
    for (const batch of batchesOf(ready, room.parts.connector.capabilities.limits.batch)) {
      if (signal.aborted) return stopped();
      const pushed = await tellBatch(room, batch, signal);
      if (!pushed.ok) return pushed;
      told += pushed.value.told;
      conflicts.push(...pushed.value.conflicts);
      progress(told, ready.length);
    }
    if (conflicts.length === 0) return done({ told, waiting: waiting.length });
    const looked = await compare(room, conflicts, signal);
    if (!looked.ok) return looked;
    wanted = new Set([...conflicts, ...suspects(room)].map(({ key }) => key));
  }
  const left = await changesOf(room, wanted);
  const waiting = [...left.ready, ...left.waiting];
  for (const { key } of waiting) room.again?.add(key);
  return done({ told, waiting: waiting.length });
}

/** What is to be told, and what of it not yet: figures that do not fit what is known, and things in orders that are not in the books. */
async function changesOf(room: Room, keys: ReadonlySet<ItemKey> | null) {
  const all = (await planOf(room, keys)).filter(({ is }) => is === 'tell');
  if (all.length === 0) return { ready: [], waiting: [] };
  const held = await heldBack(room);
  const isReady = ({ key, shown, expected }: PlannedOffer) => shown === expected && !held.has(key);
  return { ready: all.filter(isReady), waiting: all.filter((one) => !isReady(one)) };
}

function batchesOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const batches: T[][] = [];
  for (let from = 0; from < all.length; from += size) batches.push(all.slice(from, from + size));
  return batches;
}

/** Tells a batch. It stands in the lane's own row before it goes, and until what became of it does. */
async function tellBatch(room: Room, batch: readonly PlannedOffer[], signal: AbortSignal): Step<Told> {
  const tasks = batch.flatMap((planned) => taskOf(room, planned) ?? []);
  const before = new Draft(room);
  before.setState({ telling: tasks });
  await before.commit();
  const pushed = await room.parts.deliveries.push(tasks, signal);
  if (!pushed.ok) return pushed;
  const after = new Draft(room);
  const outcome = takeOutcomes(room, after, tasks, pushed.value);
  await after.commit();
  if (outcome.stop) return signal.aborted ? stopped() : { ok: false, failure: outcome.stop };
  return done(outcome);
}

function taskOf(room: Room, { ref, locationId, offer, expected }: PlannedOffer): StockTask | null {
  if (expected === null) return null;
  const taskId = room.parts.nextId();
  return { taskId, kind: 'stock.offer', ref, locationId, delta: offer - expected, expected };
}
