const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** A text as people read it: WordPress keeps some signs as entities of HTML. */
export function plainText(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code < 0x11_0000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
  });
}

/** The moment of a date that the store gives without zone, in UTC; 0 where it has none. */
export function momentOf(gmt: string | null | undefined): number {
  const ms = Date.parse(`${gmt ?? ''}Z`);
  return Number.isFinite(ms) ? ms : 0;
}

/** A moment as the store takes it in a query. */
export function gmtOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19);
}
