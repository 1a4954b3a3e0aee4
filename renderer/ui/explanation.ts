import type { Tone } from './text.tsx';

/** One thing that makes a figure what it is. */
export type ExplanationLine = {
  readonly label: string;
  /** The figure, already worded. */
  readonly value: string;
  readonly note?: string;
  readonly href?: string;
  readonly tone?: Tone;
};

/** What makes a figure: its lines, their sum, and where to read on. */
export type Explanation = {
  readonly title: string;
  readonly lines: readonly ExplanationLine[];
  readonly total?: { readonly label: string; readonly value: string; readonly note?: string };
  readonly more?: { readonly label: string; readonly href: string };
};

/** Gives the explanation of a figure when somebody asks. */
export type Explain = () => Explanation | Promise<Explanation>;

/** The figure somebody asked about, and where it stands. */
export type Question = { readonly name: string; readonly anchor: HTMLElement; readonly explain: Explain };

let open: Question | null = null;
const listeners = new Set<() => void>();

/** Opens the explanation of a figure, or closes the one that is open: there is one at a time in a window. */
export function ask(question: Question | null): void {
  open = question;
  for (const listener of listeners) listener();
}

/** The question that is open. */
export function openQuestion(): Question | null {
  return open;
}

/** Tells when a question opens or closes. */
export function onQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
