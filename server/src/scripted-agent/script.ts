/** The texts of the scripted agent. */
import type { RequestRecord } from '../app/store.ts';

export interface ScriptedComment {
  readonly body: string;
  readonly attachment?: { readonly name: string; readonly text: string } | undefined;
}

interface Topic {
  /** Matches requests about this topic. */
  readonly pattern: RegExp;
  readonly body: string;
  /** Name of the attachment, before the request's key. */
  readonly file: string;
  /** Text of the attachment. */
  readonly lines: readonly string[];
}

const topics: readonly Topic[] = [
  {
    pattern: /\b(dns|domain|nameserver|zone|record|whois)\b/i,
    body: 'I asked our name servers and two outside resolvers. The zone is answered everywhere; an old entry may stay in caches for as long as its TTL says. The answers are in the file.',
    file: 'dns-check',
    lines: ['ns1  NOERROR  ttl 3600', 'ns2  NOERROR  ttl 3600', 'outside resolver A  NOERROR  ttl 2114'],
  },
  {
    pattern: /\b(invoice|billing|payment|vat|refund|price|charge|card)\b/i,
    body: 'Your account is in front of me. Accounting has to look at one booking before I can correct it; you will hear from me within one working day. The bookings of the last month are in the file.',
    file: 'bookings',
    lines: ['01  virtual server M   14.90', '01  backup space 100 GB  4.00', '15  domain, 1 year     12.00'],
  },
  {
    pattern: /\b(backup|restore|snapshot)\b/i,
    body: 'The backup job is started again and I am watching it. Nothing that was saved before is touched. The log of the last run is in the file.',
    file: 'backup-run',
    lines: ['03:10:01 start', '03:41:17 214 GB read', '03:41:20 target busy, retry', '03:44:02 done'],
  },
  {
    pattern: /\b(disk|raid|storage|space|quota|inode)\b/i,
    body: 'The disks report no errors. What fills up is one directory; its size over the last days is in the file. Shall I make the volume larger?',
    file: 'disk-usage',
    lines: ['/var/log   41 GB', '/var/lib   12 GB', '/home       3 GB'],
  },
  {
    pattern: /\b(mail|smtp|imap|spam|inbox)\b/i,
    body: 'The mail queue is empty again. One of our relays was on a block list for a short while; it is off it. The last lines of the mail log are in the file.',
    file: 'mail-queue',
    lines: ['queue active: 0', 'queue deferred: 0', 'last delivery: 250 2.0.0 Ok'],
  },
  {
    pattern: /\b(kernel|boot|reboot|panic|server|ssh|ping|cpu|memory|network|latency)\b/i,
    body: 'I looked at the machine from the console. It is up and answers. What the checks said is in the file; please try once more and tell me what you see.',
    file: 'checks',
    lines: ['power     on', 'console   login prompt', 'ping      4 of 4, 1.8 ms', 'ssh       open'],
  },
];

const fallback: Omit<Topic, 'pattern'> = {
  body: 'Thank you, I have it in front of me and am looking into it. What I checked first is in the file. You will hear from me here.',
  file: 'first-look',
  lines: ['account   active', 'services  running', 'notices   none'],
};

/** Comments on comments of the customer. */
const followUps: readonly { readonly pattern: RegExp; readonly body: string }[] = [
  {
    pattern: /\b(thanks?|thank you|works|solved|great)\b/i,
    body: 'Glad to hear that. I leave the request open until you close it, in case something comes up.',
  },
  {
    pattern: /\?/,
    body: 'Good question. I have asked the colleague who knows that part best, and will write here as soon as I know.',
  },
  {
    pattern: /^$/,
    body: 'Thank you for the file. I am reading it now.',
  },
];

/** The agent's comment on a request, or on the customer's last comment in it. */
export function scriptedComment(
  kind: 'request' | 'comment',
  request: Pick<RequestRecord, 'key' | 'summary' | 'description'>,
  comment: string,
): ScriptedComment {
  if (kind === 'comment') {
    const followUp = followUps.find(({ pattern }) => pattern.test(comment.trim()));
    return { body: followUp?.body ?? 'Thank you, noted. I am going on with it and will write here.' };
  }
  const text = `${request.summary}\n${request.description}`;
  const topic = topics.find(({ pattern }) => pattern.test(text)) ?? fallback;
  return {
    body: topic.body,
    attachment: {
      name: `${topic.file}-${request.key}.txt`,
      text: `${request.key}\n\n${topic.lines.join('\n')}\n`,
    },
  };
}
