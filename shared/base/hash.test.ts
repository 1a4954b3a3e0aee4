import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveUuid, hex, sha1, sha256, utf8 } from './hash.ts';

describe('hashes', () => {
  test('[DATA-R9] SHA-256 and SHA-1 agree with the platform for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(utf8(text)).toEqual(bytes);
        expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
        expect(hex(sha1(bytes))).toBe(createHash('sha1').update(bytes).digest('hex'));
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
