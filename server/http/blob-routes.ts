import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BLOB_BYTES, blobHash } from '#shared/contract/store/blob.ts';
import { hasBlob, putBlob, readBlob } from '#server/blobs/blobs.ts';
import { callerOf } from './caller.ts';
import { sendFailure } from './failures.ts';
import { list } from './route.ts';

const url = '/v1/blobs/:hash';
const bytesType = 'application/octet-stream';

/**
 * The routes of pictures: bytes by their hash. They are given out as bytes and nothing else, whatever they look like: no
 * browser is to show or run them from this address.
 */
export function serveBlobs(app: FastifyInstance, now: () => number): void {
  app.addContentTypeParser(bytesType, { parseAs: 'buffer', bodyLimit: BLOB_BYTES }, (_request, body, parsed) =>
    parsed(null, body),
  );
  app.route({
    ...list(app, {
      method: 'PUT',
      url,
      needs: 'desk',
      about: 'Stores the bytes of a picture.',
      ask: 'bytes',
      answer: z.object({}),
    }),
    bodyLimit: BLOB_BYTES,
    handler: async (request, reply) => {
      const hash = hashOf(request);
      if (hash === null || !Buffer.isBuffer(request.body)) return sendFailure(reply, { code: 'bad-request' });
      const put = await putBlob(callerOf(request).shop.db, hash, request.body, now);
      return put.ok ? reply.send({}) : sendFailure(reply, put.failure);
    },
  });
  app.route({
    ...list(app, {
      method: 'GET',
      url,
      needs: 'read-only',
      about: 'The bytes of a picture.',
      ask: null,
      answer: 'bytes',
    }),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const hash = hashOf(request);
      if (hash === null) return sendFailure(reply, { code: 'bad-request' });
      const bytes = await readBlob(callerOf(request).shop.db, hash);
      return bytes ? asBytes(reply).send(Buffer.from(bytes)) : sendFailure(reply, { code: 'blob-missing' });
    },
  });
  app.route({
    ...list(app, {
      method: 'HEAD',
      url,
      needs: 'read-only',
      about: 'Whether the bytes of a picture are here.',
      ask: null,
      answer: null,
    }),
    handler: async (request, reply) => {
      const hash = hashOf(request);
      if (hash === null) return sendFailure(reply, { code: 'bad-request' });
      return (await hasBlob(callerOf(request).shop.db, hash))
        ? asBytes(reply).send()
        : sendFailure(reply, { code: 'blob-missing' });
    },
  });
}

function asBytes(reply: FastifyReply): FastifyReply {
  return reply.headers({ 'content-type': bytesType, 'content-disposition': 'attachment' });
}

function hashOf({ params }: FastifyRequest): string | null {
  const named = typeof params === 'object' && params !== null && 'hash' in params ? params.hash : null;
  return blobHash.safeParse(named).data ?? null;
}
