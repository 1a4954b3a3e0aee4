import { Component, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { useWords } from '#renderer/words/words.ts';
import './error-boundary.css';

type ErrorBoundaryProps = {
  /** Another place is another try. */
  readonly place: string;
  readonly children: ReactNode;
};

type ErrorBoundaryState = { readonly error: unknown; readonly place: string };

/** Keeps a screen that breaks from taking the window with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error ?? new Error('Nothing was thrown') };
  }

  static getDerivedStateFromProps(
    { place }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return place === state.place ? null : { error: null, place };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <BrokenScreen error={this.state.error} onAgain={() => this.setState({ error: null })} />;
  }
}

function BrokenScreen({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }) {
  const t = useWords();
  return (
    <div className="app-broken">
      <ErrorBlock
        happened={t('shell.broken.happened')}
        safe={t('shell.broken.safe')}
        next={t('shell.broken.next')}
        details={error instanceof Error ? (error.stack ?? error.message) : String(error)}
        action={<Button onClick={onAgain}>{t('shell.broken.again')}</Button>}
      />
    </div>
  );
}
