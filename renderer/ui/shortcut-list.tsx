import { type CommandSpec, keysOf } from './command.ts';
import { SpokenKeys } from './key-hint.tsx';
import { useUiWords } from './ui-words.ts';
import './shortcut-list.css';

type ShortcutListProps = {
  readonly specs: readonly CommandSpec[];
  /** The level of the headings that say where keys work; null where one place is all there is. */
  readonly level: 3 | null;
};

/** The shortcuts of these commands, by where they work. */
export function ShortcutList({ specs, level }: ShortcutListProps) {
  const words = useUiWords();
  const keyed = specs.filter((spec) => keysOf(spec).length > 0);
  const scopes = [...new Set(keyed.map((spec) => spec.scope))];
  return (
    <div className="ui-shortcuts">
      {scopes.map((scope) => (
        <section key={scope}>
          {level === 3 && <h3>{words.scopeTitle(scope)}</h3>}
          <dl>
            {keyed
              .filter((spec) => spec.scope === scope)
              .map((spec) => (
                <div key={spec.id}>
                  <dt>{words.commandTitle(spec.title)}</dt>
                  <dd>
                    {keysOf(spec).map((shortcut) => (
                      <SpokenKeys key={shortcut} shortcut={shortcut} />
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
