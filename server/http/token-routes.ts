import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { done } from '#shared/base/result.ts';
import { tokenRoutes } from '#shared/contract/store/tokens.ts';
import type { Tokens } from '#server/shop/tokens.ts';
import { serve } from './route.ts';

const nothing = z.strictObject({});

/** The routes of tokens: an admin's, but for changing one's own. */
export function serveTokens(app: FastifyInstance, tokens: Tokens): void {
  serve(
    app,
    {
      method: 'GET',
      url: '/v1/tokens',
      needs: 'admin',
      about: 'The tokens of the shop, without their texts.',
      ask: nothing,
      answer: tokenRoutes.list.answer,
    },
    async (_, { token }) => {
      const its = tokens.ofShop(token.shopKey);
      return done({ tokens: its.map(({ shopKey: _key, ...one }) => ({ ...one, own: one.id === token.id })) });
    },
  );
  serve(
    app,
    {
      method: 'POST',
      url: '/v1/tokens',
      needs: 'admin',
      about: 'Makes a token; its text is told this once.',
      ...tokenRoutes.make,
    },
    async (ask, { token }) => done(await tokens.make({ ...ask, shopKey: token.shopKey })),
  );
  serve(
    app,
    {
      method: 'POST',
      url: '/v1/tokens/rotate',
      needs: 'read-only',
      about: 'Changes the token that asks for a new one; the old one counts for a grace time.',
      ...tokenRoutes.rotate,
    },
    ({ graceMs }, { token }) => tokens.rotate(token, graceMs),
  );
  serve(
    app,
    {
      method: 'POST',
      url: '/v1/tokens/revoke',
      needs: 'admin',
      about: 'Ends a token now, with all that it was made of and that were made of it.',
      ...tokenRoutes.revoke,
    },
    ({ id }, { token }) => tokens.revoke(token.shopKey, id),
  );
}
