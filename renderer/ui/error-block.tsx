import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useUiWords } from './ui-words.ts';
import './error-block.css';

type ErrorBlockProps = {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
  /** For whoever helps: copied, never shown at first. */
  readonly details?: string;
  readonly action?: ReactNode;
};

/** A failure in three sentences: what happened, what is safe, what to do. */
export function ErrorBlock({ happened, safe, next, details, action }: ErrorBlockProps) {
  const words = useUiWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className="ui-error" role="alert">
      <Icon name="error" size={20} />
      <div>
        <p className="ui-error-happened">{happened}</p>
        <p>{safe}</p>
        <p>{next}</p>
        {(action || details) && (
          <div className="ui-error-acts">
            {action}
            {details && (
              <Button
                kind="quiet"
                icon="copy"
                onClick={() => void navigator.clipboard.writeText(details).then(() => setCopied(true))}
              >
                {copied ? words.copied : words.copyDetails}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
