/** Request Tracker, with a server that has its webhook and one that polls. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { startRequestTracker } from '../real-request-tracker.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { hookSecret, startServer } from './set-up.js';

/** Of RT. */
export const zone = 'America/New_York';

/** @typedef {Awaited<ReturnType<typeof startAll>>} Fixture */
/** @typedef {import('../../api-client.js').ApiClient} ApiClient */

/** The scrip of docs/helpdesks.md. @param {string} url */
function scripOf(url) {
  const page = readFileSync(new URL('../../../../docs/helpdesks.md', import.meta.url), 'utf8');
  const [, code = ''] = /```perl\n([^]+?)```/.exec(page) ?? [];
  return code
    .replace('https://panel.example/api/hooks/request-tracker', url)
    .replace('the hookSecret', hookSecret);
}

export async function startAll() {
  const rt = await startRequestTracker();
  const between = await startScriptedHelpdesk(rt.url);
  const token = rt.tokens['support-panel'];
  const server = await startServer({
    url: between.url,
    token,
    hookSecret,
    timeZone: zone,
    pollSeconds: 3600,
  });
  const polling = await startServer({ url: rt.url, token, timeZone: zone, pollSeconds: 1 });
  const code = scripOf(`${server.url}/api/hooks/request-tracker`);
  await rt.perl(`
    my $scrip = RT::Scrip->new($system);
    done($scrip->Create(Queue => 0, Description => 'Tell the panel', ScripCondition => 'User Defined',
      ScripAction => 'User Defined', Template => 'Blank', Stage => 'TransactionBatch',
      CustomIsApplicableCode => 'return 1;', CustomPrepareCode => 'return 1;',
      CustomCommitCode => <<'CODE'));\n${code}\nCODE\n`);
  return {
    rt,
    /** Between the server with a webhook and RT. */
    between,
    /** It has a webhook. */
    server,
    /** It polls. */
    polling,
    ada: server.client('ada'),
    bob: server.client('bob'),
    /** @param {ApiClient} client @param {string} key */
    thread: async (client, key) => (await client.get(`/requests/${key}/comments?limit=100`)).items,
    /** @param {ApiClient} client @param {string} url */
    download: async (client, url) => {
      const response = await client.call('GET', `/${url}`);
      assert.equal(response.status, 200, await response.clone().text());
      return Buffer.from(await response.arrayBuffer());
    },
    /** @param {ApiClient} client @param {string} key @param {unknown} json */
    comment: (client, key, json) => client.call('POST', `/requests/${key}/comments`, { json }),
    async stop() {
      await Promise.all([server, polling].map(one => one.stop()));
      await between.stop();
      await rt.stop();
    },
  };
}
