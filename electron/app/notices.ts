import { Notification } from 'electron';

/** Those that can still be pressed; one that nobody holds is collected with its listener. */
const open = new Set<Notification>();
/** More than these nobody presses any more. */
const MOST = 20;

/** Shows a notification of the system; false where the system has none. */
export function showNotice(notice: { readonly title: string; readonly body: string }, onPress: () => void): boolean {
  if (!Notification.isSupported()) return false;
  const shown = new Notification(notice);
  const forget = () => open.delete(shown);
  shown.on('click', () => {
    forget();
    onPress();
  });
  shown.on('close', forget);
  open.add(shown);
  for (const oldest of [...open].slice(0, -MOST)) open.delete(oldest);
  shown.show();
  return true;
}
