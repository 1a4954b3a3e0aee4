import { useMemo } from 'react';
import type { CommandRegistry } from '#renderer/ui/command-registry.ts';
import type { FailureHelp } from '#renderer/ui/failure-help.ts';
import type { InHand } from '#renderer/ui/in-hand.ts';
import type { Leaving } from '#renderer/ui/leaving.ts';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import { useLanguage, useWords } from '#renderer/words/words.ts';
import type { DeskSession } from '#renderer/db/desk.ts';
import type { Notices } from '#renderer/features/reorder/reorder-alerts.tsx';
import type { ShellParts } from './app-shell.tsx';
import { Boot } from './boot.tsx';
import type { HostFaults } from './host-faults.ts';
import type { NativeMenu } from './native-menu.tsx';
import type { Arrivals } from './opened-files.ts';
import type { Updates } from './update-news.ts';
import { uiTexts } from './ui-texts.ts';
import { useLook } from './window-look.ts';

type WindowProps = {
  readonly commands: CommandRegistry;
  readonly inHand: InHand;
  readonly leaving: Leaving;
  readonly parts: ShellParts;
  readonly session: DeskSession;
  readonly menu: NativeMenu;
  readonly arrivals: Arrivals;
  readonly updates: Updates;
  readonly notices: Notices;
  readonly faults: HostFaults;
  readonly help: FailureHelp;
};

/** The whole window in its look and language. */
export function Window({ commands, inHand, leaving, help, ...handed }: WindowProps) {
  const look = useLook(useLanguage());
  const t = useWords();
  const words = useMemo(() => uiTexts(t, look.locale), [t, look.locale]);
  return (
    <UiProvider {...look} words={words} commands={commands} inHand={inHand} leaving={leaving} help={help}>
      <Boot {...handed} />
    </UiProvider>
  );
}
