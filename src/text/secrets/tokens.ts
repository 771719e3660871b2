import { isPlaceholder } from './placeholders.ts';
import { valueIn, type Secret } from './secret.ts';

/**
 * A private key as OpenSSL, OpenSSH, PGP and ssh.com write it, up to its last line or to what looks no longer like one (RFC 7468). Its line breaks
 * may be written as `\n`, and its lines may be quoted.
 */
const PEM =
  /-{4,5} ?BEGIN (?:[A-Z\d]+ ){0,3}PRIVATE KEY(?: BLOCK)? ?-{4,5}(?:[\s>|"'+,]|\\[nr])*(?:[A-Za-z-]{2,20}: [^\n]*(?:\\n|\s)+){0,5}[A-Za-z\d+/=]{16}(?:[A-Za-z\d+/=\s>|"',]|\\[nr])*(?:-{4,5} ?END [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5})?/g;

/** PuTTY's own form. */
const PUTTY =
  /PuTTY-User-Key-File-\d: [^]{0,4000}?Private-Lines: \d+\s+[A-Za-z\d+/=\s]{20,}(?:Private-MAC: [\da-f]+)?/g;

/** Keys and tokens that tell by their beginning what they are. */
const PREFIXED = new RegExp(
  `(?<![A-Za-z\\d_])(?:${[
    '(?:AKIA|ASIA|ABIA|ACCA)[A-Z\\d]{16}', // AWS
    'gh[pousr]_[A-Za-z\\d]{20,255}|github_pat_\\w{20,255}',
    'gl(?:pat|dt|rt|ptt|cbt|soat|ft|imt|agent|oas|ffct)-[\\w.-]{16,255}', // GitLab
    'xox[abeoprs](?:\\.xox[a-z])?-[A-Za-z\\d-]{10,255}|xapp-\\d-[A-Za-z\\d-]{10,255}', // Slack
    '(?:sk|rk)_(?:live|test)_[A-Za-z\\d]{10,255}|whsec_[A-Za-z\\d+/=]{16,255}', // Stripe
    'AIza[\\w-]{30,45}|GOCSPX-[\\w-]{20,60}|ya29\\.[\\w-]{20,500}|1//0[\\w-]{20,255}', // Google
    'sk-(?:ant-|proj-|or-)?(?=[\\w-]{0,60}\\d)(?=[\\w-]{0,60}[A-Z])[\\w-]{24,255}',
    'SG\\.[\\w-]{16,40}\\.[\\w-]{20,80}|key-[\\da-f]{32}(?![\\da-f])|[\\da-f]{32}-us\\d{1,2}(?!\\w)|xkeysib-[\\da-f]{20,80}-\\w+', // mail
    'do[opr]_v1_[\\da-f]{40,80}|hvs\\.[\\w-]{20,255}|dckr_pat_[\\w-]{20,80}|tskey-[\\w-]{12,80}|HRKU-[\\w-]{20,80}', // hosting
    'npm_[A-Za-z\\d]{30,60}|pypi-[\\w-]{40,255}|rubygems_[\\da-f]{40,60}|hf_[A-Za-z\\d]{28,60}|dapi[\\da-f]{32}',
    'shp(?:at|ca|pa|ss)_[\\da-fA-F]{28,40}|sq0[a-z]{3}-[\\w-]{20,60}|access_token\\$\\w+\\$\\w{8,}\\$\\w{16,}', // shops
    'glsa_\\w{20,80}|glc_[\\w=+/]{20,255}|sntry[su]_[\\w=+/.-]{20,255}|PMAK-[\\w-]{20,80}|NRAK-[A-Z\\d]{20,40}|lin_api_\\w{20,60}',
    'secret_[A-Za-z\\d]{36,60}|ntn_[A-Za-z\\d]{30,60}|dp\\.(?:pt|st)\\.[\\w.-]{20,80}|sbp_[\\da-f]{30,60}|pscale_(?:pw|tkn)_[\\w-]{20,80}',
    '\\d{8,10}:AA[\\w-]{32,34}', // Telegram
    '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}', // Discord
    'AGE-SECRET-KEY-1[A-Z\\d]{40,70}',
    'eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}(?:\\.[\\w-]{8,})?', // JWT, RFC 7519
  ].join('|')})(?![A-Za-z\\d])`,
  'g',
);

/** Addresses whose path is the secret, and the one an authenticator app is set up with. */
const SECRET_URL =
  /https:\/\/hooks\.slack\.com\/services\/[\w/-]{20,100}|https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{30,100}|otpauth:\/\/\S{10,300}|(?<=[?&](?:sig|X-Amz-Signature)=)[\w%+/=-]{24,200}/g;

/** The user's part of an address, RFC 3986 section 3.2.1. */
const URL_PASSWORD =
  /(?<![a-z\d])[a-z][a-z\d+.-]{1,30}:\/\/[^\s/:@"'<>]{0,80}:(?<value>[^\s/"'<>]{1,120})@(?=[\w[.-])/dgi;

const HEADER =
  /(?<!\w)(?:(?:Bearer|Authorization: *(?:Token|ApiKey|OAuth|Key|whm|cpanel)) +(?:\w{1,20}:)?|Token token="?)(?<value>[\w.~+/=-]{16,4000})/dgi;

const BASIC = /(?<!\w)Basic +(?<value>[A-Za-z\d+/]{8,400}={0,2})(?![\w+/=])/dgi;

/** Keys and tokens that can be told without a name before them. */
export function keysAndTokens(text: string): Secret[] {
  return [
    ...[...text.matchAll(PEM), ...text.matchAll(PUTTY)].map(match => whole('private-key', match)),
    ...[...text.matchAll(PREFIXED), ...text.matchAll(SECRET_URL)].map(match => whole('token', match)),
    ...values('password', text, URL_PASSWORD, value => !isPlaceholder(value) && !/^\d{1,5}$/.test(value)),
    ...values('token', text, HEADER, value => /\d/.test(value) && !isPlaceholder(value)),
    ...values('password', text, BASIC, isBasic),
  ];
}

const whole = (kind: Secret['kind'], match: RegExpExecArray): Secret => ({
  kind,
  start: match.index,
  end: match.index + match[0].trimEnd().length,
});

const values = (
  kind: Secret['kind'],
  text: string,
  pattern: RegExp,
  isSecret: (value: string) => boolean,
): Secret[] =>
  [...text.matchAll(pattern)].flatMap(match =>
    isSecret(match.groups?.['value'] ?? '') ? (valueIn(kind, match) ?? []) : [],
  );

/** A name and a password in base64, RFC 7617. */
function isBasic(value: string): boolean {
  try {
    const [, password = ''] = /^[ -~]*?:([ -~]+)$/.exec(atob(value)) ?? [];
    return password !== '' && !isPlaceholder(password);
  } catch {
    return false;
  }
}
