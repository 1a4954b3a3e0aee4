import { canonical } from '#shared/domain/operations/books.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { parseOperation } from './operation.ts';

/**
 * Whether two texts under one id are one act, whoever wrote them and in whatever order their keys stand (DATA-R3). Of two
 * versions it is one where both say the same in today's shape, or undo the same act: the undo of each version keeps its
 * own meaning, and the one that was accepted first stands (DATA-R13).
 */
export function sameAct(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [said(one), said(other)];
  if (a.type !== b.type) return false;
  if (a.v === b.v) return canonical(a.payload) === canonical(b.payload);
  const [read, readToo] = [parseOperation(one), parseOperation(other)];
  return read.ok && readToo.ok && sameMeaning(read.value, readToo.value);
}

function sameMeaning(a: Operation, b: Operation): boolean {
  if (a.type === 'act.reversed' && b.type === 'act.reversed') return a.payload.target === b.payload.target;
  return canonical(a.payload) === canonical(b.payload);
}

type Said = { readonly type?: unknown; readonly v?: unknown; readonly payload?: unknown };

function said(text: string): Said {
  const json: Said = JSON.parse(text);
  return json;
}
