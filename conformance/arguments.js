import { parseArgs } from 'node:util';

/** The command line is not valid; the message is for the user of the command. */
export class UsageError extends Error {}

export const usage = `Usage: support-requests-conformance <base> [options]

Checks a backend against the contract of support-requests (openapi.yaml). It creates requests, comments
and files, lists them at the end, and never deletes: use test accounts.

  <base>                    the API base, absolute: https://panel.example/api/support

  --token <token>           sent as Authorization: Bearer; or SUPPORT_TOKEN in the environment
  --cookie <cookie>         'session=…', sent as Cookie
  --header <'Name: value'>  sent with every call of all customers; may be repeated
  --other-token <token>     a second customer, to check that customers are isolated; or SUPPORT_OTHER_TOKEN
  --other-cookie <cookie>
  --other-header <…>        replaces the --header of that name for the second customer; may be repeated
  --colleague-token <token> a colleague of the first customer, to check what is shared; or SUPPORT_COLLEAGUE_TOKEN
  --colleague-cookie <cookie>
  --colleague-header <…>    replaces the --header of that name for the colleague; may be repeated
  --origin <origin>         origin of a page that may call the API: checks CORS

  --only <name>             a group (list) or a check (list.newest); may be repeated
  --list                    lists the checks and exits
  --timeout <seconds>       for one response or event; 15 by default
  --max-wait <seconds>      the longest Retry-After to wait for; 90 by default
  --json                    prints the report as JSON
  --junit <file>            also writes the report as JUnit XML
  --help

Exit code: 0 all passed, 1 a check failed, 2 wrong usage or no answer.`;

const text = /** @type {const} */ ({ type: 'string' });
const many = /** @type {const} */ ({ type: 'string', multiple: true });
const flag = /** @type {const} */ ({ type: 'boolean', default: false });

/**
 * Parses the command line.
 *
 * @param {string[]} args without the program
 * @param {Record<string, string | undefined>} environment
 * @throws {UsageError}
 */
export function readArguments(args, environment) {
  const { values, positionals } = parse(args);
  if (values.help || values.list) return { help: values.help, list: values.list };
  const token = values.token ?? environment['SUPPORT_TOKEN'];
  const headers = readHeaders(values.header ?? []);
  /** Of somebody else than the first customer; `undefined` where neither token nor cookie is given. @param {'other' | 'colleague'} who */
  const secondSignIn = who => {
    const secondToken = values[`${who}-token`] ?? environment[`SUPPORT_${who.toUpperCase()}_TOKEN`];
    const cookie = values[`${who}-cookie`];
    const own = { ...headers, ...readHeaders(values[`${who}-header`] ?? []) };
    return secondToken === undefined && cookie === undefined ? undefined : signIn(own, secondToken, cookie);
  };
  return {
    help: false,
    list: false,
    json: values.json,
    junit: values.junit,
    options: {
      base: readBase(positionals),
      signIn: signIn(headers, token, values.cookie),
      otherSignIn: secondSignIn('other'),
      colleagueSignIn: secondSignIn('colleague'),
      origin: values.origin,
      only: values.only ?? [],
      timeoutMs: seconds(values.timeout, 'timeout', 15),
      maxWaitMs: seconds(values['max-wait'], 'max-wait', 90),
    },
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        token: text,
        cookie: text,
        header: many,
        'other-token': text,
        'other-cookie': text,
        'other-header': many,
        'colleague-token': text,
        'colleague-cookie': text,
        'colleague-header': many,
        origin: text,
        only: many,
        list: flag,
        timeout: text,
        'max-wait': text,
        json: flag,
        junit: text,
        help: { ...flag, short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string[]} positionals */
function readBase(positionals) {
  const [given] = positionals;
  if (positionals.length !== 1 || given === undefined) throw new UsageError('Give one base URL.');
  let base;
  try {
    base = new URL(given);
  } catch {
    throw new UsageError(`${given} is not an absolute URL.`);
  }
  if (!['http:', 'https:'].includes(base.protocol)) throw new UsageError(`${given} is not http or https.`);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

/** @param {readonly string[]} lines */
function readHeaders(lines) {
  return Object.fromEntries(
    lines.map(line => {
      const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*(.*)$/.exec(line) ?? [];
      if (!name || value === undefined) throw new UsageError(`A header is 'Name: value', not '${line}'.`);
      return [name, value];
    }),
  );
}

/** All headers of one customer. @param {Record<string, string>} headers @param {string | undefined} token @param {string | undefined} cookie */
const signIn = (headers, token, cookie) => ({
  ...headers,
  ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  ...(cookie === undefined ? {} : { Cookie: cookie }),
});

/** @param {string | undefined} given @param {string} name @param {number} fallback in seconds @returns {number} in milliseconds */
function seconds(given, name, fallback) {
  const number = given === undefined ? fallback : Number(given);
  if (!(number > 0)) throw new UsageError(`--${name} must be seconds above 0, not ${given}.`);
  return number * 1000;
}
