/** Identifies a customer by a signed token, `Authorization: Bearer …`, that the panel makes for its page. */
import { createRemoteJWKSet, errors, importSPKI, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { HttpProblem, retryLater } from '../app/http/problems.ts';
import { bearerToken } from '../authentication.ts';
import type { Identify } from '../create-server.ts';
import { customerOf, type ClaimNames } from './claims.ts';

/** One of `secret`, `publicKey` and `jwksUrl`. */
export interface JwtOptions {
  /** For HS256; at least 32 bytes. */
  readonly secret?: string;
  /** PEM (SPKI), for RS256 or ES256. */
  readonly publicKey?: string;
  /** The panel's key set (RFC 7517), for RS256 and ES256. Keys may come and go in it. */
  readonly jwksUrl?: string;
  /** The token's `aud`: a token for something else is none for support. */
  readonly audience: string;
  /** The token's `iss`, where it is to be checked. */
  readonly issuer?: string;
  readonly claims?: ClaimNames;
  /** Milliseconds for which the key set is kept: a retired key ends after that. A new key is looked up at once. Default 5 minutes. */
  readonly jwksCacheMs?: number;
}

/** Seconds by which the clocks of panel and server may differ. */
const clockTolerance = 60;
/** Milliseconds between two look-ups of the key set because of an unknown key: tokens with invented keys cause no more of them. */
const jwksCooldownMs = 10_000;
const asymmetric = ['RS256', 'ES256'];

type Verify = (token: string) => Promise<Readonly<Record<string, unknown>>>;

/** The algorithms follow from the kind of key, never from the token: no public key is taken for a secret, and `none` for nothing. */
function createVerify(options: JwtOptions): Verify {
  const { secret, publicKey, jwksUrl, audience, issuer, jwksCacheMs = 300_000 } = options;
  if ([secret, publicKey, jwksUrl].filter(Boolean).length !== 1)
    throw new Error('A JWT needs exactly one of secret, publicKey and jwksUrl.');
  if (!audience) throw new Error('A JWT needs an audience.');
  const common = {
    audience,
    clockTolerance,
    requiredClaims: ['exp'],
    ...(issuer === undefined ? {} : { issuer }),
  };
  if (secret) {
    const key = new TextEncoder().encode(secret);
    if (key.length < 32) throw new Error('The secret of a JWT needs at least 32 bytes.');
    return async token => (await jwtVerify(token, key, { ...common, algorithms: ['HS256'] })).payload;
  }
  if (jwksUrl) {
    const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUrl), {
      cacheMaxAge: jwksCacheMs,
      cooldownDuration: Math.min(jwksCooldownMs, jwksCacheMs),
    });
    return async token => (await jwtVerify(token, keys, { ...common, algorithms: asymmetric })).payload;
  }
  const pem = publicKey ?? '';
  return async token => {
    const { alg = '' } = decodeHeader(token);
    if (!asymmetric.includes(alg)) throw new errors.JOSEAlgNotAllowed('Another algorithm');
    const key = await importSPKI(pem, alg);
    return (await jwtVerify(token, key, { ...common, algorithms: [alg] })).payload;
  };
}

function decodeHeader(token: string): { readonly alg?: string } {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    return typeof header === 'object' && header !== null ? header : {};
  } catch {
    return {};
  }
}

/** The key set could not be loaded: the token may be good. */
const isOutage = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error.code === 'ERR_JOSE_GENERIC' ||
  error instanceof errors.JWKSInvalid;

/** @throws Error for options that do not fit */
export function identifyByJwt(options: JwtOptions): Identify {
  const verify = createVerify(options);
  const names = { ...options.claims, key: options.claims?.key ?? 'sub' };
  return async request => {
    const token = bearerToken(request);
    if (!token) return null;
    try {
      return customerOf(await verify(token), names);
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="expired"' };
        throw new HttpProblem(401, 'Your session has ended. Sign in and try again.', { headers });
      }
      if (options.jwksUrl && isOutage(error)) {
        throw retryLater(503, 'Who you are cannot be checked just now. Try again in a moment.', 5);
      }
      return null;
    }
  };
}
