/** Looks with real calls what the user of the token may do, and names a missing right as RT does. Nothing is written. */
import { HelpdeskUnavailable } from '../../app/desk.ts';
import type { Answer } from '../shared/client.ts';
import { bad, good } from '../shared/findings.ts';
import type { Finding } from '../shared/kind.ts';
import { path, withQuery } from '../shared/path.ts';
import { filled, list, raw, text } from '../shared/values.ts';
import { changedAt } from './queries.ts';
import { messageOf, ticketPath, type Tracker } from './client.ts';

const linksOf = ({ value }: Answer): readonly string[] =>
  list(raw(value)['_hyperlinks']).map(link => text(raw(link)['ref']) ?? '');

const grant = (right: string, queue: string): string =>
  `the right ${right} is missing. In Admin > Queues > ${queue} > User Rights, give it to the user of the token`;

async function checkUser({ http, settings: { user, token } }: Tracker): Promise<Finding> {
  const answer = await http.call(path`/user/${user}`);
  const found = raw(answer.value);
  const self = list(found['_hyperlinks'])
    .map(raw)
    .find(link => link['ref'] === 'self');
  // A token has the number of its user in it. RT says whether somebody is disabled to that user alone, and to administrators.
  const [, owner] = /^1-(\d+)-/.exec(token) ?? [];
  const isOwn = owner === undefined ? found['Disabled'] !== undefined : String(self?.['id']) === owner;
  if (answer.status === 200 && isOwn && filled(found['Name']) === user)
    return good(`the token is that of ${user}`);
  const reason = answer.status === 200 ? 'the token is that of another user' : messageOf(answer.value);
  return bad(`helpdesk.user is ${user}, but ${reason}`);
}

async function checkSearch({ http }: Tracker): Promise<Finding> {
  const query = JSON.stringify([{ field: 'EmailAddress', value: 'nobody@invalid' }]);
  const { status, value } = await http.call(withQuery('/users', { query, fields: 'EmailAddress' }));
  if (status === 200 && !list(raw(value)['items']).length) return good('users are found by their address');
  return bad(
    status === 403
      ? 'the user of the token has to be privileged: tick "Let this user be granted rights" in Admin > Users'
      : 'users are not found by their address: EmailAddress and Name have to be in $UserSummaryExtraInfo, as they are by default',
  );
}

async function checkQueue({ http, settings: { queue } }: Tracker): Promise<readonly Finding[]> {
  const answer = await http.call(path`/queue/${queue}`);
  // RT says the same of a queue that is not there and of one that may not be seen.
  if (answer.status !== 200 || !filled(raw(answer.value)['Name']))
    return [
      bad(
        `queue ${queue}: ${messageOf(answer.value)}: there is no such queue, or ${grant('SeeQueue', queue)}`,
      ),
    ];
  return [
    good(`the queue ${queue} is there`),
    linksOf(answer).includes('create')
      ? good(`requests can be made in ${queue}`)
      : bad(`queue ${queue}: ${grant('CreateTicket', queue)}`),
  ];
}

/** Rights that show in a ticket only. */
async function checkTicket(tracker: Tracker): Promise<readonly Finding[]> {
  const { http, settings } = tracker;
  const { queue } = settings;
  const order = [{ field: 'id', ascending: false }];
  const { tickets } = await tracker.tickets(`Queue = '${queue}'`, 1, order);
  const [ticket] = tickets;
  if (!ticket)
    return [
      good(
        `no ticket of ${queue} is to be seen. If there are some, ${grant('ShowTicket', queue)}. It also needs ReplyToTicket, ModifyTicket and CommentOnTicket`,
      ),
    ];
  const zone = await tracker.tickets(changedAt(ticket.updated, ticket.id, settings.timeZone), 1, []);
  const answer = await http.call(ticketPath(ticket.id));
  const links = linksOf(answer);
  const rights = { ReplyToTicket: 'correspond', CommentOnTicket: 'comment', ModifyTicket: 'lifecycle' };
  return [
    good('tickets can be read'),
    zone.tickets.length
      ? good(`the time zone is ${settings.timeZone}`)
      : bad(
          `the time zone is not ${settings.timeZone}: set helpdesk.timeZone to that of the user of the token, or where the user has none, to $Timezone of Request Tracker`,
        ),
    ...Object.entries(rights).map(([right, link]) =>
      links.includes(link) ? good(`${right} is there`) : bad(`queue ${queue}: ${grant(right, queue)}`),
    ),
  ];
}

export async function check(tracker: Tracker): Promise<readonly Finding[]> {
  try {
    const version = filled(raw(await tracker.http.get('/rt'))['Version']);
    if (!version) return [bad(`${tracker.settings.url} is not Request Tracker`)];
    const findings = [good(`Request Tracker ${version} answers`), await checkUser(tracker)];
    if (findings.some(({ ok }) => !ok)) return findings;
    const search = await checkSearch(tracker);
    const queue = await checkQueue(tracker);
    return [...findings, search, ...queue, ...(await checkTicket(tracker))];
  } catch (error) {
    if (error instanceof HelpdeskUnavailable) return [bad(error.message)];
    return [bad((error as Error).message)];
  }
}
