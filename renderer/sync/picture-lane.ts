import { fail, type Failure, type Result } from '#shared/base/result.ts';
import { readDesk } from '#renderer/db/database.ts';
import { concernsPictures, namedBlobs } from '#renderer/db/pictures/named-blobs.ts';
import { noPictures, type PictureStatus } from '#renderer/db/pictures/picture-work.ts';
import { inTurns } from '#renderer/db/turns.ts';
import type { Clock, Session } from './session.ts';

/** How many hashes the host is asked about at once. */
const PAGE = 1_000;
/** How long it counts that the server has a picture: it may have been set back, or have dropped what no act named yet. */
const SHARED_MS = 7 * 24 * 60 * 60 * 1_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** A picture that nobody has brought to the server yet is asked for again after this, and each time after twice as long. */
const MISSING_WAIT = 15_000;
const LONGEST_MISSING = 60 * 60 * 1_000;
/** A server that knows no pictures is asked again after this: it may have been updated. */
const OLD_WAIT = 60 * 60 * 1_000;
/** So many pictures get on before it is told again. */
const TOLD = 10;

/** The lane of an open shop's pictures: what the server lacks is sent, what this computer lacks is fetched. */
export type PictureLane = {
  /** Something may have changed: look, and go on. */
  readonly look: () => void;
  /** A person asked to share now: nothing waits for its time. Resolves once nothing is left that can be carried now. */
  readonly lookNow: () => Promise<void>;
  /** These are on the screen and their bytes are not here. */
  readonly want: (hashes: readonly string[]) => void;
  readonly status: () => PictureStatus;
  readonly stop: () => void;
};

type Late = { readonly tries: number; readonly at: number };

/** Starts the lane; `tell` hears that the status changed. It keeps nothing that cannot be found out again. */
export function startPictures(session: Session, clock: Clock, tell: () => void): PictureLane {
  const { db, feed, door } = session;
  const { host, shopId } = door;
  let stopped = false;
  let status = noPictures;
  let named: ReadonlySet<string> = new Set();
  let logEpoch: string | null = null;
  const here = new Set<string>();
  const askedHere = new Set<string>();
  /** Found missing since the host was asked about them last: an answer that is on its way may be older. */
  const doubted = new Set<string>();
  const shared = new Set<string>();
  let wanted: string[] = [];
  const late = new Map<string, Late>();
  let isAsked = false;
  /** The last turn ended before all was carried, because a look was asked for: the next one goes on. */
  let isCutShort = false;
  let waitMs = FIRST_WAIT;
  let cancel: () => void = () => undefined;

  const report = (trouble: string | null) => {
    if (stopped) return;
    const waiting = logEpoch === null ? 0 : [...named].filter((hash) => here.has(hash) && !shared.has(hash)).length;
    const missing = [...named].filter((hash) => askedHere.has(hash) && !here.has(hash)).length;
    if (status.waiting === waiting && status.missing === missing && status.trouble === trouble) return;
    status = { waiting, missing, trouble };
    tell();
  };

  const again = (ms: number) => {
    cancel();
    if (!stopped) cancel = clock.after(ms, () => void turn());
  };

  /** What the shop shows now, what of it is here, and what the server is known to have. */
  async function learn(): Promise<Result<null>> {
    named = await namedBlobs(db);
    const fresh = [...named].filter((hash) => !askedHere.has(hash));
    for (let at = 0; at < fresh.length; at += PAGE) {
      const some = fresh.slice(at, at + PAGE);
      for (const hash of some) doubted.delete(hash);
      const answer = await host.ask('blobs.here', { shopId, hashes: some });
      if (!answer.ok) return answer;
      const current = (hash: string) => !doubted.has(hash);
      for (const hash of some.filter(current)) askedHere.add(hash);
      for (const hash of answer.value.here.filter(current)) here.add(hash);
    }
    const desk = await readDesk(db);
    const epoch = desk?.connected ? (desk.cursor?.logEpoch ?? '') : null;
    if (epoch !== logEpoch) shared.clear();
    logEpoch = epoch;
    if (epoch === null) return { ok: true, value: null };
    const since = clock.now() - SHARED_MS;
    const rows = await db.blobs.bulkGet([...named]);
    shared.clear();
    for (const row of rows) if (row && row.logEpoch === epoch && row.at > since) shared.add(row.hash);
    return { ok: true, value: null };
  }

  async function noteShared(hash: string): Promise<void> {
    shared.add(hash);
    await db.blobs.put({ hash, logEpoch: logEpoch ?? '', at: clock.now() });
  }

  /** How long a picture still waits; a clock that was set back makes that no longer than the longest wait. */
  const waits = (at: number) => Math.min(at - clock.now(), LONGEST_MISSING);
  const isDue = (hash: string) => {
    const at = late.get(hash)?.at ?? 0;
    return at <= clock.now() || at - clock.now() > LONGEST_MISSING;
  };
  const lacks = (hash: string) => named.has(hash) && askedHere.has(hash) && !here.has(hash) && isDue(hash);
  const owes = (hash: string) => here.has(hash) && !shared.has(hash) && isDue(hash);

  /** What is on the screen comes first, then what only this computer has, then everything else. */
  function next(): { readonly hash: string; readonly way: 'push' | 'pull' } | null {
    const seen = wanted.find(lacks);
    if (seen !== undefined) return { hash: seen, way: 'pull' };
    wanted = [];
    const all = [...named];
    const own = all.find(owes);
    if (own !== undefined) return { hash: own, way: 'push' };
    const other = all.find(lacks);
    return other === undefined ? null : { hash: other, way: 'pull' };
  }

  const putOff = (hash: string) => {
    const tries = (late.get(hash)?.tries ?? 0) + 1;
    late.set(hash, { tries, at: clock.now() + Math.min(MISSING_WAIT * 2 ** (tries - 1), LONGEST_MISSING) });
  };

  /** One picture; what is wrong with it alone puts it off, anything else stops the lane for a while. */
  async function carry(hash: string, way: 'push' | 'pull'): Promise<Result<null>> {
    const answer = await host.ask(way === 'push' ? 'store.pushBlob' : 'store.pullBlob', { shopId, hash });
    if (stopped) return fail({ code: 'detached' });
    if (answer.ok) {
      late.delete(hash);
      // A server that has it already takes it without the file being read: only what came is known to be here.
      if (way === 'pull') here.add(hash);
      await noteShared(hash);
      if (way === 'pull') feed.tell({ rows: [], stock: [], log: false, pictures: [hash], rev: 0 });
      return { ok: true, value: null };
    }
    if (!isAboutOne(answer.failure)) return answer;
    // The file that was to be sent is gone from this computer, or no longer what it was.
    if (way === 'push' && answer.failure.code === 'blob-missing') here.delete(hash);
    else putOff(hash);
    return { ok: true, value: null };
  }

  async function carryAll(): Promise<Result<null>> {
    isCutShort = false;
    for (let done = 1; !stopped; done++) {
      const one = next();
      if (!one) break;
      const carried = await carry(one.hash, one.way);
      if (!carried.ok) return carried;
      if (done % TOLD === 0) report(null);
      // What was added or is wanted meanwhile does not wait for all of them: the next turn learns of it.
      isCutShort = isAsked;
      if (isCutShort) break;
    }
    return { ok: true, value: null };
  }

  const turn = inTurns(
    async () => {
      if (stopped) return;
      cancel();
      isAsked = false;
      const learned = await learn();
      if (stopped) return;
      report(status.trouble);
      const carried = learned.ok && logEpoch !== null ? await carryAll() : learned;
      if (stopped) return;
      report(carried.ok ? null : carried.failure.code);
      if (carried.ok) {
        waitMs = FIRST_WAIT;
        if (logEpoch !== null && late.size > 0) again(Math.max(FIRST_WAIT, waits(soonest(late))));
      } else if (carried.failure.code === 'server-old') again(OLD_WAIT);
      else {
        again(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT);
      }
    },
    (fault) => {
      // A database that was closed under it is the shop being let go.
      if (stopped) return;
      console.error(fault);
      report('worker-fault');
      again(LONGEST_WAIT);
    },
  );

  const look = () => {
    isAsked = true;
    return turn();
  };
  const stopListening = feed.listen((change) => {
    if (concernsPictures(change)) void look();
  });
  void turn();
  return {
    look: () => void look(),
    lookNow: async () => {
      late.clear();
      waitMs = FIRST_WAIT;
      await look();
      while (isCutShort && !stopped) await turn();
    },
    want: (hashes) => {
      for (const hash of hashes) {
        // Whoever asks did not find it: the host is asked anew.
        doubted.add(hash);
        here.delete(hash);
        askedHere.delete(hash);
      }
      wanted = [...new Set([...hashes, ...wanted])];
      void look();
    },
    status: () => status,
    stop: () => {
      stopped = true;
      cancel();
      stopListening();
    },
  };
}

function soonest(late: ReadonlyMap<string, Late>): number {
  return [...late.values()].reduce((least, { at }) => Math.min(least, at), Number.MAX_SAFE_INTEGER);
}

/** Whether a failure is about this picture and would be the same for no other. */
function isAboutOne({ code, detail = '' }: Failure): boolean {
  return (
    ['blob-missing', 'blob-wrong', 'too-large', 'rubbish'].includes(code) ||
    (code === 'refused' && /^4(00|13)\b/.test(detail))
  );
}
