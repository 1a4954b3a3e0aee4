import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import { pairingRoutes } from '#shared/contract/sharing/pairing.ts';
import type { ShopAnswer } from '#shared/contract/store/protocol.ts';
import type { Computers } from '#server/share/computers.ts';
import type { Pairing } from '#server/share/pairing.ts';
import { type HttpFailure, sendFailure } from './failures.ts';
import { list, type RouteFacts } from './route.ts';

/** The parts of a server that a host started to share its shop. */
export type Share = {
  readonly pairing: Pairing;
  readonly computers: Computers;
  readonly computer: string;
  /** Who the shop is, for a computer that has just joined. */
  readonly shop: () => Promise<ShopAnswer>;
};

/** The routes of pairing: a computer that has no token yet gets one, while a code is shown. */
export function servePairing(app: FastifyInstance, { pairing, computers, computer, shop }: Share): void {
  const hello = {
    method: 'POST',
    url: '/v1/pairing/hello',
    needs: 'nothing',
    about: 'Begins to join by a code.',
  } as const;
  take(app, { ...hello, ...pairingRoutes.hello }, (ask) => pairing.hello(ask));
  const prove = { method: 'POST', url: '/v1/pairing/prove', needs: 'nothing', about: 'Joins by a code.' } as const;
  take(app, { ...prove, ...pairingRoutes.prove }, async (ask) => {
    const proved = pairing.prove(ask);
    if (!proved.ok) return proved;
    const { proof, name, addresses } = proved.value;
    const token = await computers.add(name);
    return done({ proof, token, shop: await shop(), computer, addresses });
  });
}

/** A route before the token: nobody stands behind it. */
function take<S extends z.ZodType>(
  app: FastifyInstance,
  facts: RouteFacts & { readonly ask: S },
  answer: (ask: z.infer<S>) => Promise<Result<object, HttpFailure>>,
): void {
  app.route({
    ...list(app, facts),
    handler: async (request, reply) => {
      const asked = facts.ask.safeParse(request.body);
      if (!asked.success) return sendFailure(reply, { code: 'bad-request' });
      const answered = await answer(asked.data);
      return answered.ok ? reply.send(answered.value) : sendFailure(reply, answered.failure);
    },
  });
}
