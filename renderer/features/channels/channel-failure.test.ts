import { beforeAll, describe, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import { channelFailureWords, connectFailureWords } from './channel-failure.ts';

beforeAll(() => openWords('en'));
const said = (code: string, detail: string, vendor = 'woocommerce') =>
  channelFailureWords(words(), { code, detail }, vendor);

describe('what is said of a store that cannot be asked', () => {
  test('[CHN174] a certificate, an address and a line are told apart, each with what to do', () => {
    expect(said('channel-address', 'certificate self-signed').next).toContain('Let’s Encrypt');
    expect(said('channel-address', 'certificate expired').happened).toContain('not valid today');
    expect(said('channel-address', 'needs-https').next).toContain('https://');
    expect(said('channel-address', 'redirects to https://www.shop.example.com').next).toContain(
      'https://www.shop.example.com',
    );
    expect(said('channel-away', 'ENOTFOUND').happened).toContain('no such address');
  });

  test('[CHN174] what each kind of store needs is said in its own words', () => {
    expect(said('channel-refused', '401 woocommerce_rest_cannot_view').next).toContain('Read/Write');
    expect(said('channel-not-understood', '404 rest_no_route').next).toContain('WooCommerce is active');
    expect(said('channel-refused', 'missing write_inventory', 'shopify').happened).toContain('write_inventory');
    expect(said('channel-not-understood', '404', 'vendure').next).toContain('/admin-api');
    expect(said('channel-busy', '429').happened).toBe('The online store asks for a pause.');
  });

  test('[CHN227] while a store is connected nothing is said to wait or to be tried again by itself', () => {
    for (const [code, detail] of [
      ['channel-away', '502 page'],
      ['channel-away', 'ECONNREFUSED'],
      ['channel-busy', '429'],
    ] as const) {
      const told = connectFailureWords(words(), { code, detail }, 'woocommerce');
      expect(`${told.safe} ${told.next}`).not.toMatch(/waits|by itself/);
    }
    expect(connectFailureWords(words(), { code: 'channel-away', detail: '502 page' }, 'woocommerce').next).toContain(
      'ask it again',
    );
    expect(connectFailureWords(words(), { code: 'channel-refused', detail: '401' }, 'woocommerce').next).toContain(
      'Read/Write',
    );
  });
});
