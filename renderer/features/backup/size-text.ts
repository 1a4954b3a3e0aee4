/** How large a file is, as people of the locale read it. */
export function sizeText(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1e9 ? (['megabyte', bytes / 1e6] as const) : (['gigabyte', bytes / 1e9] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
}
