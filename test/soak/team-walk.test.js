/**
 * A seeded random walk through a form of contract 1.1, in two tabs: after each step both show all that the person means and nothing else,
 * and what is sent is what was shown, once.
 *
 *     SEED=17 RUNS=1 node --test test/soak/team-walk.test.js
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { openApi } from './api.js';
import { handsAndEyes } from './in-page.js';
import {
  catalogue,
  colleagues,
  Intent,
  services,
  severities,
  storedOf,
  teamHands,
  types,
} from './team-form.js';
import { until } from './world.js';

const usualRuns = process.env['npm_lifecycle_event'] === 'test:soak' ? '100' : '2';
const { SEED: firstSeed = '1', RUNS: runs = usualRuns, STEPS: steps = '25' } = process.env;

/** Two tabs of one browser profile, the backend, and what the person means. */
class Walk {
  /** @type {import('playwright-core').Page[]} */
  pages = [];
  current = 0;
  intent = new Intent();
  /** What has to be stored, in order. @type {object[]} */
  sent = [];
  /** @type {string[]} */
  uncaught = [];

  /** @param {import('playwright-core').BrowserContext} context @param {Awaited<ReturnType<typeof openApi>>} api */
  constructor(context, api) {
    this.context = context;
    this.api = api;
  }

  /** @param {import('playwright-core').Browser} browser @param {Awaited<ReturnType<typeof openApi>>} api */
  static async open(browser, api) {
    await api.reset();
    const context = await browser.newContext({ locale: 'en-GB' });
    await context.addInitScript(handsAndEyes, { plain: false, nameless: false });
    await context.addInitScript(teamHands);
    const walk = new Walk(context, api);
    for (let tab = 0; tab < 2; tab++) {
      const page = await context.newPage();
      page.on('pageerror', error => walk.uncaught.push(String(error.stack)));
      walk.pages.push(page);
      await walk.load(page);
    }
    return walk;
  }

  /** @param {import('playwright-core').Page} page */
  async load(page) {
    await page.goto(`${this.api.origin}/panel`);
    await this.in(page, 'put', this.api.token);
    await this.in(page, 'open', 'new');
  }

  /** @param {import('playwright-core').Page} page @param {string} what @param {unknown[]} given @returns {Promise<any>} */
  in(page, what, ...given) {
    return page.evaluate(
      ([name, values]) =>
        /** @type {any} */ (window).hands[/** @type {string} */ (name)](.../** @type {any} */ (values)),
      [what, given],
    );
  }

  page(tab = this.current) {
    return /** @type {import('playwright-core').Page} */ (this.pages[tab]);
  }

  /** In the tab that is used now. @param {string} what @param {unknown[]} given */
  do(what, ...given) {
    return this.in(this.page(), what, ...given);
  }

  /** Everything that is wrong now. @param {boolean} both whether also in the other tab, which hears of it a little later */
  async check(both) {
    const { shown } = this.intent;
    const wrong = await until(async () => {
      const tabs = both ? [0, 1] : [this.current];
      const forms = await Promise.all(tabs.map(tab => this.in(this.page(tab), 'form')));
      return forms.flatMap((form, index) =>
        isDeepStrictEqual(form, shown)
          ? []
          : [`tab ${tabs[index]} shows ${JSON.stringify(form)}\n      in place of ${JSON.stringify(shown)}`],
      );
    });
    const [, ...requests] = await this.api.requests();
    if (!isDeepStrictEqual(requests.map(storedOf), this.sent))
      wrong.push(
        `sent: ${JSON.stringify(requests.map(storedOf))}\n      in place of ${JSON.stringify(this.sent)}`,
      );
    return [...wrong, ...this.uncaught, ...this.api.errors.map(String)];
  }
}

/** @typedef {(walk: Walk) => Promise<string | undefined>} Step */

let count = 0;

/** Fills in what a request lacks. @param {Walk} walk */
async function complete(walk) {
  const { intent } = walk;
  if (!intent.type) await things['type']?.(0, 0)(walk);
  if (intent.asksForService && !intent.service) await things['service']?.(1, 0)(walk);
  await things['summary']?.(0, 0)(walk);
  await things['body']?.(0, 0)(walk);
}

const index = fc.nat({ max: 1000 });
/** @template T @param {readonly T[]} list @param {number} at @returns {T | undefined} */
const pick = (list, at) => list[at % list.length];

/** @type {Record<string, (at: number, other: number) => Step>} */
const things = {
  type: at => async walk => {
    const type = /** @type {typeof types[number]} */ (pick(types, at));
    await walk.do('choose2', 'type', type.label);
    walk.intent.choose(type.id);
    return `chooses ${type.id}`;
  },
  severity: at => async walk => {
    const value = pick(walk.intent.severities, at);
    if (!value) return undefined;
    await walk.do('choose2', 'severity', value);
    walk.intent.severity = value;
    return `chooses ${value}`;
  },
  noSeverity: () => async walk => {
    if (!walk.intent.shown.severity) return undefined;
    await walk.do('clear');
    walk.intent.severity = undefined;
    return 'clears the severity';
  },
  service: at => async walk => {
    const label = pick(services, at);
    if (!walk.intent.asksForService) return undefined;
    await walk.do('service', label);
    walk.intent.service = label;
    return `chooses ${label}`;
  },
  noService: () => async walk => {
    if (!walk.intent.asksForService || !walk.intent.service) return undefined;
    await walk.do('noService');
    walk.intent.service = undefined;
    return 'takes the service out';
  },
  field: (at, other) => async walk => {
    const { intent } = walk;
    const field = pick(intent.fields, at);
    if (!field) return undefined;
    const { id, label, type, options = [] } = field;
    if (type === 'multiselect') {
      const name = pick(options, other)?.value ?? '';
      await walk.do('tick', label, name);
      const before = (intent.values[id] ?? '').split('\n');
      const ticked = options
        .map(({ value }) => value)
        .filter(value => before.includes(value) !== (value === name));
      intent.values[id] = ticked.join('\n');
      return `ticks ${name} of ${id}`;
    }
    const value =
      {
        select: pick(['', ...options.map(each => each.value)], other),
        checkbox: pick(['true', ''], other),
        date: pick(['', '2026-03-02', '2026-11-30'], other),
        number: pick(['', '80', '443'], other),
        url: pick(['', 'https://a.example/'], other),
        email: pick(['', 'c@d.example', 'nobody'], other),
      }[type] ?? pick(['', 'a@b.example', `words ${++count}`], other);
    await walk.do('set', label, value);
    intent.values[id] = value ?? '';
    return `sets ${id} to ${value}`;
  },
  summary: () => async walk => {
    const words = `disk ${++count} `;
    await walk.do('type', 'summary', words, 1);
    walk.intent.summary += words;
    return `types ${words}`;
  },
  body: () => async walk => {
    const words = `line ${++count}\n`;
    await walk.do('type', 'description', words, 1);
    walk.intent.body += words;
    return `types ${words}`;
  },
  share: at => async walk => {
    const name = /** @type {string} */ (pick(colleagues, at));
    const { intent } = walk;
    if (intent.isTeam) return undefined;
    const isShared = intent.people.includes(name);
    await walk.do(isShared ? 'unshare' : 'share', name);
    intent.people = isShared ? intent.people.filter(each => each !== name) : [...intent.people, name];
    return `${isShared ? 'removes' : 'adds'} ${name}`;
  },
  visible: () => async walk => {
    if (!walk.intent.isDraft) return undefined;
    await walk.do('visible', !walk.intent.isTeam);
    walk.intent.isTeam = !walk.intent.isTeam;
    return `shows it to ${walk.intent.isTeam ? 'the team' : 'those who are chosen'}`;
  },
  ask: () => async walk => {
    if (walk.intent.isAsked || !walk.intent.isDraft) return undefined;
    await walk.do('ask');
    walk.intent.isAsked = true;
    return 'asks anyway';
  },
  back: () => async walk => {
    await walk.do('open', '');
    await walk.do('open', 'new');
    return 'goes to the list and back';
  },
  reload: () => async walk => {
    await walk.load(walk.page());
    return 'loads the page again';
  },
  tab: () => async walk => {
    walk.current = 1 - walk.current;
    return `goes to tab ${walk.current}`;
  },
  undo: () => async walk => {
    if (!(await walk.do('press', 'discard-button'))) return undefined;
    await until(async () => ((await walk.do('press', 'undo-button')) ? [] : ['no undo']));
    return 'discards it, and takes that back';
  },
  send: at => async walk => {
    const { intent, api } = walk;
    if (at % 4 > 0) await complete(walk);
    const isLost = at % 3 === 0 && intent.isComplete;
    if (isLost) api.fail('lose', 'writes', 1);
    await walk.do('press', 'send-button', 1 + (at % 2));
    if (!intent.isComplete) return 'presses Send in vain';
    walk.sent.push(intent.stored);
    walk.intent = new Intent();
    const lacks = await until(async () =>
      (await api.requests()).length > walk.sent.length ? [] : ['not sent'],
    );
    if (lacks.length > 0) throw new Error(`not sent: ${JSON.stringify(await walk.do('see'))}`);
    // The thread is shown in place of the form.
    await until(async () => ((await walk.do('see'))?.place === 'new' ? ['the form'] : []));
    await walk.do('open', 'new');
    return `sends it${isLost ? ', and the answer is lost' : ''}`;
  },
};
const weights = {
  type: 7,
  field: 10,
  service: 3,
  severity: 4,
  body: 2,
  summary: 2,
  share: 2,
  tab: 2,
  send: 3,
};

/** @type {fc.Arbitrary<Step>} */
const step = fc.oneof(
  ...Object.entries(things).map(([name, make]) => ({
    weight: /** @type {Record<string, number>} */ (weights)[name] ?? 1,
    arbitrary: fc.tuple(index, index).map(([at, other]) => make(at, other)),
  })),
);

describe('a form with types, services, severities and colleagues', () => {
  /** @type {Awaited<ReturnType<typeof openApi>>} */
  let api;
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => {
    api = await openApi({ catalogue });
    browser = await chromium.launch(await findChromium());
  });
  after(async () => {
    await browser?.close();
    await api?.close();
  });

  for (let seed = Number(firstSeed); seed < Number(firstSeed) + Number(runs); seed++)
    test(`SEED=${seed}`, async context => {
      count = 0;
      const length = Number(steps);
      const [drawn = []] = fc.sample(fc.noBias(fc.array(step, { minLength: length, maxLength: length })), {
        seed,
        numRuns: 1,
      });
      const walk = await Walk.open(browser, api);
      const story = [];
      try {
        for (const run of drawn) {
          const told = await run(walk).catch(error => `fails: ${String(error)}`);
          if (!told) continue;
          story.push(`${story.length}: tab ${walk.current} ${told}`);
          const wrong = [
            ...(told.startsWith('fails') ? [told] : []),
            ...(await walk.check(story.length % 3 === 0)),
          ];
          if (wrong.length > 0)
            assert.fail([`SEED=${seed} RUNS=1 STEPS=${steps}`, ...story, ...wrong].join('\n'));
        }
      } finally {
        await walk.context.close();
      }
      context.diagnostic(`${story.length} steps done, ${walk.sent.length} requests sent`);
    });
});
