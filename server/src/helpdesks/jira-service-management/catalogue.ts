/** What the service desk has beside requests: its request types and its knowledge base. */
import type { Catalogue } from '../../app/catalogue.ts';
import { path, withQuery } from '../shared/path.ts';
import { createServices } from '../shared/services.ts';
import { filled, list, raw } from '../shared/values.ts';
import type { Jira } from './client.ts';
import type { RequestTypes } from './types.ts';

/** Articles of which is known that they are there. */
const maxKnown = 1000;

export function createCatalogue(jira: Jira, types: RequestTypes): Catalogue {
  const known = new Set<string>();

  return {
    describe: async () => {
      const offered = await types.list();
      // One that has nothing to fill in is no choice.
      const isPlain =
        offered.length === 1 && !offered[0]?.fields?.length && offered[0]?.service !== 'required';
      return isPlain ? {} : { types: offered };
    },
    ...(jira.settings.serviceField !== undefined && { services: createServices(() => types.services()) }),
    articles: {
      search: async (_customer, { words, limit }) => {
        const at = path`/servicedesk/${await jira.deskId()}/knowledgebase/article`;
        const found = raw(await jira.http.get(withQuery(at, { query: words.join(' '), limit })));
        const articles = list(found['values'])
          .map(raw)
          .flatMap(article => {
            const id = filled(raw(article['source'])['pageId']);
            const title = filled(article['title']);
            const url = filled(raw(article['content'])['iframeSrc']);
            const excerpt = filled(article['excerpt']);
            if (id === undefined || title === undefined) return [];
            return [{ id, title, ...(excerpt ? { excerpt } : {}), ...(url ? { url } : {}) }];
          })
          .slice(0, limit);
        if (known.size > maxKnown) known.clear();
        for (const { id } of articles) known.add(id);
        return articles;
      },
      // The API has no article by its id. After a restart its outcome is not taken.
      has: (_customer, id) => known.has(id),
    },
  };
}
