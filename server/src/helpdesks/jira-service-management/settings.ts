/** The members of `{ "helpdesk": { "type": "jira-service-management", … } }`; docs/helpdesks.md explains them. */
import type { Customer } from '../../app/customer.ts';
import type { Reader } from '../../config/reader.ts';
import type { Environment } from '../shared/kind.ts';
import { addressSetting, hookSecretSetting, secretSetting } from '../shared/settings.ts';

/** The value of `Authorization` with which Jira knows the customer, such as `Bearer …`; nothing where there is none. */
type CustomerToken = (customer: Customer) => string | undefined | Promise<string | undefined>;

export interface Settings {
  readonly url: string;
  /** Address of the service account, for an API token of the cloud. Without it the token is a bearer token. */
  readonly user: string | undefined;
  readonly token: string;
  /** Of the service account. */
  readonly accountId: string;
  /** Id, or key of its project. */
  readonly serviceDesk: string;
  /** Id of the request type for requests without one. */
  readonly requestType: string;
  /** Whose name stands on what a customer writes. */
  readonly commentsAs: 'service-account' | 'customer-token';
  readonly customerToken: CustomerToken | undefined;
  /** First line of a customer's comment by the service account. */
  readonly commentLine: string;
  /** An address with `{key}` in it, for customers who have none of their own. */
  readonly fallbackAddress: string | undefined;
  /** Names of transitions, the best first. */
  readonly closeTransitions: readonly string[];
  readonly reopenTransitions: readonly string[];
  /** Statuses in which support waits for the customer. */
  readonly waitingStatuses: readonly string[];
  /** The agreement (SLA) that says by when a reply is to be expected. */
  readonly replySla: string;
  /** Id of a text field that keeps which call made a request. */
  readonly markField: string | undefined;
  /** Id of a select field, whose options are services. */
  readonly serviceField: string | undefined;
  readonly hookSecret: string | undefined;
  /** Seconds between two looks for changes while something happens. */
  readonly pollSeconds: number | undefined;
}

export const defaultLine = '{name} wrote in the customer panel (ref {ref}):';
const closing = ['Resolve this issue', 'Resolve', 'Close request', 'Close', 'Mark as done', 'Done'];
const reopening = ['Reopen', 'Reopen issue', 'Back to support', 'Back to in progress', 'Respond to support'];

function readLine(reader: Reader): string {
  const wanted = 'one line with {name} and {ref} in it, each once, and other words';
  const line = reader.text('commentLine', wanted) ?? defaultLine;
  const parts = line.split(/\{name\}|\{ref\}/);
  const fits = parts.length === 3 && line.includes('{name}') && line.includes('{ref}');
  if (!fits || /[\r\n]/.test(line) || !/\p{L}/u.test(parts.join(''))) reader.fail('commentLine', wanted);
  return line.trim();
}

function readWriter(reader: Reader): Pick<Settings, 'commentsAs' | 'customerToken'> {
  const commentsAs = reader.text('commentsAs') ?? 'service-account';
  const customerToken = reader.take('customerToken');
  if (commentsAs !== 'service-account' && commentsAs !== 'customer-token')
    reader.fail('commentsAs', 'service-account or customer-token');
  if (customerToken !== undefined && typeof customerToken !== 'function')
    reader.fail('customerToken', 'a function of a configuration that is a module', true);
  if (commentsAs === 'customer-token' && customerToken === undefined)
    reader.errors.push(
      `${reader.path}.customerToken is missing: with customer-token a function gives the token of a customer; the configuration has to be a module.`,
    );
  return commentsAs === 'customer-token'
    ? { commentsAs, customerToken: customerToken as CustomerToken }
    : { commentsAs: 'service-account', customerToken: undefined };
}

function readFallback(reader: Reader): string | undefined {
  const wanted = 'an address with {key} in it, such as customers+{key}@example.com';
  const address = reader.text('fallbackAddress', wanted);
  if (address !== undefined && !/^[^\s@]*\{key\}[^\s@]*@[^\s@]+$/.test(address))
    reader.fail('fallbackAddress', wanted);
  return address;
}

export function readSettings(reader: Reader, environment: Environment): Settings {
  const requestType = reader.needed('requestType', 'the id of the request type for new requests, such as 25');
  if (requestType && !/^\d{1,15}$/.test(requestType)) reader.fail('requestType', 'an id such as 25');
  const serviceDesk = reader.needed('serviceDesk', 'the key of the project, such as CS');
  if (serviceDesk && !/^\w{1,100}$/.test(serviceDesk)) reader.fail('serviceDesk', 'a key such as CS');
  const field = (name: string): string | undefined => {
    const id = reader.text(name);
    if (id !== undefined && !/^customfield_\d+$/.test(id))
      reader.fail(name, 'the id of a field, such as customfield_10050');
    return id;
  };
  return {
    url: addressSetting(reader, 'url', 'the address of Jira, such as https://example.atlassian.net'),
    user: reader.text('user', 'the address of the service account'),
    token: secretSetting(reader, environment, 'token', 'JIRA_TOKEN', 'an API token of the service account'),
    accountId: reader.needed(
      'accountId',
      'the id of the service account: the end of the address of its profile in Jira, /jira/people/…',
    ),
    serviceDesk,
    requestType,
    ...readWriter(reader),
    commentLine: readLine(reader),
    fallbackAddress: readFallback(reader),
    closeTransitions: reader.texts('closeTransitions') ?? closing,
    reopenTransitions: reader.texts('reopenTransitions') ?? reopening,
    waitingStatuses: reader.texts('waitingStatuses') ?? ['Waiting for customer'],
    replySla: reader.text('replySla') ?? 'Time to first response',
    markField: field('markField'),
    serviceField: field('serviceField'),
    hookSecret: hookSecretSetting(reader, environment),
    pollSeconds: reader.number('pollSeconds', 1, 3600),
  };
}
