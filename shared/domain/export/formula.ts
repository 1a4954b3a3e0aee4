/**
 * Text that a spreadsheet would run as a formula, made harmless by an apostrophe in front; other text as it is.
 * An apostrophe that is already there is doubled where reading back could take it for ours.
 */
export function quoteFormula(text: string): string {
  return /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) || /^'+\d/.test(text) ? `'${text}` : text;
}

/** The text that `quoteFormula` was given. */
export function unquoteFormula(cell: string): string {
  return /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\d]/.test(cell) ? cell.slice(1) : cell;
}
