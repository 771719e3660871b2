/** Lines that only a log, a stack trace, a program or a console has. */
const CERTAIN = [
  /^\s*\[?\s*\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d/, // a time
  /^(?:\w{3} )?\w{3} [ \d]\d \d\d:\d\d:\d\d/, // the syslog's
  /^\s*\[\s*\d+\.\d+\]/, // the kernel's
  /\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|CRITICAL|NOTICE|EMERG)\b/,
  /^\s+at \S+/, // JavaScript, Java
  /^\s*File ".*", line \d+/, // Python
  /^#\d+ /, // PHP, gdb
  /^Traceback |^Caused by: |Exception\b[^:]*:|\bError: |^\w[\w.]*Error: /,
  /[{}]\s*$|^\s*[}\])]+[,;]?\s*$/, // braces
  /^\s*(?:[\w.-]+@[\w.-]+[:~].*[$#]|\$) [a-z./]/, // a prompt
  /^\s*<\/?[a-z!?][^@>]*>/i, // HTML, XML
  /0x[\da-f]{4,}/i,
];

/** Lines that these have too, and lists and letters also. */
const POSSIBLE = [
  /^(?: {2,}|\t)\S/, // indented
  /[{};]\s*$|^\s*[}\])]/, // braces
  /^\s*["']?[\w.-]+["']?\s*[=:]\s*\S+\s*,?$/, // a setting
  /^\s*(?:[\w.-]+@[\w.-]+[:~].*)?[$#] \S/, // a prompt
  /^\s*(?:\d{1,3}\.){3}\d{1,3}\b/, // an address first, as web servers log
  /^\s*<\/?[a-z!?]/i,
];

/** The fewest lines that count as code. */
const MIN_LINES = 3;
/** Characters of a line that are looked at. */
const LINE = 500;

const matches = (patterns: readonly RegExp[], line: string): boolean => {
  const start = line.slice(0, LINE);
  return patterns.some(pattern => pattern.test(start));
};
const isCertain = (line: string): boolean => matches(CERTAIN, line);
const isPossible = (line: string): boolean => isCertain(line) || matches(POSSIBLE, line);

/** Whether a pasted text looks like a log or code: at least half of its lines may be some. */
export function looksLikeCode(text: string): boolean {
  // The beginning is enough, and fast.
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter(line => line.trim());
  return lines.length >= MIN_LINES && lines.filter(isPossible).length * 2 >= lines.length;
}

/** Lines of a text, from the first up to the last exclusive. */
export type LineRange = readonly [from: number, to: number];

/**
 * Finds logs and code in a text. Stricter than {@link looksLikeCode}, since nobody is asked: every line may be some, and at least half of
 * them can't be anything else. One line between two of them, such as an empty one, belongs to them.
 */
export function codeRuns(lines: readonly string[]): LineRange[] {
  const runs: LineRange[] = [];
  for (let from = 0; from < lines.length; from++) {
    if (!isPossible(lines[from] ?? '')) continue;
    let to = from + 1;
    for (;;) {
      if (to < lines.length && isPossible(lines[to] ?? '')) to++;
      else if (to + 1 < lines.length && !isProse(lines[to] ?? '') && isPossible(lines[to + 1] ?? '')) to += 2;
      else break;
    }
    if (isCode(lines.slice(from, to))) runs.push([from, to]);
    from = to;
  }
  return runs;
}

/** A sentence, or what leads to something. */
const isProse = (line: string): boolean => /\p{L} \p{L}.*[.:!?]\s*$/u.test(line.slice(0, LINE));

function isCode(lines: readonly string[]): boolean {
  const filled = lines.filter(line => line.trim());
  if (filled.length < MIN_LINES) return false;
  const isBlock = /[{[(]\s*$/.test(filled[0] ?? '') && /^\s*[}\])]/.test(filled.at(-1) ?? '');
  return isBlock || filled.filter(isCertain).length * 2 >= filled.length;
}
