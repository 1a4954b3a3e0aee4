import { fail, type Result } from '#shared/base/result.ts';
import type { Answer, Ask, Channel, HostEvent } from '#shared/contract/bridge/channels.ts';
import type { Bridge, WorkerOffer } from './bridge.ts';

type Question<N extends Channel> = (question: Ask<N>) => Promise<Result<Answer<N>>>;
type Questions = { readonly [N in Channel]?: Question<N> };

/** What the preload puts into the window: one function per channel the window may ask, and two of its own. */
export type Preloaded = Questions & {
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void;
  readonly requestWorkerPort: () => void;
};

declare global {
  interface Window {
    readonly stockroom?: Preloaded;
  }
}

function nextWorkerPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const hear = ({ data, source, ports: [port] }: MessageEvent) => {
      if (data !== 'stockroom:worker-port' || source !== window || !port) return;
      window.removeEventListener('message', hear);
      resolve(port);
    };
    window.addEventListener('message', hear);
  });
}

/** The bridge of Electron's window. */
export function preloadBridge(preloaded: Preloaded): Bridge {
  const questions: Questions = preloaded;
  return {
    ask: <N extends Channel>(channel: N, question: Ask<N>) => {
      const ask: Question<N> | undefined = questions[channel];
      return ask ? ask(question) : Promise.resolve(fail({ code: 'bad-sender', detail: channel }));
    },
    onEvent: preloaded.onEvent,
    offerWorker: async (): Promise<WorkerOffer> => {
      const port = nextWorkerPort();
      preloaded.requestWorkerPort();
      return { via: 'port', port: await port };
    },
  };
}
