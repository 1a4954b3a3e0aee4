import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { serverAddress } from '#electron/http/address.ts';
import { ask } from '#electron/http/follow.ts';
import { metCertificate } from '#electron/http/met-certificate.ts';
import { askOnce, isOtherCertificate } from '#electron/http/request.ts';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { proofsOf, scalarOf, secretScalar, shareOf } from '#shared/base/spake2.ts';
import {
  pairingAbout,
  pairingIds,
  pairingRoutes,
  readCode,
  readLink,
  shareAddress,
} from '#shared/contract/sharing/pairing.ts';
import type { ShopAnswer } from '#shared/contract/store/protocol.ts';

/** What a pairing comes to: the way in, and what proves the other computer from now on. */
export type Joined = {
  readonly url: URL;
  readonly token: string;
  readonly shop: ShopAnswer;
  readonly paired: { readonly certificate: string; readonly computer: string; readonly addresses: string[] };
};

export type JoinFailure = Failure<
  | 'address-refused'
  | 'share-not-found'
  | 'share-other'
  | 'share-not-one'
  | 'pairing-no-code'
  | 'pairing-wrong-code'
  | 'pairing-expired'
  | 'pairing-void'
  | 'pairing-closed'
  | 'too-busy'
>;

const PATIENCE_MS = 15_000;
const THERE_MS = 3_000;

/** Whether the server with this certificate answers there; it is told nothing but that somebody asks. */
export async function isThere(url: URL, certificate: string): Promise<boolean> {
  const asked = { method: 'GET', headers: {}, body: null, deadlineMs: THERE_MS, pin: certificate } as const;
  return (await askOnce({ url: new URL('/v1/shop', url), ...asked })).ok;
}

/**
 * Joins a shop that another computer shares. `address` is where it is, with the digits of its code; or the text of its drawn
 * code, which says all of it. What is spoken goes over the certificate that was met there, and the exchange proves that it is the
 * certificate of the computer that shows the code: who stands between has another one, and learns nothing.
 */
export async function join(
  asked: { readonly address: string; readonly code: string },
  computer: string,
): Promise<Result<Joined, JoinFailure>> {
  const link = readLink(asked.address) ?? readLink(asked.code);
  const digits = link ? null : readCode(asked.code);
  if (!link && digits === null) return fail({ code: 'pairing-no-code' });
  const places = link ? link.addresses : [asked.address];
  let last: Result<never, JoinFailure> = fail({ code: 'share-not-found' });
  for (const place of places) {
    // A shared shop speaks https alone, whatever a person writes before its address.
    const address = shareAddress(place.trim().replace(/^http:/i, 'https:'));
    const url = address === null ? null : serverAddress(address);
    if (!url?.ok) return fail({ code: 'address-refused', detail: 'not-an-address' });
    const met = await metCertificate(url.value);
    if (!met.ok) {
      const { code, detail = '' } = met.failure;
      last = fail({ code: code === 'away' ? 'share-not-found' : code, detail });
      continue;
    }
    // What was drawn names the certificate: another one is not even spoken to.
    if (link && met.value.fingerprint !== link.fingerprint) {
      last = fail({ code: 'share-other' });
      continue;
    }
    const [by, secret] = link ? (['drawn', link.secret] as const) : (['code', digits ?? ''] as const);
    return exchange({ url: url.value, ...met.value }, { by, secret, computer });
  }
  return last;
}

type There = { readonly url: URL; readonly pem: string; readonly fingerprint: string };
type Mine = { readonly by: 'code' | 'drawn'; readonly secret: string; readonly computer: string };

async function exchange(there: There, { by, secret: typed, computer }: Mine): Promise<Result<Joined, JoinFailure>> {
  const me = { id: randomUUID(), name: computer };
  const secret = await secretScalar(typed, there.fingerprint);
  const scalar = scalarOf(randomBytes(48));
  const { hello, prove } = pairingRoutes;
  const begun = await say(there, 'hello', { by, computer: me, share: shareOf('A', secret, scalar) }, hello.answer);
  if (!begun.ok) return begun;
  const ids = pairingIds(me.id, there.fingerprint);
  const proofs = proofsOf('A', { secret, ids, about: pairingAbout(by, me.name) }, scalar, begun.value.share);
  if (!proofs) return fail({ code: 'share-not-one' });
  const proved = await say(there, 'prove', { pairing: begun.value.pairing, proof: proofs.mine }, prove.answer);
  if (!proved.ok) return proved;
  // Whoever takes any code has no shop of ours.
  if (proved.value.proof !== proofs.theirs) return fail({ code: 'share-other' });
  const { token, shop, computer: theirs, addresses } = proved.value;
  const places = [there.url.href, ...addresses.filter((one) => one !== there.url.href)].slice(0, 8);
  return done({
    url: there.url,
    token,
    shop,
    paired: { certificate: there.pem, computer: theirs, addresses: places },
  });
}

const refusals = ['pairing-wrong-code', 'pairing-expired', 'pairing-void', 'pairing-closed', 'too-busy'] as const;
const refusalShape = z.object({ code: z.enum(refusals), detail: z.string().max(100).optional() });

async function say<T>(
  { url, pem }: There,
  what: keyof typeof pairingRoutes,
  body: object,
  answer: z.ZodType<T>,
): Promise<Result<T, JoinFailure>> {
  const reply = await ask({
    url: new URL(`/v1/pairing/${what}`, url),
    method: 'POST',
    signed: (at) => ({ url: at, headers: { accept: 'application/json' } }),
    body: JSON.stringify(body),
    deadlineMs: PATIENCE_MS,
    mostBytes: 1_000_000,
    pin: pem,
  });
  if (!reply.ok) {
    const { code, detail = code } = reply.failure;
    if (isOtherCertificate(reply.failure)) return fail({ code: 'share-other', detail });
    return fail({ code: code === 'rubbish' ? 'share-not-one' : 'share-not-found', detail });
  }
  const said = json(reply.value.body);
  if (reply.value.status === 200) {
    const read = answer.safeParse(said);
    return read.success ? done(read.data) : fail({ code: 'share-not-one', detail: 'shape' });
  }
  const refusal = refusalShape.safeParse(said);
  return fail(refusal.success ? refusal.data : { code: 'share-not-one', detail: `${reply.value.status}` });
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
