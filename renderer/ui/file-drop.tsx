import { useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useFileDrag } from './use-file-drag.ts';
import { useUiWords } from './ui-words.ts';
import './file-drop.css';

type FileDropProps = {
  /** Names the file input: "Product file". */
  readonly name: string;
  /** As an input's accept: ".csv,.xlsx". */
  readonly accept: string;
  readonly hint?: string;
  readonly onFiles: (files: readonly File[]) => void;
};

/** A place to drop a file on, with a button that does the same. */
export function FileDrop({ name, accept, hint, onFiles }: FileDropProps) {
  const words = useUiWords();
  const input = useRef<HTMLInputElement>(null);
  const zone = useRef<HTMLDivElement>(null);
  const over = useFileDrag(zone, onFiles);
  return (
    <div ref={zone} className="ui-drop" data-over={over || undefined}>
      <Icon name="upload" size={24} />
      <p>{words.dropHere}</p>
      <Button onClick={() => input.current?.click()}>{words.chooseFile}</Button>
      {hint && <p className="ui-field-hint">{hint}</p>}
      <input
        ref={input}
        className="ui-hidden"
        type="file"
        accept={accept}
        multiple
        aria-label={name}
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
}

/** Lets a file be dropped anywhere on the window while it is shown; the window says so under a dragged file. */
export function DropTarget({
  label,
  onFiles,
}: {
  readonly label?: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const words = useUiWords();
  const [root] = useState(() => ({ current: document.documentElement }));
  const over = useFileDrag(root, onFiles);
  if (!over) return null;
  return (
    <div className="ui-drop-window" role="status">
      <Icon name="upload" size={32} />
      <p>{label ?? words.dropWindow}</p>
    </div>
  );
}
