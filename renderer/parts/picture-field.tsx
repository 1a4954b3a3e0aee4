import { type RefObject, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import './picture.css';

/** The files that a person may choose as pictures; what they really are is read from their bytes. */
const accept = 'image/jpeg,image/png,image/webp,image/gif';

type PictureButtonProps = {
  readonly label: string;
  readonly kind?: 'plain' | 'quiet';
  readonly multiple?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly shortcut?: string;
  /** The field itself, where something else than the button opens it too. */
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly onFiles: (files: readonly File[]) => void;
};

/** A button that asks for pictures from files. */
export function PictureButton({ label, kind = 'plain', multiple, field, onFiles, ...button }: PictureButtonProps) {
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  return (
    <span className="picture-field">
      <Button {...button} kind={kind} icon="plus" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        className="ui-hidden"
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </span>
  );
}
