import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { useFailureHelp } from './failure-help.ts';
import { useUiWords } from './ui-words.ts';

/** Copies what whoever helps needs to know of a failure: what runs here, when it was, its code and where it came from. */
export function CopyDetails({ details }: { readonly details: string }) {
  const words = useUiWords();
  const { program, onShown } = useFailureHelp();
  const [at] = useState(() => new Date().toISOString());
  const [copied, setCopied] = useState(false);
  useEffect(() => onShown(details), [details, onShown]);
  const copy = () =>
    navigator.clipboard.writeText([program(), at, details].filter((line) => line !== '').join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button kind="quiet" icon="copy" onClick={() => void copy()}>
      {copied ? words.copied : words.copyDetails}
    </Button>
  );
}
