import { dist } from '../../build/paths.js';
import { button, waitForDetails, waitForList, waitForText, waitForThread } from '../page-actions.js';
import { problem, unavailable } from '../responses.js';

const languages = ['ar', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ru', 'tr', 'uk', 'zh'];

/** The main views in every language but English. */
export const languageStates = languages.flatMap(inLanguage);

/** @param {string} lang @returns {import('../states.js').State[]} */
function inLanguage(lang) {
  const query = { lang, ...(lang === 'ar' && { dir: 'rtl' }) };
  return [
    { name: `list-lang-${lang}`, query: { ...query, status: 'all' }, reach: waitForList },
    { name: `thread-lang-${lang}`, query: { ...query, request: 'CS-295900' }, reach: waitForThread },
    {
      name: `new-lang-${lang}`,
      query,
      reach: async page => {
        const { texts } = await import(`${dist}/i18n/lang/${lang}.lazy.js`);
        await button(page, texts['requests.new']).first().click();
        await button(page, texts['form.send']).click();
        await waitForText(page, texts['form.summary.required']);
      },
    },
    {
      name: `list-error-lang-${lang}`,
      query,
      overrides: { listRequests: problem(500, unavailable) },
      reach: page => waitForDetails(page, unavailable),
    },
  ];
}
