import { z } from 'zod';
import type { OutboundTask, PublishTask } from '#shared/contract/channels/port.ts';
import { outboundTask, publishTask } from '#shared/contract/channels/shapes.ts';
import { crc32c } from './crc32c.ts';
import { parseJson } from './json.ts';

const taskId = z.string();
const ending = z.enum(['applied', 'not-applied']);
export type Ending = z.infer<typeof ending>;

/** One line of a delivery file. `sent` is on the disk before the request goes, `ended` before anything else does. */
const deliveryRecord = z.discriminatedUnion('is', [
  /** The first line of a file: whose it is. */
  z.strictObject({ is: z.literal('runner'), format: z.literal(1), runner: z.string() }),
  z.strictObject({ is: z.literal('sent'), at: z.int(), tasks: z.array(outboundTask) }),
  z.strictObject({ is: z.literal('ended'), tasks: z.array(z.tuple([taskId, ending])) }),
  z.strictObject({ is: z.literal('publishing'), at: z.int(), task: publishTask }),
  z.strictObject({ is: z.literal('published'), taskId }),
]);
export type DeliveryRecord = z.infer<typeof deliveryRecord>;

/** What a delivery file says, all its lines together. */
export type DeliveryState = {
  readonly runner: string | null;
  /** Sent, and nobody knows yet what became of it. */
  readonly unfinished: ReadonlyMap<string, { readonly task: OutboundTask; readonly sentAt: number }>;
  /** What became of those that ended last, oldest first: whoever told them may have been gone before the answer. */
  readonly ended: ReadonlyMap<string, Ending>;
  readonly publishing: ReadonlyMap<string, { readonly task: PublishTask; readonly at: number }>;
};

export const nothingDelivered: DeliveryState = {
  runner: null,
  unfinished: new Map(),
  ended: new Map(),
  publishing: new Map(),
};

/** Of so many ended tasks it is known what became of them: more than one message to a store holds. */
const ENDED_KEPT = 2_000;

/** What is known after one line more. */
export function after(state: DeliveryState, record: DeliveryRecord): DeliveryState {
  const unfinished = new Map(state.unfinished);
  const ended = new Map(state.ended);
  const publishing = new Map(state.publishing);
  switch (record.is) {
    case 'runner':
      return { ...state, runner: record.runner };
    case 'sent':
      for (const task of record.tasks) {
        unfinished.set(task.taskId, { task, sentAt: record.at });
        // Told again after it was not done.
        ended.delete(task.taskId);
      }
      break;
    case 'ended':
      for (const [id, how] of record.tasks) {
        unfinished.delete(id);
        ended.set(id, how);
      }
      for (const id of [...ended.keys()].slice(0, Math.max(0, ended.size - ENDED_KEPT))) ended.delete(id);
      break;
    case 'publishing':
      publishing.set(record.task.taskId, { task: record.task, at: record.at });
      break;
    case 'published':
      publishing.delete(record.taskId);
      break;
  }
  return { runner: state.runner, unfinished, ended, publishing };
}

/** A record as its line: checksum, a space, JSON. */
export function lineOf(record: DeliveryRecord): Buffer {
  const json = JSON.stringify(record);
  const sum = crc32c(Buffer.from(json, 'utf8')).toString(16).padStart(8, '0');
  return Buffer.from(`${sum} ${json}\n`, 'utf8');
}

/** The fewest lines that say the same. */
export function shortest({ runner, unfinished, ended, publishing }: DeliveryState): Buffer {
  const records: DeliveryRecord[] = runner === null ? [] : [{ is: 'runner', format: 1, runner }];
  if (ended.size > 0) records.push({ is: 'ended', tasks: [...ended] });
  for (const { task, sentAt } of unfinished.values()) records.push({ is: 'sent', at: sentAt, tasks: [task] });
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
