import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Seals texts with one key; what was altered or sealed with another key is not opened. */
export type Seal = {
  readonly seal: (text: string, of: string) => Promise<string>;
  readonly open: (sealed: string, of: string) => Promise<string | null>;
};

const IV = 12;
const TAG = 16;

/** AES-256-GCM under a key made from a secret, which is asked for first when it is needed; `of` is bound in, so that a sealed text opens only where it belongs. */
export function sealOf(secret: () => Promise<string>): Seal {
  let made: Promise<Buffer> | null = null;
  const keyNow = () => {
    made ??= secret().then((text) =>
      createHash('sha256').update('stockroom channel keys').update('\0').update(text).digest(),
    );
    return made;
  };
  return {
    seal: async (text, of) => {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', await keyNow(), iv).setAAD(Buffer.from(of));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    open: async (sealed, of) => {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < IV + TAG) return null;
      const decipher = createDecipheriv('aes-256-gcm', await keyNow(), bytes.subarray(0, IV)).setAAD(Buffer.from(of));
      decipher.setAuthTag(bytes.subarray(-TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
