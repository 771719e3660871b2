/** Hands mails to an SMTP server. */
import { createTransport } from 'nodemailer';
import { Undeliverable } from '../outbox.ts';
import type { MailAddress } from './address.ts';
import type { Mail } from './compose.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /**
   * From the first byte on; by STARTTLS, without which nothing is sent; by STARTTLS where the server offers it; or not at all, on this
   * machine. The certificate has to be valid.
   */
  readonly tls: 'at-once' | 'required' | 'offered' | 'none';
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

/** @throws Undeliverable where the server will not take this mail, another Error where it may take it later; neither names an address */
export type SendMail = (from: MailAddress, to: string, mail: Mail, stop: AbortSignal) => Promise<void>;

interface SmtpError extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly command?: string;
  /** The server's words. */
  readonly response?: string;
}

/**
 * What the server lets whom do, and how much: "Relay access denied", "Authentication required", a quota (RFC 3463, X.7 and X.4.5). It
 * says so at whichever command, and may think otherwise once its settings or ours are mended.
 */
const isPolicy = ({ response = '' }: SmtpError): boolean =>
  /^5(?:30\b|\d\d[ -]5\.(?:7\.|4\.5\b))/.test(response);

/** What the server has against this recipient, or this mail. Against the sender or the password it may have nothing once they are mended. */
const isRejected = ({ code, responseCode = 0, command }: SmtpError): boolean =>
  (code === 'EENVELOPE' && (command === 'API' || (command === 'RCPT TO' && responseCode >= 500))) ||
  (code === 'EMESSAGE' && (command === 'API' || responseCode >= 500));

/** Without the server's words, which often repeat the address. */
function described(error: SmtpError): string {
  const { code = 'ERROR', originalCode, responseCode, command } = error;
  const parts = [responseCode ? `the SMTP server says ${responseCode}` : (originalCode ?? code)];
  if (command && command !== 'API') parts.push(`at ${command}`);
  if (code === 'EAUTH') parts.push('(user or password)');
  if (code === 'ETLS') parts.push('(TLS)');
  return parts.join(' ');
}

export function createSmtp({ host, port, tls, auth }: SmtpSettings, timeoutMs: number): SendMail {
  const transport = createTransport({
    host,
    port,
    secure: tls === 'at-once',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    ...(auth && { auth: { ...auth } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (from, to, { subject, text, messageId, thread, headers }, stop) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        envelope: { from: from.address, to: [to] },
        subject,
        text,
        messageId,
        ...(thread !== undefined && { inReplyTo: thread, references: [thread] }),
        headers,
        signal: stop,
      });
    } catch (error) {
      const problem = error as SmtpError;
      const message = described(problem);
      throw isRejected(problem) && !isPolicy(problem) ? new Undeliverable(message) : new Error(message);
    }
  };
}
