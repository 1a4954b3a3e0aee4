import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { CommandRegistry } from './command-registry.ts';
import { useCommandRegistry } from './commands.ts';
import { type Answer, type FindSource, type Found, openFound } from './finder.ts';

/** So many of each kind are shown. */
const MOST = 6;

/** What is found for a text so far; `whole` once every kind has answered. */
export type FoundNow = { readonly of: string; readonly answers: readonly Answer<Found>[]; readonly whole: boolean };

/** Looks a text up in every kind, or in one of them; while kinds answer, what came before stays until the first has. */
export function useFound(text: string, only: string | null = null): FoundNow {
  const registry = useCommandRegistry();
  const sources = useSyncExternalStore(registry.onSources, registry.sources);
  const asked = useMemo(
    () => (text.trim() === '' && only === null ? [] : sources.filter(({ id }) => only === null || only === id)),
    [sources, text, only],
  );
  const [now, setNow] = useState<FoundNow>(nothing);
  useEffect(() => {
    if (asked.length === 0) return;
    let stopped = false;
    const answers: Answer<Found>[] = [];
    let open = asked.length;
    for (const kind of asked) {
      void answerOf(kind, text).then((lines) => {
        answers.push({ kind, lines });
        open--;
        if (!stopped) setNow({ of: text, answers: [...answers], whole: open === 0 });
      });
    }
    return () => {
      stopped = true;
    };
  }, [asked, text]);
  return asked.length === 0 ? { ...nothing, of: text } : now;
}

const nothing: FoundNow = { of: '', answers: [], whole: true };

/** What was found as a line: choosing it is remembered, and opens it unless `take` is there to take it. */
export function chosenLine(registry: CommandRegistry, kindId: string, take: (found: Found) => void = openFound) {
  return (found: Found) => ({
    ...found,
    run: () => {
      const kind = registry.sources().find(({ id }) => id === kindId);
      if (kind) registry.noteOpened({ kind, found });
      take(found);
    },
  });
}

/** What every kind answers to a text, once all of them have. */
export function findEverywhere(registry: CommandRegistry, text: string): Promise<readonly Answer<Found>[]> {
  return answersOf(registry.sources(), text);
}

/** What has exactly this code, of the kinds whose things have codes, read where it has to be. */
export async function findCode(registry: CommandRegistry, code: string): Promise<readonly Answer<Found>[]> {
  const answers = await answersOf(
    registry.sources().filter(({ byCode }) => byCode !== undefined),
    code,
  );
  return answers.map(({ kind, lines }) => ({ kind, lines: lines.filter(({ fit }) => fit === 'code') }));
}

function answersOf(kinds: readonly FindSource[], text: string): Promise<readonly Answer<Found>[]> {
  return Promise.all(kinds.map(async (kind) => ({ kind, lines: await answerOf(kind, text) })));
}

/** What nobody could read is not found; the others are. */
async function answerOf(kind: FindSource, text: string): Promise<readonly Found[]> {
  try {
    return await kind.find(text.trim(), MOST);
  } catch (fault) {
    reportError(fault);
    return [];
  }
}

/** Lets everything be found of one kind while the component is shown. Keep `source` the same between renders. */
export function useFindSource(source: FindSource): void {
  const registry = useCommandRegistry();
  useEffect(() => registry.addSource(source), [registry, source]);
}
