/** Settings that most helpdesks have. */
import type { Reader } from '../../config/reader.ts';
import type { Environment } from './kind.ts';

/** A secret, from the configuration or from the environment, which wins. */
export function secretSetting(
  reader: Reader,
  environment: Environment,
  name: string,
  variable: string,
  wanted: string,
): string {
  const found = environment[variable] || reader.text(name, wanted, true);
  reader.take(name);
  if (!found) reader.errors.push(`${reader.path}.${name} is missing: ${wanted}; also from ${variable}.`);
  return found ?? '';
}

/** The address, without a slash at its end. A path below the host is kept. */
export function addressSetting(reader: Reader, name: string, wanted: string): string {
  reader.needed(name, wanted);
  const url = reader.url(name);
  if (url && (url.username || url.search || url.hash))
    reader.fail(name, 'an address without a user, a query and a fragment');
  return url ? (url.origin + url.pathname).replace(/\/+$/, '') : '';
}

/** One of the choices; the first one is the default. */
export function choiceSetting<T extends string>(
  reader: Reader,
  name: string,
  choices: readonly [T, ...(readonly T[])],
): T {
  const wanted = `one of ${choices.join(', ')}`;
  const text = reader.text(name, wanted);
  const found = choices.find(candidate => candidate === text);
  if (text !== undefined && found === undefined) reader.fail(name, wanted);
  return found ?? choices[0];
}

/** `timeZone`. @param initial absent: it is needed */
export function timeZoneSetting(reader: Reader, initial?: string): string {
  const wanted = 'the name of a time zone, such as Europe/Amsterdam';
  const zone =
    initial === undefined ? reader.needed('timeZone', wanted) : (reader.text('timeZone', wanted) ?? initial);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone || 'UTC' }).resolvedOptions().timeZone;
  } catch {
    reader.fail('timeZone', wanted);
    return 'UTC';
  }
}

/** `hookSecret`, also from HELPDESK_HOOK_SECRET: without one the helpdesk's webhook is not accepted, and changes come by polling alone. */
export function hookSecretSetting(reader: Reader, environment: Environment): string | undefined {
  const wanted =
    'a text of at least 32 characters, the same as the helpdesk has; also from HELPDESK_HOOK_SECRET';
  const secret = environment['HELPDESK_HOOK_SECRET'] || reader.text('hookSecret', wanted, true);
  reader.take('hookSecret');
  if (secret !== undefined && secret.length < 32) reader.fail('hookSecret', wanted, true);
  return secret;
}
