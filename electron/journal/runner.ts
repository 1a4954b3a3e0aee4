import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type FileLayer, isMissing } from './file-layer.ts';
import { parseJson } from './json.ts';

const shape = z.strictObject({ version: z.literal(1), runner: z.uuid(), file: z.string() });

export type RunnerSettings = {
  readonly path: string;
  readonly files: FileLayer;
  /** Which file of the disk lies at a path, as no copy of it has it; empty where the disk does not tell. */
  readonly fileId: (path: string) => Promise<string>;
};

/**
 * This computer's own id, as channels and deliveries name whoever talks to a store. It is bound to the file that holds it: a profile that
 * was copied, or put back from a backup, is another one, and goes on with nothing before a person agreed.
 */
export function openRunner({ path, files, fileId }: RunnerSettings): () => Promise<string> {
  let known: Promise<string> | null = null;

  async function read(): Promise<string | null> {
    try {
      const text = Buffer.from(await files.readFile(path)).toString('utf8');
      const said = shape.safeParse(parseJson(text)).data;
      return said && said.file === (await fileId(path)) ? said.runner : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async function make(): Promise<string> {
    await files.remove(path).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    const runner = randomUUID();
    const file = await files.create(path);
    try {
      const text = JSON.stringify({ version: 1, runner, file: await fileId(path) });
      await file.write(Buffer.from(text, 'utf8'), 0);
      await file.datasync();
    } finally {
      await file.close();
    }
    await files.syncFolder(dirname(path));
    return runner;
  }

  return () => {
    known ??= read()
      .then((runner) => runner ?? make())
      .catch((error: unknown) => {
        known = null;
        throw error;
      });
    return known;
  };
}

/** The number that the disk gave a file. */
export async function fileIdOf(path: string): Promise<string> {
  const { ino } = await stat(path, { bigint: true });
  return ino === 0n ? '' : String(ino);
}
