/** The catalogue of the configuration, with what the helpdesk has for the parts that it leaves out. */
import type { Catalogue } from './catalogue.ts';

/** Without what is undefined, which would hide what is there. */
const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

export function joinedCatalogue(
  configured: Catalogue | undefined,
  ofHelpdesk: Catalogue | undefined,
): Catalogue | undefined {
  if (!configured || !ofHelpdesk) return configured ?? ofHelpdesk;
  return {
    describe: async (customer, now) => {
      const own = defined((await configured.describe?.(customer, now)) ?? {});
      // Types of its own need none of the helpdesk's.
      return own.types ? own : { ...(await ofHelpdesk.describe?.(customer, now)), ...own };
    },
    services: configured.services ?? ofHelpdesk.services,
    people: configured.people ?? ofHelpdesk.people,
    incidents: configured.incidents ?? ofHelpdesk.incidents,
    articles: configured.articles ?? ofHelpdesk.articles,
  };
}
