import { describe, expect, test } from 'vitest';
import type { StoreIdentity } from '#shared/contract/channels/port.ts';
import { annex, channelId, shelf } from '#tests/fixtures/review-shop.ts';
import { addressOf } from '../vendors.ts';
import {
  answered,
  canAdd,
  canAsk,
  channelOf,
  emptyDraft,
  isPlainHttp,
  secretsOf,
  withVendor,
} from './connect-draft.ts';

const identity: StoreIdentity = {
  name: 'Ada’s Shop',
  software: 'WooCommerce 11.0.1',
  currency: 'EUR',
  skewMs: 0,
  mayWrite: true,
  address: 'https://shop.example.com/',
  site: 'https://www.shop.example.com',
  locations: [],
};
const here = { runner: '0190eeee-0000-7000-8000-00000000000a', name: 'Counter' };

describe('the way to a store', () => {
  test('[CHN171] an address is taken as people type it, and nothing that is no address of a page', () => {
    expect(addressOf('shop.example.com/', 'woocommerce')?.href).toBe('https://shop.example.com/');
    expect(addressOf(' http://192.168.1.5:8080 ', 'woocommerce')?.href).toBe('http://192.168.1.5:8080/');
    for (const typed of ['my-shop', 'my-shop.myshopify.com/admin', 'https://admin.shopify.com/store/my-shop'])
      expect(addressOf(typed, 'shopify')?.href).toBe('https://my-shop.myshopify.com/');
    expect(addressOf('shop.example.com/wp-admin/index.php?a=b', 'woocommerce')?.href).toBe('https://shop.example.com/');
    for (const wrong of [
      '',
      'ftp://shop.example.com',
      'https://a:b@shop.example.com',
      'https://',
      'javascript:alert(1)',
    ])
      expect(addressOf(wrong, 'woocommerce')).toBeNull();
  });

  test('[CHN171] what goes over plain http is asked about, and a store is asked once everything is there', () => {
    const typed = { ...emptyDraft(shelf), url: 'http://127.0.0.1:80', secrets: { key: ' ck_1 ', secret: 'cs_1' } };
    expect(isPlainHttp(typed)).toBe(true);
    expect(canAsk(typed)).toBe(false);
    expect(canAsk({ ...typed, plainHttpAgreed: true })).toBe(true);
    expect(canAsk({ ...typed, url: 'shop.example.com' })).toBe(true);
    expect(canAsk({ ...typed, url: 'shop.example.com', secrets: { key: 'ck_1', secret: ' ' } })).toBe(false);
    expect(secretsOf(typed)).toEqual({ key: 'ck_1', secret: 'cs_1' });
  });

  test('[CHN170] each kind of store has its own way in, and a key of another kind is forgotten', () => {
    const shopify = withVendor({ ...emptyDraft(shelf), secrets: { key: 'ck' } }, 'shopify');
    expect([shopify.way, shopify.secrets]).toEqual(['app', {}]);
    expect(canAsk({ ...shopify, way: 'token', url: 'my-shop', secrets: { token: 'shpat_1' } })).toBe(true);
  });

  test('[CHN172] a store of one place is served by the shop’s first location', () => {
    const draft = answered({ ...emptyDraft(shelf), url: 'https://shop.example.com/' }, identity, []);
    expect(canAdd(draft, identity)).toBe(true);
    expect(channelOf(draft, channelId, identity, here)).toMatchObject({
      name: 'Ada’s Shop',
      vendor: 'woocommerce',
      locationIds: [shelf],
      url: 'https://shop.example.com',
      site: 'https://www.shop.example.com',
      runner: here.runner,
      runnerName: 'Counter',
      buffer: 0,
    });
  });

  test('[CHN172] each place of a store is served by ours of the same name, and the rest by what a person says', () => {
    const places = {
      ...identity,
      locations: [
        { id: 'gid/1', name: 'annex' },
        { id: 'gid/2', name: 'Pop-up' },
      ],
    };
    const ours = [
      { id: shelf, label: 'Shop' },
      { id: annex, label: 'Annex' },
    ];
    const draft = answered(emptyDraft(shelf), places, ours);
    expect(draft.places).toEqual({ 'gid/1': annex, 'gid/2': null });
    expect(channelOf(draft, channelId, places, here)).toMatchObject({
      places: [{ remoteId: 'gid/1', locationId: annex }],
      locationIds: [annex],
    });
    expect(canAdd({ ...draft, places: { 'gid/1': null, 'gid/2': null } }, places)).toBe(false);
  });
});
