import { z } from 'zod';
import type { OutboundTask, PublishTask, PushOutcome } from '#shared/contract/channels/port.ts';
import { outboundTask, publishTask, pushOutcome } from '#shared/contract/channels/shapes.ts';
import { crc32c } from './crc32c.ts';
import { parseJson } from './json.ts';

const taskId = z.string();

/** One line of a delivery file. `sent` is on the disk before the request goes, `ended` before anything else does. */
const deliveryRecord = z.discriminatedUnion('is', [
  /** The first line of a file, and one more wherever another computer went on. */
  z.strictObject({ is: z.literal('runner'), format: z.literal(1), runner: z.string() }),
  z.strictObject({ is: z.literal('sent'), at: z.int(), tasks: z.array(outboundTask) }),
  z.strictObject({ is: z.literal('ended'), outcomes: z.array(z.tuple([taskId, pushOutcome])) }),
  z.strictObject({ is: z.literal('taken'), taskIds: z.array(taskId) }),
  z.strictObject({ is: z.literal('publishing'), at: z.int(), task: publishTask }),
  z.strictObject({ is: z.literal('published'), taskId }),
]);
export type DeliveryRecord = z.infer<typeof deliveryRecord>;

/** A task that was sent. `outcome` is null while nobody knows it; one that is known stays until it was taken. */
export type Delivery = { readonly task: OutboundTask; readonly sentAt: number; readonly outcome: PushOutcome | null };

/** What a delivery file says, all its lines together. */
export type DeliveryState = {
  readonly runner: string | null;
  readonly tasks: ReadonlyMap<string, Delivery>;
  readonly publishing: ReadonlyMap<string, { readonly task: PublishTask; readonly at: number }>;
};

export const nothingDelivered: DeliveryState = { runner: null, tasks: new Map(), publishing: new Map() };

/** Whether an outcome says that the store did it: what is known of the store must be brought up to date by it. */
export function isApplied(outcome: PushOutcome | null): boolean {
  return outcome?.is === 'applied' || outcome?.is === 'already';
}

/** What is known after one line more. */
export function after(state: DeliveryState, record: DeliveryRecord): DeliveryState {
  const tasks = new Map(state.tasks);
  const publishing = new Map(state.publishing);
  switch (record.is) {
    case 'runner':
      return { ...state, runner: record.runner };
    case 'sent':
      for (const task of record.tasks) tasks.set(task.taskId, { task, sentAt: record.at, outcome: null });
      break;
    case 'ended':
      for (const [id, outcome] of record.outcomes) {
        const known = tasks.get(id);
        if (!known || outcome.is === 'unknown') continue;
        // Nothing was written by it: there is nothing to take.
        if (isApplied(outcome)) tasks.set(id, { ...known, outcome });
        else tasks.delete(id);
      }
      break;
    case 'taken':
      for (const id of record.taskIds) tasks.delete(id);
      break;
    case 'publishing':
      publishing.set(record.task.taskId, { task: record.task, at: record.at });
      break;
    case 'published':
      publishing.delete(record.taskId);
      break;
  }
  return { runner: state.runner, tasks, publishing };
}

/** A record as its line: checksum, a space, JSON. */
export function lineOf(record: DeliveryRecord): Buffer {
  const json = JSON.stringify(record);
  const sum = crc32c(Buffer.from(json, 'utf8')).toString(16).padStart(8, '0');
  return Buffer.from(`${sum} ${json}\n`, 'utf8');
}

/** The fewest lines that say the same. */
export function shortest({ runner, tasks, publishing }: DeliveryState): Buffer {
  const records: DeliveryRecord[] = runner === null ? [] : [{ is: 'runner', format: 1, runner }];
  for (const { task, sentAt, outcome } of tasks.values()) {
    records.push({ is: 'sent', at: sentAt, tasks: [task] });
    if (outcome) records.push({ is: 'ended', outcomes: [[task.taskId, outcome]] });
  }
  for (const { task, at } of publishing.values()) records.push({ is: 'publishing', at, task });
  return Buffer.concat(records.map(lineOf));
}

/**
 * What the bytes of a file say, and up to where they are whole. Behind that place lies at most the one line that was being
 * written: whole lines behind a broken one are damage, and the file cannot be trusted to say everything.
 */
export function readDeliveries(bytes: Uint8Array): {
  readonly state: DeliveryState;
  readonly goodBytes: number;
  readonly damaged: boolean;
} {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let state = nothingDelivered;
  let goodBytes = 0;
  let broken = false;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const record = end === -1 ? null : recordIn(text.subarray(at, end));
    if (record && broken) return { state, goodBytes, damaged: true };
    if (record) {
      state = after(state, record);
      goodBytes = end + 1;
    } else broken = true;
    if (end === -1) break;
    at = end + 1;
  }
  return { state, goodBytes, damaged: false };
}

function recordIn(line: Buffer): DeliveryRecord | null {
  const json = line.subarray(9);
  if (line.length < 10 || line.toString('latin1', 0, 8) !== crc32c(json).toString(16).padStart(8, '0')) return null;
  return deliveryRecord.safeParse(parseJson(json.toString('utf8'))).data ?? null;
}
