import { describe, expect, test } from 'vitest';
import { isSameStore, shopifyName, storeRoot } from './store-address.ts';

describe('where a store lives', () => {
  test.each([
    ['https://shop.example/wp-json', 'https://shop.example'],
    ['https://shop.example/wp-json/wc/v3/', 'https://shop.example'],
    ['shop.example/wp-admin/admin.php?page=wc-settings&tab=advanced', 'shop.example'],
    ['https://shop.example/shop/wp-login.php', 'https://shop.example/shop'],
    ['https://shop.example/product/enamel-mug/#reviews', 'https://shop.example'],
    ['https://shop.example/?p=12', 'https://shop.example/'],
    ['https://shop.example/store', 'https://shop.example/store'],
    ['http://192.168.1.5:8080', 'http://192.168.1.5:8080'],
    ['no address', 'no address'],
  ])('[CHN226] %s of a WooCommerce is at %s', (typed, root) => {
    expect(storeRoot(typed, 'woocommerce')).toBe(root);
  });

  test.each([
    ['https://api.example.com/admin-api', 'https://api.example.com'],
    ['https://api.example.com/admin/catalog/products', 'https://api.example.com'],
    ['https://example.com/shop/dashboard/', 'https://example.com/shop'],
  ])('[CHN226] %s of a Vendure is at %s', (typed, root) => {
    expect(storeRoot(typed, 'vendure')).toBe(root);
  });

  test.each([
    ['ada', 'ada'],
    ['https://admin.shopify.com/store/ada/products/1?x=y', 'ada'],
    ['ada.myshopify.com/admin', 'ada'],
    ['https://ada.example.com', null],
    ['127.0.0.1:80', null],
    ['localhost', null],
  ])('[CHN53] [CHN226] %s is the Shopify shop %s', (typed, name) => {
    expect(shopifyName(typed)).toBe(name);
  });

  test('[CHN127] is the same with www and without, encrypted or not', () => {
    expect(isSameStore('https://www.shop.example/', 'http://Shop.example')).toBe(true);
    expect(isSameStore('https://shop.example/a', 'https://shop.example/b')).toBe(false);
    expect(isSameStore('https://shop.example', 'https://web.shop.example')).toBe(false);
  });
});
