import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { isIdentity, makeIdentity } from './certificate.ts';

test('[SHR10] a shop’s certificate is signed by its own key, has no end, and is another one each time', async () => {
  const [one, other] = [await makeIdentity(), await makeIdentity()];
  const read = new X509Certificate(one.certificate);
  expect(read.verify(read.publicKey)).toBe(true);
  expect([read.subject, read.issuer, read.subjectAltName]).toEqual([
    'CN=Stockroom',
    'CN=Stockroom',
    'DNS:stockroom.local',
  ]);
  expect([read.validFrom, read.validTo]).toEqual(['Jan  1 00:00:00 2000 GMT', 'Dec 31 23:59:59 9999 GMT']);
  expect(read.fingerprint256).not.toBe(new X509Certificate(other.certificate).fingerprint256);
  expect(read.serialNumber).not.toBe(new X509Certificate(other.certificate).serialNumber);
  expect(isIdentity(one)).toBe(true);
  expect(isIdentity({ ...one, key: other.key })).toBe(false);
  expect(isIdentity({ ...one, certificate: 'torn' })).toBe(false);
});
