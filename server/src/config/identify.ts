/** The member `identify` of the configuration. */
import type { Identify } from '../create-server.ts';
import type { ClaimNames } from '../identify/claims.ts';
import { identifyByHeader } from '../identify/header.ts';
import { identifyByJwt } from '../identify/jwt.ts';
import { identifyBySession } from '../identify/session.ts';
import type { Reader } from './reader.ts';

const nobody: Identify = () => null;

function readClaims(reader: Reader | undefined): ClaimNames {
  const claims: Record<string, string> = {};
  for (const name of ['key', 'name', 'email']) {
    const value = reader?.text(name);
    if (value !== undefined) claims[name] = value;
  }
  reader?.end();
  return claims;
}

const withoutAbsent = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

function byJwt(reader: Reader): Identify {
  const options = {
    audience: reader.needed('audience', 'the "aud" of the tokens, such as "support"'),
    claims: readClaims(reader.section('claims')),
    ...withoutAbsent({
      secret: reader.text('secret', 'a text of at least 32 bytes', true),
      publicKey: reader.text('publicKey', 'a public key (PEM)'),
      jwksUrl: reader.url('jwksUrl')?.href,
      issuer: reader.text('issuer'),
    }),
  };
  reader.end();
  return identifyByJwt(options);
}

function bySession(reader: Reader, publicOrigin: string | undefined): Identify {
  reader.needed('url', 'the address of the panel that says who is signed in');
  const url = reader.url('url')?.href ?? '';
  const cookies =
    reader.texts('cookies', 'a list with the names of the cookies, such as ["PHPSESSID"]') ?? [];
  if (!cookies.length) reader.fail('cookies', 'a list with the names of the cookies, such as ["PHPSESSID"]');
  const cacheSeconds = reader.number('cacheSeconds', 0, 60);
  const claims = readClaims(reader.section('claims'));
  const origins = originsOf(reader, publicOrigin);
  reader.end();
  return identifyBySession({ url, cookies, claims, origins, ...withoutAbsent({ cacheSeconds }) });
}

function byHeader(reader: Reader, publicOrigin: string | undefined): Identify {
  const options = {
    key: reader.needed('key', 'the name of the header with the key of the customer'),
    trustedAddresses: reader.texts('trustedAddresses', 'a list such as ["10.0.0.0/8"]') ?? [],
    origins: originsOf(reader, publicOrigin),
    ...withoutAbsent({ name: reader.text('name'), email: reader.text('email') }),
  };
  if (!options.trustedAddresses.length)
    reader.fail('trustedAddresses', 'a list with the addresses of the proxy, such as ["10.0.0.0/8"]');
  reader.end();
  return identifyByHeader(options);
}

/** Pages of which origins may write with a cookie: by default those of the server's own. */
function originsOf(reader: Reader, publicOrigin: string | undefined): readonly string[] {
  return (
    reader.texts('origins', 'a list such as ["https://panel.example"]') ??
    (publicOrigin ? [publicOrigin] : [])
  );
}

/** One way, or a function of a module. What is wrong goes to the errors of the reader. */
export function readIdentify(reader: Reader, publicOrigin: string | undefined): Identify {
  const value = reader.take('identify');
  if (typeof value === 'function') return value as Identify;
  const ways = reader.section('identify');
  if (!ways) {
    if (value === undefined)
      reader.errors.push(
        'identify is missing: how customers sign in. One of { "jwt": … }, { "session": … }, { "header": … }; see docs/identity.md.',
      );
    return nobody;
  }
  const jwt = ways.section('jwt');
  const session = ways.section('session');
  const header = ways.section('header');
  ways.end();
  if ([jwt, session, header].filter(Boolean).length !== 1) {
    reader.fail('identify', 'one of { "jwt": … }, { "session": … }, { "header": … }', true);
    return nobody;
  }
  const before = reader.errors.length;
  try {
    if (jwt) return byJwt(jwt);
    if (session) return bySession(session, publicOrigin);
    if (header) return byHeader(header, publicOrigin);
  } catch (error) {
    if (reader.errors.length === before) reader.errors.push(`identify: ${(error as Error).message}`);
  }
  return nobody;
}
