import type { SeedComment, SeedRequest } from './types.ts';

const findings = [
  'Trace from your office attached. Hop 7 loses every fifth packet.',
  'Thank you. Hop 7 is not ours, but I wrote to the carrier. Could you trace from a second place?',
  'From home it is clean, so it is only the line of the office.',
  'That fits. The carrier has moved half of the traffic to another path. Better now?',
  'Better in the morning, bad again after lunch.',
  'The carrier sees full links between 13:00 and 17:00. New capacity comes next week.',
  'Until then, can we go another way?',
  'Yes: I can announce your network over our second carrier. It costs nothing, but the route is 6 ms longer.',
  '6 ms are fine. Please do it tonight.',
  'Switched at 23:05. Loss is at zero since.',
  'Confirmed from here, the calls are clear.',
  'Good. I leave the graph running until the carrier is done.',
];

/** 48 comments: more than one page of a thread. */
const thread: readonly SeedComment[] = Array.from({ length: 4 }, (_, round) =>
  findings.map((body, index): SeedComment => {
    const first = round === 0 && index === 0;
    return {
      ...(index % 2 ? { agent: index % 4 === 1 ? 'Tomasz' : 'Lena' } : {}),
      after: 35 + index * 11,
      body: round ? `Week ${round + 1}. ${body}` : body,
      ...(first
        ? { attachments: [{ name: 'trace "office".txt', text: '7  * 21.4 ms 22.0 ms *\n8  23.1 ms\n' }] }
        : {}),
    };
  }),
).flat();

export const longThread: SeedRequest = {
  summary: 'Packet loss between our office and the data centre',
  description: 'Phone calls over the VPN break up several times an hour. It began on Monday.',
  hoursAgo: 24 * 8,
  thread,
};
