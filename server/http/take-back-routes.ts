import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { done } from '#shared/base/result.ts';
import { takeBackRoutes } from '#shared/contract/store/take-back.ts';
import { previewTakeBack, takeBack } from '#server/log/take-back.ts';
import { takenAt } from '#server/log/taken.ts';
import { serve } from './route.ts';

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const listAsk = z.strictObject({ no: count, after: count.default(0) });

/** Taking a whole shop back to a backup, and reading what that undid. */
export function serveTakeBack(app: FastifyInstance, now: () => number): void {
  const preview = {
    method: 'POST',
    url: '/v1/take-back/preview',
    needs: 'admin',
    about: 'What taking the shop back to a backup would undo.',
  } as const;
  serve(app, { ...preview, ...takeBackRoutes.preview }, (ask, { shop: { db } }) => previewTakeBack(db, ask));
  const take = {
    method: 'POST',
    url: '/v1/take-back',
    needs: 'admin',
    about: 'Takes the whole shop back to a backup.',
  } as const;
  serve(app, { ...take, ...takeBackRoutes.take }, async (ask, { shop: { db, grown, channels } }) => {
    const taken = await takeBack(db, ask, { now, nextId: randomUUID });
    if (taken.ok && taken.value.no !== null) {
      grown();
      channels.nudge();
    }
    return taken;
  });
  const list = {
    method: 'GET',
    url: '/v1/taken-back',
    needs: 'read-only',
    about: 'What left the log when the shop was taken back.',
  } as const;
  serve(app, { ...list, ask: listAsk, answer: takeBackRoutes.list.answer }, async ({ no, after }, { shop: { db } }) =>
    done({ ops: [...(await takenAt(db, no, after))] }),
  );
}
