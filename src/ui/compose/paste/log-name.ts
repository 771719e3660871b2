/** Names for a pasted text, by what most of its first lines look like; the most specific first. */
const NAMES: readonly (readonly [name: string, line: RegExp])[] = [
  ['kern.log', /^\s*(?:<\d>)?\[\s*\d+\.\d+\]|\bkernel: /],
  ['auth.log', /\b(?:sshd|sudo|su|login|systemd-logind|pam_unix)\S*(?:\[\d+\])?:/],
  ['mail.log', /\b(?:postfix\/|dovecot|exim|sendmail|opendkim|rspamd)/],
  [
    'access.log',
    /^\S+ \S+ \S+ \[\d\d\/\w{3}\/\d{4}:|"(?:GET|POST|PUT|HEAD|PATCH|DELETE|OPTIONS) \S+ HTTP\/[\d.]+" \d{3}/,
  ],
  ['nginx-error.log', /^\d{4}\/\d\d\/\d\d [\d:]+ \[\w+\] \d+#\d+:/],
  ['apache-error.log', /^\[\w{3} \w{3} \d\d [\d:.]+ \d{4}\] \[/],
  ['php-error.log', /\bPHP (?:Fatal|Warning|Notice|Parse|Deprecated)|^#\d+ (?:\/|\{main\})/],
  ['mysql.log', /\[(?:Note|Warning|ERROR|System)\] (?:\[MY-|InnoDB|mysqld|Aborted)|\bInnoDB: /],
  ['postgresql.log', /\b(?:LOG|FATAL|STATEMENT|DETAIL): {2}/],
  ['stack-trace.txt', /^\s+at \S|^Caused by: |^\s*File ".*", line \d+|^Traceback /],
  ['changes.diff', /^(?:diff --git|@@ |[+-]{3} |[+-](?![+-]))/],
  ['dump.sql', /^(?:INSERT INTO|CREATE TABLE|DROP TABLE|ALTER TABLE|SELECT|UPDATE) /i],
  ['data.json', /^\s*(?:[{}[\]],?|"[^"]+": ?.*[,{[\d"le}\]])\s*$/],
  ['page.html', /^\s*<\/?(?:!doctype|html|head|body|div|p|a|span|meta|link|script|table|t[rdh])\b/i],
  ['data.xml', /^\s*<[/?!]?[\w:-]+/],
  [
    'syslog.log',
    /^\w{3} [ \d]\d \d\d:\d\d:\d\d \S+ |^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d) \S+ \S+\[\d+\]:/,
  ],
  ['application.log', /\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL)\b|^\W?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/],
];

/** Lines that are looked at. */
const LINES = 60;

/** A file's name for a pasted log or program: `kern.log`, `access.log`; `pasted.txt` where nothing tells. */
export function logName(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter(line => line.trim())
    .slice(0, LINES);
  const found = NAMES.find(
    ([, pattern]) => lines.filter(line => pattern.test(line)).length * 2 > lines.length,
  );
  return found?.[0] ?? 'pasted.txt';
}
