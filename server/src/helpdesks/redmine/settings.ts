/** The members of `{ "helpdesk": { "type": "redmine", … } }`; docs/helpdesks.md explains them. */
import type { Reader } from '../../config/reader.ts';
import type { Environment } from '../shared/kind.ts';
import { addressSetting, choiceSetting, secretSetting } from '../shared/settings.ts';

/** By what a customer's Redmine user is found at first; or `field`: one user writes for all, and a custom field says for whom. */
export const customerChoices = ['email', 'login', 'field'] as const;
/** Redmine's own names, from Administration > Settings > General > Text formatting. */
export const formattings = ['textile', 'markdown', 'common_mark', 'none'] as const;

export interface Settings {
  readonly url: string;
  readonly key: string;
  /** Identifier of the project whose issues the requests are. */
  readonly project: string;
  /** Name of the tracker of new requests; absent: the first of the project. */
  readonly tracker: string | undefined;
  readonly customers: (typeof customerChoices)[number];
  /** Name of the role that customers have in the project, and no other. */
  readonly role: string;
  /** Before the key, in logins of users that are made for customers. */
  readonly loginPrefix: string;
  /** With `field`: name of the custom field that holds the key of the customer. */
  readonly customerField: string | undefined;
  /** Name of the custom field that holds the Idempotency-Key of the last write. */
  readonly markField: string | undefined;
  readonly formatting: (typeof formattings)[number];
  /** Names; absent: the first that Redmine allows. */
  readonly closeStatus: string | undefined;
  readonly reopenStatus: string | undefined;
  /** Statuses in which support waits for the customer. */
  readonly waitingStatuses: readonly string[];
  /** Seconds between two looks for changes while something happens. */
  readonly pollSeconds: number | undefined;
}

export function readSettings(reader: Reader, environment: Environment): Settings {
  const wantedProject = 'the identifier of the project for requests, as in /projects/support';
  const project = reader.needed('project', wantedProject);
  if (project && !/^[a-z0-9][a-z0-9_-]{0,99}$/.test(project)) reader.fail('project', wantedProject);
  const loginPrefix = reader.text('loginPrefix') ?? 'customer-';
  if (!/^[A-Za-z0-9_.@-]{1,20}$/.test(loginPrefix))
    reader.fail('loginPrefix', '1 to 20 letters, digits and any of _ . @ -');
  const customers = choiceSetting(reader, 'customers', customerChoices);
  const customerField = reader.text('customerField');
  if (customers === 'field' && customerField === undefined)
    reader.needed('customerField', 'the name of the custom field that holds the key of the customer');
  return {
    url: addressSetting(reader, 'url', 'the address of Redmine, such as https://redmine.example.com'),
    key: secretSetting(
      reader,
      environment,
      'key',
      'REDMINE_KEY',
      'an API access key, from My account > API access key',
    ),
    project,
    tracker: reader.text('tracker'),
    customers,
    role: reader.text('role') ?? 'Customer',
    loginPrefix,
    customerField,
    markField: reader.text('markField'),
    formatting: choiceSetting(reader, 'formatting', formattings),
    closeStatus: reader.text('closeStatus'),
    reopenStatus: reader.text('reopenStatus'),
    waitingStatuses: reader.texts('waitingStatuses') ?? ['Feedback'],
    pollSeconds: reader.number('pollSeconds', 1, 3600),
  };
}
