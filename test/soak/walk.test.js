/**
 * A seeded random walk: whatever a person and the world around them do, nothing that was typed or chosen is lost, and nothing is
 * sent twice.
 *
 *     npm run test:soak                  200 walks of 30 steps
 *     SEED=17 RUNS=1 npm run test:soak   the one with this seed again
 *     SEED=17 RUNS=1 ONLY=0,3,4-9 …      only these of its steps
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { openApi } from './api.js';
import { drawSteps, walk } from './walk.js';

/** A few in each test run, many where that is asked for. */
const usualRuns = process.env['npm_lifecycle_event'] === 'test:soak' ? '200' : '6';
const {
  SEED: firstSeed = '1',
  RUNS: runs = usualRuns,
  STEPS: stepCount = '30',
  ONLY: only = '',
} = process.env;

/** @param {number} index */
const isWanted = index =>
  !only ||
  only.split(',').some(range => {
    const [from, to = from] = range.split('-').map(Number);
    return index >= Number(from) && index <= Number(to);
  });

describe('nothing is lost and nothing is sent twice', () => {
  /** @type {import('./api.js').Api} */
  let api;
  /** @type {import('playwright-core').Browser} */
  let browser;

  before(async () => {
    api = await openApi();
    browser = await chromium.launch(await findChromium());
  });
  after(async () => {
    await browser?.close();
    await api?.close();
  });

  for (let seed = Number(firstSeed); seed < Number(firstSeed) + Number(runs); seed++) {
    test(`SEED=${seed}`, async context => {
      const steps = drawSteps(seed, Number(stepCount)).filter((_, index) => isWanted(index));
      const { wrong, story, sent } = await walk(browser, api, seed, steps);
      if (wrong.length > 0) {
        const replay = `SEED=${seed} RUNS=1 STEPS=${stepCount}${only && ` ONLY=${only}`}`;
        assert.fail([replay, ...story, ...wrong].join('\n'));
      }
      context.diagnostic(`${story.length} steps done, ${sent} entries sent`);
    });
  }
});
