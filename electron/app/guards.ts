import type { Session, WebContents } from 'electron';

/** The origin of the window. It never changes after the first release: a new origin is an empty database. */
export const origin = 'app://stockroom';

/** True for addresses that may be handed to the system's browser or mail program. */
export function mayOpenOutside(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address);
    return (protocol === 'https:' || protocol === 'mailto:') && username === '' && password === '';
  } catch {
    return false; // no address at all
  }
}

const granted: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);

/** Denies every permission but those the window needs, and those only to our own origin. */
export function guardPermissions(session: Session): void {
  const allowed = (permission: string, address: string) =>
    granted.has(permission) && (address === origin || address.startsWith(`${origin}/`));
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(allowed(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, address) => allowed(permission, address));
  session.setDevicePermissionHandler(() => false);
}

/** Keeps a window at our own page: no other address, no second window, no embedded page. */
export function guardNavigation(contents: WebContents, openOutside: (address: string) => void): void {
  const stay = (event: { preventDefault: () => void }, address: string) => {
    if (!address.startsWith(`${origin}/`)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url);
    return { action: 'deny' };
  });
}
