/** What the check of a key's rights says, at Redmine itself. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import 'tsx';

const { redmine: kind } = await import('../../../../server/src/helpdesks/redmine/index.ts');
const { Reader } = await import('../../../../server/src/config/reader.ts');

/** @param {() => { url: string, keys: Record<string, string> }} real */
export function testRights(real) {
  describe('the check of the rights', () => {
    /** @param {string} key @param {Record<string, unknown>} [more] */
    async function check(key, more = {}) {
      /** @type {string[]} */
      const errors = [];
      const settings = { url: real().url, key: real().keys[key] ?? key, project: 'support', ...more };
      const configured = kind.read(new Reader('helpdesk', settings, errors), {});
      assert.deepEqual(errors, []);
      const findings = await configured.check();
      return {
        bad: findings.filter(({ ok }) => !ok).map(({ text }) => text),
        good: findings.filter(({ ok }) => ok).map(({ text }) => text),
      };
    }
    const field = { customers: 'field', customerField: 'Customer key' };

    for (const [what, key, more] of /** @type {[string, string, Record<string, unknown>][]} */ ([
      ['an administrator', 'admin', { tracker: 'Support', closeStatus: 'Closed', markField: 'Write key' }],
      ['one user for all', 'panel', field],
    ]))
      test(`${what} has everything`, async () => {
        const { bad, good } = await check(key, more);
        assert.deepEqual(bad, []);
        assert.ok(good.length >= 4, good.join('\n'));
      });

    for (const [
      what,
      key,
      more,
      message,
    ] of /** @type {[string, string, Record<string, unknown>, RegExp][]} */ ([
      ['a wrong key', 'nobody', {}, /refuses the key \(401\)/],
      ['the key of an agent', 'marta', {}, /marta has to be an administrator.*Administration > Users/],
      ['another project', 'admin', { project: 'nowhere' }, /no project nowhere/],
      ['no such role', 'admin', { role: 'Guest' }, /no role Guest/],
      ['a role that sees everything', 'admin', { role: 'Manager' }, /"View private notes"/],
      ['a role that sees others', 'admin', { role: 'Reader' }, /"Issues visibility"/],
      [
        'a role that may not write',
        'admin',
        { role: 'Reader' },
        /misses "Add issues", "Add notes", "Edit own issues"/,
      ],
      ['no such tracker', 'admin', { tracker: 'Phone' }, /no tracker Phone/],
      ['no such status', 'admin', { closeStatus: 'Done' }, /no status Done/],
      ['no such field for keys', 'admin', { markField: 'Nothing' }, /no custom field Nothing/],
      ['a user without the project', 'powerless', field, /right is missing/],
      ['a user who only reads', 'reader', field, /reader.*misses "Add issues"/],
      ['no such field', 'panel', { ...field, customerField: 'Nothing' }, /no custom field.*Nothing/],
      [
        'a field that is no filter',
        'panel',
        { ...field, customerField: 'Unsearchable' },
        /"Used as a filter"/,
      ],
    ]))
      test(`${what} is said`, async () => {
        const { bad } = await check(key, more);
        assert.ok(
          bad.some(text => message.test(text)),
          bad.join('\n') || 'nothing is said',
        );
        assert.doesNotMatch(bad.join(), new RegExp(real().keys[key] ?? 'never'));
      });
  });
}
