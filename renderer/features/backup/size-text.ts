const smallest = ['kilobyte', 1e3] as const;
const units = [['gigabyte', 1e9], ['megabyte', 1e6], smallest] as const;

/** How large a file is, as people of the locale read it. */
export function sizeText(bytes: number, locale: string): string {
  const [unit, whole] = units.find(([, least]) => bytes >= least) ?? smallest;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / whole);
}
