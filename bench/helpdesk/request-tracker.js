/** Request Tracker itself. */
import { missing, startRequestTracker } from '../../test/server/helpdesk/real-request-tracker.js';

export { missing };

/** @returns {Promise<import('./measures.js').Measured>} */
export async function openRequestTracker() {
  const rt = await startRequestTracker();
  await rt.perl(`
    my $user = RT::User->new($system); $user->Load('support-panel');
    done($user->PrincipalObj->GrantRight(Right => 'AdminUsers', Object => RT->System));`);
  const token = rt.tokens['support-panel'] ?? '';
  const search = new URLSearchParams({
    query: "Queue = 'Support' AND Status = '__Active__'",
    per_page: '20',
    fields: 'Subject,Status,Created,LastUpdated,Requestor,Queue',
    orderby: 'LastUpdated',
    order: 'DESC',
  });
  return {
    name: 'Request Tracker 5',
    helpdesk: {
      type: 'request-tracker',
      url: rt.url,
      user: 'support-panel',
      token,
      queue: 'Support',
      timeZone: 'America/New_York',
      pollSeconds: 1,
    },
    // Each call costs RT a quarter of a second, for the key alone.
    calls: 120,
    connections: 2,
    writes: 1000,
    randomCalls: 1000,
    list: { url: `${rt.url}/REST/2.0/tickets?${search}`, headers: { Authorization: `token ${token}` } },
    answer: async (key, text) => void (await rt.reply(key, text)),
    async summaries() {
      const subjects = [];
      for (let page = 1, pages = 1; page <= pages; page++) {
        const found = await rt.call('GET', `/tickets?query=id%3E0&per_page=100&fields=Subject&page=${page}`);
        pages = found.pages;
        subjects.push(...found.items.map((/** @type {any} */ { Subject }) => Subject));
      }
      return subjects;
    },
    stop: () => rt.stop(),
  };
}
