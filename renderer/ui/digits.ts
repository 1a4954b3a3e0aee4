/** The text with the locale's own digits written as 0–9, and without the invisible marks that only steer its direction. */
export function latinDigits(text: string, locale: string): string {
  const own = new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210);
  const byDigit = new Map([...own].reverse().map((digit, value) => [digit, String(value)]));
  return [...text]
    .map((sign) => byDigit.get(sign) ?? sign)
    .join('')
    .replace(/[\u200e\u200f\u061c]/g, '');
}
