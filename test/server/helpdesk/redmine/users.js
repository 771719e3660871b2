/** Who a customer is in Redmine itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { customer, read } from './customer.js';
import { startServer } from './set-up.js';

/** @param {() => import('./redmine.test.js').Fixture} at */
export function testUsers(at) {
  test('who is found, and who is made', async () => {
    const { redmine, server } = at();
    const user = async (/** @type {string} */ login) =>
      (await redmine.call('GET', `/users.json?name=${login}`, undefined, 'admin')).users.find(
        (/** @type {any} */ one) => one.login.startsWith(login),
      );
    const authorOf = async (/** @type {string} */ as) => {
      const { key } = await customer(server, as).client.create(`Of ${as}`);
      return (await redmine.issue(key)).author;
    };
    const { id: ada } = await user('customer-k-ada');
    assert.equal((await authorOf('ada')).id, ada);
    // One address, two customers.
    const twin = await authorOf('twin');
    assert.notEqual(twin.id, ada);
    assert.equal((await user('customer-k-twin')).mail, 'customer-k-twin@customers.invalid');
    assert.equal((await authorOf('mute')).name, 'Mononymous -');
    // An agent's address, and an administrator's login, are no way to become one.
    assert.equal((await authorOf('thief')).id, (await user('customer-admin')).id);
    assert.match((await user('customer-_')).login, /^customer-_[0-9a-f]{32}$/);
    const byLogin = await startServer({ url: redmine.url, key: redmine.keys['admin'], customers: 'login' });
    try {
      assert.deepEqual(await customer(byLogin, 'thief').keys(), await customer(server, 'thief').keys());
    } finally {
      await byLogin.stop();
    }
  });

  test('who is locked in Redmine reads on, and is refused to write', async () => {
    const { redmine, server } = at();
    const mute = customer(server, 'mute');
    const { key } = await mute.client.create('Before');
    const { id } = (await redmine.issue(key)).author;
    const lock = (/** @type {number} */ status) =>
      redmine.call('PUT', `/users/${id}.json`, { user: { status } }, 'admin');
    await lock(3);
    assert.match((await assertProblem(await mute.comment(key, 'x'), 422)).detail, /locked/);
    assert.ok((await mute.keys()).includes(key));
    await lock(1);
    await read(await mute.comment(key, 'y'));
  });
}
