/** What plain code asks of the signal that stops work; the worlds that make one know more of it. */
interface AbortSignal {
  readonly aborted: boolean;
}
