import { describe, expect, test } from 'vitest';
import { type Cipher, noCipher, openVault } from './vault.ts';

/** A file in memory. */
function fileOf(text: string | null = null) {
  const file = { text, refuses: false };
  return {
    file,
    port: {
      read: async () => file.text,
      write: async (fresh: string) => {
        if (file.refuses) throw new Error('ENOSPC');
        file.text = fresh;
      },
    },
  };
}

/** Turns every byte round: enough to see that nothing is written in clear. */
const cipher = (key = 0xff): Cipher => ({
  available: async () => true,
  encrypt: async (text) => Buffer.from(`k${text}`).map((byte) => byte ^ key),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((byte) => byte ^ key)).toString();
    if (!text.startsWith('k')) throw new Error('another key');
    return text.slice(1);
  },
});

describe('secrets', () => {
  test('[VLT1] a secret is kept encrypted, over starts, and never in clear', async () => {
    const { file, port } = fileOf();
    const vault = openVault({ cipher: cipher(), file: port });
    expect(await vault.wouldKeep()).toBe('vault');
    expect(await vault.put('a', 'canary-token')).toBe('vault');
    expect(await vault.put('b', 'other')).toBe('vault');
    expect(file.text).not.toContain('canary');
    expect(Buffer.from(file.text ?? '', 'utf8').toString('base64')).not.toContain(
      Buffer.from('canary').toString('base64').slice(0, 6),
    );
    const next = openVault({ cipher: cipher(), file: port });
    expect([
      await next.get('a'),
      await next.get('b'),
      await next.get('c'),
      await next.kept('a'),
      await next.kept('c'),
    ]).toEqual(['canary-token', 'other', null, 'vault', 'missing']);
    await next.forget('a');
    expect([await next.get('a'), await next.get('b')]).toEqual([null, 'other']);
  });

  test.each<[string, Cipher]>([
    ['there is no cipher', noCipher],
    ['encrypting fails', { ...cipher(), encrypt: async () => Promise.reject(new Error('locked')) }],
    ['what is encrypted cannot be read back', { ...cipher(), decrypt: async () => 'something else' }],
  ])('[VLT1] when %s, a secret lasts for this run only and nothing is written', async (_, broken) => {
    const { file, port } = fileOf();
    const vault = openVault({ cipher: broken, file: port });
    expect(await vault.put('a', 'canary-token')).toBe('session');
    expect([await vault.get('a'), await vault.kept('a')]).toEqual(['canary-token', 'session']);
    expect(file.text).toBeNull();
    expect(await openVault({ cipher: broken, file: port }).kept('a')).toBe('missing');
  });

  test('[VLT1] a full disk keeps the secret for this run', async () => {
    const { file, port } = fileOf();
    file.refuses = true;
    const vault = openVault({ cipher: cipher(), file: port });
    expect(await vault.put('a', 'x')).toBe('session');
    expect(await vault.get('a')).toBe('x');
  });

  test('[VLT2] a secret of another key, or a file that is not ours, is missing', async () => {
    const { port } = fileOf();
    await openVault({ cipher: cipher(), file: port }).put('a', 'x');
    expect(await openVault({ cipher: cipher(0x0f), file: port }).kept('a')).toBe('missing');
    expect(await openVault({ cipher: noCipher, file: port }).get('a')).toBeNull();
    const broken = openVault({ cipher: cipher(), file: fileOf('{nonsense').port });
    expect(await broken.get('a')).toBeNull();
    expect(await broken.put('a', 'y')).toBe('vault');
    expect(await broken.get('a')).toBe('y');
  });
});
