/** A browser's zone can't be changed from a page, so the plain functions run here in processes of their own. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'vite';
import { root } from '../../scripts/build/paths.js';

/** For each hour of two years: what was called yesterday, seen from noon, against the calendar. */
const check = `
  import { dayTime, exactTime } from './format.js';
  import { Translator } from './translator.js';
  const translator = new Translator('en-GB');
  const wrong = [];
  const offsets = new Set();
  const dayOf = date => [date.getFullYear(), date.getMonth(), date.getDate()].join();
  for (let day = 0; day < 730; day++) {
    const now = new Date(2026, 0, 1 + day, 12);
    offsets.add(now.getTimezoneOffset());
    const yesterday = dayOf(new Date(2026, 0, day, 12));
    for (let hours = 2; hours < 60; hours++) {
      const then = new Date(now.getTime() - hours * 3_600_000);
      const said = dayTime(translator, then.getTime(), now.getTime());
      const expected = dayOf(then) === dayOf(now) ? /^today, / : dayOf(then) === yesterday ? /^yesterday, / : /^\\d+ \\w+/;
      if (!expected.test(said)) wrong.push(now + ' | ' + then + ' | ' + said);
    }
  }
  console.log(JSON.stringify({ wrong: wrong.slice(0, 5), offsets: offsets.size, exact: exactTime(translator, Date.UTC(2026, 6, 1, 12)) }));`;

describe('times', () => {
  /** @type {string} */
  let folder;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'support-requests-zones-'));
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        outDir: folder,
        minify: false,
        lib: {
          entry: [join(root, 'src/i18n/format.ts'), join(root, 'src/i18n/translator.ts')],
          formats: ['es'],
          fileName: (_, name) => `${name}.js`,
        },
      },
    });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(
      join(folder, 'page.js'),
      `Object.defineProperty(globalThis, 'navigator', { value: { languages: [] }, configurable: true });`,
    );
    await writeFile(join(folder, 'check.js'), `import './page.js';${check}`);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const [zone, exact, changes] of /** @type {[string, string, boolean][]} */ ([
    ['UTC', '1 Jul 2026, 12:00', false],
    ['Europe/Berlin', '1 Jul 2026, 14:00', true],
    ['America/New_York', '1 Jul 2026, 08:00', true],
    ['America/Santiago', '1 Jul 2026, 08:00', true],
    ['Africa/Cairo', '1 Jul 2026, 15:00', true],
    ['Australia/Lord_Howe', '1 Jul 2026, 22:30', true],
    ['Asia/Kathmandu', '1 Jul 2026, 17:45', false],
    ['Pacific/Kiritimati', '2 Jul 2026, 02:00', false],
  ])) {
    test(`are right on each day of two years in ${zone}`, async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'check.js')], {
        env: { ...process.env, TZ: zone },
      });
      const { wrong, offsets, exact: found } = JSON.parse(stdout);
      assert.deepEqual(wrong, []);
      assert.equal(found, exact);
      assert.equal(offsets > 1, changes, 'clocks change here');
    });
  }
});
