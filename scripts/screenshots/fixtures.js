/** What the backend of the screenshots holds. It never changes, and its times are relative to a fixed `now`. */

/** "Now" in every screenshot. */
export const now = new Date('2026-11-23T10:14:00Z');

/** @param {number} minutes before {@link now} @returns {string} as the contract writes times */
const ago = minutes => new Date(now.getTime() - minutes * 60_000).toISOString();
const hour = 60;
const day = 24 * hour;

export const ada = { name: 'Ada Byron', role: 'requester', me: true };
const marta = { name: 'Marta Lindqvist', role: 'agent' };
const system = { name: 'Support', role: 'system' };

let nextId = 0;
/** @param {string} name @param {number} size in bytes @param {string} type media type */
export function attachment(name, size, type) {
  const id = `file-${++nextId}`;
  const isPicture = type.startsWith('image/');
  return {
    id,
    name,
    size,
    type,
    url: `attachments/${id}`,
    ...(isPicture && { thumbnailUrl: `attachments/${id}?thumbnail` }),
  };
}

/** @param {Partial<Record<string, unknown>> & { key: string, summary: string }} values */
function request(values) {
  return {
    description: 'It worked until yesterday. Nothing was changed on our side.',
    author: ada,
    attachments: [],
    status: 'open',
    createdAt: ago(3 * day),
    updatedAt: ago(1 * day),
    unread: false,
    awaiting: 'support',
    actions: ['reply', 'attach', 'close'],
    ...values,
  };
}

export const requests = [
  request({
    key: 'CS-295900',
    summary: 'Server does not boot after kernel update',
    description:
      'After yesterday’s update db-primary stops at "Loading initial ramdisk".\n\n' +
      'What I tried: a cold restart, and the previous kernel from the boot menu. Both stop at the same line.\n\n' +
      'The log and a picture of the console are attached. How we update: https://example.com/runbooks/kernel',
    attachments: [
      attachment('boot.log', 49_320, 'text/plain'),
      attachment('console.png', 217_088, 'image/png'),
    ],
    status: 'updated',
    createdAt: ago(2 * day + 5 * hour),
    updatedAt: ago(12),
    unread: true,
    awaiting: 'requester',
  }),
  request({
    key: 'CS-295877',
    summary: 'Add a second IPv4 address to web-01',
    createdAt: ago(3 * day),
    updatedAt: ago(25 * hour),
  }),
  request({
    key: 'CS-295841',
    summary: 'Mail from mail-eu lands in spam at two providers',
    createdAt: ago(5 * day),
    updatedAt: ago(3 * hour),
    awaiting: 'requester',
  }),
  request({
    key: 'CS-295802',
    summary: 'Restore staging from the backup of last Tuesday',
    status: 'scheduled',
    statusLabel: 'Scheduled',
    createdAt: ago(9 * day),
    updatedAt: ago(6 * day),
  }),
  request({
    key: 'CS-295120',
    summary: 'Invoice KS-19877 shows the wrong VAT number',
    status: 'closed',
    createdAt: ago(40 * day),
    updatedAt: ago(38 * day),
    awaiting: undefined,
    actions: ['reply', 'reopen', 'rate'],
  }),
];

const unbroken = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'.repeat(6);

/** Texts that are longer than usual, and text without a line-break opportunity. */
export const longRequests = [
  request({
    key: 'CUSTOMER-SUPPORT-AMSTERDAM-1234567890',
    summary:
      'Our replicated database cluster loses its quorum whenever the second of the three nodes in Helsinki is restarted ' +
      'by the nightly maintenance, although the documentation says that one node may be absent for up to ten minutes',
    description: `A line that can’t be broken: ${unbroken}\n\n${'And a paragraph that goes on for a while. '.repeat(14)}`,
    author: {
      ...ada,
      name: 'Augusta Ada Byron King-Noel, Countess of Lovelace, on behalf of the whole platform team',
    },
    attachments: [attachment(`${unbroken.slice(0, 90)}.tar.gz`, 3_100_000, 'application/gzip')],
    statusLabel: 'Waiting for an answer of the network department',
    status: 'waiting',
    updatedAt: ago(40),
  }),
  request({ key: 'CS-295877', summary: unbroken, updatedAt: ago(50 * hour) }),
  request({ key: 'CS-3', summary: 'Short', updatedAt: ago(70 * hour) }),
];

/** @param {string} id @param {Record<string, unknown>} values */
export const comment = (id, values) => ({
  id,
  author: marta,
  body: '',
  attachments: [],
  createdAt: ago(60),
  ...values,
});

/** A thread with pictures, many files, several authors and an unread comment at the end. */
export const comments = [
  comment('c1', {
    body: 'Thank you for the log. We started the rescue image on db-primary and are looking at /boot now.',
    createdAt: ago(2 * day + 4 * hour),
  }),
  comment('c2', {
    author: system,
    body: 'The rescue image was started.',
    createdAt: ago(2 * day + 4 * hour - 2),
  }),
  comment('c3', {
    author: ada,
    body: 'Here is everything that we have from the last two restarts.',
    attachments: [
      attachment('restart-1.png', 182_400, 'image/png'),
      attachment('restart-2.jpg', 655_360, 'image/jpeg'),
      attachment('dmesg.txt', 88_000, 'text/plain'),
      attachment('journal-2026-11-20.log', 2_400_000, 'text/plain'),
      attachment('fstab', 912, 'application/octet-stream'),
      attachment('sosreport-db-primary-2026-11-20.tar.xz', 3_014_656, 'application/x-xz'),
      attachment('raid-status.pdf', 72_000, 'application/pdf'),
    ],
    createdAt: ago(1 * day + 2 * hour),
  }),
  comment('c4', {
    body:
      'The new kernel’s initramfs was written while /boot was full, so it is cut short. We freed some space and built ' +
      'it again:\n\n    update-initramfs -u -k all\n\nCould you tell us when we may restart the server?',
    createdAt: ago(12),
  }),
];

export const longComments = [
  comment('l1', {
    author: { ...marta, name: 'Marta Maria Lindqvist-Featherstonehaugh (Network Operations, night shift)' },
    body: `${unbroken}${unbroken}\n\n${'A long answer, in one paragraph, without an end in sight. '.repeat(20)}`,
  }),
];

export const config = {
  user: { key: 'ada', name: 'Ada Byron' },
  maxAttachmentBytes: 3_145_728,
  maxAttachments: 10,
  commentFormats: ['text', 'markdown'],
  descriptionFormats: ['text', 'markdown'],
  closedReply: 'reopens',
  features: { search: true, close: true, reopen: true, rating: true, read: true, events: false },
};

/** More comments than are shown at once. */
export const manyComments = Array.from({ length: 20 }, (_, index) =>
  comment(`many-${index}`, { author: index % 2 ? ada : marta, body: `Step ${index + 1} is done.` }),
);
