import { Modal } from '@mantine/core';
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import { type CommandLine, useCommandLines } from './command-lines.ts';
import { useCommandPause, useCommandRegistry } from './commands.ts';
import type { CommandSpec } from './command.ts';
import { type Answer, arranged, type Found, type FoundGroup, type FoundKind } from './finder.ts';
import { useFocusReturn } from './focus-return.ts';
import { type FoundLine, FoundList, showLine } from './found-list.tsx';
import { Icon } from './icon.tsx';
import { nextPlace } from './list-box.ts';
import { useUiWords } from './ui-words.ts';
import { chosenLine, useFound } from './use-found.ts';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import './dialog.css';
import './command-palette.css';

/** A command needs a thing of one kind: the palette asks which. */
export type AskedThing = {
  /** The question: "Edit product: which one?" */
  readonly title: string;
  /** The kind of which one is chosen. */
  readonly kind: string;
  readonly onChoose: (found: Found) => void;
};

type CommandPaletteProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Every command there is, in reach of this screen or not. */
  readonly specs: readonly CommandSpec[];
  /** Does a command, wherever it is done. */
  readonly onCommand: (spec: CommandSpec) => void;
  /** Ids of the commands that were chosen last, the latest first. */
  readonly recent: readonly string[];
  /** Not null: only a thing is chosen. */
  readonly asked: AskedThing | null;
};

/** Every command of every screen, and everything that is found, by typing a few letters. */
export function CommandPalette({ open, onClose, ...rest }: CommandPaletteProps) {
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
      size={680}
      yOffset="12vh"
      transitionProps={{ transition: 'fade', duration: 80 }}
      classNames={{ content: 'ui-dialog ui-palette', overlay: 'ui-scrim', body: 'ui-palette-body' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={rest.asked?.title ?? words.commands}>
        <Modal.Body ref={inside}>
          <PaletteList key={rest.asked?.title} onClose={onClose} {...rest} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

type Line = FoundLine & { readonly fit: Found['fit'] };

function PaletteList({ onClose, asked, ...commands }: Omit<CommandPaletteProps, 'open'>) {
  const id = useId();
  const words = useUiWords();
  const [text, setText] = useState('');
  const [marked, setPlace] = useState(0);
  // Enter came before everything was found: what stands first then is chosen.
  const [due, setDue] = useState(false);
  const { groups, of, whole } = usePaletteGroups(text, asked, commands);
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups]);
  const place = Math.min(marked, Math.max(0, lines.length - 1));
  const choose = (line: Line | undefined) => {
    if (!line) return;
    onClose();
    // After the palette is gone, or it would take the focus back from what the command opens.
    requestAnimationFrame(() => line.run());
  };
  const isFound = of === text && whole;
  const chooseFirst = useEffectEvent(() => {
    setDue(false);
    choose(lines[0]);
  });
  useEffect(() => {
    if (due && isFound) chooseFirst();
  }, [due, isFound]);
  const submit = () => {
    // The first line may still be another one: what fits exactly comes first, whenever it is found.
    if (!isFound && marked === 0) setDue(true);
    else choose(lines[place]);
  };
  const placeholder = asked?.title ?? words.searchCommands;
  return (
    <>
      <div className="ui-palette-head">
        <Icon name="search" />
        <input
          data-autofocus
          data-scans="free"
          role="combobox"
          aria-label={placeholder}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={lines.length > 0 ? `${id}-list-${place}` : undefined}
          aria-autocomplete="list"
          placeholder={placeholder}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPlace(0);
            setDue(false);
          }}
          onKeyDown={(event) => {
            const next = nextPlace(event.key, place, lines.length);
            if (next === null && event.key !== 'Enter') return;
            event.preventDefault();
            if (next === null) return submit();
            setPlace(next);
            showLine(`${id}-list`, next);
          }}
        />
      </div>
      <FoundList
        id={`${id}-list`}
        className="ui-palette-list"
        name={asked?.title ?? words.commands}
        groups={groups}
        place={place}
        onPlace={setPlace}
        onChoose={choose}
      />
      {lines.length === 0 && isFound && (
        <p className="ui-palette-none" role="status">
          {asked && text.trim() === '' ? words.typeToFind : words.nothingFound}
        </p>
      )}
    </>
  );
}

type Commands = Pick<CommandPaletteProps, 'specs' | 'onCommand' | 'recent'>;
type Groups = { readonly groups: readonly FoundGroup<Line>[]; readonly of: string; readonly whole: boolean };

function usePaletteGroups(text: string, asked: AskedThing | null, commands: Commands): Groups {
  const words = useUiWords();
  const registry = useCommandRegistry();
  const { of, answers, whole } = useFound(text, asked?.kind ?? null);
  const own = useCommandLines(commands, text);
  const [opened] = useState(registry.opened);
  return useMemo(() => {
    const lineOf = ({ id }: Pick<FoundKind, 'id'>) => chosenLine(registry, id, asked?.onChoose);
    const found = answers.map(({ kind, lines }) => ({ kind, lines: lines.map(lineOf(kind)) }));
    const isBare = text.trim() === '';
    const before = opened.filter(({ kind }) => asked === null || kind.id === asked.kind);
    const recent: FoundGroup<Line> = {
      id: 'recent',
      name: words.recent,
      lines: isBare
        ? [...(asked ? [] : own.recent), ...before.map(({ kind, found: thing }) => ({ ...lineOf(kind)(thing), kind }))]
        : [],
    };
    const kinds = arranged<Line>([...(asked ? [] : own.answers), ...withoutTwins(found, asked ? [] : own.lines)]);
    return { groups: recent.lines.length > 0 ? [recent, ...kinds] : kinds, of, whole };
  }, [registry, words, asked, own, answers, of, whole, text, opened]);
}

/** Leaves out the places that a command of the same title leads to. */
function withoutTwins(answers: readonly Answer<Line>[], commands: readonly CommandLine[]): readonly Answer<Line>[] {
  const titles = new Set(commands.map(({ title }) => title));
  return answers.map((answer) =>
    answer.kind.yields ? { ...answer, lines: answer.lines.filter(({ title }) => !titles.has(title)) } : answer,
  );
}
