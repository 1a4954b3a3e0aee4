import { SaxesParser } from 'saxes';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileFailure } from '#shared/domain/import/file-failure.ts';
import type { Pacer } from '../import/reader-steps.ts';

/** What is done with an XML text as it goes by; names come without their prefixes. */
export type XmlHandlers = {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
  /** Asked between pieces: a failure ends the reading. */
  readonly failure?: () => FileFailure | undefined;
};

export type XmlRun = {
  readonly pacer: Pacer;
  readonly signal?: AbortSignal | undefined;
  /** Hears of every piece that was read. */
  readonly onBytes?: (bytes: number) => void;
};

/** A few milliseconds of parsing. */
const PIECE = 32 * 1024;
/** No workbook nests deeper; a text that does is made to hurt. */
const DEEPEST = 200;
/** Without an element in between: longer than any cell may be. */
const LONGEST_TEXT = 2_000_000;

/** Reads an XML text piece by piece. A document type, which only attacks have here, and broken XML refuse the file. */
export async function readXml(
  pieces: Iterable<Result<Uint8Array, FileFailure>>,
  handlers: XmlHandlers,
  { pacer, signal, onBytes }: XmlRun,
): Promise<Result<undefined, FileFailure>> {
  const reader = parserOf(handlers);
  let decoder: TextDecoder | undefined;
  for (const piece of pieces) {
    if (!piece.ok) return piece;
    decoder ??= new TextDecoder(piece.value[0] === 0xff && piece.value[1] === 0xfe ? 'utf-16le' : 'utf-8');
    for (let at = 0; at < piece.value.length; at += PIECE) {
      if (signal?.aborted) return fail({ code: 'cancelled' });
      const part = piece.value.subarray(at, at + PIECE);
      reader.write(decoder.decode(part, { stream: true }));
      const failure = reader.failure() ?? handlers.failure?.();
      if (failure) return fail(failure);
      onBytes?.(part.length);
      await pacer.breathe();
    }
  }
  const failure = reader.end() ?? handlers.failure?.();
  return failure ? fail(failure) : done(undefined);
}

class BrokenXml extends Error {}

function parserOf({ open, close, text }: XmlHandlers) {
  const parser = new SaxesParser<{ readonly xmlns: false; readonly position: false }>({
    xmlns: false,
    position: false,
  });
  let [isBroken, depth, quiet] = [false, 0, 0];
  // Left at the first fault: a piece of nonsense has one in every character.
  const broken = () => {
    throw new BrokenXml();
  };
  parser.on('error', broken);
  parser.on('doctype', broken);
  parser.on('opentag', ({ name, attributes }) => {
    [depth, quiet] = [depth + 1, 0];
    if (depth > DEEPEST) broken();
    open(localName(name), (wanted) => attributeOf(attributes, wanted));
  });
  parser.on('closetag', ({ name }) => {
    [depth, quiet] = [depth - 1, 0];
    close?.(localName(name));
  });
  const hear = (part: string) => text?.(part);
  parser.on('text', hear);
  parser.on('cdata', hear);
  const attempt = (step: () => unknown) => {
    try {
      if (!isBroken) step();
    } catch (fault) {
      if (!(fault instanceof BrokenXml)) throw fault;
      isBroken = true;
    }
  };
  const failure = (): FileFailure | undefined =>
    isBroken ? { code: 'file-is-broken' } : quiet > LONGEST_TEXT ? { code: 'file-unpacks-too-large' } : undefined;
  return {
    failure,
    write: (part: string) => {
      quiet += part.length;
      attempt(() => parser.write(part));
    },
    end: () => {
      attempt(() => parser.close());
      return failure();
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute by its own name, with any prefix or none. */
function attributeOf(attributes: Readonly<Record<string, string>>, wanted: string): string | undefined {
  const plain = attributes[wanted];
  if (plain !== undefined) return plain;
  for (const name in attributes) if (localName(name) === wanted) return attributes[name];
  return undefined;
}
