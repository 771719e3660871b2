/** An SMTP server for tests, on the loopback address, that keeps what it gets. */
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** Encoded words of a header (RFC 2047). @param {string} value */
function decodeWords(value) {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way, text) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : decodeQuoted(text.replaceAll('_', ' ')),
    );
}

/** Quoted-printable. @param {string} text */
function decodeQuoted(text) {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** @param {string} head @param {string} text */
const decodeText = (head, text) =>
  /^content-transfer-encoding: quoted-printable/im.test(head) ? decodeQuoted(text) : text;

/** @param {string} raw */
function parse(raw) {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map(
    line => /** @type {[string, string]} */ (/^([^:]+): ?(.*)$/.exec(line)?.slice(1)),
  );
  return {
    /** Names in lower case, as they came. */
    names: headers.map(([name]) => name.toLowerCase()),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), decodeWords(value)])),
    text: decodeText(raw.slice(0, end), raw.slice(end + 4)).replaceAll('\r\n', '\n'),
  };
}

/** @typedef {ReturnType<typeof parse> & { from: string, to: string[] }} ReceivedMail */
/** @typedef {Awaited<ReturnType<typeof startSmtpReceiver>>} SmtpReceiver */

/** @param {import('smtp-server').SMTPServerOptions} [options] @param {number} [port] */
export async function startSmtpReceiver(options = {}, port = 0) {
  /** @type {ReceivedMail[]} */
  const mails = [];
  /** @type {string[]} */
  const logins = [];
  const receiver = {
    mails,
    /** Users and passwords that came. */
    logins,
    port: 0,
    /** What it has against a recipient. @type {(address: string) => number | undefined} */
    refuse: () => undefined,
    /** Called with each mail before it is taken; what it rejects with is the answer. @type {(mail: ReceivedMail) => unknown} */
    take: () => undefined,
    close: async () => {
      const closed = new Promise(resolve => server.close(() => resolve(undefined)));
      // It would wait for half a minute.
      for (const connection of server.connections) connection.close();
      await closed;
    },
  };
  /** @param {number} code */
  const answer = code => Object.assign(new Error('No, <ada@customers.example>'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _, callback) => {
      logins.push(`${username}:${password}`);
      if (password === 'right') callback(null, { user: username });
      else callback(answer(535));
    },
    onRcptTo: ({ address }, _, callback) => {
      const code = receiver.refuse(address);
      callback(code === undefined ? null : answer(code));
    },
    onData: async (stream, { envelope }, callback) => {
      /** @type {Buffer[]} */
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk);
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      const to = envelope.rcptTo.map(({ address }) => address);
      const mail = { ...parse(Buffer.concat(chunks).toString('latin1')), from, to };
      try {
        await receiver.take(mail);
      } catch (error) {
        return callback(/** @type {Error} */ (error));
      }
      mails.push(mail);
      callback();
    },
    ...options,
  });
  // A client that breaks off.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  receiver.port = /** @type {import('node:net').AddressInfo} */ (server.server.address()).port;
  return receiver;
}

/** An answer of the receiver. @param {number} code */
export const smtpAnswer = (code, text = 'No, <ada@customers.example>') =>
  Object.assign(new Error(text), { responseCode: code });
