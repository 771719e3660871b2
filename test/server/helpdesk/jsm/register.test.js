/** What the server knows of a service desk's requests, from the order of its list alone. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { startJsm } from './server.js';

const { HttpProblem } = await import('../../../../server/src/app/http/problems.ts');
const { createJira } = await import('../../../../server/src/helpdesks/jira-service-management/client.ts');
const { loadIssue } = await import('../../../../server/src/helpdesks/jira-service-management/issues.ts');
const { createRegister } =
  await import('../../../../server/src/helpdesks/jira-service-management/register.ts');
const { defaultLine } = await import('../../../../server/src/helpdesks/jira-service-management/settings.ts');

describe('the register of requests', { timeout: 60_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJsm>>} */
  let jsm;
  /** @type {import('./data.js').User} */
  let service;
  /** @type {import('./data.js').User} */
  let reporter;
  /** @type {ReturnType<typeof createJira>} */
  let jira;
  before(async () => {
    jsm = await startJsm();
    service = jsm.data.addUser('panel@example.com', 'Panel', 'agent');
    reporter = jsm.data.addUser('ada@example.com', 'Ada');
    const { accountId, emailAddress: user, token } = service;
    const settings = { url: jsm.url, user, token, accountId, serviceDesk: 'CS', commentLine: defaultLine };
    jira = createJira(/** @type {any} */ ({ ...settings, replySla: 'Time to first response' }));
  });
  after(() => jsm.stop());
  beforeEach(() => {
    jsm.data.requests = [];
    for (let count = 0; count < 180; count++) add(count);
  });
  afterEach(() => assert.deepEqual(jsm.violations, []));

  const add = (/** @type {number} */ count) =>
    jsm.data.addRequest({
      reporter,
      creator: service,
      requestTypeId: '25',
      values: { summary: `Number ${count}`, description: 'd' },
    });

  /** Keys in the order that the register has. @param {ReturnType<typeof createRegister>} register */
  const look = async register => {
    const calls = jsm.calls.length;
    const keys = [...(await register.look())].map(({ key }) => key);
    return { keys, calls: jsm.calls.slice(calls).filter(call => call.startsWith('GET /request?')).length };
  };
  /** As Jira has it. */
  const wanted = () =>
    [...jsm.data.requests].sort((one, other) => other.touched - one.touched).map(({ issueKey }) => issueKey);

  test('reads everything once, and then from the top on until nothing differs', async () => {
    const register = createRegister(jira);
    assert.deepEqual(await look(register), { keys: wanted(), calls: 4 });
    assert.deepEqual(await look(register), { keys: wanted(), calls: 1 });
    const [old] = jsm.data.requests;
    jsm.data.addComment(old?.issueKey ?? '', reporter, 'Again');
    assert.deepEqual(await look(register), { keys: wanted(), calls: 2 });
    // Internal: nothing that customers see, but another place in the list.
    jsm.data.addComment(jsm.data.requests[60]?.issueKey ?? '', service, 'For us', { isPublic: false });
    assert.deepEqual(await look(register), { keys: wanted(), calls: 2 });
    add(999);
    assert.deepEqual(await look(register), { keys: wanted(), calls: 2 });
    assert.deepEqual(await look(register), { keys: wanted(), calls: 1 });
  });

  test('sees what happens to the topmost one, whose place stays', async () => {
    const register = createRegister(jira);
    await register.look();
    const top = jsm.data.requests.at(-1)?.issueKey ?? '';
    const { created } = jsm.data.addComment(top, reporter, 'More');
    const [first] = await register.look();
    assert.deepEqual([first?.key, first?.version], [top, created]);
  });

  test('sees what happens to more than a page of them, though all keep their places', async () => {
    const register = createRegister(jira);
    await register.look();
    const times = new Map(
      jsm.data.requests
        .slice(-60)
        .map(({ issueKey }) => [issueKey, jsm.data.addComment(issueKey, reporter, 'More').created]),
    );
    const found = [...(await register.look())];
    for (const [key, created] of times)
      assert.equal(found.find(summary => summary.key === key)?.version, created);
  });

  test('sees the last comment of a long thread, of which the list has the first ones only', async () => {
    const long = jsm.data.requests.at(-1)?.issueKey ?? '';
    for (let count = 0; count < 70; count++) jsm.data.addComment(long, reporter, `${count}`);
    const register = createRegister(jira);
    await register.look();
    for (const body of ['One more', 'And one']) {
      const { created } = jsm.data.addComment(long, service, body);
      const [first] = await register.look();
      assert.deepEqual([first?.key, first?.version, first?.isWhole], [long, created, true]);
    }
    for (const other of jsm.data.requests.slice(0, 5)) jsm.data.touch(other);
    await register.look();
    // Where it stands now, nothing has to be read again.
    const calls = jsm.calls.length;
    await register.look();
    assert.equal(jsm.calls.length - calls, 1);
    const { created } = jsm.data.addComment(long, service, 'The last');
    const [first] = await register.look();
    assert.deepEqual([first?.key, first?.version], [long, created]);
  });

  test('what is deleted among the latest is gone at once, and anything in the end', async () => {
    const register = createRegister(jira);
    await register.look();
    jsm.data.requests.splice(170, 1);
    assert.deepEqual((await look(register)).keys, wanted());
    const always = createRegister(jira, { wholeMs: 0 });
    await always.look();
    jsm.data.requests.splice(3, 1);
    assert.deepEqual((await look(always)).keys, wanted());
  });

  for (const [what, gone] of /** @type {[string, number][]} */ ([
    ['one request', 1],
    ['more requests than two pages overlap', 30],
  ]))
    test(`${what} that is deleted while everything is read hides no other`, async () => {
      let pages = 0;
      const deleting = {
        ...jira,
        page: async (/** @type {Parameters<typeof jira.page>} */ ...parameters) => {
          const answer = await jira.page(...parameters);
          // Those at the top of the first page.
          if (++pages === 1) jsm.data.requests.splice(-gone - 1, gone);
          return answer;
        },
      };
      const register = createRegister(deleting, { wholeMs: 0 });
      const found = new Set([...(await register.look())].map(({ key }) => key));
      assert.deepEqual(
        wanted().filter(key => !found.has(key)),
        [],
      );
      assert.ok(pages < 10, `${pages}`);
      // What is deleted is gone with the next look.
      assert.deepEqual((await look(register)).keys, wanted());
    });

  test('10,000 requests are all known after one reading, and a look after that is one call', async () => {
    for (let count = 180; count < 10_000; count++) add(count);
    const register = createRegister(jira);
    const first = await look(register);
    assert.deepEqual(first.keys, wanted());
    assert.ok(first.calls <= 223, `${first.calls}`);
    assert.equal((await look(register)).calls, 1);
  });

  test('several who ask at once cost one look', async () => {
    const register = createRegister(jira);
    const calls = jsm.calls.length;
    await Promise.all(Array.from({ length: 20 }, () => register.fresh()));
    assert.equal(jsm.calls.length - calls, 4);
  });

  test('who cannot wait for the first look is told to come back, and it goes on', async () => {
    const register = createRegister(jira, { patienceMs: 0 });
    await assert.rejects(
      register.fresh(),
      // Not that Jira has failed: the breaker would stop everything else.
      error => error instanceof HttpProblem && error.status === 503 && error.headers['Retry-After'] === '10',
    );
    assert.deepEqual((await look(register)).keys, wanted());
    assert.equal([...(await register.fresh())].length, 180);
  });

  test('what this server has written is there before the next look', async () => {
    const register = createRegister(jira);
    await register.look();
    const { issueKey } = add(1000);
    const issue = await loadIssue(jira, issueKey);
    assert.ok(issue);
    register.put(issue);
    assert.ok([...(await register.fresh())].some(({ key }) => key === issueKey));
    register.drop(issue.id);
    assert.ok(![...(await register.fresh())].some(({ key }) => key === issueKey));
  });
});
