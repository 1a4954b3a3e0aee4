type Kept = { readonly params: string; state: 'running' | 'done' | 'failed'; answer: unknown; readonly at: number };
type Problem = { readonly code: string };
export type Worked = { readonly userErrors: readonly Problem[] };

/** How long the store keeps the keys of writes. */
const KEPT_MS = 24 * 60 * 60_000;

/** Writes by their keys: the same again is answered as before, anything else under a known key is refused. */
export class Keys {
  readonly #kept = new Map<string, Kept>();

  async once<T extends Worked>(
    key: string,
    params: unknown,
    now: number,
    refused: (code: string) => T,
    work: () => Promise<T>,
  ): Promise<T> {
    const text = JSON.stringify(params);
    const before = this.#kept.get(key);
    if (before && now - before.at < KEPT_MS) {
      if (before.params !== text) return refused('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
      if (before.state === 'running') return refused('IDEMPOTENCY_CONCURRENT_REQUEST');
      if (before.state === 'failed') return refused('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED');
      return before.answer as T;
    }
    const kept: Kept = { params: text, state: 'running', answer: null, at: now };
    this.#kept.set(key, kept);
    const answer = await work();
    kept.answer = answer;
    kept.state = answer.userErrors.length > 0 ? 'failed' : 'done';
    return answer;
  }
}
