import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveUuid, sha256Hex, utf8 } from './hash.ts';

describe('hashes', () => {
  test('[DATA-R9] SHA-256 agrees with the platform for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(utf8(text)).toEqual(bytes);
        expect(sha256Hex(text)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });

  test('[DATA-R4] ids that were derived before are derived again, for any text', () => {
    expect(deriveUuid('a', 'reversal')).toBe('9f0355b7-947e-5918-8992-aa8cb6530d84');
    expect(deriveUuid('Käse \ud800 🧀', '')).toBe('8fa196c6-d017-5a36-9646-6082f2f48701');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = Buffer.concat([Buffer.from('5f1c8e0a7b3d4c529a612ed490b713c8', 'hex'), Buffer.from(text)]);
        const digest = createHash('sha1').update(name).digest('hex');
        const [id, variant] = [deriveUuid(text).replaceAll('-', ''), (Number.parseInt(digest[16] ?? '', 16) & 3) | 8];
        expect(id).toBe(`${digest.slice(0, 12)}5${digest.slice(13, 16)}${variant.toString(16)}${digest.slice(17, 32)}`);
      }),
    );
  });

  test('[DATA-R4] a derived id is a version 5 UUID, the same for the same name and another for another', () => {
    expect(deriveUuid('a', 'reversal')).toBe(deriveUuid('a', 'reversal'));
    expect(deriveUuid('a', 'reversal')).not.toBe(deriveUuid('b', 'reversal'));
    expect(deriveUuid('a', 'reversal')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
