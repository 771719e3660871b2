/**
 * `npm run spoken` prints what a screen reader says during the main job, by Chromium's accessibility tree; with `-- --write` it
 * becomes the expected text, `main-job.txt`.
 */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { makeFolder, removeFolder, runAgentCommand, startServer } from '../server/server-process.js';
import { speakMainJob } from './main-job.js';

const folder = makeFolder();
const server = await startServer({ DATA_DIR: folder });
const browser = await chromium.launch(await findChromium());
try {
  const [link = ''] = server.signInLinks;
  const said = await speakMainJob(
    await (await browser.newContext({ locale: 'en-US', timezoneId: 'UTC' })).newPage(),
    link,
    (...args) => runAgentCommand(folder, ...args),
  );
  if (process.argv.includes('--write')) writeFileSync(new URL('main-job.txt', import.meta.url), said);
  else process.stdout.write(said);
} finally {
  await browser.close();
  await server.stop();
  removeFolder(folder);
}
