import type { Kind, Ref } from './rows.ts';

/**
 * What a kind of document declares of its states (DATA-R16): for each what it means, and which acts lead from it to which
 * states. The undo of an act goes the same step back. Questions about a state are asked of such a table, never compared as text.
 */
export type States<State extends string, Act extends string, Facts extends object> = {
  readonly [state in State]: Facts & { readonly steps: { readonly [act in Act]?: readonly State[] } };
};

/** The states that an act may lead to from one; none where it cannot be done there. */
export function stepsFrom<State extends string, Act extends string>(
  states: States<State, Act, object>,
  from: State,
  act: Act,
): readonly State[] {
  return states[from].steps[act] ?? [];
}

/** Kinds of rows that have a state. */
type DocumentKind = Extract<Kind, 'order' | 'count' | 'parcel' | 'batch'>;

/** Why a step is refused: nobody knows its document, or it is in another state by now. */
export type StepFailureCode =
  | 'order-moved-on'
  | 'order-unknown'
  | 'count-moved-on'
  | 'count-unknown'
  | 'parcel-moved-on'
  | 'parcel-unknown'
  | 'batch-moved-on'
  | 'batch-unknown';

/** Why an act that changes a document's state is refused, whole: nobody knows the document, or it is in another state by now. */
export type Refusal = {
  readonly code: StepFailureCode;
  readonly ref: Ref;
  readonly current: string | null;
};

export type Moved<R> = { readonly ok: true; readonly row: R } | { readonly ok: false; readonly refusal: Refusal };

/** A document in its next state. Refused where it is not there, or not in the state that the step began from. */
export function moveState<R extends { readonly kind: DocumentKind; readonly state: string }>(
  ref: Ref & { readonly kind: R['kind'] },
  row: R | undefined,
  { from, to }: { readonly from: R['state']; readonly to: R['state'] },
): Moved<R> {
  if (!row) return { ok: false, refusal: { code: `${ref.kind}-unknown`, ref, current: null } };
  return row.state === from ? { ok: true, row: { ...row, state: to } } : movedOn(ref, row.state);
}

/** The refusal of a step that began from what no longer is; `current` is the state it is in. */
export function movedOn(
  ref: Ref & { readonly kind: DocumentKind },
  current: string,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code: `${ref.kind}-moved-on`, ref, current } };
}
