import { Modal } from '@mantine/core';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { PaletteItem } from './command-registry.ts';
import { useCommandPause, useCommandRegistry, useLiveCommands } from './commands.ts';
import { useFocusReturn } from './focus-return.ts';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { nextPlace, wordsBegin } from './list-box.ts';
import { useUiWords } from './ui-words.ts';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import './dialog.css';
import './command-palette.css';

type CommandPaletteProps = { readonly open: boolean; readonly onClose: () => void };

type Line = PaletteItem & { readonly shortcut?: string };

/** Every command that can be done now, and what the sources find, by typing a few letters. */
export function CommandPalette({ open, onClose }: CommandPaletteProps) {
  const words = useUiWords();
  const inside = useRef<HTMLDivElement>(null);
  useCommandPause(open);
  // At once: what a command means may depend on where the focus was.
  useFocusReturn(open, inside);
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      returnFocus={false}
      size={600}
      yOffset="12vh"
      transitionProps={{ transition: 'fade', duration: 80 }}
      classNames={{ content: 'ui-dialog ui-palette', overlay: 'ui-scrim', body: 'ui-palette-body' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={words.commands}>
        <Modal.Body ref={inside}>
          <PaletteList onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteList({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const words = useUiWords();
  const [text, setText] = useState('');
  const [asked, setPlace] = useState(0);
  const commands = useCommandLines(text);
  const found = useFoundLines(text);
  const lines = useMemo(() => [...found, ...commands], [found, commands]);
  const place = Math.min(asked, Math.max(0, lines.length - 1));
  const choose = (line: Line | undefined) => {
    if (!line) return;
    onClose();
    // After the palette is gone, or it would take the focus back from what the command opens.
    requestAnimationFrame(() => line.run());
  };
  return (
    <>
      <div className="ui-palette-head">
        <Icon name="search" />
        <input
          data-autofocus
          data-scans="free"
          role="combobox"
          aria-label={words.searchCommands}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={lines.length > 0 ? `${id}-${place}` : undefined}
          aria-autocomplete="list"
          placeholder={words.searchCommands}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPlace(0);
          }}
          onKeyDown={(event) => {
            const next = nextPlace(event.key, place, lines.length);
            if (next === null && event.key !== 'Enter') return;
            event.preventDefault();
            if (next === null) return choose(lines[place]);
            setPlace(next);
            document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
          }}
        />
      </div>
      <ul className="ui-palette-list" id={`${id}-list`} role="listbox" aria-label={words.commands}>
        {lines.map((line, index) => (
          <li
            key={line.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === place}
            onPointerMove={() => setPlace(index)}
            onClick={() => choose(line)}
          >
            <Icon name={line.icon ?? 'command'} size={16} />
            <span className="ui-palette-title">{line.title}</span>
            {line.note && <span className="ui-palette-note">{line.note}</span>}
            {line.shortcut && <KeyHint shortcut={line.shortcut} />}
          </li>
        ))}
      </ul>
      {lines.length === 0 && (
        <p className="ui-palette-none" role="status">
          {words.nothingFound}
        </p>
      )}
    </>
  );
}

function useCommandLines(text: string): readonly Line[] {
  const words = useUiWords();
  const live = useLiveCommands();
  return useMemo(() => {
    const lines = live.map(({ spec, run }): Line => {
      const { id, icon, shortcut } = spec;
      return {
        id,
        title: words.commandTitle(spec.title),
        icon,
        shortcut,
        note: spec.scope === 'global' ? undefined : words.scopeTitle(spec.scope),
        run,
      };
    });
    // What the screen itself offers comes first.
    lines.sort((a, b) => Number(a.note === undefined) - Number(b.note === undefined));
    return lines.filter((line) => wordsBegin(`${line.title} ${line.note ?? ''}`, text));
  }, [live, text, words]);
}

function useFoundLines(text: string): readonly Line[] {
  const registry = useCommandRegistry();
  const [found, setFound] = useState<readonly Line[]>([]);
  const asked = text.trim() !== '';
  useEffect(() => {
    if (!asked) return;
    const stop = new AbortController();
    const sources = [...registry.sources().values()];
    void Promise.all(sources.map((source) => source(text, stop.signal))).then((answers) => {
      if (!stop.signal.aborted) setFound(answers.flat());
    });
    return () => stop.abort();
  }, [registry, asked, text]);
  return asked ? found : none;
}

const none: readonly Line[] = [];
