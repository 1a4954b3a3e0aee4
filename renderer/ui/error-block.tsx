import type { ReactNode } from 'react';
import { CopyDetails } from './copy-details.tsx';
import { type FailureText, useFailureHelp } from './failure-help.ts';
import { Icon } from './icon.tsx';
import './error-block.css';

type ErrorBlockProps = FailureText & { readonly action?: ReactNode };

/** A failure in three sentences: what happened, what is safe, what to do. */
export function ErrorBlock({ happened, safe, next, details, action }: ErrorBlockProps) {
  const { unsafe } = useFailureHelp();
  return (
    <div className="ui-error" role="alert">
      <Icon name="error" size={20} />
      <div>
        <p className="ui-error-happened">{happened}</p>
        <p>{unsafe() ?? safe}</p>
        <p>{next}</p>
        {(action || details) && (
          <div className="ui-error-acts">
            {action}
            {details && <CopyDetails details={details} />}
          </div>
        )}
      </div>
    </div>
  );
}
