/** A helpdesk's ids of fields are its own words, also those that every JavaScript object inherits. */
import { expect } from '@open-wc/testing';
import { typeInto } from '../../support/input.ts';
import { json } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, queryAllByText, textOf } from '../../support/queries.ts';
import { entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
const ids = ['toString', '__proto__', 'constructor', 'hasOwnProperty'];
const config = (required = false) => ({
  fields: ids.map(id => ({ id, label: `Field ${id}`, type: 'text', required })),
});

/** In a literal `__proto__` would set the prototype. */
const values = (members: string): Record<string, string> =>
  JSON.parse(`{${members}}`) as Record<string, string>;

async function openForm(required?: boolean) {
  const server = new ThreadServer(api);
  server.config = config(required);
  const posted: string[] = [];
  server.on('POST /requests', async request => {
    posted.push(await request.text());
    server.requests.push(wireRequest({ key: 'CS-2' }));
    return json(server.requests.at(-1), { status: 201 });
  });
  const desk = await mountDesk(api);
  await desk.newRequest();
  const field = async (id: string) =>
    (await findByRole(desk, 'textbox', { name: new RegExp(`^Field ${id}`) })) as HTMLInputElement;
  await field('__proto__');
  await typeInto(getByRole(desk, 'textbox', { name: /^Summary/ }), 'No network');
  await typeInto(getByRole(desk, 'textbox', { name: /^Description/ }), 'Since noon.');
  return { desk, field, posted };
}

describe('fields with ids that objects inherit', () => {
  for (const id of ids) {
    it(`are shown in a thread that has a value for one: ${id}`, async () => {
      const server = new ThreadServer(api);
      server.config = config();
      server.requests = [wireRequest({ fields: values(`"${id}": "web-1"`) })];
      const thread = await mountThread(api);
      await entries(thread, 1);
      await waitFor(() => queryAllByText(thread, `Field ${id}`).length === 1, 'the field');
      expect(textOf(thread)).to.contain(`Field ${id}: web-1`);
      expect(textOf(thread).match(/Field /g)).to.have.length(1);
    });
  }

  it('are empty in the form at first', async () => {
    const { field } = await openForm();
    for (const id of ids) expect((await field(id)).value, id).to.equal('');
  });

  it('are sent with what was given', async () => {
    const { desk, field, posted } = await openForm();
    for (const id of ids) await typeInto(await field(id), `of ${id}`);
    getByRole(desk, 'button', { name: 'Send' }).click();
    await waitFor(() => posted.length === 1, 'the request');
    const { fields } = JSON.parse(posted[0]!) as { fields: Record<string, string> };
    expect(Object.entries(fields)).to.deep.equal(ids.map(id => [id, `of ${id}`]));
  });

  it('are missing where they are required and empty', async () => {
    const { desk, posted } = await openForm(true);
    getByRole(desk, 'button', { name: 'Send' }).click();
    await waitFor(() => queryAllByText(desk, /^Fill in: /).length === ids.length, 'the problems');
    expect(
      queryAllByRole(desk, 'textbox').filter(({ ariaInvalid }) => ariaInvalid === 'true'),
    ).to.have.length(ids.length);
    expect(posted).to.have.length(0);
  });
});
