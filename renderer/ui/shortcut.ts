/** A key press as the registry sees it: what was typed and which helpers were held. */
export type KeyPress = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

/** Whether the platform writes its commands with ⌘ instead of Ctrl. */
export function isApple(platform: string): boolean {
  return /^(Mac|iP)/.test(platform);
}

/** The stroke of a key press in shortcut notation: 'a', '?', 'mod+k', 'shift+enter'; null for a helper key alone. */
export function strokeOf(press: KeyPress, apple: boolean): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(press.key))
    return null;
  const mod = apple ? press.meta : press.ctrl;
  const foreign = apple ? press.ctrl : press.meta;
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase();
  // A sign like '?' already says that Shift was held; a letter or a named key does not.
  const shift = press.shift && (press.key.length > 1 || key !== press.key || /[a-z]/i.test(key));
  return [mod && 'mod', foreign && 'other', press.alt && 'alt', shift && 'shift', key].filter(Boolean).join('+');
}

/** The strokes of a shortcut, one after the other: 'g s' is two. */
export function strokesOf(shortcut: string): readonly string[] {
  return shortcut.split(' ');
}

/** Whether a shortcut's first stroke is a plain key, which must stay silent while a person (or a scanner) types. */
export function isPlainStroke(stroke: string): boolean {
  return !/^(mod|alt|other)\+/.test(stroke) && !/^f\d+$/.test(stroke);
}

const appleSigns: Readonly<Record<string, string>> = { mod: '⌘', alt: '⌥', shift: '⇧', enter: '↩', backspace: '⌫' };

/** What keys without a sign of their own are called, as on the keyboards of a language. */
export type KeyNames = Readonly<Record<'mod' | 'alt' | 'shift' | 'enter' | 'space' | 'escape' | 'delete', string>>;

const menuNames: KeyNames = {
  mod: 'CmdOrCtrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  space: 'Space',
  escape: 'Esc',
  delete: 'Delete',
};
const arrows: Readonly<Record<string, string>> = { arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' };

/** The keys of one stroke as printed on the keyboard. */
export function keyCaps(stroke: string, apple: boolean, names: KeyNames): readonly string[] {
  const signs: Readonly<Record<string, string>> = apple ? { ...names, ...appleSigns } : names;
  return stroke.split(/\+(?=.)/).map((key) => {
    return (
      signs[key] ?? arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1))
    );
  });
}

/** The shortcut in the notation of a native menu ('CmdOrCtrl+K'); null for plain keys and sequences, which a menu must not grab. */
export function accelerator(shortcut: string): string | null {
  if (shortcut.includes(' ') || isPlainStroke(shortcut)) return null;
  return keyCaps(shortcut, false, menuNames).join('+');
}
