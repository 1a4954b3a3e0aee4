import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';

/** The identity of a shared shop on the network, as PEM: whoever paired with it knows this very certificate. */
export type Identity = { readonly key: string; readonly certificate: string };

const makePair = promisify(generateKeyPair);

/**
 * Makes a key and a certificate that it signs itself. Nobody else vouches for it and no time ends it: a pairing proves it, and
 * what was paired keeps it. That leaves one fixed form of X.509, in which only key, number and signature differ.
 */
export async function makeIdentity(): Promise<Identity> {
  const { privateKey, publicKey } = await makePair('ec', { namedCurve: 'P-256' });
  const body = seq(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    seq(tagged(0x17, ascii('000101000000Z')), tagged(0x18, ascii('99991231235959Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, seq(alternativeName)),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = new X509Certificate(seq(body, ecdsaWithSha256, bits(signature)));
  return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), certificate: certificate.toString() };
}

/** Whether a key and a certificate that were kept are still a pair. */
export function isIdentity({ key, certificate }: Identity): boolean {
  try {
    const held = createPublicKey(createPrivateKey(key)).export({ type: 'spki', format: 'der' });
    const shown = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
    return held.equals(shown);
  } catch {
    return false;
  }
}

/** A tag with its length and what is in it (DER). */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const inside = Buffer.concat(parts);
  const { length } = inside;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), inside]);
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
function seq(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}
function integer(positive: Buffer): Buffer {
  return tagged(0x02, positive);
}
function bits(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.from([0]), bytes);
}
function object(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

/** 1.2.840.10045.4.3.2 */
const ecdsaWithSha256 = seq(object('2a8648ce3d040302'));
/** 2.5.4.3, the common name; it tells nobody whose shop this is. */
const name = seq(tagged(0x31, seq(object('550403'), tagged(0x0c, ascii('Stockroom')))));
/** 2.5.29.17 */
const alternativeName = seq(object('551d11'), tagged(0x04, seq(tagged(0x82, ascii('stockroom.local')))));
