import { request } from 'node:http';

const ANSWER_MS = 5_000;
const MOST_BYTES = 200_000;
const IPP_PORT = 631;

/** Values of one attribute as its tag says them: numbers, texts, and the dots an inch of a resolution. */
export type IppValue = number | string | { readonly dpi: number };
/** What a server answered: its status, and attributes by their names. */
export type IppAnswer = {
  readonly status: number;
  readonly attributes: ReadonlyMap<string, readonly IppValue[]>;
};

const operations = { 'Get-Job-Attributes': 0x0009, 'Get-Printer-Attributes': 0x000b } as const;

export type IppQuestion = {
  readonly operation: keyof typeof operations;
  readonly uri: { readonly name: 'job-uri' | 'printer-uri'; readonly path: string };
  readonly attributes: readonly string[];
};

/** `client-error-not-found`: there is no such job, or no such printer. */
export const IPP_NOT_FOUND = 0x0406;

/** Asks a print server as `lpstat -H` names it (RFC 8010); null where it does not answer in time, or not in IPP. */
export function askIpp(server: string, what: IppQuestion): Promise<IppAnswer | null> {
  return new Promise((resolve) => {
    const nothing = () => resolve(null);
    const signal = AbortSignal.timeout(ANSWER_MS);
    const headers = { 'content-type': 'application/ipp' };
    const ask = request({ ...placeOf(server), path: what.uri.path, method: 'POST', headers, signal }, (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > MOST_BYTES) answer.destroy();
        else parts.push(part);
      });
      answer.once('end', () => resolve(readAnswer(Buffer.concat(parts))));
      answer.once('close', nothing);
      answer.on('error', nothing);
    });
    ask.once('error', nothing);
    ask.end(question(what));
  });
}

/** A socket of this computer, or a host with its port. */
function placeOf(server: string): { readonly socketPath: string } | { readonly host: string; readonly port: number } {
  if (server.startsWith('/')) return { socketPath: server };
  const { host = server, port } = /^\[?(?<host>.*?)\]?(?::(?<port>\d+))?$/.exec(server)?.groups ?? {};
  return { host, port: port ? Number(port) : IPP_PORT };
}

function question({ operation, uri, attributes }: IppQuestion): Buffer {
  const code = Buffer.alloc(2);
  code.writeUInt16BE(operations[operation]);
  return Buffer.concat([
    Buffer.from([2, 0]),
    code,
    Buffer.from([0, 0, 0, 1, 0x01]),
    attribute(0x47, 'attributes-charset', 'utf-8'),
    attribute(0x48, 'attributes-natural-language', 'en'),
    attribute(0x45, uri.name, `ipp://localhost${uri.path}`),
    // A further value of the attribute before it has no name.
    ...attributes.map((name, at) => attribute(0x44, at === 0 ? 'requested-attributes' : '', name)),
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

const FIRST_VALUE_TAG = 0x10;
const integerTags: ReadonlySet<number> = new Set([0x21, 0x23]);
const BOOLEAN = 0x22;
const RESOLUTION = 0x32;
const PER_CENTIMETRE = 4;

function valueOf(tag: number, bytes: Buffer): IppValue {
  if (integerTags.has(tag) && bytes.length === 4) return bytes.readInt32BE();
  if (tag === BOOLEAN && bytes.length === 1) return bytes[0] ?? 0;
  if (tag === RESOLUTION && bytes.length === 9) {
    // Of a printer that is finer one way than the other the coarser way counts.
    const dots = Math.min(bytes.readInt32BE(0), bytes.readInt32BE(4));
    return { dpi: bytes[8] === PER_CENTIMETRE ? Math.round(dots * 2.54) : dots };
  }
  return bytes.toString('utf8');
}

/** The attributes of an answer; null where it is no whole answer. */
function readAnswer(answer: Buffer): IppAnswer | null {
  const attributes = new Map<string, IppValue[]>();
  let name = '';
  let at = 8;
  try {
    const status = answer.readUInt16BE(2);
    for (let tag = answer.readUInt8(at); tag !== 0x03; tag = answer.readUInt8(at)) {
      at++;
      if (tag < FIRST_VALUE_TAG) continue;
      const named = text(answer, at);
      const value = text(answer, named.end);
      if (named.bytes.length > 0) name = named.bytes.toString('utf8');
      attributes.set(name, [...(attributes.get(name) ?? []), valueOf(tag, value.bytes)]);
      at = value.end;
    }
    return { status, attributes };
  } catch {
    return null; // cut off: nothing of it is believed
  }
}

function text(answer: Buffer, at: number): { readonly bytes: Buffer; readonly end: number } {
  const end = at + 2 + answer.readUInt16BE(at);
  if (end > answer.length) throw new RangeError('the answer ends inside a value');
  return { bytes: answer.subarray(at + 2, end), end };
}
