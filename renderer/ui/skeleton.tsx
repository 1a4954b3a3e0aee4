import { useUiWords } from './ui-words.ts';
import './skeleton.css';

/** Grey lines where text is about to be. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const words = useUiWords();
  return (
    <div className="ui-skeleton" role="status" aria-label={words.busy}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ inlineSize: `${90 - ((line * 23) % 40)}%` }} />
      ))}
    </div>
  );
}
