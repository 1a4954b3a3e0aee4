import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Seals texts with one key; what was altered or sealed with another key is not opened. */
export type Seal = {
  readonly seal: (text: string, of: string) => string;
  readonly open: (sealed: string, of: string) => string | null;
};

const IV = 12;
const TAG = 16;

/** AES-256-GCM under a key made from the secret; `of` is bound in, so that a sealed text opens only where it belongs. */
export function sealOf(secret: string): Seal {
  const key = createHash('sha256').update('stockroom channel keys').update('\0').update(secret).digest();
  return {
    seal: (text, of) => {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(of));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    open: (sealed, of) => {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < IV + TAG) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV)).setAAD(Buffer.from(of));
      decipher.setAuthTag(bytes.subarray(-TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
