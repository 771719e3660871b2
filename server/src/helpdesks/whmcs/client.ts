/**
 * WHMCS's API: each call is a form to one address, and nearly each answer is 200, also a refusal: `{ "result": "error", "message": "…" }`.
 * https://developers.whmcs.com/api/
 */
import { HelpdeskRefused, HelpdeskUnavailable } from '../../app/desk.ts';
import {
  createClient,
  type Answer,
  type Call,
  type HelpdeskClient,
  type OpenedBody,
} from '../shared/client.ts';
import { filled, raw, text, type Raw } from '../shared/values.ts';
import type { Settings } from './settings.ts';
import { createZone, type Zone } from './times.ts';
import { formWith, type Attached } from './upload.ts';

export type Parameters = Readonly<Record<string, string | number | undefined>>;

/** What an action has answered. */
export type Result =
  | {
      readonly value: Raw;
      /** WHMCS's clock, in milliseconds since the epoch; 0 where it does not say. */
      readonly at: number;
    }
  /** WHMCS's own sentence. */
  | { readonly refused: string };

export interface Whmcs {
  readonly settings: Settings;
  readonly zone: Zone;
  /** @throws HelpdeskUnavailable also for a key that is refused, or lacks the right to this action */
  ask(action: string, parameters?: Parameters, signal?: AbortSignal): Promise<Result>;
  /** As `ask`, with files, and with the time that a write may take. */
  write(action: string, parameters: Parameters, files?: readonly Attached[]): Promise<Result>;
  /** The answer as it comes; `undefined` where it is a refusal. */
  open(action: string, parameters: Parameters): Promise<OpenedBody | undefined>;
}

const keyAdvice =
  'Look at Configuration > System Settings > Manage API Credentials and at General Settings > Security > API IP Access Restriction in WHMCS, and set helpdesk.identifier and helpdesk.secret (WHMCS_SECRET).';

/** WHMCS's sentences about the key, the address of the caller, and the roles of the key. */
const aboutKey = /authentication failed|invalid ip|access ?key|credential|api access/i;
const aboutRight = /invalid permissions|not allowed|permission denied/i;

const unavailable = (message: string): HelpdeskUnavailable => new HelpdeskUnavailable(message);

/** @throws HelpdeskUnavailable for what is neither done nor refused for a reason of the call's own */
function judge(action: string, { status, headers, value }: Answer): Result {
  const answer = raw(value);
  const result = text(answer['result']);
  const message = filled(answer['message']) ?? 'no reason given';
  if (result === 'success' && status < 300)
    return { value: answer, at: Date.parse(headers.get('Date') ?? '') || 0 };
  if (result !== 'error')
    throw unavailable(
      status === 404
        ? 'WHMCS is not at this address (404): includes/api.php is not there (helpdesk.url)'
        : `WHMCS has answered ${action} with something that is no answer of its API (${status}), perhaps a firewall's. ${keyAdvice}`,
    );
  if (aboutKey.test(message)) throw unavailable(`WHMCS refuses the key: ${message}. ${keyAdvice}`);
  if (aboutRight.test(message))
    throw unavailable(
      `WHMCS does not let the key do ${action}: ${message}. Tick it in Manage API Credentials > API Roles, and give the role to the credential`,
    );
  return { refused: message };
}

/** The value of what was done. @throws HelpdeskRefused with WHMCS's sentence */
export function requireDone(result: Result): Raw {
  if ('value' in result) return result.value;
  if (/ticket id not found/i.test(result.refused))
    throw new HelpdeskRefused('This request is no longer there.');
  throw new HelpdeskRefused(`Our helpdesk has not taken this: ${result.refused}`);
}

/** The value of a read. @throws HelpdeskUnavailable where WHMCS refuses it */
export function requireRead(action: string, result: Result): Raw {
  if ('value' in result) return result.value;
  throw unavailable(`WHMCS does not do ${action}: ${result.refused}`);
}

/** Milliseconds: an answer of WHMCS comes at once, or not at all. */
const readMs = 10_000;
const at = '/api.php';

export function createWhmcs(settings: Settings): Whmcs {
  const { url, identifier, secret, accessKey } = settings;
  const clientWith = (writeMs?: number): HelpdeskClient =>
    createClient({
      name: 'WHMCS',
      url: `${url}/includes`,
      headers: {},
      keyAdvice,
      readMs,
      writeMs,
      maxJsonBytes: 64 * 1024 * 1024,
    });
  const reader = clientWith(readMs);
  const writer = clientWith();

  const formOf = (action: string, parameters: Parameters): Record<string, string> => ({
    identifier,
    secret,
    ...(accessKey === undefined ? {} : { accesskey: accessKey }),
    action,
    responsetype: 'json',
    ...Object.fromEntries(
      Object.entries(parameters).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
  });

  return {
    settings,
    zone: createZone(settings.timeZone),
    ask: async (action, parameters = {}, signal) => {
      const call: Call = { method: 'POST', form: formOf(action, parameters), signal };
      return judge(action, await reader.call(at, call));
    },
    write: async (action, parameters, files = []) => {
      const form = formOf(action, parameters);
      const call: Call = files.length ? { stream: formWith(form, files, settings) } : { form };
      return judge(action, await writer.call(at, { method: 'POST', ...call }));
    },
    open: (action, parameters) =>
      reader.open(at, undefined, { method: 'POST', form: formOf(action, parameters) }),
  };
}
