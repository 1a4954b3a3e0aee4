import { safeStorage } from 'electron';
import { type Cipher, noCipher } from '#electron/vault/vault.ts';
import type { RuntimeFacts } from './runtime.ts';

/** Linux without a keyring would encrypt with a key that everybody knows: that counts as no cipher. */
const keyIsPublic = () => process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';

/** Newer Electrons keep keys without blocking the host; the synchronous calls are all that older ones have. */
const systemCipher: Cipher = {
  available: async () => safeStorage.isEncryptionAvailable() && !keyIsPublic(),
  encrypt: async (text) => safeStorage.encryptStringAsync?.(text) ?? safeStorage.encryptString(text),
  decrypt: async (bytes) => {
    const sealed = Buffer.from(bytes);
    return safeStorage.decryptStringAsync
      ? (await safeStorage.decryptStringAsync(sealed)).result
      : safeStorage.decryptString(sealed);
  },
};

/** The system's own key store; none under a development runtime, which is too old for real credentials. */
export function cipherOf({ development }: RuntimeFacts): Cipher {
  return development ? noCipher : systemCipher;
}
