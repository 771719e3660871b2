/** The members of `{ "helpdesk": { "type": "zammad", … } }`; docs/helpdesks.md explains them. */
import type { Reader } from '../../config/reader.ts';
import type { Environment } from '../shared/kind.ts';
import { addressSetting, choiceSetting, hookSecretSetting, secretSetting } from '../shared/settings.ts';

/** By what a customer's Zammad user is found at first: the address, or the login `loginPrefix` + key. */
export const customerChoices = ['email', 'login'] as const;

export interface Settings {
  readonly url: string;
  readonly token: string;
  /** Name of the group of new requests, subgroups with `::`. */
  readonly group: string;
  readonly customers: (typeof customerChoices)[number];
  /** Name of the role that customers have, and no other. */
  readonly role: string;
  /** Before the key, in logins of users that are made for customers. */
  readonly loginPrefix: string;
  /** Names of states. */
  readonly closeState: string;
  readonly reopenState: string;
  /** Names of states in which support waits for the customer. */
  readonly waitingStates: readonly string[];
  /** Names of attributes of tickets (Admin > Objects) that are fields of the form, too. */
  readonly attributes: readonly string[];
  /** Name of a select attribute of tickets, whose options are services. */
  readonly serviceAttribute: string | undefined;
  /** Names of the priorities that customers may choose, the least severe first; none: they see no priorities. */
  readonly priorities: readonly string[];
  /** Id of the knowledge base whose public answers are articles, and its language as in `en-us`. */
  readonly knowledgeBase: number | undefined;
  readonly knowledgeBaseLocale: string;
  readonly hookSecret: string | undefined;
  /** Seconds between two looks for changes while something happens. */
  readonly pollSeconds: number | undefined;
}

/** Attributes that the server itself writes, or that are not the customer's to choose. */
const reserved =
  /^(?:id|number|title|state|priority|group|owner|customer|organization|article|note|preferences)(?:_ids?)?$/;

export function readSettings(reader: Reader, environment: Environment): Settings {
  const loginPrefix = reader.text('loginPrefix') ?? 'customer-';
  if (!/^[a-z0-9_.-]{1,40}$/.test(loginPrefix))
    reader.fail('loginPrefix', '1 to 40 small letters, digits and any of _ . -');
  const attributes = reader.texts('attributes') ?? [];
  const isOwn = (name: string): boolean => /^[a-z][a-z0-9_]{0,99}$/.test(name) && !reserved.test(name);
  if (!attributes.every(isOwn))
    reader.fail('attributes', 'names of attributes of tickets that you have made in Admin > Objects');
  const serviceAttribute = reader.text('serviceAttribute');
  if (serviceAttribute !== undefined && (!isOwn(serviceAttribute) || attributes.includes(serviceAttribute)))
    reader.fail(
      'serviceAttribute',
      'the name of an attribute of tickets that you have made in Admin > Objects, and that is not one of attributes',
    );
  return {
    url: addressSetting(reader, 'url', 'the address of Zammad, such as https://zammad.example.com'),
    token: secretSetting(
      reader,
      environment,
      'token',
      'ZAMMAD_TOKEN',
      'an access token, from Profile > Token Access',
    ),
    group: reader.needed('group', 'the name of the group for new requests'),
    customers: choiceSetting(reader, 'customers', customerChoices),
    role: reader.text('role') ?? 'Customer',
    loginPrefix,
    closeState: reader.text('closeState') ?? 'closed',
    reopenState: reader.text('reopenState') ?? 'open',
    waitingStates: reader.texts('waitingStates') ?? ['pending reminder'],
    attributes,
    serviceAttribute,
    priorities: reader.texts('priorities') ?? [],
    knowledgeBase: reader.number('knowledgeBase', 1, 1_000_000),
    knowledgeBaseLocale: reader.text('knowledgeBaseLocale') ?? 'en-us',
    hookSecret: hookSecretSetting(reader, environment),
    pollSeconds: reader.number('pollSeconds', 1, 3600),
  };
}
