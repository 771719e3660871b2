/** What Zendesk has beside tickets: forms, priorities, and the articles of the help center that everybody may read. */
import type { Catalogue } from '../../app/catalogue.ts';
import type { WireRequestType } from '../../app/wire.ts';
import { path, withQuery } from '../shared/path.ts';
import { filled, idOf, list, raw, type Raw } from '../shared/values.ts';
import type { Zendesk } from './client.ts';
import { idForm } from './ticket.ts';

/** The least severe first. */
const severities = ['Low', 'Normal', 'High', 'Urgent'].map(label => ({ value: label.toLowerCase(), label }));

/** The agent's key also finds what is for agents or some customers alone. */
const isPublic = (article: Raw): boolean =>
  article['user_segment_id'] === null &&
  // Larger plans have several, and then not the one.
  !list(article['user_segment_ids']).length &&
  article['draft'] !== true;

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '').trim();

export function createCatalogue(
  { http, settings }: Zendesk,
  forms: () => Promise<readonly WireRequestType[]>,
): Catalogue {
  return {
    describe: async () => (settings.forms.length ? { severities, types: await forms() } : { severities }),
    ...(settings.articles && {
      articles: {
        search: async (_customer, { words, limit }) => {
          const at = withQuery('/help_center/articles/search.json', { query: words.join(' '), per_page: 25 });
          return list(raw(await http.get(at))['results'])
            .map(raw)
            .filter(isPublic)
            .flatMap(article => {
              const id = idOf(article['id'], idForm);
              const title = filled(article['title']);
              if (id === undefined || title === undefined) return [];
              const excerpt = withoutTags(filled(article['snippet']) ?? '');
              const url = filled(article['html_url']);
              return [{ id, title, ...(excerpt ? { excerpt } : {}), ...(url ? { url } : {}) }];
            })
            .slice(0, limit);
        },
        has: async (_customer, id) => {
          if (!idForm.test(id)) return false;
          return isPublic(raw(raw(await http.get(path`/help_center/articles/${id}.json`))['article']));
        },
      },
    }),
  };
}
