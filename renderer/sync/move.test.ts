import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { decideHold, decideResume } from '#shared/domain/orders/fulfil.ts';
import { memoryServer } from '#tests/fakes/memory-host.ts';
import {
  closeDesks,
  does,
  expectEqual,
  onHand,
  order,
  sells,
  settle,
  silent,
  twoDesks,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { connect } from './exchange.ts';

afterEach(closeDesks);

test.each(['one', 'two'] as const)(
  '[SHR50] desk %s takes the shop to a new, empty server: the other joins it, and both are equal',
  async (first) => {
    const { one, two, server } = await twoDesks();
    // Steps of one order by turns: without the other's they would be refused.
    await does(one, async (desk) => value(decideHold(await order(desk))));
    await settle(one, two);
    await does(two, async (desk) => value(decideResume(await order(desk))));
    await settle(two, one);
    await does(one, async (desk) => value(decideHold(await order(desk))));
    await does(one, sells(1));
    await does(two, sells(2));
    await settle(one, two);
    const known = server.log.map(({ opId }) => opId);
    const before = await onHand(one);
    const fresh = memoryServer();
    fresh.logEpoch = 'another';
    server.restore(fresh.backup());
    const [mover, other] = first === 'one' ? [one, two] : [two, one];
    const late = await does(other, sells(1));
    await connect(mover.session, 'http://127.0.0.1:1', silent);
    await settle(mover, other);
    expect(server.log.map(({ opId }) => opId)).toEqual(expect.arrayContaining([...known, late]));
    expect([await onHand(one), await onHand(two)]).toEqual([before - 1, before - 1]);
    expect((await order(one)).state).toBe('held');
    await expectEqual(one, two);
  },
);
