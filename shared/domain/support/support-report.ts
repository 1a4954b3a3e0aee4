import { logReport } from './log-report.ts';

/** What is known of the program and of the shop's files that names nobody and nothing of the shop. */
export type SupportFacts = {
  readonly madeAt: string;
  readonly program: Readonly<Record<'version' | 'platform' | 'runtime', string>> & {
    readonly developmentRuntime: boolean;
    readonly served: boolean;
  };
  /** How the window looks and reads scans. */
  readonly settings: Readonly<Record<string, string | number | boolean | null>>;
  readonly books: SupportBooks;
  readonly journal: {
    readonly bytes: number;
    readonly records: number;
    readonly segments: number;
    readonly writable: boolean;
    readonly files: readonly { readonly name: string; readonly bytes: number; readonly whole: boolean }[];
  } | null;
  readonly sync: SupportSync;
  readonly channels: readonly SupportChannel[];
  readonly log: string;
};

/** The books in numbers and hashes. Ids say nothing to whoever has not got the shop. */
export type SupportBooks = {
  readonly foldVersion: number;
  readonly connected: boolean;
  readonly facts: string;
  readonly cursor: number | null;
  readonly rev: number;
  readonly writers: readonly { readonly id: string; readonly last: number }[];
  readonly lacking: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly setAside: number;
  readonly check: SupportCheck | null;
  readonly repair: { readonly at: string; readonly differences: number; readonly rows: number } | null;
};
type SupportCheck = {
  readonly at: string;
  readonly byItself: boolean;
  readonly differences: number;
  readonly movements: number;
  readonly factHash: string;
  readonly bookHash: string;
  readonly figures: readonly {
    readonly cell: string;
    readonly figure: string;
    readonly was: number;
    readonly is: number;
  }[];
};

/** How the queues stand, with codes. */
export type SupportSync = {
  readonly unsaved: number;
  readonly unsent: number;
  readonly journal: string;
  readonly contacts: string;
  readonly refusedContacts: number;
  readonly server: string;
};

/** How an online store's lane stands, with codes; its number, not its name. */
export type SupportChannel = {
  readonly vendor: string;
  readonly archived: boolean;
  readonly paused: boolean;
  readonly phase: string | null;
  readonly trust: string | null;
  readonly failure: string | null;
  readonly tries: number;
  readonly waiting: number;
  readonly drifting: number;
};

/** A file of the report. */
export type SupportFile = { readonly name: string; readonly text: string };

/** The report as the files that are saved: `isCode` says whether a word is one of the program's own codes. */
export function supportFiles(facts: SupportFacts, isCode: (word: string) => boolean): readonly SupportFile[] {
  const { madeAt, program, settings, books, journal, sync, channels, log } = facts;
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { name: 'program.json', text: json({ madeAt, ...program }) },
    { name: 'settings.json', text: json(settings) },
    { name: 'books.json', text: json(books) },
    { name: 'journal.json', text: json(journal && { ...journal, files: journal.files.map(fileOf) }) },
    { name: 'sync.json', text: json({ ...sync, channels }) },
    { name: 'log.jsonl', text: logReport(log, isCode) },
  ];
}

/** The program's own names of files; what else lies there is somebody's. */
const OWN_FILE = /^\d{8}\.log(?:\.gz)?(?:\.new)?$/;

function fileOf<F extends { readonly name: string }>(file: F): F {
  return OWN_FILE.test(file.name) ? file : { ...file, name: 'another file' };
}
