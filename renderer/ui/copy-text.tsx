import { toast } from './toast.tsx';
import { useUiWords } from './ui-words.ts';
import './copy-text.css';

type CopyTextProps = {
  /** What the button does, for whoever cannot see that it is a text: "Copy phone". */
  readonly name: string;
  /** Several lines stay several lines. */
  readonly text: string;
};

/** A text that is copied by pressing it. */
export function CopyText({ name, text }: CopyTextProps) {
  const words = useUiWords();
  // Where it cannot be copied nothing is said: the text stands there to be chosen by hand.
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast.news(words.copied),
      () => undefined,
    );
  return (
    <button type="button" className="ui-copy" title={name} aria-label={`${name}: ${text}`} onClick={() => void copy()}>
      {text}
    </button>
  );
}
