/** The members of `{ "helpdesk": { "type": "zendesk", … } }`; docs/helpdesks.md explains them. */
import type { Reader } from '../../config/reader.ts';
import type { Environment } from '../shared/kind.ts';
import { addressSetting, choiceSetting, hookSecretSetting, secretSetting } from '../shared/settings.ts';

export interface Settings {
  readonly url: string;
  /** Address of the agent whose API token it is. */
  readonly user: string;
  readonly token: string;
  /** By what Zendesk's user of a customer is found at first. */
  readonly customers: 'email' | 'external_id';
  /** Ids of the ticket forms that customers can choose, as request types; the first is for requests without one. */
  readonly forms: readonly string[];
  /** Whether the help center's articles are offered. */
  readonly articles: boolean;
  /** Id of a drop-down field of tickets, whose options are services. */
  readonly serviceField: string | undefined;
  /** Whether customers share requests with the end users of their organisation, as CCs. */
  readonly people: boolean;
  /** The signing secret of Zendesk's webhook. */
  readonly hookSecret: string | undefined;
  /** Seconds between two looks for changes while something happens. */
  readonly pollSeconds: number | undefined;
}

export function readSettings(reader: Reader, environment: Environment): Settings {
  const forms = reader.texts('forms') ?? [];
  if (!forms.every(id => /^[1-9]\d{0,15}$/.test(id))) reader.fail('forms', 'ids of ticket forms');
  const serviceField = reader.text('serviceField');
  if (serviceField !== undefined && !/^[1-9]\d{0,15}$/.test(serviceField))
    reader.fail('serviceField', 'the id of a ticket field, such as 360001234567');
  return {
    url: addressSetting(reader, 'url', 'the address of Zendesk, such as https://example.zendesk.com'),
    user: reader.needed('user', 'the e-mail address of the agent whose API token it is'),
    token: secretSetting(reader, environment, 'token', 'ZENDESK_TOKEN', 'an API token of Zendesk'),
    customers: choiceSetting(reader, 'customers', ['email', 'external_id']),
    forms,
    articles: reader.boolean('articles') ?? false,
    serviceField,
    people: reader.boolean('people') ?? false,
    hookSecret: hookSecretSetting(reader, environment),
    pollSeconds: reader.number('pollSeconds', 1, 3600),
  };
}
