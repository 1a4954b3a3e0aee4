import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { proofsOf, scalarOf, secretScalar, shareOf } from '#shared/base/spake2.ts';
import { CODE_MS, MOST_TRIES, pairingAbout, pairingIds } from '#shared/contract/sharing/pairing.ts';
import { openPairing, type Pairing } from './pairing.ts';

const fingerprint = 'ab'.repeat(32);
const code = '123456789';
const drawn = 'A1b2C3d4E5f6G7h8I9j0K1l2';
let at = 0;
let pairing: Pairing;

beforeEach(async () => {
  at = 1_000;
  pairing = openPairing({ now: () => at, nextId: randomUUID, fingerprint, changed: () => undefined });
  await pairing.show({ code, drawn, expiresAt: at + CODE_MS, addresses: ['https://192.168.1.20:47820/'] });
});

const codes = new Map<string, Promise<bigint>>();
/** A computer that tries a code: it begins, and says how it would prove it. */
async function begin(typed = code, by: 'code' | 'drawn' = 'code', met = fingerprint, name = 'Till') {
  const scalars = codes.get(typed) ?? secretScalar(typed, fingerprint);
  codes.set(typed, scalars);
  const [secret, scalar, id] = [await scalars, scalarOf(randomBytes(48)), randomUUID()];
  const begun = await pairing.hello({ by, computer: { id, name }, share: shareOf('A', secret, scalar) });
  if (!begun.ok) return begun;
  const pact = { secret, ids: pairingIds(id, met), about: pairingAbout(by, name) };
  const proofs = must(proofsOf('A', pact, scalar, begun.value.share), 'a share is a point');
  return { ok: true as const, theirs: proofs.theirs, ask: { pairing: begun.value.pairing, proof: proofs.mine } };
}

async function prove(...of: Parameters<typeof begin>) {
  const begun = await begin(...of);
  return begun.ok ? pairing.prove(begun.ask) : begun;
}
const refused = (failure: string) => ({ ok: false, failure: expect.objectContaining({ code: failure }) });

describe('a code that is shown', () => {
  test('[SHR21] lets in who has it, proves itself too, and no second computer', async () => {
    const begun = await begin();
    if (!begun.ok) return expect(begun).toBe('begun');
    expect(pairing.prove(begun.ask)).toEqual({
      ok: true,
      value: { proof: begun.theirs, name: 'Till', addresses: ['https://192.168.1.20:47820/'] },
    });
    expect(pairing.state()).toMatchObject({ state: 'used', joined: 'Till' });
    // Said again, word for word: it is over.
    expect(pairing.prove(begun.ask)).toEqual(refused('pairing-closed'));
    expect(await prove()).toEqual(refused('pairing-closed'));
  });

  test('[SHR21] the drawn one lets in as well, and neither is taken for the other', async () => {
    expect(await prove(code, 'drawn')).toEqual(refused('pairing-wrong-code'));
    expect(await prove(drawn, 'code')).toEqual(refused('pairing-wrong-code'));
    expect(await prove(drawn, 'drawn')).toMatchObject({ ok: true });
  });

  test('[SHR22] is void after five wrong tries, for who has it too', async () => {
    for (let left = MOST_TRIES - 1; left > 0; left--)
      expect(await prove('000000000')).toEqual({
        ok: false,
        failure: { code: 'pairing-wrong-code', detail: String(left) },
      });
    expect(pairing.state()).toMatchObject({ state: 'open', wrongTries: 4 });
    expect(await prove('000000001')).toEqual(refused('pairing-void'));
    expect(await prove()).toEqual(refused('pairing-void'));
    expect(pairing.state()).toMatchObject({ state: 'void' });
  });

  test('[SHR22] a beginning is one try: it cannot be guessed at twice, nor by another', async () => {
    const begun = await begin('000000000');
    if (!begun.ok) return expect(begun).toBe('begun');
    expect(pairing.prove(begun.ask)).toEqual(refused('pairing-wrong-code'));
    expect(pairing.prove(begun.ask)).toEqual(refused('pairing-closed'));
    expect(pairing.prove({ pairing: randomUUID(), proof: begun.ask.proof })).toEqual(refused('pairing-closed'));
    expect(pairing.state()).toMatchObject({ wrongTries: 1 });
  });

  test('[SHR22] holds ten minutes, also for who has begun', async () => {
    const begun = await begin();
    at += CODE_MS - 1;
    expect(pairing.state()).toMatchObject({ state: 'open' });
    at += 1;
    expect(begun.ok && pairing.prove(begun.ask)).toEqual(refused('pairing-expired'));
    expect(await prove()).toEqual(refused('pairing-expired'));
    expect(pairing.state()).toMatchObject({ state: 'expired' });
  });

  test('[SHR22] who only begins learns nothing and is not listened to for ever', async () => {
    const ask = { by: 'code' as const, computer: { id: randomUUID(), name: 'Till' } };
    const share = shareOf('A', 5n, 7n);
    for (let n = 0; n < 24; n++)
      expect(await pairing.hello({ ...ask, share: '' })).toEqual(refused('pairing-wrong-code'));
    expect(pairing.state()).toMatchObject({ state: 'open' });
    const answers = [];
    for (let n = 0; n < 24; n++) answers.push(await pairing.hello({ ...ask, share }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toEqual(refused('pairing-void'));
    expect(pairing.state()).toMatchObject({ state: 'void' });
    expect(await prove()).toEqual(refused('pairing-void'));
  });

  test('[SHR21] a new one takes the place of the one before; none lets nobody in', async () => {
    const begun = await begin();
    await pairing.show({ code: '987654321', drawn, expiresAt: at + CODE_MS, addresses: [] });
    expect(begun.ok && pairing.prove(begun.ask)).toEqual(refused('pairing-closed'));
    expect(await prove()).toEqual(refused('pairing-wrong-code'));
    await pairing.show(null);
    expect(await prove('987654321')).toEqual(refused('pairing-closed'));
    expect(pairing.state()).toBeNull();
  });

  test('[SHR23] a proof made over another certificate, or under another name, is none', async () => {
    expect(await prove(code, 'code', 'cd'.repeat(32))).toEqual(refused('pairing-wrong-code'));
    const begun = await begin();
    const other = await begin(code, 'code', fingerprint, 'Another');
    if (!(begun.ok && other.ok)) return expect([begun, other]).toBe('begun');
    expect(pairing.prove({ ...begun.ask, proof: other.ask.proof })).toEqual(refused('pairing-wrong-code'));
  });
});
