import { isTextInput } from '#renderer/ui/text-input.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Where a run of keys began. `screen`: the field of a screen that takes scans; `search`: a field that looks up what it
 * holds; `figure`: it wants a number; `code`: a form's field for a code; `finish`: one whose form a code completes; `text`: any other;
 * `keys`: no field.
 */
export type ScanHome =
  | { readonly kind: 'keys'; readonly head: string | null }
  | {
      readonly kind: 'screen' | 'search' | 'figure' | 'code' | 'finish' | 'text';
      readonly field: TextField;
      /** What came before it and no key ended: perhaps the beginning of the same code. */
      readonly head: string | null;
      /** What stood in it before the run. */
      readonly text: string;
      /** What of it was selected: from, to; null in fields that do not say. */
      readonly selected: readonly [number, number] | null;
      /** Something that the run does not replace by itself was put there just before. */
      readonly isFresh: boolean;
    };

/** A field where a run began. */
export type FieldHome = Exclude<ScanHome, { kind: 'keys' }>;

const kinds: readonly FieldHome['kind'][] = ['screen', 'search', 'figure', 'code', 'finish'];

/** What came before a run, if no key ended it: in a field (null: in none), and whether something of it stands there. */
type HeadOf = (field: TextField | null, stands: boolean) => string | null;

/** Where a run begins that is typed to this target; `sinceLast`: how long ago a key was pressed there, by its time stamp. */
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

/** A person who types a part of a name and then scans takes longer; a scan torn by a busy computer does not. */
const freshMs = 1_500;

/** The field of text that a key goes to, null where it goes to none. */
export function textFieldOf(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && isTextInput(target) ? target : null;
}

/** Sets a field's text so that React hears of it. */
export function write(field: TextField, text: string): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Makes a field what it was before the run: what is typed next goes where it would have gone. */
export function restore({ field, text, selected }: FieldHome): void {
  write(field, text);
  if (selected) field.setSelectionRange(...selected);
}

/** Whether what stood in a field before a run stands there still, with the run: Esc may have emptied it meanwhile. */
export function stillStands({ field, text, selected }: FieldHome): boolean {
  const [from, to] = selected ?? [text.length, text.length];
  const [before, behind] = [text.slice(0, from), text.slice(to)];
  const { value } = field;
  return before + behind !== '' && value.startsWith(before) && value.endsWith(behind);
}

/** A name has small letters and no digit; it may come as quickly as a code, from a program that types. */
export function isCode(text: string): boolean {
  return /\d/.test(text) || !/\p{Ll}/u.test(text);
}

/** Presses a key in a field by program. */
export function pressIn(element: Element, key: 'Enter' | 'Escape'): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
}
