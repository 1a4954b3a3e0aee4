/** The longest beginning of a line that is kept until the rest of it comes. */
const LONGEST = 1_000;

/** Takes what a process writes, line by line. */
export function eachLine(stream: NodeJS.ReadableStream | null | undefined, take: (line: string) => void): void {
  let tail = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (tail + text).split('\n');
    tail = (lines.pop() ?? '').slice(-LONGEST);
    for (const line of lines) if (line.trim() !== '') take(line);
  });
}
