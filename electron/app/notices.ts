import { Notification } from 'electron';

/** The one that can still be pressed; one that nobody holds is collected with its listener. */
let open: Notification | null = null;

/** Shows a notification of the system, in place of the one before it; false where the system has none. */
export function showNotice(notice: { readonly title: string; readonly body: string }, onPress: () => void): boolean {
  if (!Notification.isSupported()) return false;
  const shown = new Notification(notice);
  const forget = () => {
    if (open === shown) open = null;
  };
  shown.on('click', () => {
    forget();
    onPress();
  });
  shown.on('close', forget);
  open?.close();
  open = shown;
  shown.show();
  return true;
}
