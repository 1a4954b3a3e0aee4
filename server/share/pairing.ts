import { randomBytes, timingSafeEqual } from 'node:crypto';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { proofsOf, type Proofs, scalarOf, secretScalar, shareOf } from '#shared/base/spake2.ts';
import type { PairingState } from '#shared/contract/sharing/child.ts';
import { MOST_TRIES, pairingAbout, pairingIds, type pairingRoutes } from '#shared/contract/sharing/pairing.ts';
import type { z } from 'zod';

/** A code as it is shown: what a person types, and what stands in the drawn one. */
export type ShownCode = {
  readonly code: string;
  readonly drawn: string;
  readonly expiresAt: number;
  readonly addresses: readonly string[];
};

export type PairingFailure = Failure<
  'pairing-closed' | 'pairing-wrong-code' | 'pairing-expired' | 'pairing-void' | 'too-busy'
>;
type Hello = z.infer<typeof pairingRoutes.hello.ask>;
type Prove = z.infer<typeof pairingRoutes.prove.ask>;

/** Lets one computer in by one code: at most once, for ten minutes, and not after five wrong tries. */
export type Pairing = {
  /** Shows a code, in the place of the one before; null closes. */
  readonly show: (code: ShownCode | null) => Promise<void>;
  readonly state: () => PairingState | null;
  readonly hello: (ask: Hello) => Promise<Result<z.infer<typeof pairingRoutes.hello.answer>, PairingFailure>>;
  /** Judges a proof; a right one ends the code. */
  readonly prove: (
    ask: Prove,
  ) => Result<{ readonly proof: string; readonly name: string; readonly addresses: readonly string[] }, PairingFailure>;
};

type Ports = {
  readonly now: () => number;
  readonly nextId: () => string;
  /** SHA-256 of the certificate that this server shows. */
  readonly fingerprint: string;
  readonly changed: () => void;
};
type Open = ShownCode & {
  readonly secrets: Readonly<Record<Hello['by'], bigint>>;
  /** Who has begun and not proved yet. */
  readonly begun: Map<string, { readonly proofs: Proofs; readonly name: string }>;
  hellos: number;
};

/** Who only begins learns nothing; more than this many beginnings of one code are none by people. */
const MOST_HELLOS = 20;

export function openPairing({ now, nextId, fingerprint, changed }: Ports): Pairing {
  let open: Open | null = null;
  let state: PairingState | null = null;

  const end = (why: Exclude<PairingState['state'], 'open'>, joined: string | null = null) => {
    open = null;
    if (state) state = { ...state, state: why, joined };
    changed();
  };
  /** The code that is shown, while it holds. */
  const current = (): Result<Open, PairingFailure> => {
    if (open && now() >= open.expiresAt) end('expired');
    if (open) return done(open);
    if (state?.state === 'expired') return fail({ code: 'pairing-expired' });
    return fail({ code: state?.state === 'void' ? 'pairing-void' : 'pairing-closed' });
  };

  return {
    show: async (code) => {
      open = null;
      state = null;
      if (code) {
        const [typed, drawn] = await Promise.all([
          secretScalar(code.code, fingerprint),
          secretScalar(code.drawn, fingerprint),
        ]);
        open = { ...code, secrets: { code: typed, drawn }, begun: new Map(), hellos: 0 };
        state = { state: 'open', expiresAt: code.expiresAt, wrongTries: 0, joined: null };
      }
      changed();
    },
    state: () => {
      current();
      return state;
    },
    hello: async ({ by, computer, share }) => {
      const held = current();
      if (!held.ok) return held;
      const code = held.value;
      const secret = code.secrets[by];
      const scalar = scalarOf(randomBytes(48));
      const pact = { secret, ids: pairingIds(computer.id, fingerprint), about: pairingAbout(by, computer.name) };
      const proofs = proofsOf('B', pact, scalar, share);
      // What no computer of ours says is no beginning.
      if (!proofs) return fail({ code: 'pairing-wrong-code' });
      if (++code.hellos > MOST_HELLOS) {
        // Whoever has the code must hear that it will not do any more, on both computers.
        end('void');
        return fail({ code: 'pairing-void' });
      }
      const pairing = nextId();
      code.begun.set(pairing, { proofs, name: computer.name });
      return done({ pairing, share: shareOf('B', secret, scalar) });
    },
    prove: ({ pairing, proof }) => {
      const held = current();
      if (!held.ok) return held;
      const begun = held.value.begun.get(pairing);
      // One try for each beginning: a second guess would cost its maker nothing.
      held.value.begun.delete(pairing);
      if (!begun) return fail({ code: 'pairing-closed' });
      if (same(proof, begun.proofs.theirs)) {
        const { addresses } = held.value;
        end('used', begun.name);
        return done({ proof: begun.proofs.mine, name: begun.name, addresses });
      }
      const wrongTries = (state?.wrongTries ?? 0) + 1;
      if (state) state = { ...state, wrongTries };
      if (wrongTries >= MOST_TRIES) {
        end('void');
        return fail({ code: 'pairing-void' });
      }
      changed();
      return fail({ code: 'pairing-wrong-code', detail: String(MOST_TRIES - wrongTries) });
    },
  };
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
