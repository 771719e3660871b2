/** The members of `{ "helpdesk": { "type": "whmcs", … } }`; docs/helpdesks.md explains them. */
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
  /** Of WHMCS, without `/includes/api.php`. */
  readonly url: string;
  readonly identifier: string;
  readonly secret: string;
  /** `$api_access_key` of WHMCS, where the server's address is not among the allowed ones. */
  readonly accessKey: string | undefined;
  /** Id of the department for requests without a type. */
  readonly department: string;
  /** Ids of the departments that customers can choose, as request types. */
  readonly departments: readonly string[];
  /** By what WHMCS's client of a customer is found: the address, or the key, which is then the client's id. */
  readonly customers: 'email' | 'key';
  /** In which WHMCS says its times. */
  readonly timeZone: string;
  readonly closedStatuses: readonly string[];
  readonly closeStatus: string;
  readonly reopenStatus: string;
  /** Statuses in which support waits for the customer. */
  readonly waitingStatuses: readonly string[];
  /** `post_max_size` of WHMCS's PHP, in megabytes of 1024 × 1024 bytes. */
  readonly postMaxMegabytes: number;
  readonly hookSecret: string | undefined;
  /** Seconds between two looks for changes while something happens. */
  readonly pollSeconds: number | undefined;
}

const isId = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text);

function readAccessKey(reader: Reader, environment: Environment): string | undefined {
  const found = reader.text('accessKey', 'the $api_access_key of WHMCS', true);
  return environment['WHMCS_ACCESS_KEY'] || found;
}

export function readSettings(reader: Reader, environment: Environment): Settings {
  const wantedDepartment = 'the id of the department for new requests, such as 1';
  const department = reader.needed('department', wantedDepartment);
  if (department && !isId(department)) reader.fail('department', wantedDepartment);
  const departments = reader.texts('departments') ?? [];
  if (!departments.every(isId)) reader.fail('departments', 'ids of departments, such as ["1", "2"]');
  if (departments.length && department && !departments.includes(department))
    reader.fail('departments', 'a list with the department for new requests in it');
  const closedStatuses = reader.texts('closedStatuses') ?? ['Closed'];
  const closeStatus = reader.text('closeStatus') ?? closedStatuses[0] ?? 'Closed';
  if (!closedStatuses.includes(closeStatus)) reader.fail('closeStatus', 'one of closedStatuses');
  const reopenStatus = reader.text('reopenStatus') ?? 'Open';
  if (closedStatuses.includes(reopenStatus)) reader.fail('reopenStatus', 'none of closedStatuses');
  return {
    url: addressSetting(reader, 'url', 'the address of WHMCS, such as https://billing.example.com'),
    identifier: reader.needed('identifier', 'the identifier of an API credential'),
    secret: secretSetting(reader, environment, 'secret', 'WHMCS_SECRET', 'the secret of that API credential'),
    accessKey: readAccessKey(reader, environment),
    department,
    departments,
    customers: choiceSetting(reader, 'customers', ['email', 'key']),
    timeZone: timeZoneSetting(reader),
    closedStatuses,
    closeStatus,
    reopenStatus,
    waitingStatuses: reader.texts('waitingStatuses') ?? ['Answered'],
    postMaxMegabytes: reader.number('postMaxMegabytes', 1, 1024) ?? 8,
    hookSecret: hookSecretSetting(reader, environment),
    pollSeconds: reader.number('pollSeconds', 1, 3600),
  };
}
