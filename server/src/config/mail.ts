/** The member `mail` of the configuration. */
import { isIP } from 'node:net';
import { isAddress, parseAddress, type MailAddress } from '../operation/mail/address.ts';
import type { MailSettings } from '../operation/mail/mail.ts';
import type { SmtpSettings } from '../operation/mail/smtp.ts';
import { mailTexts, type MailLanguage } from '../operation/mail/texts.ts';
import type { Reader } from './reader.ts';

const wantedSmtp =
  'like smtps://user:password@mail.example:465 or smtp://mail.example:587, with user and password percent-encoded';
const defaultGatherSeconds = 60;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function smtpOf(text: string): SmtpSettings | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname) return undefined;
  if ((url.pathname && url.pathname !== '/') || url.search || url.hash) return undefined;
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || pass === undefined || (!user && pass)) return undefined;
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  // A password never goes through a network in the clear.
  const byStartTls = isLoopback(host) ? 'none' : user ? 'required' : 'offered';
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    tls: secure ? 'at-once' : byStartTls,
    auth: user ? { user, pass } : undefined,
  };
}

function readTo(reader: Reader): readonly string[] {
  const given = reader.take('to');
  if (given === undefined) return [];
  const list: unknown[] = Array.isArray(given) ? given : [given];
  const fits = list.length > 0 && list.every(item => typeof item === 'string' && isAddress(item));
  if (!fits) reader.fail('to', "support's address, like support@panel.example, or a list of such");
  return fits ? [...new Set(list as string[])] : [];
}

function readLink(reader: Reader): string | undefined {
  const wanted = 'the URL of the page of a request, like https://panel.example/support#support={key}';
  const link = reader.text('link', wanted);
  if (link === undefined) return undefined;
  const example = link.replaceAll('{key}', 'CS-1');
  const isUrl = /^https?:\/\/\S+$/.test(example) && URL.canParse(example);
  return link.includes('{key}') && isUrl ? link : reader.fail('link', wanted);
}

/** SMTP_URL of the environment wins. Neither a password nor what may be one is shown. */
function readSmtp(reader: Reader, fromEnvironment: string | undefined): SmtpSettings | undefined {
  const given = reader.text('smtp', wantedSmtp, true);
  if (fromEnvironment) {
    const smtp = smtpOf(fromEnvironment);
    if (!smtp) reader.errors.push(`SMTP_URL has to be ${wantedSmtp}.`);
    return smtp;
  }
  if (reader.take('smtp') === undefined)
    reader.errors.push(`mail.smtp is missing: ${wantedSmtp}; also from SMTP_URL.`);
  if (given === undefined) return undefined;
  return smtpOf(given) ?? reader.fail('smtp', `${wantedSmtp}; also from SMTP_URL`, true);
}

function readFrom(reader: Reader): MailAddress | undefined {
  const wanted = 'the sender, like support@panel.example or Support <support@panel.example>';
  const text = reader.text('from', wanted);
  if (reader.take('from') === undefined) reader.errors.push(`mail.from is missing: ${wanted}.`);
  return text === undefined ? undefined : (parseAddress(text) ?? reader.fail('from', wanted));
}

export function readMail(reader: Reader | undefined, smtpUrl: string | undefined): MailSettings | undefined {
  if (!reader) return undefined;
  const smtp = readSmtp(reader, smtpUrl);
  const from = readFrom(reader);
  const to = readTo(reader);
  const customers = reader.boolean('customers') ?? true;
  if (!customers && reader.take('to') === undefined)
    reader.errors.push(
      "mail has nobody to write to: set mail.to to support's address, or mail.customers to true.",
    );
  const link = readLink(reader);
  const languages = Object.keys(mailTexts);
  const lang = reader.text('lang') ?? 'en';
  if (!languages.includes(lang)) reader.fail('lang', `one of ${languages.join(', ')}`);
  const gatherSeconds = reader.number('gatherSeconds', 0, 3600) ?? defaultGatherSeconds;
  reader.end();
  if (!smtp || !from) return undefined;
  return { smtp, from, to, customers, link, lang: lang as MailLanguage, gatherMs: gatherSeconds * 1000 };
}
