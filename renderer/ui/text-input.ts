const others = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];

/** Whether an input is one that text is typed into. */
export function isTextInput(input: HTMLInputElement): boolean {
  return !others.includes(input.type);
}
