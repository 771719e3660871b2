/** A request from its file to its end, with an agent in Redmine itself, and somebody else who sees nothing of it. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { customer, read } from './customer.js';

/** @typedef {import('./customer.js').Server} Server */

/** Everything that a customer can see of a request. @param {Server} at @param {string} as @param {string} key */
export async function everything(at, as, key) {
  const { client } = customer(at, as);
  return JSON.stringify([
    await client.get(`/requests/${key}`),
    await client.get(`/requests/${key}/comments?order=newest`),
    await client.get('/requests?status=all&limit=100'),
  ]);
}

/**
 * @param {Awaited<ReturnType<typeof import('../real-redmine.js').startRedmine>>} redmine
 * @param {Server} at
 * @param {string} name in Redmine, of who writes for Ada
 */
export async function mainJob(redmine, at, name) {
  const ada = customer(at, 'ada');
  const events = await EventReader.open(ada.client);
  /** The next event about a request. @param {string} about */
  const told = async about => {
    while ((await events.next()).data.key !== about);
  };
  const bytes = new Uint8Array(randomBytes(300_000));
  const sent = await read(await ada.client.send('Счёт за март.pdf', bytes, 'application/pdf'));
  const { key, attachments, status, statusLabel, author } = await ada.client.create('No answer', undefined, [
    sent.id,
  ]);
  assert.deepEqual([status, statusLabel, author.name, author.me], ['open', 'New', 'Ada Byron', true]);
  await told(key);

  // In Redmine itself.
  const issue = await redmine.issue(key);
  assert.equal(issue.description, 'It stopped.');
  assert.equal(issue.author.name, name);
  assert.deepEqual(
    issue.attachments.map((/** @type {any} */ { filename, filesize }) => [filename, filesize]),
    [['Счёт за март.pdf', bytes.length]],
  );

  // The file, byte by byte.
  const [file] = attachments;
  assert.deepEqual([file.name, file.size, file.type], ['Счёт за март.pdf', bytes.length, 'application/pdf']);
  const download = await ada.client.call('GET', `/${file.url}`);
  assert.deepEqual(new Uint8Array(await download.arrayBuffer()), bytes);

  // What agents write to each other, with and without a file, and a change that is none for customers.
  await redmine.note(key, 'PRIVATE words', { status_id: 2 });
  await redmine.note(key, 'PRIVATE file', { uploads: [await redmine.upload('PRIVATE.txt', 'PRIVATE')] });
  await redmine.change(key, { priority_id: 4 });
  const inner = (await redmine.issue(key)).attachments.find(
    (/** @type {any} */ one) => one.filename === 'PRIVATE.txt',
  );
  assert.doesNotMatch(await everything(at, 'ada', key), /PRIVATE/);
  await assertProblem(await ada.client.call('GET', `/attachments/${key}-${inner.id}`), 404);
  assert.deepEqual(await ada.keys('status=all&q=private'), name === 'Ada Byron' ? [] : await ada.keys());

  // The answer of an agent arrives.
  await redmine.reply(key, 'Have you\r\ntried *it*?', {
    uploads: [await redmine.upload('лог.txt', 'a log')],
  });
  while (!(await ada.comments(key)).length) await told(key);
  events.close();
  const [answer, ...others] = await ada.comments(key);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [answer.body, answer.format, answer.author.name, answer.author.role, answer.attachments[0].name],
    ['Have you\ntried *it*?', 'text', 'Marta Stein', 'agent', 'лог.txt'],
  );
  const log = await ada.client.call('GET', `/${answer.attachments[0].url}`);
  assert.equal(await log.text(), 'a log');
  const listed = (await ada.client.get('/requests?status=all')).items.find(
    (/** @type {any} */ item) => item.key === key,
  );
  assert.deepEqual([listed.unread, listed.statusLabel, listed.awaiting], [true, 'In Progress', undefined]);

  // The customer answers and closes.
  const made = await read(await ada.comment(key, 'It works'));
  assert.deepEqual([made.author.me, made.body], [true, 'It works']);
  assert.equal((await read(await ada.set(key, 'closed'), 200)).closed, true);
  const closed = await redmine.issue(key);
  assert.equal(closed.status.name, 'Closed');
  assert.equal(closed.journals.at(-1).user.name, issue.author.name);
  assert.ok((await ada.keys('status=closed')).includes(key));
  assert.ok(!(await ada.keys('status=open')).includes(key));

  // An answer to a closed request reopens it, in one step.
  await read(await ada.comment(key, 'It stopped again'));
  const reopened = await redmine.issue(key);
  assert.equal(reopened.status.name, 'New');
  assert.equal(reopened.journals.at(-1).notes, 'It stopped again');

  // Somebody else sees nothing.
  const bob = customer(at, 'bob');
  await bob.client.create('Of Bob');
  assert.ok(!(await bob.keys()).includes(key));
  for (const response of [
    await bob.client.call('GET', `/requests/${key}`),
    await bob.client.call('GET', `/requests/${key}/comments`),
    await bob.client.call('GET', `/${file.url}`),
    await bob.comment(key, 'x'),
    await bob.set(key, 'closed'),
  ])
    await assertProblem(response, 404);
  assert.equal(at.log.join('').match(/another customer/), null);
}
