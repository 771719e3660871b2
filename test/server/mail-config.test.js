import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { readConfig } = await import('../../server/src/config/config.ts');

const identify = () => null;
const from = 'Support <support@panel.example>';
const smtp = 'smtps://desk:p%40ss@mail.example';

/** @param {any} mail @param {any} [environment] @param {any} [more] */
const read = (mail, environment, more) => readConfig({ identify, mail, ...more }, environment).mail;

/** @param {Parameters<typeof read>} given */
function problems(...given) {
  try {
    read(...given);
  } catch (error) {
    return /** @type {Error} */ (error).message.split('\n');
  }
  return [];
}

test('mails have defaults', () => {
  assert.equal(read(undefined), undefined);
  assert.deepEqual(read({ smtp, from }), {
    smtp: { host: 'mail.example', port: 465, tls: 'at-once', auth: { user: 'desk', pass: 'p@ss' } },
    from: { name: 'Support', address: 'support@panel.example' },
    to: [],
    customers: true,
    link: undefined,
    lang: 'en',
    gatherMs: 60_000,
  });
  const all = {
    from: 'support@panel.example',
    to: ['desk@panel.example', 'desk@panel.example', 'night@panel.example'],
    customers: false,
    link: 'https://panel.example/support#support={key}',
    lang: 'de',
    gatherSeconds: 0,
  };
  const { smtp: server, ...others } = read(all, { SMTP_URL: 'smtp://127.0.0.1:25' }) ?? {};
  assert.deepEqual(server, { host: '127.0.0.1', port: 25, tls: 'none', auth: undefined });
  assert.deepEqual(others, {
    from: { name: '', address: 'support@panel.example' },
    to: ['desk@panel.example', 'night@panel.example'],
    customers: false,
    link: all.link,
    lang: 'de',
    gatherMs: 0,
  });
  assert.deepEqual(read({ smtp, from, to: 'desk@panel.example' })?.to, ['desk@panel.example']);
});

test('a password goes by TLS only, save on this machine', () => {
  const tlsOf = (/** @type {string} */ url) => read({ smtp: url, from })?.smtp.tls;
  assert.equal(tlsOf('smtps://mail.example'), 'at-once');
  assert.equal(tlsOf('smtp://desk:secret@mail.example'), 'required');
  assert.equal(tlsOf('smtp://mail.example:25'), 'offered');
  assert.equal(tlsOf('smtp://desk:secret@localhost:25'), 'none');
  assert.equal(tlsOf('smtp://[::1]:25'), 'none');
});

test('SMTP_URL wins over the file, and is no reason to send mails by itself', () => {
  assert.equal(read({ smtp, from }, { SMTP_URL: 'smtp://other.example' })?.smtp.host, 'other.example');
  assert.equal(read(undefined, { SMTP_URL: 'smtp://other.example' }), undefined);
});

test('what is wrong with mails is said: what, where, what to do, and no password', () => {
  const form =
    'like smtps://user:password@mail.example:465 or smtp://mail.example:587, with user and password percent-encoded';
  // As a module gives it whose variable is not set.
  assert.deepEqual(problems({ smtp: undefined, from: undefined }), [
    `mail.smtp is missing: ${form}; also from SMTP_URL.`,
    'mail.from is missing: the sender, like support@panel.example or Support <support@panel.example>.',
  ]);
  assert.deepEqual(
    problems({
      smtp: 'desk:hunter2@mail.example',
      from: 'Support',
      to: ['desk@panel.example, night@panel.example'],
      customers: 'no',
      link: 'https://panel.example/support',
      lang: 'xx',
      gatherSeconds: -1,
      colour: 'blue',
    }).map(line => line.replace(/ Known here: .*/, '')),
    [
      `mail.smtp has to be ${form}; also from SMTP_URL.`,
      'mail.from is "Support", but has to be the sender, like support@panel.example or Support <support@panel.example>.',
      'mail.to is ["desk@panel.example, night@panel.example"], but has to be support\'s address, like support@panel.example, or a list of such.',
      'mail.customers is "no", but has to be true or false.',
      'mail.link is "https://panel.example/support", but has to be the URL of the page of a request, like https://panel.example/support#support={key}.',
      'mail.lang is "xx", but has to be one of en, de, fr, es, it, nl, pt.',
      'mail.gatherSeconds is -1, but has to be a whole number from 0 to 3600.',
      'mail.colour is not known.',
    ],
  );
  for (const url of [
    'https://mail.example',
    'smtp://',
    'smtp://desk:hunter2@mail.example/?tls=off',
    'smtp://:hunter2@mail.example',
    'smtp://desk:hunter%2@mail.example',
    'smtp://desk:hunter2@mail.example:port',
  ])
    assert.deepEqual(problems({ from }, { SMTP_URL: url }), [`SMTP_URL has to be ${form}.`], url);
  assert.deepEqual(problems({ smtp, from, customers: false }), [
    "mail has nobody to write to: set mail.to to support's address, or mail.customers to true.",
  ]);
  for (const address of [
    'a@b.example\r\nBcc: evil@x.example',
    'A <a@b.example>, B <b@b.example>',
    '@b.example',
  ])
    assert.match(problems({ smtp, from: address })[0] ?? '', /^mail\.from is /, address);
});

test('with a helpdesk there are no mails', () => {
  const desk = { deskFor: () => undefined, capabilities: {} };
  assert.deepEqual(problems({ smtp, from }, {}, { desk }), [
    'mail is for the built-in desk only: with a helpdesk, that sends the mails. Remove mail.',
  ]);
});
