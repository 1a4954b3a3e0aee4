import type { OutTable } from '#shared/domain/everything/out-column.ts';
import type { OutFormat } from '#shared/domain/everything/out-parts.ts';
import type { WrittenFile } from '#shared/domain/everything/readme.ts';
import { listWriter } from '#renderer/db/list-writer.ts';
import { type OutSink, OutStopped } from './out-sink.ts';

/** How the writing goes on: it stops when it is cancelled, lets other work run, and tells how far it is. */
export type OutGoing = {
  readonly signal: AbortSignal;
  readonly pause: () => Promise<void>;
  /** Tells that this many lines more were done, of which file. */
  readonly step: (lines: number, file: string) => void;
};

/** A spreadsheet shows no more lines than about this. */
const MOST_OF_A_SHEET = 1_000_000;
/** How many lines are written between two pauses. */
const SLICE = 250;

/** A list that is being written. */
export type OpenList<Row> = {
  readonly add: (rows: readonly Row[]) => Promise<void>;
  readonly end: () => Promise<void>;
};

/** The lists of one writing, each a file of its format, and what was written. */
export type OutFiles = {
  readonly written: WrittenFile[];
  readonly begin: <Row>(table: OutTable<Row>) => OpenList<Row>;
  readonly whole: <Row>(
    table: OutTable<Row>,
    pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  ) => Promise<void>;
};

/** Writes lists into a sink. */
export function outFiles(sink: OutSink, format: OutFormat, going: OutGoing): OutFiles {
  const written: WrittenFile[] = [];
  const begin = <Row>(table: OutTable<Row>): OpenList<Row> => {
    let [sheet, lines, all] = [1, 0, 0];
    const pathNow = () => `${table.file}${sheet === 1 ? '' : `-${sheet}`}.${format}`;
    let writer = listWriter(format, table.columns, table.file);
    const put = async (pieces: readonly (string | Uint8Array)[]) => {
      for (const piece of pieces) await sink.write(pathNow(), piece);
    };
    return {
      add: async (rows) => {
        for (let from = 0; from < rows.length; from += SLICE) {
          if (going.signal.aborted) throw new OutStopped({ code: 'cancelled' });
          const some = rows.slice(from, from + SLICE);
          if (format === 'xlsx' && lines + some.length > MOST_OF_A_SHEET) {
            await put(writer.end());
            sheet++;
            lines = 0;
            writer = listWriter(format, table.columns, table.file);
          }
          await put(writer.add(some));
          lines += some.length;
          all += some.length;
          going.step(some.length, table.file);
          await going.pause();
        }
      },
      end: async () => {
        await put(writer.end());
        // A list of nothing is a file of nothing, and not none.
        if (all === 0) await sink.write(pathNow(), '');
        written.push({
          path: pathsOf(table.file, format, sheet),
          holds: table.holds,
          lines: all,
          columns: table.columns,
        });
      },
    };
  };
  return {
    written,
    begin,
    whole: async (table, pages) => {
      const list = begin(table);
      for await (const page of pages) await list.add(page);
      await list.end();
    },
  };
}

function pathsOf(file: string, format: OutFormat, sheets: number): string {
  const last = sheets === 1 ? '' : ` … ${file}-${sheets}.${format}`;
  return `${file}.${format}${last}`;
}
