import { useMemo } from 'react';
import type { CommandRegistry } from '#renderer/ui/command-registry.ts';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import { useWords } from '#renderer/words/words.ts';
import { AppShell, type ShellParts } from './app-shell.tsx';
import { uiTexts } from './ui-texts.ts';
import { useLook } from './window-look.ts';

type WindowProps = { readonly commands: CommandRegistry; readonly parts: ShellParts };

/** The whole window in its look and language. */
export function Window({ commands, parts }: WindowProps) {
  const look = useLook();
  const t = useWords();
  const words = useMemo(() => uiTexts(t, look.locale), [t, look.locale]);
  return (
    <UiProvider {...look} words={words} commands={commands}>
      <AppShell {...parts} />
    </UiProvider>
  );
}
