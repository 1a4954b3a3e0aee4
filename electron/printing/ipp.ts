import { request } from 'node:http';

/** What a system says of a job it does not hold any more; `handed` where it took all of it and says no more. */
export type JobEnd = 'printed' | 'handed' | 'cancelled' | 'aborted' | 'unknown';

const ANSWER_MS = 5_000;
const MOST_BYTES = 100_000;
const IPP_PORT = 631;
const getJobAttributes = 0x0009;
const enumTag = 0x23;
/** `job-state` of a job that is over (RFC 8011 §5.3.7). */
const ends: Readonly<Record<number, JobEnd>> = { 7: 'cancelled', 8: 'aborted', 9: 'printed' };

/** How a job ended, asked of a server as `lpstat -H` names it; `unknown` where it keeps no history, or does not answer. */
export function jobEnd(server: string, jobId: number): Promise<JobEnd> {
  return new Promise((resolve) => {
    const unknown = () => resolve('unknown');
    const signal = AbortSignal.timeout(ANSWER_MS);
    const headers = { 'content-type': 'application/ipp' };
    const ask = request({ ...placeOf(server), path: `/jobs/${jobId}`, method: 'POST', headers, signal }, (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > MOST_BYTES) answer.destroy();
        else parts.push(part);
      });
      answer.once('end', () => resolve(endIn(Buffer.concat(parts))));
      answer.once('close', unknown);
      answer.on('error', unknown);
    });
    ask.once('error', unknown);
    ask.end(question(jobId));
  });
}

/** A socket of this computer, or a host with its port. */
function placeOf(server: string): { readonly socketPath: string } | { readonly host: string; readonly port: number } {
  if (server.startsWith('/')) return { socketPath: server };
  const { host = server, port } = /^\[?(?<host>.*?)\]?(?::(?<port>\d+))?$/.exec(server)?.groups ?? {};
  return { host, port: port ? Number(port) : IPP_PORT };
}

function question(jobId: number): Buffer {
  const head = Buffer.from([2, 0, 0, getJobAttributes, 0, 0, 0, 1, 0x01]);
  return Buffer.concat([
    head,
    attribute(0x47, 'attributes-charset', 'utf-8'),
    attribute(0x48, 'attributes-natural-language', 'en'),
    attribute(0x45, 'job-uri', `ipp://localhost/jobs/${jobId}`),
    attribute(0x44, 'requested-attributes', 'job-state'),
    Buffer.from([0x03]),
  ]);
}

function attribute(tag: number, name: string, value: string): Buffer {
  return Buffer.concat([Buffer.from([tag]), sized(name), sized(value)]);
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function endIn(answer: Buffer): JobEnd {
  const name = Buffer.concat([Buffer.from([enumTag]), sized('job-state'), Buffer.from([0, 4])]);
  const at = answer.indexOf(name);
  const from = at + name.length;
  if (at < 0 || answer.length < from + 4) return 'unknown';
  return ends[answer.readInt32BE(from)] ?? 'unknown';
}
