import type { CarrierId } from './carrier.ts';

/** Which post company stands behind the country at the end of an S10 number. */
const posts: Readonly<Record<string, CarrierId>> = {
  AT: 'austrian-post',
  AU: 'australia-post',
  BE: 'bpost',
  CA: 'canada-post',
  CH: 'swiss-post',
  DK: 'postnord',
  ES: 'correos',
  FR: 'la-poste',
  GB: 'royal-mail',
  IE: 'an-post',
  IT: 'poste-italiane',
  NL: 'postnl',
  PL: 'poczta-polska',
  SE: 'postnord',
  US: 'usps',
};

/** The carrier of an S10 number by its first letter and its country; in Germany parcels are DHL's, letters the post's. */
export function postOf(kind: string, country: string): CarrierId | undefined {
  if (country !== 'DE') return posts[country];
  return /^[CEH]/.test(kind) ? 'dhl' : 'deutsche-post';
}
