// The gate of numbered rules. Rules stand in docs/specs as `- **CNT1 Title.** …`; a test quotes the ones it holds in its
// title: `'[CNT1] posting a count …'`. Red are: a rule no test quotes, a number that stands twice, a quoted number that is
// no rule, and a pointer to a document or a section that is not in the repository.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {{ readonly path: string, readonly text: string }} SourceFile */
/** @typedef {{ readonly at: string, readonly number: string }} Quote */

const NUMBER = '(?:DATA-[RP]|[A-Z]{2,5})\\d+';
const declared = new RegExp(`^\\s*- \\*\\*(${NUMBER})\\b`);
const mentioned = new RegExp(`(?<![\\w-])(?:${NUMBER}|R\\d+)(?:[–-]\\d+)?\\b`, 'g');
const titled = new RegExp(`\\[(${NUMBER}(?:, ?${NUMBER})*)\\]`, 'g');
const skipped = /\.(?:skip|todo)\(/;
const pointer = /([\w./-]+\.md)(?:#([\w-]+))?`?\)?(?: §\s*([\w.]+))?/g;
/** What a document says of a rule that is written down before its feature: it needs no test until it is built. */
const planned = '(Not built yet.)';

const isTest = (/** @type {string} */ name) => /\.(test|spec)\.tsx?$/.test(name);
const isDocument = (/** @type {string} */ name) => name.endsWith('.md');
const isSpec = (/** @type {string} */ name) => name.startsWith('docs/specs/');
const family = (/** @type {string} */ number) => number.replace(/\d+$/, '');

/** The lines of a file, counted from 1. */
function* linesOf(/** @type {SourceFile} */ { text }) {
  let line = 1;
  for (const said of text.split('\n')) yield/** @type {const} */ ([line++, said]);
}

/** What is prose in a file: every line of a document, the comments of code. Comments in code stand on their own line or behind ` // `. */
function* proseOf(/** @type {SourceFile} */ file) {
  let open = false;
  for (const [line, said] of linesOf(file)) {
    const begins = open || /^\s*(\{?\/\*|\/\/|#)/.test(said);
    open = (open || /^\s*\{?\/\*/.test(said)) && !said.includes('*/');
    const prose =
      isDocument(file.path) || begins
        ? said
        : said
            .split(/\s\/\/ /)
            .slice(1)
            .join(' ');
    if (prose) yield/** @type {const} */ ([line, prose]);
  }
}

/** Every rule of the specs, with each place where it stands and whether it is only planned. */
function rulesOf(/** @type {readonly SourceFile[]} */ files) {
  /** @type {Map<string, { places: string[], planned: boolean }>} */
  const rules = new Map();
  for (const file of files.filter(({ path: name }) => isSpec(name)))
    for (const [line, said] of linesOf(file)) {
      const number = declared.exec(said)?.[1];
      if (!number) continue;
      const rule = rules.get(number) ?? { places: [], planned: false };
      rule.places.push(`${file.path}:${line}`);
      rule.planned ||= said.includes(planned);
      rules.set(number, rule);
    }
  return rules;
}

/** The numbers that titles of tests quote; a test that is skipped quotes nothing. */
function* quotesOf(/** @type {SourceFile} */ file) {
  if (!isTest(file.path)) return;
  const comments = new Set([...proseOf(file)].filter(([, said]) => /^\s*(\/|\*)/.test(said)).map(([line]) => line));
  for (const [line, said] of linesOf(file))
    if (!comments.has(line) && !skipped.test(said))
      for (const [, list] of said.matchAll(titled))
        for (const number of list?.split(/, ?/) ?? []) yield { at: `${file.path}:${line}`, number };
}

/** The numbers that prose names, both ends of a range (`SEG1–5`). Families nobody declares (EAN13) are none of ours. */
function* mentionsOf(/** @type {SourceFile} */ file, /** @type {ReadonlySet<string>} */ families) {
  for (const [line, said] of proseOf(file))
    for (const [whole] of said.matchAll(mentioned)) {
      const [first = whole, last] = whole.startsWith('DATA-') ? [whole] : whole.split(/[–-]/);
      const numbers = last ? [first, `${family(first)}${last}`] : [first];
      for (const number of numbers) if (families.has(family(number))) yield { at: `${file.path}:${line}`, number };
    }
}

/** The headings of a document, as a person names them by number (`§3`) and as links do (`#how-we-write`). */
function headingsOf(/** @type {string} */ text) {
  const titles = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.trim());
  return {
    numbers: new Set(titles.map((title) => /^([\w]+(?:\.\w+)*)[.:]? /.exec(`${title} `)?.[1] ?? '')),
    anchors: new Set(
      titles.map((title) =>
        title
          .toLowerCase()
          .replaceAll(/[^\w\s-]/g, '')
          .replaceAll(/\s/g, '-'),
      ),
    ),
  };
}

/** Pointers of prose to documents and sections that are not there. */
function* lostPointers(/** @type {SourceFile} */ file, /** @type {ReadonlyMap<string, string>} */ documents) {
  for (const [line, said] of proseOf(file))
    for (const [, name = '', anchor, section] of said.matchAll(pointer)) {
      const folders = [path.posix.dirname(file.path), '.', 'docs', 'docs/specs', 'docs/decisions'];
      const text = folders
        .map((folder) => documents.get(path.posix.join(folder, name)))
        .find((found) => found !== undefined);
      if (text === undefined) yield `${file.path}:${line}: ${name} is not in the repository`;
      else if (section && !headingsOf(text).numbers.has(section))
        yield `${file.path}:${line}: ${name} has no section ${section}`;
      else if (anchor && !headingsOf(text).anchors.has(anchor))
        yield `${file.path}:${line}: ${name} has no heading #${anchor}`;
    }
}

/** Everything that is wrong with the numbered rules of a repository, one line each with file and line. */
export function faultsOfRules(/** @type {readonly SourceFile[]} */ files) {
  const rules = rulesOf(files);
  const families = new Set([...rules.keys()].map(family)).add('R');
  const quotes = files.flatMap((file) => [...quotesOf(file)]);
  const mentions = files.flatMap((file) => [...mentionsOf(file, families)]);
  const documents = new Map(files.filter((file) => isDocument(file.path)).map((file) => [file.path, file.text]));
  const held = new Set(quotes.map(({ number }) => number));

  /** @type {string[]} */
  const faults = [];
  for (const [number, rule] of rules) {
    const [first, ...others] = rule.places;
    for (const other of others) faults.push(`${other}: ${number} stands already in ${first}`);
    if (!held.has(number) && !rule.planned) faults.push(`${first}: no test quotes ${number}`);
    if (held.has(number) && rule.planned)
      faults.push(`${first}: ${number} has a test, so it is built: take out "${planned}"`);
  }
  for (const { at, number } of [...quotes, ...mentions])
    if (!rules.has(number)) faults.push(`${at}: ${number} is no rule of docs/specs`);
  for (const file of files) faults.push(...lostPointers(file, documents));
  return [...new Set(faults)];
}

const read = /\.(ts|tsx|mjs|cjs|css|md|yml)$/;
const left = /(^|\/)(node_modules|out|dist|\.cache|\.git)\/|^tests\/fixtures\/released\/.*\/program\//;

/** @returns {SourceFile[]} */
function repository(/** @type {string} */ folder) {
  const worlds = ['shared', 'electron', 'renderer', 'server', 'build', 'tests', 'docs', '.github'];
  const names = readdirSync(folder, { encoding: 'utf8' }).flatMap((name) =>
    worlds.includes(name)
      ? readdirSync(path.join(folder, name), { recursive: true, encoding: 'utf8' }).map((inner) =>
          path.posix.join(name, ...inner.split(path.sep)),
        )
      : [name],
  );
  return names
    .filter((name) => read.test(name) && !left.test(name))
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = faultsOfRules(repository('.'));
  for (const fault of faults) console.error(fault);
  console.log(`${faults.length} faults in the numbered rules`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
