import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Identity, isIdentity, makeIdentity } from './certificate.ts';

const shareShape = z.object({
  /** As the shop was called when it was shared: the network names it so. */
  name: z.string().max(200),
  /** Other computers may connect. */
  allowed: z.boolean(),
  paused: z.boolean(),
  /** Where they were let in last. */
  port: z.int().min(0).max(65_535),
});
export type ShareSettings = z.infer<typeof shareShape>;
const fileShape = z.object({ version: z.literal(1), shares: z.record(z.uuid(), shareShape) });

/** A small file that is replaced whole. */
export type SharesFile = {
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
};

/** Which shops this computer shares; what does not read counts as none. */
export async function readShares(file: SharesFile): Promise<Readonly<Record<string, ShareSettings>>> {
  const text = await file.read();
  if (text === null) return {};
  try {
    return fileShape.safeParse(JSON.parse(text)).data?.shares ?? {};
  } catch {
    return {};
  }
}

/** Keeps which shops this computer shares. */
export function writeShares(file: SharesFile, shares: Readonly<Record<string, ShareSettings>>): Promise<void> {
  return file.write(JSON.stringify({ version: 1, shares }));
}

/** Where the key is kept; handed in. */
export type KeyKeeper = {
  readonly put: (name: string, secret: string) => Promise<'vault' | 'session'>;
  readonly get: (name: string) => Promise<string | null>;
};

/**
 * The identity of a shared shop: made once, and then the same for ever, since the paired computers know it. Its key is in the
 * vault; where that keeps nothing over a restart, in a file beside the certificate that only this person can read.
 */
export async function identityOf(shopId: string, folder: string, vault: KeyKeeper): Promise<Identity> {
  const secret = `share-key:${shopId}`;
  const [keyFile, certificateFile] = [join(folder, 'share-key.pem'), join(folder, 'share-certificate.pem')];
  const certificate = await textOf(certificateFile);
  const key = certificate && ((await vault.get(secret)) ?? (await textOf(keyFile)));
  if (certificate && key && isIdentity({ key, certificate })) return { key, certificate };
  const made = await makeIdentity();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await vault.put(secret, made.key)) === 'session') {
    await writeFile(keyFile, made.key, { mode: 0o600 });
    await chmod(keyFile, 0o600);
  }
  await writeFile(certificateFile, made.certificate);
  return made;
}

async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
