import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createCommandRegistry } from '#renderer/ui/command-registry.ts';
import { wearLook } from '#renderer/ui/ui-provider.tsx';
import { openWords } from '#renderer/words/words.ts';
import { must } from '#shared/base/must.ts';
import { allCommands } from './command-list.ts';
import { routes } from './routes.tsx';
import { firstLook } from './window-look.ts';
import { Window } from './window.tsx';

wearLook(firstLook());
await openWords('en');
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>
    <Window commands={createCommandRegistry()} parts={{ routes, commands: allCommands }} />
  </StrictMode>,
);
