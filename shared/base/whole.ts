/** Does work that is made in steps whole, without a pause. */
export function runWhole<T>(work: Generator<unknown, T, void>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
