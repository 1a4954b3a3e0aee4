import type { Host } from '#shared/contract/bridge/host.ts';

/** The way to the files of a shop that is open for reading alone: what is asked of the shop is asked of its copy. */
export function hostOfCopy(host: Host, copy: string, shopId: string): Host {
  const ask: Host['ask'] = (channel, question) =>
    host.ask(channel, isOf(question, shopId) ? { ...question, shopId: copy } : question);
  return { ask };
}

function isOf(question: object, shopId: string): boolean {
  return 'shopId' in question && question.shopId === shopId;
}
