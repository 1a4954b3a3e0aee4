import { BlockList, isIP } from 'node:net';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';

export type AddressFailure = Failure<'address-refused'>;

function ranges(list: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const block = new BlockList();
  for (const [net, prefix, family] of list) block.addSubnet(net, prefix, family);
  return block;
}

/** Addresses no shop server has: "this host", link-local (where clouds keep their metadata), multicast, reserved, and the same dressed as IPv6. */
const never = ranges([
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['192.0.0.192', 32, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
  ['fd00:ec2::254', 128, 'ipv6'],
  ['fd20:ce::254', 128, 'ipv6'],
  ['64:ff9b::a9fe:0', 112, 'ipv6'],
  ['2002:a9fe::', 32, 'ipv6'],
]);

/** This computer, and the networks that are never routed: where http without encryption is allowed. */
const near = ranges([
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
]);

const names = /^(metadata|metadata\.google\.internal|instance-data)\.?$/;

/** The address of a shop's server as it is kept: no credentials, no query, no slash at the end. Only its spelling is judged here; where a name leads is judged when connecting. */
export function serverAddress(typed: string): Result<URL, AddressFailure> {
  let url: URL;
  try {
    url = new URL(typed.trim());
  } catch {
    return refused('not-an-address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('protocol');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  if (url.search !== '' || url.hash !== '') return refused('not-an-address');
  if (names.test(url.hostname)) return refused('blocked');
  const ip = literal(url);
  if (ip !== null) {
    const reason = whyNotConnect(url.protocol, ip);
    if (reason) return refused(reason);
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return done(url);
}

/** The address inside a URL that names no host, without brackets. */
export function literal({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
}

/** Why a connection to this very address is not made: never to blocked ones, and without encryption only nearby. */
export function whyNotConnect(protocol: string, ip: string): 'blocked' | 'needs-https' | null {
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  if (never.check(ip, family)) return 'blocked';
  return protocol === 'https:' || near.check(ip, family) ? null : 'needs-https';
}

function refused(detail: string): Result<never, AddressFailure> {
  return fail({ code: 'address-refused', detail });
}
