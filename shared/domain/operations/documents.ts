import type { Group, StockLine } from './operation.ts';
import type { CountId, OrderId } from './ids.ts';
import type { DocumentKind, DocumentRef, Reason } from './rows.ts';

/** A group as an operation names it, of whatever version. */
type GroupOf = Pick<Group, 'act'> & { readonly id: string };

/** The import that a group is; null for every other group. */
export function importOf(group: GroupOf | null): DocumentRef | null {
  return group?.act === 'import' ? { kind: 'import', id: group.id } : null;
}

/** The document that a recorded change of stock is: what arrived, was moved or came back; null for an adjustment. */
export function recordedAs(
  opId: string,
  group: GroupOf | null,
  lines: readonly Pick<StockLine, 'reason'>[],
): DocumentRef | null {
  const kind = lines[0] && kindsByReason[lines[0].reason];
  return importOf(group) ?? (kind ? { kind, id: group?.id ?? opId } : null);
}

const kindsByReason: { readonly [reason in Reason]?: DocumentKind } = {
  receive: 'receipt',
  move: 'transfer',
  'customer-return': 'return',
};

/** The order that a step is of. */
export function orderDocument({ orderId }: { readonly orderId: string }): DocumentRef {
  return { kind: 'order', id: orderId };
}

/** The count that a step is of. */
export function countDocument({ countId }: { readonly countId: string }): DocumentRef {
  return { kind: 'count', id: countId };
}

/** The order that a ledger line belongs to; null where it belongs to another document or to none. */
export function orderOf({ document }: { readonly document: DocumentRef | null }): OrderId | null {
  // The id of a document of this kind is an order's.
  return document?.kind === 'order' ? (document.id as OrderId) : null;
}

/** The count that a ledger line belongs to; null where it belongs to another document or to none. */
export function countOf({ document }: { readonly document: DocumentRef | null }): CountId | null {
  // As above: a count's.
  return document?.kind === 'count' ? (document.id as CountId) : null;
}

/** Whether two name the same document. */
export function isSameDocument(one: DocumentRef | null, other: DocumentRef): boolean {
  return one?.kind === other.kind && one.id === other.id;
}

/** Kinds of documents that are acts: what they did to stock is all there is of them. */
export const actDocuments = ['receipt', 'transfer', 'return', 'import'] as const satisfies readonly DocumentKind[];
export type ActDocument = (typeof actDocuments)[number];

/** Whether a document is an act. */
export function isActDocument(kind: string): kind is ActDocument {
  return actDocuments.some((one) => one === kind);
}
