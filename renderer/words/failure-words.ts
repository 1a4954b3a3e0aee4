import type { Failure } from '#shared/base/result.ts';
import { hasWord, wordOf, type Words } from './words.ts';

/** Acts that are made and wait to be saved, with the code of what keeps them. */
export function notSaved(why: string): Failure<'not-saved'> {
  return { code: 'not-saved', detail: why };
}

/** What a failure says to a person. */
export type FailureWords = {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
  readonly details: string;
};

/** Failures whose detail names the piece they are about. */
const pieceFailures = ['serial-is-one-piece', 'serial-elsewhere', 'serial-picked', 'serial-gone'] as const;

/** Failures whose detail is the name that they are about. */
const namedFailures = ['place-name-taken', 'place-code-taken', 'place-code-of-product', 'supplier-name-taken'] as const;

type Coded = { readonly code: string; readonly detail?: string };

/** The three parts of a failure's message by its code; a code without words of its own says the general ones and keeps the code in the details. */
export function failureWords(t: Words, failure: Coded): FailureWords {
  const known = `failures.${failure.code}.happened`;
  const code = hasWord(known) ? failure.code : 'unknown';
  const part = (name: 'happened' | 'safe' | 'next') => {
    if (code === 'wrong-tokens' && name === 'next')
      return t('failures.wrong-tokens.next', { seconds: secondsIn(failure) });
    const ofPiece = pieceFailures.find((piece) => piece === code);
    if (ofPiece && name === 'happened') return t(`failures.${ofPiece}.happened`, { code: failure.detail ?? '' });
    const ofName = namedFailures.find((one) => one === code);
    if (ofName && name === 'happened') return t(`failures.${ofName}.happened`, { name: failure.detail ?? '' });
    const key: string = `failures.${code}.${name}`;
    return hasWord(key) ? wordOf(t, key) : '';
  };
  return { happened: part('happened'), safe: part('safe'), next: part('next'), details: failureDetails(failure) };
}

/** The seconds that a failure says to wait; without any the longest wait a server asks for. */
function secondsIn({ detail = '' }: Coded): number {
  return /^\d+$/.test(detail) ? Math.ceil(Number(detail) / 1000) : 60;
}

/** What whoever helps needs to know of a failure: its code, and what it was about. */
export function failureDetails({ code, detail }: Coded): string {
  return detail ? `${code}: ${detail}` : code;
}
