import type { SeedRequest } from './types.ts';

const log = Array.from(
  { length: 60 },
  (_, line) =>
    `[${(12.4 + line * 0.173).toFixed(6).padStart(12)}] ${
      line % 9 === 4 ? 'nvme0: I/O timeout, resetting controller' : `systemd[1]: Started service ${line}.`
    }`,
).join('\n');

/** Requests of the last days, the newest first. */
export const recent: readonly SeedRequest[] = [
  {
    summary: 'Server web-07 does not answer after the kernel update',
    team: {
      type: 'down',
      service: { id: 'web-07', label: 'web-07' },
      severity: 'critical',
      visibility: 'team',
    },
    description:
      'Since the reboot neither SSH nor ping gets through. The console shows the attached picture.\n\nIt is our shop, so every minute counts.',
    hoursAgo: 1.5,
    attachments: [
      { name: 'console.png', picture: 'console' },
      { name: 'dmesg.log', text: log },
    ],
    thread: [
      {
        agent: 'Marta',
        after: 12,
        body: 'I have the old kernel booted again, the shop answers. The new one does not find the disk controller; I keep the machine on the old one until a fixed kernel is out.\n\nIs everything as you expect it?',
      },
    ],
    unread: true,
  },
  {
    summary: 'Load on db-02 climbs every night at three',
    team: {
      type: 'down',
      service: { id: 'db-02', label: 'db-02' },
      severity: 'high',
      incidentIds: ['disks-ams2'],
      visibility: 'team',
    },
    description:
      'Between 03:00 and 03:40 queries take ten times as long. Nothing of ours runs then. The graph is of last night.',
    hoursAgo: 5,
    attachments: [{ name: 'load last night.png', picture: 'graph' }],
  },
  {
    summary: 'MX records of example.org are not picked up',
    team: { type: 'question', service: { id: 'example.org', label: 'example.org' }, severity: 'normal' },
    description:
      'I changed them yesterday at noon; some senders still deliver to the old server. TTL was 3600.',
    hoursAgo: 20,
    thread: [
      {
        agent: 'Jonas',
        after: 25,
        body: 'One of the three name servers had the old zone. I reloaded it; by now every resolver should have the new records.',
      },
      {
        after: 90,
        body: 'Still one sender who bounces. I attached the bounce.',
        attachments: [{ name: 'bounce – отчёт.txt', text: 'status=bounced\nrelay=old-mx\ncode=550 5.1.1\n' }],
      },
      {
        agent: 'Jonas',
        after: 40,
        body: 'That sender has the old address written down by hand, it is not from DNS. They have to change it on their side.',
      },
    ],
    unread: true,
  },
  {
    summary: 'Restore of a single table from Tuesday’s backup',
    description:
      'Somebody emptied the table `orders_archive`. Could you restore only that one, under another name?',
    hoursAgo: 27,
    thread: [
      {
        agent: 'Priya',
        after: 55,
        format: 'markdown',
        body: 'It is there as `orders_archive_restored`:\n\n1. 48,112 rows\n2. as of **Tuesday 02:10**\n3. in the same database\n\nPlease check before you rename it.',
      },
      { after: 30, body: 'Checking, that will take me a day or so.' },
    ],
  },
  {
    summary: 'Disk of backup-01 is 96 % full',
    team: { type: 'change', service: { id: 'backup-01', label: 'backup-01' }, severity: 'normal' },
    description: 'The warning came this week for the third time. How much would the next size cost?',
    hoursAgo: 40,
    attachments: [{ name: 'disks.png', picture: 'bars' }],
    thread: [
      {
        agent: 'Marta',
        after: 70,
        body: 'The next size is 2 TB instead of 1 TB for 9.50 more a month. It can grow without a reboot. Shall I do it?',
      },
    ],
  },
  {
    summary: 'Very long line without a break in our log',
    description: `The collector cuts this line and we can’t tell where:\n${'eyJhbGciOiJub25lIn0'.repeat(24)}\nhttps://metrics.example.org/api/v1/query_range?query=${'rate%28http_requests_total%5B5m%5D%29'.repeat(8)}`,
    hoursAgo: 52,
    thread: [
      {
        agent: 'Tomasz',
        after: 130,
        body: `It is cut at 8,192 bytes. Set max_line_bytes in the collector’s file:\n/etc/collector/conf.d/very/deep/path/${'with-a-long-name-'.repeat(9)}limits.conf`,
      },
    ],
  },
  {
    summary: 'Second IPv4 address for mail-01',
    team: { type: 'change', service: { id: 'mail-01', label: 'mail-01' }, severity: 'low' },
    description:
      'We want to send newsletters from an address of their own. Please with a PTR record for news.example.org.',
    hoursAgo: 70,
  },
  {
    summary: 'Certificate of the control panel runs out in nine days',
    description: 'The automatic renewal does not seem to run. The panel says “challenge failed”.',
    hoursAgo: 96,
    thread: [
      {
        agent: 'Lena',
        after: 35,
        body: 'The challenge needs port 80 and your firewall closed it on Monday. May I open it for the path of the challenge only?',
      },
      { after: 15, body: 'Yes please.' },
      { agent: 'Lena', after: 10, body: 'Done and renewed, the new certificate holds for 90 days.' },
    ],
    unread: true,
  },
];
