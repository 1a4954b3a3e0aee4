import type { Notices } from '#renderer/features/reorder/reorder-alerts.tsx';
import type { Bridge } from '#renderer/platform/bridge.ts';

/** Notifications by the host, or by a browser that was allowed to show them. */
export function openNotices(bridge: Bridge): Notices {
  const listeners = new Set<() => void>();
  const press = () => {
    for (const listener of listeners) listener();
  };
  bridge.onEvent((event) => {
    if (event.type === 'notice-pressed') press();
  });
  return {
    show: async (notice) => (await bridge.ask('app.notify', notice)).ok || showInBrowser(notice, press),
    onPress: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function showInBrowser({ title, body }: Parameters<Notices['show']>[0], press: () => void): boolean {
  if (Notification.permission !== 'granted') return false;
  const shown = new Notification(title, { body });
  shown.onclick = () => {
    window.focus();
    press();
  };
  return true;
}
