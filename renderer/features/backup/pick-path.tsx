import { useEffect, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type Picked, useRestores } from './backup.commands.ts';

type PickPathProps = {
  readonly kind: 'folder' | 'file';
  /** What the button says, and what the field is called where the path is typed. */
  readonly choose: string;
  readonly typed: string;
  readonly use: string;
  readonly kindOfButton?: 'primary' | 'quiet';
  readonly onPicked: (picked: Picked) => void;
  readonly onFailure: (failure: Failure) => void;
};

/** Choosing a folder or a file: in the system's own dialog, or typed where there is none. */
export function PickPath({ kind, choose, typed, use, kindOfButton, onPicked, onFailure }: PickPathProps) {
  const { pick, typesPaths } = useRestores();
  const [isTyped, setIsTyped] = useState(false);
  const [path, setPath] = useState('');
  useEffect(() => {
    let here = true;
    void typesPaths().then((types) => here && setIsTyped(types));
    return () => {
      here = false;
    };
  }, [typesPaths]);
  const take = async (text: string | null) => {
    const picked = await pick(kind, text);
    if (!picked.ok) onFailure(picked.failure);
    else if (picked.value) onPicked(picked.value);
  };
  if (!isTyped)
    return (
      <Button icon="folder" kind={kindOfButton} onClick={() => void take(null)}>
        {choose}
      </Button>
    );
  return (
    <Stack gap="s">
      <TextField label={typed} value={path} onChange={setPath} maxLength={4_000} />
      <div>
        <Button icon="folder" kind={kindOfButton} disabled={path.trim() === ''} onClick={() => void take(path)}>
          {use}
        </Button>
      </div>
    </Stack>
  );
}
