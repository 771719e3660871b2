import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { deferred } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole, queryAllByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { deskApi, fill, listen, openForm, press, sent, serve } from '../../support/form-fixture.ts';
import { findShown } from '../../support/list-fixture.ts';

describe('A request that was sent a moment ago', () => {
  const api = deskApi();
  const send = async (options: Parameters<typeof openForm>[1] = {}) => {
    const element = await openForm(api, options);
    fill(element);
    press(element, 'Send');
    return { element, key: await sent(element) };
  };

  it('says so with its number and what happens next, above the first message, until the view is left', async () => {
    serve(api);
    const { element, key } = await send();
    const line = await findShown(element, `Sent as ${key}`);
    await findShown(element, 'You will see the answer here.');
    const history = await findByRole(element, 'list', { name: 'History' });
    expect(line.getBoundingClientRect().bottom).to.be.lessThan(history.getBoundingClientRect().top);
    await expectAccessible(element);
    press(element, 'All requests');
    (await findByRole(element, 'button', { name: new RegExp(`^${key}`) })).click();
    await findByRole(element, 'list', { name: 'History' });
    expect(queryAllByText(element, `Sent as ${key}`)).to.have.length(0);
  });

  it('has its number to copy, which is said and seen', async () => {
    serve(api);
    const copied: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    try {
      const { element, key } = await send();
      const copy = await findByRole(element, 'button', { name: `Copy ${key}` });
      const { width } = copy.getBoundingClientRect();
      const said = listen(element);
      copy.click();
      await waitFor(() => said.includes('Copied.'), 'the announcement');
      await findShown(element, 'Copied.');
      expect(copied).to.deep.equal([key]);
      expect(copy.getBoundingClientRect().width).to.equal(width);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
  });

  it('says what the server says, and before that what the page says', async () => {
    serve(api, { offer: { afterSend: 'We e-mail ada@example.com within 2 hours.' } });
    const { element } = await send();
    await findShown(element, 'We e-mail ada@example.com within 2 hours.');
    element.remove();
    const own = await send({ settings: { strings: { 'form.afterSend': 'Lean back.' } } });
    await findShown(own.element, 'Lean back.');
  });

  it('says when the answer is expected', async () => {
    const expectedReplyAt = new Date(Date.now() + 60_000);
    const app = serve(api, {
      first: async (call, request) => {
        if (call !== 'POST /requests') return undefined;
        const created = (await (await app(request)).json()) as object;
        return Response.json({ ...created, expectedReplyAt }, { status: 201 });
      },
    });
    const { element } = await send();
    const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' }).format(expectedReplyAt);
    const line = await findShown(element, /^We expect to answer by /);
    expect(line.textContent).to.contain(time);
  });

  it('has its composer and history at once, while its comments are awaited', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (/^GET .*\/comments$/.test(call) ? gate.promise : undefined) });
    const { element } = await send();
    await findByRole(element, 'textbox', { name: 'Write a comment' });
    expect(queryAllByRole(element, 'progressbar')).to.have.length(0);
    await findShown(element, 'Since the update.');
    gate.resolve(undefined);
  });
});
