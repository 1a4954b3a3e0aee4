import { expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import { answerMessage, openConnection } from './connection.ts';
import type { Dispatch } from './dispatcher.ts';

const attach = {
  shopId: '01890a5d-ac96-774b-bcce-b302099a8057',
  windowId: '01890a5d-ac96-774b-bcce-b302099a8058',
  takeOver: false,
};

function notingDispatch(ok: boolean) {
  const asked: unknown[] = [];
  const dispatch: Dispatch = async (asker, channel, question) => {
    asked.push([asker, channel, question]);
    return ok ? done({}) : fail({ code: 'in-use' });
  };
  return { asked, dispatch };
}

test('[HOST15] a closed connection gives back the journals it held, once', async () => {
  const { asked, dispatch } = notingDispatch(true);
  const connection = openConnection(dispatch, 'worker');
  await connection.ask('journal.attach', attach);
  await connection.close();
  await connection.close();
  const { shopId, windowId } = attach;
  expect(asked.slice(1)).toEqual([['worker', 'journal.detach', { shopId, windowId }]]);
});

test('[HOST15] so does one that is closed while it attaches, as by a window that is loaded anew', async () => {
  const asked: unknown[] = [];
  let attached = () => {};
  const attaching = new Promise<void>((resolve) => {
    attached = resolve;
  });
  const connection = openConnection(async (_asker, channel) => {
    asked.push(channel);
    if (channel === 'journal.attach') await attaching;
    return done({});
  }, 'worker');
  const answer = connection.ask('journal.attach', attach);
  await connection.close();
  attached();
  await answer;
  expect(asked).toEqual(['journal.attach', 'journal.detach']);
});

test('[OUT6] a closed connection takes away the folders it did not finish', async () => {
  const asked: unknown[] = [];
  let outId = 0;
  const connection = openConnection(async (_asker, channel, question) => {
    asked.push([channel, question]);
    return done(channel === 'out.begin' ? { outId: String(++outId) } : {});
  }, 'worker');
  for (const name of ['a', 'b', 'c']) await connection.ask('out.begin', { name });
  await connection.ask('out.finish', { outId: '1' });
  await connection.ask('out.cancel', { outId: '3' });
  asked.length = 0;
  await connection.close();
  expect(asked).toEqual([['out.cancel', { outId: '2' }]]);
});

test('[HOST15] a refused attachment is not given back', async () => {
  const { asked, dispatch } = notingDispatch(false);
  const connection = openConnection(dispatch, 'window');
  await connection.ask('journal.attach', attach);
  await connection.close();
  expect(asked).toHaveLength(1);
});

test('[HOST16] messages are answered by their id; what has none is left alone', async () => {
  const connection = openConnection(notingDispatch(true).dispatch, 'worker');
  expect(await answerMessage(connection, { id: 4, channel: 'shops.list', ask: {} })).toEqual({
    id: 4,
    answer: done({}),
  });
  for (const message of [null, 'x', {}, { id: 'a', channel: 'b' }, { id: 1.5, channel: 'b' }])
    expect(await answerMessage(connection, message)).toBeNull();
});
