import { isTextInput } from '#renderer/ui/text-input.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Where a run of keys began. `screen`: the scan field of a screen; `search`: a field that looks up its text; `figure`:
 * a field for a number; `code`: a form's field for a code; `finish`: a field for a code whose form a scan submits;
 * `free`: a field that keeps a scan as text; `text`: any other text field; `keys`: no field.
 */
export type ScanHome =
  | { readonly kind: 'keys'; readonly head: string | null }
  | {
      readonly kind: 'screen' | 'search' | 'figure' | 'code' | 'finish' | 'free' | 'text';
      readonly field: TextField;
      /** Earlier keys that Enter or Tab did not end: they may be the beginning of the same code. */
      readonly head: string | null;
      /** The field's text before the run. */
      readonly text: string;
      /** The selection before the run (from, to); null for fields that do not report it. */
      readonly selected: readonly [number, number] | null;
      /** Other text was typed there just before, and the run is added to it instead of replacing it. */
      readonly isFresh: boolean;
    };

/** A field where a run began. */
export type FieldHome = Exclude<ScanHome, { kind: 'keys' }>;

const kinds: readonly FieldHome['kind'][] = ['screen', 'search', 'figure', 'code', 'finish', 'free'];

/**
 * Returns the earlier keys that Enter or Tab did not end, in a field (null: no field). `stands`: the field still shows
 * text.
 */
type HeadOf = (field: TextField | null, stands: boolean) => string | null;

/**
 * Tells where a run begins whose first key goes to `target`. `sinceLast`: milliseconds since the last key there, by the
 * events' time stamps.
 */
export function homeOf(target: EventTarget | null, sinceLast: number, headOf: HeadOf): ScanHome {
  const field = textFieldOf(target);
  if (!field) return { kind: 'keys', head: headOf(null, false) };
  const { scans } = field.dataset;
  const { selectionStart: from, selectionEnd: to } = field;
  const isReplaced = from === 0 && to === field.value.length;
  const kind = kinds.find((one) => one === scans) ?? 'text';
  return {
    kind,
    field,
    head: headOf(field, (kind === 'screen' || kind === 'search') && field.value !== '' && !isReplaced),
    text: field.value,
    selected: from === null || to === null ? null : [from, to],
    isFresh: field.value !== '' && !isReplaced && sinceLast < freshMs,
  };
}

/** A person who types part of a name and then scans takes longer. A busy computer that tears a scan takes less. */
const freshMs = 1_500;

/** The text field that a key goes to; null if it goes to none. */
export function textFieldOf(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && isTextInput(target) ? target : null;
}

/** Sets a field's text so that React notices the change. */
export function write(field: TextField, text: string): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Restores a field's text and selection from before the run, so that the next key goes where it would have gone. */
export function restore({ field, text, selected }: FieldHome): void {
  write(field, text);
  if (selected) field.setSelectionRange(...selected);
}

/**
 * Whether the text from before a run is still in the field, together with the run. Esc may have emptied the field
 * meanwhile.
 */
export function stillStands({ field, text, selected }: FieldHome): boolean {
  const [from, to] = selected ?? [text.length, text.length];
  const [before, behind] = [text.slice(0, from), text.slice(to)];
  const { value } = field;
  return before + behind !== '' && value.startsWith(before) && value.endsWith(behind);
}

/**
 * Whether a text can be a code: it has a digit, or no small letter. A program may type a name as quickly as a scanner
 * types a code, so pace does not tell them apart.
 */
export function isCode(text: string): boolean {
  return /\d/.test(text) || !/\p{Ll}/u.test(text);
}

/** Presses a key in a field by program. */
export function pressIn(element: Element, key: 'Enter' | 'Escape'): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
}
