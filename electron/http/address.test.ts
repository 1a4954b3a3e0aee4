import { describe, expect, test } from 'vitest';
import { serverAddress } from './address.ts';

const fine = [
  'https://shop.example',
  'https://shop.example/',
  'https://shop.example:8443/stock',
  'https://shop.example/stock/',
  'HTTPS://Shop.Example',
  ' https://shop.example ',
  'https://1.1.1.1',
  'https://[2606:4700::1111]',
  'https://10.0.0.1',
  'https://192.168.1.20:4000',
  'https://xn--bcher-kva.example',
  'https://bücher.example',
  'http://localhost:4300',
  'http://127.0.0.1',
  'http://127.8.9.1:9',
  'http://0x7f.1',
  'http://2130706433',
  'http://[::1]:4300',
  'http://[::ffff:127.0.0.1]',
  'http://10.1.2.3',
  'http://172.16.0.1',
  'http://172.31.255.255',
  'http://192.168.0.1:80',
  'http://100.64.0.9',
  'http://100.127.255.255',
  'http://[fd12:3456::1]',
  'http://[fc00::1]',
  // A name is judged when it is known where it leads.
  'http://kasse',
  'http://kasse.local:4300',
  'http://shop.example',
];

const refused: readonly (readonly [string, string])[] = [
  ['', 'not-an-address'],
  ['shop.example', 'not-an-address'],
  ['//shop.example', 'not-an-address'],
  ['http://', 'not-an-address'],
  ['https://exa mple', 'not-an-address'],
  ['https://[::1', 'not-an-address'],
  ['https://1.2.3.256', 'not-an-address'],
  ['https://shop.example:99999', 'not-an-address'],
  ['https://shop.example/?a=1', 'not-an-address'],
  ['https://shop.example/#here', 'not-an-address'],
  ['ftp://shop.example', 'protocol'],
  ['file:///etc/passwd', 'protocol'],
  ['javascript:alert(1)', 'protocol'],
  ['data:text/html,x', 'protocol'],
  ['app://stockroom/', 'protocol'],
  ['ws://localhost', 'protocol'],
  ['localhost:4300', 'protocol'],
  ['gopher://127.0.0.1', 'protocol'],
  ['chrome://settings', 'protocol'],
  ['https://me@shop.example', 'credentials'],
  ['https://me:secret@shop.example', 'credentials'],
  ['https://:secret@shop.example', 'credentials'],
  ['http://127.0.0.1@evil.example', 'credentials'],
  ['http://169.254.169.254', 'blocked'],
  ['https://169.254.169.254/latest', 'blocked'],
  ['http://169.254.0.1', 'blocked'],
  ['http://2852039166', 'blocked'],
  ['http://0xa9fea9fe', 'blocked'],
  ['http://0251.0376.0251.0376', 'blocked'],
  ['http://[::ffff:169.254.169.254]', 'blocked'],
  ['https://[::ffff:a9fe:a9fe]', 'blocked'],
  ['http://[fe80::1]', 'blocked'],
  ['https://[febf::1]', 'blocked'],
  ['http://[fd00:ec2::254]', 'blocked'],
  ['http://[fd20:ce::254]', 'blocked'],
  ['https://[64:ff9b::169.254.169.254]', 'blocked'],
  ['https://[2002:a9fe:a9fe::1]', 'blocked'],
  ['https://100.100.100.200', 'blocked'],
  ['https://192.0.0.192', 'blocked'],
  ['https://168.63.129.16', 'blocked'],
  ['http://0.0.0.0', 'blocked'],
  ['http://0', 'blocked'],
  ['https://0.1.2.3', 'blocked'],
  ['http://[::]', 'blocked'],
  ['http://[::ffff:0.0.0.0]', 'blocked'],
  ['https://224.0.0.1', 'blocked'],
  ['https://255.255.255.255', 'blocked'],
  ['https://240.0.0.1', 'blocked'],
  ['https://[ff02::1]', 'blocked'],
  ['https://metadata', 'blocked'],
  ['http://metadata.google.internal', 'blocked'],
  ['http://METADATA.google.internal.', 'blocked'],
  ['http://instance-data', 'blocked'],
  ['http://8.8.8.8', 'needs-https'],
  ['http://1.1.1.1:4300', 'needs-https'],
  ['http://172.32.0.1', 'needs-https'],
  ['http://172.15.255.255', 'needs-https'],
  ['http://192.169.0.1', 'needs-https'],
  ['http://11.0.0.1', 'needs-https'],
  ['http://100.128.0.1', 'needs-https'],
  ['http://126.0.0.1', 'needs-https'],
  ['http://134744072', 'needs-https'],
  ['http://[2606:4700::1111]', 'needs-https'],
  ['http://[::ffff:8.8.8.8]', 'needs-https'],
  ['http://[fb00::1]', 'needs-https'],
];

describe('the address of a shop server', () => {
  test.each(fine)('[SCL1] %s may be asked', (typed) => {
    expect(serverAddress(typed).ok).toBe(true);
  });

  test.each(refused)('[SCL1] %s is refused: %s', (typed, detail) => {
    expect(serverAddress(typed)).toEqual({ ok: false, failure: { code: 'address-refused', detail } });
  });

  test('[SCL1] an address is kept without a slash at its end, and a backslash hides no other host', () => {
    const kept = (typed: string) => {
      const address = serverAddress(typed);
      return address.ok ? address.value.href : address.failure.detail;
    };
    expect(kept('https://Shop.Example/stock//')).toBe('https://shop.example/stock');
    expect(kept('https://shop.example')).toBe('https://shop.example/');
    expect(kept('https://shop.example\\@evil.example')).toMatch(/^https:\/\/shop\.example\//);
  });
});
