/** One request as a fault sees it. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
};

/** What goes wrong with a request. `applied`: whether the shop does what was asked all the same. */
export type Fault =
  /** The line breaks instead of an answer. */
  | { readonly is: 'lost'; readonly applied: boolean }
  /** The line breaks at once, and the shop is still at work: it does what was asked when the test says so. */
  | { readonly is: 'late' }
  /** An error page of the host's. */
  | { readonly is: 'page'; readonly status: number; readonly applied: boolean; readonly retryAfter?: string }
  /** The store's own refusal. */
  | { readonly is: 'refusal'; readonly status: number; readonly code: string; readonly retryAfter?: string }
  /** Warnings before the answer. */
  | { readonly is: 'noise' }
  /** The answer breaks off. */
  | { readonly is: 'half' }
  /** Somebody acts before it is answered. */
  | { readonly is: 'meanwhile'; readonly act: () => void | Promise<void> }
  /** It is sent elsewhere. */
  | { readonly is: 'moved'; readonly to: string };

type Planned = { readonly when: (asked: Asked) => boolean; readonly fault: Fault; left: number };

/** What a test has planned to go wrong, in the order in which it was planned. */
export class Faults {
  readonly #planned: Planned[] = [];
  readonly late: (() => void)[] = [];

  plan(when: (asked: Asked) => boolean, fault: Fault, times = 1): void {
    this.#planned.push({ when, fault, left: times });
  }

  /** The fault of this request, which is used up with it. */
  take(asked: Asked): Fault | null {
    const found = this.#planned.find(({ when, left }) => left > 0 && when(asked));
    if (!found) return null;
    found.left--;
    return found.fault;
  }

  clear(): void {
    this.#planned.length = 0;
  }
}
