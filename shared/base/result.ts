/** The answer of anything that can fail at a border: a value, or a failure with a code the window finds words for. */
export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

/** Why something was not done: a stable code, and a detail for the log (never personal data). */
export type Failure<Code extends string = string> = { readonly code: Code; readonly detail?: string };

/** Wraps a value as a success. */
export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a failure as an answer. */
export function fail<F extends Failure>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure };
}
