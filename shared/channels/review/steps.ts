/** Work in steps: at each of them it may be put off, so that a thread that people wait for is never held long. */
export type Steps<T> = Generator<void, T, void>;

/** So many things make a step: a part of a millisecond. */
const STEP = 32;

/** Does something with each of very many things, in steps. */
export function* forEach<T>(things: Iterable<T>, act: (thing: T) => void): Steps<void> {
  let count = 0;
  for (const thing of things) {
    act(thing);
    if (++count % STEP === 0) yield;
  }
}
