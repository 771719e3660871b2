/** The members of `{ "helpdesk": { "type": "request-tracker", … } }`; docs/helpdesks.md explains them. */
import type { Reader } from '../../config/reader.ts';
import type { Environment } from '../shared/kind.ts';
import {
  addressSetting,
  choiceSetting,
  hookSecretSetting,
  secretSetting,
  timeZoneSetting,
} from '../shared/settings.ts';

export interface Settings {
  readonly url: string;
  readonly token: string;
  /** Name of the user whose token it is. What it writes is the customers'. */
  readonly user: string;
  /** Where new requests go. */
  readonly queue: string;
  /** By what RT's user of a customer is found at first. */
  readonly customers: 'email' | 'key';
  /** Before the key, in names of users that are made for customers without an address. */
  readonly userPrefix: string;
  readonly closeStatus: string;
  readonly reopenStatus: string;
  /** Statuses in which support waits for the customer. */
  readonly waitingStatuses: readonly string[];
  /** In which RT takes times of this user: the user's, or RT's own. */
  readonly timeZone: string;
  readonly hookSecret: string | undefined;
  /** Seconds between two looks for changes while something happens. */
  readonly pollSeconds: number | undefined;
}

/** RT's own rule is laxer; quotes and backslashes are for TicketSQL. */
const isName = (text: string): boolean => /^[^'"\\\p{Cc}]{1,200}$/u.test(text);

export function readSettings(reader: Reader, environment: Environment): Settings {
  const name = (member: string, initial: string): string => {
    const text = reader.text(member) ?? initial;
    if (!isName(text)) reader.fail(member, 'a name without quotes');
    return text;
  };
  const waitingStatuses = reader.texts('waitingStatuses') ?? ['stalled'];
  if (!waitingStatuses.every(isName)) reader.fail('waitingStatuses', 'names without quotes');
  const queue = reader.needed('queue', 'the name of the queue for new requests, such as General');
  const user = reader.needed('user', 'the name of the user whose token it is');
  for (const [member, text] of Object.entries({ queue, user }))
    if (text && !isName(text)) reader.fail(member, 'a name without quotes');
  return {
    url: addressSetting(reader, 'url', 'the address of Request Tracker, such as https://rt.example.com'),
    token: secretSetting(
      reader,
      environment,
      'token',
      'REQUEST_TRACKER_TOKEN',
      'an authentication token of the user, from Logged in as … > Settings > Auth Tokens',
    ),
    user,
    queue,
    customers: choiceSetting(reader, 'customers', ['email', 'key']),
    userPrefix: name('userPrefix', 'customer-'),
    closeStatus: name('closeStatus', 'resolved'),
    reopenStatus: name('reopenStatus', 'open'),
    waitingStatuses,
    timeZone: timeZoneSetting(reader, 'UTC'),
    hookSecret: hookSecretSetting(reader, environment),
    pollSeconds: reader.number('pollSeconds', 1, 3600),
  };
}
