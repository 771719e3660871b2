// On a page of its own: it registers every language.
/** Every language in the narrowest and in a wide place: nothing is cut, broken, or lies over something else. */
import { registerLanguage, type SupportRequests } from '../../src/index.ts';
import { en, type Text } from '../../src/i18n/en.ts';
import type { LanguageTexts } from '../../src/i18n/texts.ts';
import { languageFiles } from '../../src/i18n/language-files.ts';
import { answering, findRow, mount, wirePage, wireRequest } from '../support/list-fixture.ts';
import { brokenWords, cutOff, overlaps, sticksOut } from '../support/layout.ts';
import { json, mockApi } from '../support/mock-api.ts';
import { findByRole, queryAllByText } from '../support/queries.ts';
import { waitFor } from '../support/wait.ts';

/** The longest that a list has: all three statuses, both who is waited for. */
const requests = [
  wireRequest(1, {
    unread: true,
    awaiting: 'requester',
    updatedAt: new Date(Date.now() - 50 * 60_000).toISOString(),
  }),
  wireRequest(2, { awaiting: 'support' }),
  wireRequest(3, { status: 'closed' }),
];
const comments = [
  { id: 'a', author: { name: 'Marta', role: 'agent' }, body: 'Hello', createdAt: '2024-03-02T10:30:00Z' },
  { id: 'b', author: { name: 'Robot', role: 'system' }, body: 'Moved', createdAt: '2024-12-22T22:30:00Z' },
];

/** Longer by 40 %: each word by a quarter, since one long word is harder to place than many; the rest is more words. */
function longer(text: string): string {
  const stretched = text.replace(/\{\w+\}|\p{L}+/gu, word =>
    word.startsWith('{') ? word : word + word.slice(-Math.ceil(word.length / 4)),
  );
  const missing = Math.ceil(text.length * 1.4) - stretched.length;
  return missing > 1 ? `${'more '.repeat(missing).slice(0, missing).trim()} ${stretched}` : stretched;
}
const longerText = (text: Text): Text =>
  typeof text === 'string' ? longer(text) : { ...text, other: longer(text.other) };

const pseudo = Object.fromEntries(
  Object.entries(en).map(([key, text]) => [key, longerText(text)]),
) as LanguageTexts;
before('a pseudo-locale', () => registerLanguage('en-XA', pseudo));

for (const lang of ['en', 'en-XA', ...Object.keys(languageFiles)]) {
  describe(`The layout in ${lang}`, () => {
    const api = mockApi();
    let translator: LanguageTexts = lang === 'en' ? en : pseudo;
    before(async () => {
      const file = (languageFiles as Record<string, () => Promise<{ texts: LanguageTexts }>>)[lang];
      if (file) translator = (await file()).texts;
    });
    beforeEach('serve', () => {
      const rest = answering(() => json(wirePage(requests)), { closedReply: 'reopens' });
      api.serve(request => (request.url.includes('/comments') ? json(wirePage(comments)) : rest(request)));
    });
    const say = (key: keyof typeof en) => translator[key] as string;

    async function show(width: number, properties: Partial<SupportRequests> = {}): Promise<SupportRequests> {
      const root = await mount('support-requests', { apiBase: api.base, lang, status: 'all', ...properties });
      const { parentElement } = root;
      parentElement!.style.inlineSize = `${width}px`;
      // Wide letters, as many panels have them.
      parentElement!.style.fontFamily = 'Verdana, "DejaVu Sans", sans-serif';
      if (lang === 'ar') parentElement!.dir = 'rtl';
      return root;
    }

    /** Rows below the window have only a guessed height until they were seen, so it is asked again. */
    async function expectTidy(root: SupportRequests, width: number): Promise<void> {
      let faults: string[] = [];
      await waitFor(
        () => {
          faults = [
            ...(root.scrollWidth > width ? [`${root.scrollWidth} px wide`] : []),
            ...sticksOut(root).map(what => `sticks out: ${what}`),
            ...cutOff(root).map(what => `cut off: ${what}`),
            ...overlaps(root).map(what => `overlap: ${what}`),
            // Chinese has no spaces, and a line may end anywhere.
            ...(lang === 'zh' ? [] : brokenWords(root).map(what => `broken: ${what}`)),
          ];
          return faults.length === 0;
        },
        () => faults.join('; '),
      );
    }

    for (const width of [280, 1200]) {
      it(`is tidy in ${width} px: the list`, async () => {
        const root = await show(width);
        for (const key of ['CS-1', 'CS-2', 'CS-3']) await findRow(root, key);
        await expectTidy(root, width);
      });

      it(`is tidy in ${width} px: the form, with what it finds missing`, async () => {
        const root = await show(width);
        await root.newRequest();
        (await findByRole(root, 'button', { name: say('form.send') })).click();
        // At the field, and for a while in the live region.
        await waitFor(() => queryAllByText(root, say('form.summary.required')).length > 0, 'the fault');
        await expectTidy(root, width);
      });

      it(`is tidy in ${width} px: a thread that is closed`, async () => {
        const root = await show(width, { request: 'CS-3' });
        const field = await findByRole(root, 'textbox', { name: say('thread.comment') });
        await expectTidy(root, width);
        // The composer of a closed request opens with the focus.
        field.focus();
        await findByRole(root, 'button', { name: say('thread.add') });
        await expectTidy(root, width);
      });
    }
  });
}
