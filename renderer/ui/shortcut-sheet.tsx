import type { CommandSpec } from './command.ts';
import { Dialog } from './dialog.tsx';
import { KeyHint } from './key-hint.tsx';
import { isApple, keyCaps, strokesOf } from './shortcut.ts';
import { type UiWords, useUiWords } from './ui-words.ts';
import './shortcut-sheet.css';

type ShortcutSheetProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly specs: readonly CommandSpec[];
};

/** Every shortcut of the window, by where it works. */
export function ShortcutSheet({ open, onClose, specs }: ShortcutSheetProps) {
  const words = useUiWords();
  const keyed = specs.flatMap((spec) => (spec.shortcut === undefined ? [] : [{ ...spec, shortcut: spec.shortcut }]));
  const scopes = [...new Set(keyed.map((spec) => spec.scope))];
  return (
    <Dialog name={words.shortcuts} open={open} onClose={onClose} size="l">
      <div className="ui-sheet" tabIndex={0} role="group" aria-label={words.shortcuts}>
        {scopes.map((scope) => (
          <section key={scope}>
            <h3>{words.scopeTitle(scope)}</h3>
            <dl>
              {keyed
                .filter((spec) => spec.scope === scope)
                .map((spec) => (
                  <div key={spec.id}>
                    <dt>{words.commandTitle(spec.title)}</dt>
                    <dd>
                      <KeyHint shortcut={spec.shortcut} />
                      <span className="ui-hidden">{spoken(spec.shortcut, words)}</span>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function spoken(shortcut: string, { afterwards, keys }: UiWords): string {
  return strokesOf(shortcut)
    .map((stroke) => keyCaps(stroke, isApple(navigator.platform), keys).join(' '))
    .join(` ${afterwards} `);
}
