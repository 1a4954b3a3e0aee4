/** Whether so many milliseconds have passed since a moment. Where the clock was set back since nobody knows, and it is taken to be so. */
export function hasPassed(since: number, ms: number, now: number): boolean {
  return now - since >= ms || now < since;
}

/** Longer nothing is planned ahead. */
const LONGEST_MS = 24 * 3_600_000;

/** Whether a moment that was planned for has come. One that lies further ahead was planned before the clock was set back. */
export function hasCome(moment: number, now: number): boolean {
  return moment <= now || moment - now > LONGEST_MS;
}
