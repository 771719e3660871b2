/** The catalogue of the configuration, with what the helpdesk has for the parts that it leaves out, and the incidents of a status page. */
import type { Catalogue, IncidentFeed } from './catalogue.ts';

/** Without what is undefined, which would hide what is there. */
const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** Those of both. */
const joinedFeeds = (one: IncidentFeed | undefined, other: IncidentFeed | undefined) =>
  one && other
    ? {
        list: async (...given: Parameters<IncidentFeed['list']>) =>
          (await Promise.all([one.list(...given), other.list(...given)])).flat(),
      }
    : (one ?? other);

/** What a part has may come and go, such as with a file that changes: it is looked at for each call. */
export function joinedCatalogue(
  configured: Catalogue | undefined,
  ofHelpdesk: Catalogue | undefined,
  statusPage?: IncidentFeed,
): Catalogue | undefined {
  if (!statusPage && (!configured || !ofHelpdesk)) return configured ?? ofHelpdesk;
  return {
    describe: async (customer, now) => {
      const own = defined((await configured?.describe?.(customer, now)) ?? {});
      // Types of its own need none of the helpdesk's.
      return own.types ? own : { ...(await ofHelpdesk?.describe?.(customer, now)), ...own };
    },
    get services() {
      return configured?.services ?? ofHelpdesk?.services;
    },
    get people() {
      // With whom a request is shared, the helpdesk alone knows.
      return ofHelpdesk?.people ?? configured?.people;
    },
    get incidents() {
      return joinedFeeds(configured?.incidents ?? ofHelpdesk?.incidents, statusPage);
    },
    get articles() {
      return configured?.articles ?? ofHelpdesk?.articles;
    },
  };
}
