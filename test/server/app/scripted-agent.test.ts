import {
  createScriptedAgent,
  type ScriptedAgent,
} from '../../../server/src/scripted-agent/scripted-agent.ts';
import { seed } from '../../../server/src/seed/seed.ts';
import type { WireCommentPage, WireRequest, WireRequestPage } from '../../../server/src/app/wire.ts';
import { ada, Client, readJson } from './client.ts';
import { expect } from './expect.ts';
import { stores } from './stores.ts';

/** Width and height of a PNG; Node cannot decode it and reads its header. */
async function pictureSize(file: Blob): Promise<number[]> {
  if ('createImageBitmap' in globalThis) {
    const { width, height } = await createImageBitmap(file);
    return [width, height];
  }
  const header = new DataView(await file.arrayBuffer());
  return [header.getUint32(16), header.getUint32(20)];
}

for (const kind of stores) {
  describe(`The scripted agent over ${kind.name}`, () => {
    let client: Client;
    let agent: ScriptedAgent;
    let close: () => Promise<void>;

    beforeEach(async () => {
      const opened = await kind.open();
      close = opened.close;
      client = new Client(opened.store, { onActivity: activity => agent.schedule(activity) });
      agent = createScriptedAgent({ store: opened.store, now: client.clock.now, delay: 6000 });
    });
    afterEach(() => close());

    const get = async (key: string) => readJson<WireRequest>(await client.call('GET', `/requests/${key}`));
    const comments = async (key: string) =>
      (await readJson<WireCommentPage>(await client.call('GET', `/requests/${key}/comments`))).items;

    it('comments on a new request with a fitting text and an attachment after the delay', async () => {
      const { key } = await client.create('The backup failed');
      client.clock.advance(5999);
      expect(await agent.runDue()).to.equal(client.clock.now() + 1);
      expect(await comments(key)).to.have.length(0);
      client.clock.advance(1);
      expect(await agent.runDue()).to.equal(undefined);
      expect((await get(key)).status).to.equal('updated');
      const [comment] = await comments(key);
      expect(comment?.author).to.deep.equal({ name: 'Marta', role: 'agent' });
      expect(comment?.body).to.contain('backup');
      const file = comment?.attachments[0];
      const bytes = await client.call('GET', `/${file?.url}`);
      expect(await bytes.text()).to.contain(key);
    });

    it('performs the tasks that are left after a restart', async () => {
      const { key } = await client.create('Server is down');
      client.clock.advance(60_000);
      await createScriptedAgent({ store: client.store, now: client.clock.now }).runDue();
      expect(await comments(key)).to.have.length(1);
    });

    it('comments once on two comments in a row, and on no closed request', async () => {
      const { key } = await client.create('DNS');
      await client.comment(key, 'Actions');
      await client.comment(key, 'And more');
      const closed = await client.create('Never mind');
      await client.call('PATCH', `/requests/${closed.key}`, { json: { status: 'closed' } });
      client.clock.advance(6000);
      await agent.runDue();
      expect((await comments(key)).filter(comment => comment.author.role === 'agent')).to.have.length(1);
      expect(await comments(closed.key)).to.have.length(0);
    });

    it('works over the seed', async () => {
      await seed(client.store, ada, client.clock.now());
      const page = await readJson<WireRequestPage>(
        await client.call('GET', '/requests?status=all&limit=100'),
      );
      expect(page.items).to.have.length(27);
      expect(page.items.every(item => /^CS-2958\d\d$|^CS-295900$/.test(item.key))).to.equal(true);
      expect(new Set(page.items.map(item => item.status))).to.deep.equal(
        new Set(['open', 'updated', 'closed']),
      );
      const updated = page.items.filter(item => item.status === 'updated');
      expect(page.unreadCount).to.equal(updated.length);
      const now = new Date(client.clock.now()).toISOString();
      expect(page.items.every(item => item.createdAt <= item.updatedAt && item.updatedAt <= now)).to.equal(
        true,
      );
      const newest = await get('CS-295900');
      const picture = newest.attachments.find(file => file.type === 'image/png');
      const response = await client.call('GET', `/${picture?.url}`);
      expect(await pictureSize(await response.blob())).to.deep.equal([400, 210]);
      expect((await client.create('The next one')).key).to.equal('CS-295901');
    });
  });
}
