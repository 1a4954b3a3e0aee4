import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '#shared/base/must.ts';
import { openBridge } from '#renderer/platform/open-bridge.ts';
import { now } from '#renderer/platform/clock.ts';
import { nextId } from '#renderer/platform/ids.ts';
import { createCommandRegistry } from '#renderer/ui/command-registry.ts';
import { createInHand } from '#renderer/ui/in-hand.ts';
import { createLeaving } from '#renderer/ui/leaving.ts';
import { decimalText } from '#renderer/ui/format.ts';
import { wearLook } from '#renderer/ui/ui-provider.tsx';
import { openWords, speak, writeNumbers } from '#renderer/words/words.ts';
import { allCommands } from './command-list.ts';
import { deskSession } from './desk.ts';
import { helpRoutes } from './help-routes.tsx';
import { watchIdle, windowTouches } from './idle-watch.ts';
import type { HostFaults } from './host-faults.ts';
import type { NativeMenu } from './native-menu.tsx';
import { openNotices } from './notices.ts';
import { openedFiles } from './opened-files.ts';
import { keepLog } from './program-log.ts';
import { routes } from './routes.tsx';
import { leadToShops } from './shop-places.ts';
import { startWorker } from './start-worker.ts';
import type { Updates } from './update-news.ts';
import { firstLook, onWantedLanguage, wantedLanguage } from './window-look.ts';
import { Window } from './window.tsx';

wearLook(firstLook());
const bridge = openBridge();
const work = startWorker(bridge);
const help = keepLog(bridge, work);
const inHand = createInHand();
const leaving = createLeaving();
const session = deskSession({
  bridge,
  work,
  now,
  nextId,
  storage: localStorage,
  locale: navigator.language,
  currency: 'EUR',
  inHand,
});
leadToShops(session); // before any screen hears that another shop is open
const menu: NativeMenu = {
  show: (described) => void bridge.ask('app.setMenu', described),
  onPress: (listener) => bridge.onEvent((event) => (event.type === 'command' ? listener(event.id) : undefined)),
};
const faults: HostFaults = (listener) =>
  bridge.onEvent((event) => (event.type === 'host-fault' ? listener() : undefined));
bridge.onEvent((event) => {
  if (event.type === 'close-held') leaving.leave(() => window.close());
});
watchIdle({
  onTouch: windowTouches,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  // Without an open shop there are no books, and the next touch begins the waiting anew.
  work: async (signal) => {
    if (session.snapshot().at.state !== 'open') return 'enough';
    const checked = await work.ask('books.checkQuietly', {}, { signal });
    return checked.ok && checked.value.state === 'disturbed' ? 'again' : 'enough';
  },
});
const arrivals = openedFiles(bridge);
const notices = openNotices(bridge);
const updates: Updates = {
  onReady: (listener) =>
    bridge.onEvent((event) => (event.type === 'update-ready' ? listener(event.version) : undefined)),
  install: () => void bridge.ask('app.installUpdate', {}),
};
await openWords(wantedLanguage());
const writeAsLooked = () => {
  const { locale } = firstLook();
  writeNumbers((value) => decimalText(value, locale));
};
writeAsLooked();
onWantedLanguage((language) => {
  writeAsLooked();
  void speak(language);
});
// After a sleep, or where a cable was put back, nobody waits for the next try.
addEventListener('online', () => void work.ask('sync.now', {}));
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>
    <Window
      commands={createCommandRegistry()}
      inHand={inHand}
      leaving={leaving}
      parts={{ routes: [...routes, ...helpRoutes], commands: allCommands }}
      session={session}
      menu={menu}
      arrivals={arrivals}
      updates={updates}
      notices={notices}
      faults={faults}
      help={help}
    />
  </StrictMode>,
);
