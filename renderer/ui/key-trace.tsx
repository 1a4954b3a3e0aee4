import { useState } from 'react';
import { Field } from './field.tsx';
import { Stack } from './layout.tsx';
import { Text } from './text.tsx';

type Stroke = { readonly key: string; readonly gap: number | null };

/** A pause longer than this begins a new trace. */
const newTraceMs = 500;

/** A field to try a scanner in: shows every key as it arrives, with the milliseconds since the one before. */
export function KeyTrace({ label, hint }: { readonly label: string; readonly hint: string }) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [lastAt, setLastAt] = useState(Number.NEGATIVE_INFINITY);
  const hear = (key: string, at: number) => {
    const gap = Math.round(at - lastAt);
    setStrokes((before) => (gap > newTraceMs ? [{ key, gap: null }] : [...before, { key, gap }]));
    setLastAt(at);
  };
  return (
    <Stack gap="xs">
      <Field label={label} hint={hint}>
        {(control) => (
          <input
            {...control}
            className="ui-control"
            data-scans="free"
            autoComplete="off"
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={(event) => {
              if (event.key === 'Tab' && event.timeStamp - lastAt > newTraceMs) return;
              if (event.key === 'Tab' || event.key === 'Enter') event.preventDefault();
              if (event.key !== 'Shift') hear(event.key, event.timeStamp);
            }}
          />
        )}
      </Field>
      <Text size="s" tone="muted" figure as="div">
        {strokes.map(({ key, gap }) => (gap === null ? key : `${gap} ms ${key}`)).join(' · ')}
      </Text>
    </Stack>
  );
}
