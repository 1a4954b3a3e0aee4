import { Fragment } from 'react';
import { isApple, keyCaps, strokesOf } from './shortcut.ts';
import { type UiWords, useUiWords } from './ui-words.ts';
import './key-hint.css';

/** The keys of a shortcut, as caps; not said by a screen reader inside a button's name. */
export function KeyHint({ shortcut }: { readonly shortcut: string }) {
  const words = useUiWords();
  const apple = isApple(navigator.platform);
  return (
    <span className="ui-keys" aria-hidden>
      {strokesOf(shortcut).map((stroke, index) => (
        <Fragment key={`${index}-${stroke}`}>
          {index > 0 && <span className="ui-keys-then">{words.afterwards}</span>}
          {keyCaps(stroke, apple, words.keys).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

/** The keys of a shortcut where nothing else names them: shown as caps, and said. */
export function SpokenKeys({ shortcut }: { readonly shortcut: string }) {
  const words = useUiWords();
  return (
    <>
      <KeyHint shortcut={shortcut} />
      <span className="ui-hidden">{spoken(shortcut, words)}</span>
    </>
  );
}

function spoken(shortcut: string, { afterwards, keys }: UiWords): string {
  return strokesOf(shortcut)
    .map((stroke) => keyCaps(stroke, isApple(navigator.platform), keys).join(' '))
    .join(` ${afterwards} `);
}
