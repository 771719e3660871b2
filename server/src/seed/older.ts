import type { SeedRequest } from './types.ts';

/** In hours. */
const day = 24;

/** Requests more than a week old, the newest first. */
export const older: readonly SeedRequest[] = [
  {
    summary: 'Invoice for last month shows the wrong VAT number',
    description: 'Ours ends in 44, the invoice says 41. Please send it again.',
    hoursAgo: 9 * day,
    thread: [
      { agent: 'Priya', after: 200, body: 'Corrected; the new invoice went out to your billing address.' },
      { after: 20, body: 'Got it, thank you!' },
    ],
    closed: true,
    rating: 5,
  },
  {
    summary: 'API token for a colleague',
    description: 'She needs to read the usage numbers, and nothing else. Which role is that?',
    hoursAgo: 10 * day,
  },
  {
    summary: 'SSH key was refused after the move to the new image',
    description: 'Permission denied (publickey). The key is of type ssh-rsa, 2048 bits.',
    hoursAgo: 12 * day,
    thread: [
      {
        agent: 'Jonas',
        after: 18,
        body: 'The new image takes no SHA-1 signatures any more. Please add an ed25519 key in the panel; it is active at once.',
      },
      { after: 9, body: 'That was it.' },
    ],
    closed: true,
    rating: 4,
  },
  {
    summary: 'Snapshot job fails with “target busy”',
    description: 'Three nights in a row, always vm-114. Others in the same group are fine.',
    hoursAgo: 14 * day,
    thread: [
      {
        agent: 'Marta',
        after: 60,
        body: 'A snapshot from last month was still mounted on it. I released it, tonight’s run will tell.',
      },
    ],
  },
  {
    summary: 'Memory of app-03 from 8 to 16 GB',
    description: 'Tonight after 22:00 if possible, a reboot is fine.',
    hoursAgo: 17 * day,
    thread: [
      { agent: 'Tomasz', after: 45, body: 'Planned for 22:30.' },
      { agent: 'Tomasz', after: 560, body: 'Done, 16 GB are there. The reboot took 40 seconds.' },
    ],
    closed: true,
  },
  {
    summary: 'Reverse DNS for 2001:db8:42::25',
    description: 'Please mail.example.org.',
    hoursAgo: 19 * day,
    thread: [{ agent: 'Lena', after: 30, body: 'It is set.' }],
    closed: true,
    rating: 5,
  },
  {
    summary: 'Monitoring reports the wrong host as down',
    description: 'The alarm said web-03, but it was web-04 that rebooted.',
    hoursAgo: 22 * day,
    thread: [
      {
        agent: 'Jonas',
        after: 240,
        body: 'The two had swapped labels since the move to rack 12. Put right, and I checked the others of that rack too.',
      },
    ],
  },
  {
    summary: 'Move of the domain example.net to you',
    description: 'What do you need from me apart from the auth code?',
    hoursAgo: 25 * day,
    thread: [
      {
        agent: 'Priya',
        after: 80,
        body: 'The code and an unlocked domain, nothing else. The move takes up to five days.',
      },
    ],
    closed: true,
  },
  {
    summary: 'Firewall rule for the office network',
    description: 'Please allow 192.0.2.0/28 to port 5432 of db-02.',
    hoursAgo: 28 * day,
    thread: [{ agent: 'Lena', after: 14, body: 'The rule is active.' }],
    closed: true,
    rating: 5,
  },
  {
    summary: 'Uploads over 100 MB break off',
    description: 'nginx answers 413, although we set 500 MB in our own configuration.',
    hoursAgo: 33 * day,
    thread: [
      { agent: 'Tomasz', after: 50, body: 'The load balancer before it had a limit of its own, now 512 MB.' },
    ],
    closed: true,
  },
  {
    summary: 'Payment by direct debit',
    description: 'Can we change from card to direct debit in the middle of a contract?',
    hoursAgo: 37 * day,
    thread: [
      {
        agent: 'Priya',
        after: 180,
        body: 'Yes, at any time: Billing, Payment, Direct debit. It holds from the next invoice.',
      },
    ],
    closed: true,
    rating: 3,
  },
  {
    summary: 'Clock of vm-098 runs ahead',
    description: 'Four minutes a day. Our tokens are refused because of it.',
    hoursAgo: 41 * day,
    thread: [{ agent: 'Marta', after: 33, body: 'chrony was stopped. It runs again and starts at boot.' }],
    closed: true,
  },
  {
    summary: 'Mail to one provider is deferred',
    description: '421 4.7.0, try again later. Since this morning, all mail to them.',
    hoursAgo: 46 * day,
    thread: [
      {
        agent: 'Jonas',
        after: 95,
        body: 'Their limit for your address was reached by the newsletter. It has gone out by now; a second address would keep the two apart.',
      },
    ],
    closed: true,
  },
  {
    summary: 'RAID of store-05 is degraded',
    description: 'The panel shows one disk as missing.',
    hoursAgo: 51 * day,
    thread: [
      { agent: 'Tomasz', after: 6, body: 'We saw it, too. The disk is being changed now.' },
      { agent: 'Tomasz', after: 400, body: 'Changed and in sync.' },
    ],
    closed: true,
    rating: 5,
  },
  {
    summary: 'Billing contact has changed',
    description: 'From now on accounting@example.org, please.',
    hoursAgo: 58 * day,
    thread: [{ agent: 'Priya', after: 300, body: 'Changed.' }],
    closed: true,
  },
  {
    summary: 'Old kernel packages fill /boot',
    description: 'Updates stop with “no space left on device”.',
    hoursAgo: 64 * day,
    thread: [
      {
        agent: 'Marta',
        after: 44,
        body: 'I removed the four oldest, two are kept. apt autoremove does it from now on by itself.',
      },
    ],
    closed: true,
  },
  {
    summary: 'PHP 8.1 to 8.4 on the shared hosting',
    description: 'Which extensions are there with 8.4?',
    hoursAgo: 71 * day,
    thread: [
      {
        agent: 'Lena',
        after: 65,
        body: 'All that 8.1 had, except imap. You can switch each site by itself in the panel.',
      },
    ],
    closed: true,
    rating: 4,
  },
  {
    summary: 'First login to the panel',
    description: 'The link in the welcome mail had run out.',
    hoursAgo: 80 * day,
    thread: [{ agent: 'Jonas', after: 8, body: 'A new one is on its way and holds for 24 hours.' }],
    closed: true,
    rating: 5,
  },
];
