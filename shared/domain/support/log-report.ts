/** Fields of a line of the program's log whose values are the program's own. */
const PLAIN = new Set(['at', 'level', 'what', 'channel', 'code', 'state', 'version', 'platform', 'runtime']);
/** Free text, of which only what the program itself can have said is kept. */
const FREE = new Set(['detail', 'details']);

/** How the program's own values look: codes, times, versions, names of channels of the bridge. */
const OWN_VALUE = /^[\w.:+-]{1,60}(?: [\d.]{1,20})?$/;

/**
 * The program's log without anything that a person may have typed: of what was said in words only codes, kinds of errors and
 * places in the program are left.
 */
export function logReport(log: string, isCode: (word: string) => boolean): string {
  const lines = log.split('\n').filter((line) => line !== '');
  return lines.map((line) => `${JSON.stringify(lineReport(line, isCode))}\n`).join('');
}

function lineReport(line: string, isCode: (word: string) => boolean): Readonly<Record<string, unknown>> {
  const said = fieldsIn(line);
  if (!said) return { left: 'a line that cannot be read' };
  const kept = Object.entries(said).flatMap(([name, value]): [string, unknown][] => {
    if (typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
    if (typeof value !== 'string') return [];
    if (FREE.has(name)) return [[name, wordsKept(value, isCode)]];
    return PLAIN.has(name) && isOwn(name, value, isCode) ? [[name, value]] : [];
  });
  return Object.fromEntries(kept);
}

function isOwn(name: string, value: string, isCode: (word: string) => boolean): boolean {
  return name === 'code' ? isCode(value) : OWN_VALUE.test(value);
}

/** Codes, kinds of errors and places in the program that stand in a text. */
function wordsKept(text: string, isCode: (word: string) => boolean): readonly string[] {
  const codes = text.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)+/g) ?? [];
  const errors = text.match(/\b(?:[A-Z][a-z]+)*Error\b|\bE[A-Z]{3,12}\b/g) ?? [];
  const places = text.match(/\b[\w-]{1,40}\.(?:js|cjs|mjs|ts|tsx):\d+(?::\d+)?/g) ?? [];
  return [...new Set([...codes.filter(isCode), ...errors, ...places])].slice(0, 30);
}

function fieldsIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null;
  } catch {
    return null;
  }
}
