/** What a screen reader says during the main job is what was looked at last. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setUpPanel } from '../server/panel.js';
import { speakMainJob } from './main-job.js';

const panel = setUpPanel();

test('a screen reader says what main-job.txt has', { timeout: 120_000 }, async () => {
  const context = await panel.profile({ locale: 'en-US', timezoneId: 'UTC' });
  const said = await speakMainJob(await context.newPage(), panel.server.signInLinks[0] ?? '', panel.agent);
  const expected = readFileSync(new URL('main-job.txt', import.meta.url), 'utf8');
  assert.equal(
    said,
    expected,
    'Look at what changed; where that is right: npm run build && npm run spoken -- --write',
  );
  await context.close();
});
