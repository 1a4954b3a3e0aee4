/** What stands where a secret or a person's own folder was. */
const HIDDEN = '[hidden]';

/** Properties whose value is never written, whatever it is. */
const secretNames = /token|secret|password|passphrase|authorization|cookie|credential|api-?key/i;

/** Secrets by their look, wherever they stand in a text. */
const secretLooks: readonly (readonly [RegExp, string])[] = [
  // scheme://user:password@host
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, `$1${HIDDEN}@`],
  [/\b(bearer|basic)\s+[^\s"',;]+/gi, `$1 ${HIDDEN}`],
  [
    /\b(token|secret|password|passphrase|api[-_]?key|authorization|cookie)(["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi,
    `$1$2${HIDDEN}`,
  ],
  [/[^\s<>"'(),:;@]+@[^\s<>"'(),:;@]+\.[a-z]{2,}/gi, HIDDEN],
  // 32 signs and more without a pause are a key, unless they are an id of ours (a UUID).
  [/(?<![\w-])(?![0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-]))[\w-]{32,}={0,2}/gi, HIDDEN],
];

/** A text without tokens, passwords, addresses of people and the name of the person's own folder. */
export function scrubText(text: string, home: string): string {
  const away = home.length > 1 ? text.replaceAll(home, '~') : text;
  return secretLooks.reduce((left, [look, instead]) => left.replace(look, instead), away);
}

/** Facts to write: what is named like a secret is hidden, every text scrubbed and cut. */
export function scrubFacts(
  facts: Readonly<Record<string, string | number | boolean | null>>,
  home: string,
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (secretNames.test(name)) return [name, HIDDEN];
      return [name, typeof value === 'string' ? scrubText(value, home).slice(0, LONGEST) : value];
    }),
  );
}

const LONGEST = 2_000;
