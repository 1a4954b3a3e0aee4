import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll } from 'vitest';
import { hasDisplay } from '#build/scripts/runtime/launch.mjs';
import { openScreen } from '#build/scripts/runtime/open-screen.mjs';

/** Where there is no screen each file gets one of its own, so that no window takes another's focus. */
if (!hasDisplay()) {
  let screen: ChildProcess;
  beforeAll(async () => {
    const opened = await openScreen();
    screen = opened.screen;
    process.env['DISPLAY'] = opened.display;
  });
  afterAll(async () => {
    delete process.env['DISPLAY'];
    const gone = once(screen, 'exit');
    screen.kill();
    await gone;
  });
}

/** No journey finds the printers of this machine, or prints on them: nobody listens there. */
process.env['CUPS_SERVER'] = '127.0.0.1:9';
