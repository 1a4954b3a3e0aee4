import { useCallback, useEffect, useRef, useState } from 'react';
import { useLabelCommands } from './labels.commands.ts';
import { type LabelLine, useKeptLabels, withLabels } from './labels.queries.ts';

/** The labels that are chosen; every change is kept at once. */
export type LabelList = {
  readonly ready: boolean;
  readonly lines: readonly LabelLine[];
  readonly change: (change: (lines: readonly LabelLine[]) => readonly LabelLine[]) => void;
  readonly add: (line: LabelLine) => void;
};

const none: readonly LabelLine[] = [];

export function useLabelList(): LabelList {
  const { keep } = useLabelCommands();
  const kept = useKeptLabels();
  const [lines, setLines] = useState<readonly LabelLine[]>();
  if (lines === undefined && kept !== undefined) setLines(kept);
  const newest = useRef(lines);
  useEffect(() => {
    newest.current = lines;
  });
  const change = useCallback(
    (make: (before: readonly LabelLine[]) => readonly LabelLine[]) => {
      if (!newest.current) return;
      const next = make(newest.current);
      newest.current = next;
      setLines(next);
      void keep(next);
    },
    [keep],
  );
  const add = useCallback((line: LabelLine) => change((before) => withLabels(before, [line])), [change]);
  return { ready: lines !== undefined, lines: lines ?? none, change, add };
}
