/** Jira Service Management, as its description has it, in a process of its own. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const hookSecret = 'a-secret-of-at-least-32-characters';

/** @returns {Promise<import('./measures.js').Measured>} */
export async function openJira() {
  const child = fork(fileURLToPath(new URL('jira-process.js', import.meta.url)));
  const [{ value: started }] = await once(child, 'message');
  const { url, service } = started;
  let last = 0;
  /** @param {string} job @param {string[]} given */
  function ask(job, ...given) {
    const id = ++last;
    return new Promise(resolve => {
      const onMessage = (/** @type {any} */ answer) => {
        if (answer.id !== id) return;
        child.off('message', onMessage);
        resolve(answer.value);
      };
      child.on('message', onMessage);
      child.send({ id, job, given });
    });
  }
  const basic = Buffer.from(`${service.emailAddress}:${service.token}`).toString('base64');
  return {
    name: 'Jira Service Management (test server)',
    helpdesk: {
      type: 'jira-service-management',
      url,
      user: service.emailAddress,
      token: service.token,
      accountId: service.accountId,
      serviceDesk: 'CS',
      requestType: '25',
      hookSecret,
    },
    calls: 2000,
    connections: 8,
    writes: 1000,
    randomCalls: 10_000,
    list: {
      url: `${url}/rest/servicedeskapi/request?serviceDeskId=10&requestOwnership=ALL_REQUESTS&requestStatus=ALL_REQUESTS&limit=20`,
      headers: { Authorization: `Basic ${basic}` },
    },
    async answer(key, text, api) {
      await ask('answer', key, text);
      const response = await fetch(`${new URL(api).origin}/api/hooks/jira-service-management`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${hookSecret}` },
        body: JSON.stringify({ issue: key }),
      });
      assert.equal(response.status, 202);
    },
    summaries: () => ask('summaries'),
    async stop() {
      assert.deepEqual(await ask('violations'), []);
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
