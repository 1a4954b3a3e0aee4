import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { type Network, openNetwork, ownAddresses } from './network.ts';

/** Whether this machine lets a program speak to a multicast group over the loopback. */
async function permitsMulticast(): Promise<boolean> {
  const [hears, says] = [createSocket({ type: 'udp4', reuseAddr: true }), createSocket('udp4')];
  try {
    hears.bind(0);
    await once(hears, 'listening');
    hears.addMembership('224.0.0.251', '127.0.0.1');
    hears.setMulticastLoopback(true);
    says.bind(0);
    await once(says, 'listening');
    says.setMulticastInterface('127.0.0.1');
    says.setMulticastLoopback(true);
    const heard = once(hears, 'message', { signal: AbortSignal.timeout(2_000) });
    says.send('?', hears.address().port, '224.0.0.251');
    await heard;
    return true;
  } catch {
    return false;
  } finally {
    hears.close();
    says.close();
  }
}

const clock = {
  now: Date.now,
  later: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

test('[SHR30] a shop that is open to the network is found by its name and certificate, and is gone once it is closed', async (context) => {
  if (!(await permitsMulticast())) {
    console.log('This machine permits no multicast: naming shops on the network is not tried.');
    return context.skip();
  }
  const open: Network[] = [];
  const network = () => {
    const made = openNetwork({ only: '127.0.0.1', ...clock });
    open.push(made);
    return made;
  };
  try {
    const fingerprint = 'ab'.repeat(32);
    const close = network().announce({ port: 47_999, fingerprint, shop: 'Café „Ecke“', computer: 'Büro' });
    const desk = network();
    await expect
      .poll(() => desk.seen(), { timeout: 15_000 })
      .toContainEqual(
        expect.objectContaining({ shop: 'Café „Ecke“', computer: 'Büro', fingerprint: fingerprint.slice(0, 32) }),
      );
    const found = await desk.look(fingerprint);
    expect(found.every((address) => /^https:\/\/[\d.]+:47999\/$/.test(address))).toBe(true);
    expect(await desk.look('cd'.repeat(32))).toEqual([]);
    expect(desk.canLook()).toBe(true);
    close();
    // Others may name their shops on this network meanwhile.
    const own = async () => (await desk.seen()).filter((one) => one.fingerprint === fingerprint.slice(0, 32));
    await expect.poll(async () => (await own()).length, { timeout: 15_000 }).toBe(0);
  } finally {
    for (const one of open) one.close();
  }
});

test('[SHR30] a computer has at least one address of its own', () => {
  expect(ownAddresses(5).length).toBeGreaterThan(0);
  for (const address of ownAddresses(5)) expect(address).toMatch(/^https:\/\/[\d.]+:5\/$/);
});
