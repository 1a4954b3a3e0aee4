import { must } from '#shared/base/must.ts';
import type { PushResult } from '#shared/contract/store/protocol.ts';
import { TAKEN_BACK } from '#shared/contract/store/take-back.ts';
import { sameAct } from '#shared/contract/store/same-act.ts';
import { type Act, knownAct, needs } from '#shared/domain/operations/act.ts';
import { apply, type Applied } from '#shared/domain/operations/apply.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { type Forks, forksAfter } from '#shared/domain/operations/forks.ts';
import type { Ref, Row } from '#shared/domain/operations/rows.ts';
import { addToDraft, type Draft, emptyDraft, rowsAfter } from './draft.ts';
import { isStorable, type Offer } from './offer.ts';
import { type LoadedPast, pastAfter } from './past.ts';

/** What the log knows about the operations of a batch before it decides them. */
export type Known = {
  readonly head: number;
  /** Accepted operations of the batch, by id. */
  readonly accepted: ReadonlyMap<string, { readonly seq: number; readonly text: string }>;
  /** What became of the batch's numbers, by `writer:number`. */
  readonly numbers: ReadonlyMap<string, UsedNumber>;
  /** The highest number each writer of the batch has offered. */
  readonly writerHeads: ReadonlyMap<string, number>;
  /** Numbers of the batch's writers that were declared lost: later ones do not wait for them. */
  readonly lost: ReadonlyMap<string, readonly NumberRange[]>;
  /** Numbers of the batch's writers that were taken back with the shop, as its log says. */
  readonly taken: ReadonlyMap<string, readonly NumberRange[]>;
  /** Targets of the batch's reversals that were refused and are not in the log. */
  readonly refusedTargets: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly past: LoadedPast;
  /** How far earlier epochs of the log hold. */
  readonly forks: Forks;
};

export type UsedNumber = {
  readonly writerId: string;
  readonly writerSeq: number;
  readonly opId: string;
  readonly became:
    | { readonly outcome: 'accepted' | 'duplicate' | 'id-reused' | 'waiting' }
    | { readonly outcome: 'rejected'; readonly code: string; readonly current: string | null };
};

export type NumberRange = { readonly from: number; readonly to: number };

export type Accepted = { readonly seq: number; readonly offer: Offer };

/** What a batch does: an answer per operation in order, and what is to be written. */
export type Decided = {
  readonly results: readonly PushResult[];
  readonly accepted: readonly Accepted[];
  readonly numbers: readonly UsedNumber[];
  readonly draft: Draft;
  readonly forks: Forks;
};

/** `next`: a writer's numbers without a gap. `again`: what a log that was set back had once; numbers it refused then come with no text and are passed over. */
export type Manner = 'next' | 'again';

type Verdict =
  | { readonly outcome: 'accepted'; readonly applied: Extract<Applied, { ok: true }> }
  | { readonly outcome: 'duplicate'; readonly seq: number }
  | { readonly outcome: 'rejected'; readonly code: string; readonly current: string | null }
  | { readonly outcome: 'unsupported' }
  | { readonly outcome: 'id-reused' | 'waiting' };

/** A writer in this batch: where its numbers stand, and which entities wait behind a refusal. */
type WriterState = { head: number; stopped: boolean; readonly waiting: Set<string> };

type Batch = {
  readonly known: Known;
  readonly manner: Manner;
  readonly states: Map<string, WriterState>;
  readonly accepted: Map<string, Accepted>;
  readonly numbers: Map<string, UsedNumber>;
  readonly refused: Set<string>;
  readonly draft: Draft;
  forks: Forks;
};

/** Decides a batch in order (SRV6). Pure: the caller has loaded what it needs and writes what comes out. */
export function decideBatch(offers: readonly Offer[], known: Known, manner: Manner): Decided {
  const batch: Batch = {
    known,
    manner,
    states: new Map(),
    accepted: new Map(),
    numbers: new Map(),
    refused: new Set(known.refusedTargets),
    draft: emptyDraft(),
    forks: known.forks,
  };
  const results = offers.map((offer) => decideOffer(batch, offer));
  const { accepted, numbers, draft, forks } = batch;
  return { results, accepted: [...accepted.values()], numbers: [...numbers.values()], draft, forks };
}

/** The rows some acts need loaded: those they write, and the observations they post. */
export function rowsNeeded(acts: readonly Act[]): readonly Ref[] {
  const refs = new Map<string, Ref>();
  for (const ref of acts.flatMap(needs)) refs.set(refKey(ref), ref);
  return [...refs.values()].filter((ref) => isStorable(ref.id));
}

/** The key of a writer's number in `Known.numbers`. */
export function numberKey(of: { readonly writerId: string; readonly writerSeq: number }): string {
  return `${of.writerId}:${of.writerSeq}`;
}

function decideOffer(batch: Batch, offer: Offer): PushResult {
  const { opId, writerId, writerSeq } = offer;
  const state = stateOf(batch, writerId);
  const used = usedBefore(batch, offer);
  if (used && used.opId !== opId) {
    state.stopped = true;
    return { opId, outcome: 'writer-forked' };
  }
  if (state.stopped || (batch.manner === 'next' && writerSeq > nextNumber(batch, state, writerId))) {
    state.stopped = true;
    return { opId, outcome: 'waiting' };
  }
  const verdict = judge(batch, state, offer, used);
  if (verdict.outcome === 'unsupported') {
    state.stopped = true;
    return { opId, outcome: 'unsupported' };
  }
  state.head = Math.max(state.head, writerSeq);
  return settle(batch, state, offer, verdict);
}

function judge(batch: Batch, state: WriterState, offer: Offer, used: UsedNumber | undefined): Verdict {
  const there = acceptedBefore(batch, offer.opId);
  if (there && sameAct(there.text, offer.text)) return { outcome: 'duplicate', seq: there.seq };
  if (there) return isUnsupported(offer) ? { outcome: 'unsupported' } : { outcome: 'id-reused' };
  if (used && used.became.outcome !== 'waiting' && !isJudgedAgain(batch, offer, used))
    return must(refusalOf(used), 'a used number that is not in the log was refused');
  if (!used && isTakenBack(batch, offer)) return { outcome: 'rejected', code: TAKEN_BACK, current: null };
  if (offer.entities.some((entity) => state.waiting.has(entity))) return { outcome: 'waiting' };
  if (!offer.read.ok) return isUnsupported(offer) ? { outcome: 'unsupported' } : unreadable;
  return judgeEffects(batch, offer.read.value);
}

/** A server that never had the act knows from the log alone that the shop was taken back to before it. */
function isTakenBack({ known }: Batch, { writerId, writerSeq }: Offer): boolean {
  return (known.taken.get(writerId) ?? []).some(({ from, to }) => from <= writerSeq && writerSeq <= to);
}

/** An earlier server could not read it, or could not read what it undoes; this one can, and nothing of it was told another way (DATA-R12). */
function isJudgedAgain({ refused }: Batch, { read }: Offer, { became }: UsedNumber): boolean {
  if (became.outcome !== 'rejected' || !read.ok) return false;
  if (became.code === 'operation-unreadable') return true;
  const { type, payload } = read.value.op;
  return became.code === 'target-refused' && type === 'act.reversed' && !refused.has(payload.target);
}

/** Written by a newer program than this server: nobody here can say what it is. */
function isUnsupported({ read }: Offer): boolean {
  return !read.ok && read.failure.code === 'operation-unsupported';
}

const unreadable: Verdict = { outcome: 'rejected', code: 'operation-unreadable', current: null };

function judgeEffects(batch: Batch, act: Act): Verdict {
  const { op } = act;
  if (op.type === 'act.reversed' && batch.refused.has(op.payload.target))
    return { outcome: 'rejected', code: 'target-refused', current: null };
  const { rows, past } = batch.known;
  const known = knownAct(act, batch.forks);
  const applied = apply(rowsAfter(batch.draft, rows, pastAfter(batch.draft, past)), known, nextSeq(batch));
  if (!applied.ok) return { outcome: 'rejected', code: applied.refusal.code, current: applied.refusal.current };
  const keys = [
    ...applied.rows.map((row) => row.id),
    ...applied.movements.flatMap((line) => [line.variantId, line.locationId]),
  ];
  return keys.every(isStorable) ? { outcome: 'accepted', applied } : unreadable;
}

function settle(
  batch: Batch,
  state: WriterState,
  offer: Offer,
  verdict: Exclude<Verdict, { outcome: 'unsupported' }>,
): PushResult {
  const { opId } = offer;
  switch (verdict.outcome) {
    case 'accepted': {
      const seq = accept(batch, offer, verdict.applied);
      if (offer.read.ok) batch.forks = forksAfter(batch.forks, offer.read.value.op);
      markUsed(batch, offer, { outcome: 'accepted' });
      return { opId, outcome: 'accepted', seq };
    }
    case 'duplicate':
      markUsed(batch, offer, { outcome: 'duplicate' });
      return { opId, outcome: 'duplicate', seq: verdict.seq };
    case 'rejected': {
      const { code, current } = verdict;
      batch.refused.add(opId);
      waitBehind(state, offer);
      markUsed(batch, offer, { outcome: 'rejected', code, current });
      return { opId, outcome: 'rejected', code, current };
    }
    case 'id-reused':
    case 'waiting':
      waitBehind(state, offer);
      markUsed(batch, offer, { outcome: verdict.outcome });
      return { opId, outcome: verdict.outcome };
  }
}

function accept(batch: Batch, offer: Offer, applied: Extract<Applied, { ok: true }>): number {
  const seq = nextSeq(batch);
  batch.accepted.set(offer.opId, { seq, offer });
  batch.refused.delete(offer.opId);
  addToDraft(batch.draft, applied);
  return seq;
}

function nextSeq(batch: Batch): number {
  return batch.known.head + batch.accepted.size + 1;
}

/** Notes what became of the offer's number; what was once settled stays, except what is accepted after all. */
function markUsed(batch: Batch, offer: Offer, became: UsedNumber['became']): void {
  const { writerId, writerSeq, opId } = offer;
  const before = usedBefore(batch, offer)?.became.outcome ?? 'waiting';
  if (before !== 'waiting' && !(before === 'rejected' && became.outcome === 'accepted')) return;
  batch.numbers.set(numberKey(offer), { writerId, writerSeq, opId, became });
}

function usedBefore(batch: Batch, offer: Offer): UsedNumber | undefined {
  return batch.numbers.get(numberKey(offer)) ?? batch.known.numbers.get(numberKey(offer));
}

/** The number whose turn it is: the one after the last, or after those behind it that are lost. */
function nextNumber({ known }: Batch, { head }: WriterState, writerId: string): number {
  const lost = known.lost.get(writerId) ?? [];
  let next = head + 1;
  for (let over = lost.find(isOver); over; over = lost.find(isOver)) next = over.to + 1;
  return next;

  function isOver({ from, to }: NumberRange): boolean {
    return from <= next && next <= to;
  }
}

function waitBehind(state: WriterState, offer: Offer): void {
  for (const entity of offer.entities) state.waiting.add(entity);
}

function stateOf(batch: Batch, writerId: string): WriterState {
  const state = batch.states.get(writerId) ?? {
    head: batch.known.writerHeads.get(writerId) ?? 0,
    stopped: false,
    waiting: new Set(),
  };
  batch.states.set(writerId, state);
  return state;
}

function acceptedBefore(batch: Batch, opId: string): { readonly seq: number; readonly text: string } | undefined {
  const now = batch.accepted.get(opId);
  return now ? { seq: now.seq, text: now.offer.text } : batch.known.accepted.get(opId);
}

function refusalOf({ became }: UsedNumber): Verdict | undefined {
  return became.outcome === 'rejected' ? became : undefined;
}
