/** How a scan is answered. */
export type ScanAnswerKind = 'found' | 'unknown' | 'wrong' | 'duplicate';

/** Tones of an answer: Hertz, and seconds each is held. Different in pitch and in number, so that no eye is needed. */
const tones: Readonly<Record<ScanAnswerKind, readonly (readonly [number, number])[]>> = {
  found: [[1_320, 0.07]],
  unknown: [
    [330, 0.14],
    [220, 0.2],
  ],
  wrong: [
    [220, 0.12],
    [220, 0.12],
    [220, 0.12],
  ],
  duplicate: [
    [880, 0.06],
    [880, 0.06],
  ],
};
const gapSeconds = 0.04;
const loudness = 0.12;

let isMuted = false;
let speaker: AudioContext | null = null;

/** Silences the answers, or lets them be heard again. */
export function muteScans(muted: boolean): void {
  isMuted = muted;
}

/** Lets a scan's answer be heard. */
export function soundScan(kind: ScanAnswerKind): void {
  if (isMuted) return;
  speaker ??= new AudioContext();
  let at = speaker.currentTime;
  for (const [pitch, seconds] of tones[kind]) {
    const tone = speaker.createOscillator();
    const volume = speaker.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(loudness, at);
    volume.gain.linearRampToValueAtTime(0, at + seconds);
    tone.connect(volume).connect(speaker.destination);
    tone.start(at);
    tone.stop(at + seconds);
    at += seconds + gapSeconds;
  }
}
