import { z } from 'zod';

/** How this computer encrypts for the person who is logged in; handed in. */
export type Cipher = {
  /** False when the system offers no safe key: then nothing is ever written. */
  readonly available: () => Promise<boolean>;
  readonly encrypt: (text: string) => Promise<Uint8Array>;
  readonly decrypt: (bytes: Uint8Array) => Promise<string>;
};

/** The file of encrypted secrets, replaced whole. */
export type SecretFile = {
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
};

/** Where a secret is: `session` is gone when Stockroom closes. */
export type Kept = 'vault' | 'session' | 'missing';

/** Secrets by name. In clear they are only ever in memory. */
export type Vault = {
  /** Keeps a secret, on the disk only when it can be encrypted and written; says which. */
  readonly put: (name: string, secret: string) => Promise<Exclude<Kept, 'missing'>>;
  readonly get: (name: string) => Promise<string | null>;
  readonly kept: (name: string) => Promise<Kept>;
  /** What `put` would answer now. */
  readonly wouldKeep: () => Promise<Exclude<Kept, 'missing'>>;
  readonly forget: (name: string) => Promise<void>;
};

/** For hosts without a key store: every secret lasts for this run only. */
export const noCipher: Cipher = {
  available: async () => false,
  encrypt: async () => Promise.reject(new Error('No cipher here')),
  decrypt: async () => Promise.reject(new Error('No cipher here')),
};

const fileShape = z.object({ version: z.literal(1), secrets: z.record(z.string(), z.base64()) });
type Stored = z.infer<typeof fileShape>['secrets'];

/** Touches neither disk nor cipher before it is asked. */
export function openVault({ cipher, file }: { readonly cipher: Cipher; readonly file: SecretFile }): Vault {
  const session = new Map<string, string>();
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = turn.then(act);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function stored(): Promise<Stored> {
    const text = await file.read();
    return text === null ? {} : (fileShape.safeParse(json(text)).data?.secrets ?? {});
  }

  async function store(name: string, sealed: string | null): Promise<void> {
    const { [name]: before, ...others } = await stored();
    if (before === undefined && sealed === null) return;
    await file.write(JSON.stringify({ version: 1, secrets: sealed === null ? others : { ...others, [name]: sealed } }));
  }

  /** Only what can be read back counts as kept: a key store may be there and locked. */
  async function seal(secret: string): Promise<string | null> {
    if (!(await cipher.available())) return null;
    try {
      const bytes = await cipher.encrypt(secret);
      return (await cipher.decrypt(bytes)) === secret ? Buffer.from(bytes).toString('base64') : null;
    } catch {
      return null;
    }
  }

  async function unseal(name: string): Promise<string | null> {
    const sealed = (await stored())[name];
    if (sealed === undefined || !(await cipher.available())) return null;
    // Another person's login, or another computer: the secret is then asked for again.
    return cipher.decrypt(Buffer.from(sealed, 'base64')).catch(() => null);
  }

  async function keepForSession(name: string, secret: string): Promise<'session'> {
    session.set(name, secret);
    // An older secret of that name would come back at the next start.
    await store(name, null).catch(() => undefined);
    return 'session';
  }

  return {
    put: (name, secret) =>
      inTurn(async () => {
        const sealed = await seal(secret);
        if (sealed === null) return keepForSession(name, secret);
        try {
          await store(name, sealed);
        } catch {
          return keepForSession(name, secret);
        }
        session.delete(name);
        return 'vault';
      }),
    get: (name) => inTurn(async () => session.get(name) ?? (await unseal(name))),
    kept: (name) =>
      inTurn(async () => (session.has(name) ? 'session' : (await unseal(name)) === null ? 'missing' : 'vault')),
    wouldKeep: () => inTurn(async () => ((await cipher.available()) ? 'vault' : 'session')),
    forget: (name) =>
      inTurn(async () => {
        session.delete(name);
        await store(name, null);
      }),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
