import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { expectErrors } from '../../support/guard.ts';
import { answering, mount, showsKeys, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

/** What is said on the console while `work` runs. */
async function errorsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const errors: string[] = [];
  const { error } = console;
  console.error = (...parts: unknown[]) => {
    errors.push(parts.map(String).join(' '));
    error.apply(console, parts);
  };
  try {
    await work();
  } finally {
    console.error = error;
  }
  return errors;
}

const names = [
  'support-requests',
  'support-request-list',
  'support-status-filter',
  'support-request-form',
  'support-request-thread',
] as const;

describe('api-base', () => {
  const api = mockApi();
  beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(1)])))));

  for (const name of names) {
    it(`<${name}> says on the page and once on the console that it is missing, and sends nothing`, async () => {
      expectErrors(/attribute api-base is missing/);
      const errors = await errorsDuring(async () => {
        const element = await mount(name);
        expect(textOf(await findByRole(element, 'alert'))).to.contain('api-base is missing');
        await expectAccessible(element);
        // Drawn again, moved: no second word on the console.
        element.setAttribute('theme', 'dark');
        element.setAttribute('status', 'all');
        const parent = element.parentElement!;
        element.remove();
        parent.append(element);
        const next = await mount(name, { apiBase: api.base });
        await waitFor(() => api.callsTo('GET /config').length > 0);
        next.remove();
        await findByRole(element, 'alert');
      });
      expect(errors).to.have.length(1);
      expect(api.callsTo('GET /config')).to.have.length(1);
    });
  }

  for (const value of ['', '  ', 'http://[', 'ftp://example.org/', 'javascript:alert(1)', 'data:,x']) {
    it(`says that "${value}" is none, and sends nothing`, async () => {
      expectErrors(/api-base/);
      const errors = await errorsDuring(async () => {
        const list = await mount('support-request-list', { apiBase: value });
        const message = textOf(await findByRole(list, 'alert'));
        expect(message).to.contain('api-base');
        if (value.trim()) expect(message).to.contain(value);
      });
      expect(errors).to.have.length(1);
      expect(api.calls).to.have.length(0);
    });
  }

  it('may be set by a script after the element is on the page, without a message', async () => {
    const list = document.createElement('support-request-list');
    let alerts = 0;
    const observer = new MutationObserver(() => {
      alerts += queryAllByRole(list, 'alert').length;
    });
    document.body.append(list);
    observer.observe(list.shadowRoot ?? list, { childList: true, subtree: true });
    // As a framework does it: after its own turn.
    await Promise.resolve();
    list.setAttribute('api-base', api.base);
    await showsKeys(list, 'CS-1');
    observer.disconnect();
    expect(alerts).to.equal(0);
    list.remove();
  });

  it('takes the message away once it is there', async () => {
    expectErrors(/attribute api-base is missing/);
    const list = await mount('support-request-list');
    await findByRole(list, 'alert');
    list.apiBase = api.base;
    await showsKeys(list, 'CS-1');
    expect(queryAllByRole(list, 'alert')).to.have.length(0);
  });

  it('is asked for again once it is gone', async () => {
    expectErrors(/attribute api-base is missing/);
    const list = await mount('support-request-list', { apiBase: api.base });
    await showsKeys(list, 'CS-1');
    list.removeAttribute('api-base');
    list.apiBase = undefined;
    await findByRole(list, 'alert');
    expect(queryAllByRole(list, 'listitem')).to.have.length(0);
  });

  for (const write of ['/api/support', '/api/support/', 'api/support', `${location.origin}/api/support`]) {
    it(`may be written ${write.replace(location.origin, 'https://host')}`, async () => {
      const base = document.createElement('base');
      base.href = '/';
      document.head.append(base);
      try {
        const list = await mount('support-request-list', { apiBase: write });
        await showsKeys(list, 'CS-1');
        expect(api.callsTo('GET /requests?')).to.have.length(1);
      } finally {
        base.remove();
      }
    });
  }
});
