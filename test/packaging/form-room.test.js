/** A slow line: what the form loads later has its room before it is there. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setUp } from './browser.js';

const config = {
  fields: [
    {
      id: 'severity',
      label: 'Severity',
      type: 'select',
      required: true,
      options: [{ value: '1', label: 'High' }],
    },
    { id: 'host', label: 'Host', type: 'text', help: 'As in the panel' },
    { id: 'backup', label: 'There is a backup', type: 'checkbox' },
    { id: 'access', label: 'You may log in', type: 'checkbox', help: 'Only for this request' },
  ],
};
const context = [{ id: 'server', label: 'Server', value: 'web-07' }];

const types = [
  { id: 'outage', label: 'Something is down', help: 'A server, a site or mail does not answer.' },
  { id: 'question', label: 'Question', help: 'How something works, or what it costs.' },
  { id: 'invoice', label: 'Invoice' },
];
/** What contract 1.1 adds, where it is a choice of type, and where it is not. */
const additions = {
  types: { types, phone: { number: '+49 30 5550100', pin: '4711' }, hours: { text: 'Mon–Fri 8–20' } },
  one: {
    types: [
      {
        ...types[0],
        fields: [
          { id: 'what', label: 'What', type: 'multiselect', options: ['a', 'b'].map(value => ({ value })) },
          { id: 'log', label: 'Log', type: 'textarea', help: 'The last lines' },
          { id: 'day', label: 'Day', type: 'date' },
          { id: 'more', label: 'More', type: 'text', showWhen: { field: 'what', is: 'a' } },
        ],
      },
    ],
    severities: [
      {
        value: 'low',
        label: 'Low',
        help: 'A question, or something that can wait.',
        replyWithinMinutes: 480,
      },
      { value: 'high', label: 'High', replyWithinMinutes: 30 },
    ],
    features: { services: true },
  },
};

describe('the form on a slow line', () => {
  const all = setUp();
  /** @param {object} body of the config */
  const serve = body =>
    all.site.intercept(({ url }) => (url.endsWith('/config') ? Response.json(body) : undefined));
  before(async () => {
    await all.site.create('Disk is full');
    serve(config);
  });
  after(() => all.site.intercept(() => undefined));

  /** @param {boolean} hasTouch @param {number} width @param {(page: import('playwright-core').Page) => Promise<unknown>} arrived */
  async function staysInPlace(hasTouch, width, arrived) {
    const head =
      '<meta name="viewport" content="width=device-width"><script src="/dist/support-requests.js" async></script>';
    const tag = '<support-requests api-base="/api/support"></support-requests>';
    const { page } = await all.open('about:blank', {
      hasTouch,
      isMobile: hasTouch,
      viewport: { width, height: 740 },
    });
    /** @type {(() => void)[]} */
    const held = [];
    let isHeld = true;
    // Every lazy file of the form; what the list needs has come by then.
    await page.route(/\.js$/, async route => {
      const { pathname } = new URL(route.request().url());
      if (isHeld && !pathname.endsWith('/support-requests.js'))
        await new Promise(go => held.push(() => go(undefined)));
      await route.continue();
    });
    const configured = page.waitForResponse(/\/config$/);
    await page.goto(all.site.page(head, tag));
    await configured;
    await page
      .locator('support-requests')
      .evaluate((desk, items) => Object.assign(desk, { context: items }), context);
    await page.getByRole('button', { name: /^CS-/ }).first().waitFor();
    await page.getByRole('button', { name: 'New request' }).click();
    const tops = async () => {
      const boxes = ['Attachment', 'Send'].map(name => page.getByRole('button', { name }).boundingBox());
      return (await Promise.all(boxes)).map(box => Math.round(box?.y ?? NaN));
    };
    await page.getByRole('button', { name: 'Send' }).waitFor();
    const first = await tops();
    assert.ok(held.length > 0);
    isHeld = false;
    for (const go of held.splice(0)) go();
    await arrived(page);
    await page.getByRole('button', { name: 'Remove Server' }).waitFor();
    await page.getByRole('button', { name: 'What did you try?' }).waitFor();
    assert.deepEqual(await tops(), first);
    await page.context().close();
  }

  for (const hasTouch of [false, true]) {
    const how = hasTouch ? 'on a touch screen' : 'with a mouse';
    test(`keeps Attachment and Send in place ${how}`, async () => {
      serve(config);
      await staysInPlace(hasTouch, 360, page => page.getByRole('combobox', { name: 'Severity' }).waitFor());
    });

    for (const width of [360, 900]) {
      test(`keeps them in place below a choice of types, ${how}, ${width} px`, async () => {
        serve(additions.types);
        await staysInPlace(hasTouch, width, page => page.getByRole('radio', { name: 'Invoice' }).waitFor());
      });

      test(`keeps them in place below service, severity and fields, ${how}, ${width} px`, async () => {
        serve(additions.one);
        await staysInPlace(hasTouch, width, async page => {
          await page.getByRole('radio', { name: 'High' }).waitFor();
          await page.getByRole('combobox', { name: 'Service' }).waitFor();
          await page.getByRole('textbox', { name: 'Log' }).waitFor();
        });
      });
    }
  }
});
