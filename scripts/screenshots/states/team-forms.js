/** The form with everything that contract 1.1 offers at once, and with content in the language of the page. */
import { articleOverrides } from './articles.js';
import { incidents, people } from './team.js';
import { json, singlePage } from '../responses.js';
import { services, triageConfig } from '../triage.js';

/** @typedef {import('playwright-core').Page} Page */

const features = { ...triageConfig.features, people: true, incidents: true, articles: true };
const whole = {
  ...articleOverrides,
  getConfig: json({
    ...triageConfig,
    commentFormats: ['text', 'markdown'],
    descriptionFormats: ['text', 'markdown'],
    features,
  }),
  listServices: singlePage(services),
  listPeople: json({ items: people }),
  listIncidents: json({ items: incidents.map(incident => ({ ...incident, serviceIds: ['s2'] })) }),
};

const arabic = {
  ...whole,
  getConfig: json({
    ...triageConfig,
    types: [
      { id: 'outage', label: 'عطل في خدمة', help: 'خادم أو موقع أو بريد لا يستجيب.', service: 'required' },
      { id: 'question', label: 'سؤال', help: 'كيف يعمل شيء ما، أو كم يكلّف.' },
      { id: 'invoice', label: 'فاتورة', service: 'none', severities: [] },
    ],
    severities: [
      { value: 'low', label: 'منخفضة', help: 'سؤال، أو أمر يمكن أن ينتظر.', replyWithinMinutes: 2880 },
      { value: 'critical', label: 'حرجة', help: 'الإنتاج متوقف.', replyWithinMinutes: 15 },
    ],
    hours: { text: 'الأحد–الخميس ‎8:00–20:00', open: true, until: '2026-11-23T20:00:00Z' },
    phone: { number: '+971 4 555 0100', label: 'خط الطوارئ', pin: '4711' },
    features,
  }),
  listArticles: json({
    items: [
      {
        id: 'boot',
        title: 'الخادم لا يقلع بعد تحديث النواة',
        body: 'ابدأ **النواة السابقة** أولاً:\n\n```sh\nupdate-initramfs -u -k all\n```',
        format: 'markdown',
      },
      { id: 'rescue', title: 'تشغيل نظام الإنقاذ', excerpt: 'من لوحة التحكم.' },
    ],
  }),
  listPeople: json({ items: [{ id: 'p1', name: 'ليلى حداد', email: 'layla@example.com' }, ...people] }),
  listIncidents: json({
    items: [{ ...incidents[0], title: 'انقطاع في AMS1', body: 'تعطّل محوّل رئيسي.', serviceIds: ['s2'] }],
  }),
};

/** By place, since the language differs. @param {Page} page */
async function fillAll(page) {
  await page
    .getByRole('button')
    .filter({ has: page.locator('svg') })
    .first()
    .click();
  await page.getByRole('radio').first().check();
  await page.getByRole('combobox').first().click();
  await page.getByRole('option', { name: /^db-primary/ }).click();
  await page.getByRole('radio').last().check();
  await page.locator('#summary').fill('db-primary: kernel panic');
  await page.locator('[aria-haspopup="dialog"]').first().waitFor();
}

const looks = [
  { suffix: '', query: {}, overrides: whole },
  { suffix: '-lang-de', query: { lang: 'de' }, overrides: whole },
  { suffix: '-lang-ar', query: { lang: 'ar', dir: 'rtl' }, overrides: arabic },
];

/** @type {import('../states.js').State[]} */
export const teamFormStates = looks.flatMap(({ suffix, query, overrides }) => [
  { name: `team-whole-form${suffix}`, query, overrides, reach: fillAll, variants: suffix === '' },
  {
    name: `team-whole-article${suffix}`,
    query,
    overrides,
    reach: async page => {
      await fillAll(page);
      await page.locator('[aria-haspopup="dialog"]').first().click();
      await page
        .getByRole('dialog')
        .getByText(/update-initramfs/)
        .waitFor();
    },
  },
]);
