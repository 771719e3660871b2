/** What Zammad has beside requests: its priorities as severities, a select attribute as services, and the public answers of its knowledge base as articles. */
import type { ArticleIndex, Catalogue } from '../../app/catalogue.ts';
import type { WireService } from '../../app/wire.ts';
import { createServices } from '../shared/services.ts';
import { filled, idOf, list, raw } from '../shared/values.ts';
import { readable, type Zammad } from './client.ts';
import { severitiesOf } from './priorities.ts';
import { idForm } from './ticket.ts';

/** Articles of which is known that they are there. */
const maxKnown = 1000;

function createArticles({ http, settings }: Zammad, knowledgeBase: number): ArticleIndex {
  const known = new Set<string>();
  return {
    search: async (_customer, { words, limit }) => {
      const json = {
        knowledge_base_id: knowledgeBase,
        locale: settings.knowledgeBaseLocale,
        flavor: 'public',
        index: 'KnowledgeBase::Answer::Translation',
        url_type: 'public',
        highlight_enabled: false,
        limit,
        query: words.join(' '),
      };
      const answer = await http.call('/knowledge_bases/search', { method: 'POST', json, isRead: true });
      const articles = list(raw(readable(answer))['details'])
        .map(raw)
        .flatMap(detail => {
          const id = idOf(detail['id'], idForm);
          const title = filled(detail['title']);
          const address = filled(detail['url']) ?? '';
          const excerpt = filled(detail['body']);
          if (id === undefined || title === undefined) return [];
          const url = URL.parse(address, settings.url)?.href;
          return [{ id, title, ...(excerpt ? { excerpt } : {}), ...(url ? { url } : {}) }];
        })
        .slice(0, limit);
      if (known.size > maxKnown) known.clear();
      for (const { id } of articles) known.add(id);
      return articles;
    },
    // After a restart the outcome of an article is not taken until it was found again.
    has: (_customer, id) => known.has(id),
  };
}

export function createCatalogue(zammad: Zammad, services: () => Promise<readonly WireService[]>): Catalogue {
  const { knowledgeBase, serviceAttribute } = zammad.settings;
  const severities = severitiesOf(zammad);
  return {
    describe: () => (severities.length ? { severities } : {}),
    ...(serviceAttribute !== undefined && { services: createServices(services) }),
    ...(knowledgeBase !== undefined && { articles: createArticles(zammad, knowledgeBase) }),
  };
}
