import { isTextInput } from '#renderer/ui/text-input.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Where a run of keys began. `screen`: the field of a screen that takes scans; `search`: a field that looks up what it
 * holds; `figure`: it wants a number; `code`: a form's field for a code; `finish`: one whose form a code completes; `text`: any other;
 * `keys`: no field.
 */
export type ScanHome =
  | { readonly kind: 'keys' }
  | {
      readonly kind: 'screen' | 'search' | 'figure' | 'code' | 'finish' | 'text';
      readonly field: TextField;
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

/** Where a run begins that is typed to this target; `lastAt`: when a key was last pressed there, by its time stamp. */
export function homeOf(target: EventTarget | null, sinceLast: number): ScanHome {
  const field = textFieldOf(target);
  if (!field) return { kind: 'keys' };
  const { scans } = field.dataset;
  const { selectionStart: from, selectionEnd: to } = field;
  const isReplaced = from === 0 && to === field.value.length;
  return {
    kind: kinds.find((kind) => kind === scans) ?? 'text',
    field,
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

/** Presses a key in a field by program. */
export function pressIn(element: Element, key: 'Enter' | 'Escape'): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
}
