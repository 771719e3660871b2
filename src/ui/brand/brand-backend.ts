import type { ListOptions, Operation, ReadOptions, SupportBackend } from '../../backends/backend.ts';
import type {
  Author,
  Comment,
  Config,
  Features,
  Field,
  NewRequest,
  Page,
  SupportRequest,
} from '../../model.ts';
import type { DeskBackend } from '../../state/desk-backend.ts';
import { Numbers } from './numbers.ts';
import type { ParsedBrand } from './parse-brand.ts';

/** Whether the first argument of a method is a request's key, which is mapped back to the server's. */
const TAKES_KEY: Record<Operation, boolean> = {
  getConfig: false,
  listRequests: false,
  getRequest: true,
  createRequest: false,
  listComments: true,
  addComment: true,
  uploadAttachment: false,
  fetchAttachment: false,
  opensFiles: false,
  deleteAttachment: false,
  openEvents: false,
  setStatus: true,
  rateRequest: true,
  markRead: true,
  listServices: false,
  listPeople: false,
  sharePeople: true,
  listIncidents: false,
  followIncident: false,
  listArticles: false,
  rateArticle: false,
  retractComment: true,
  setSeverity: true,
};

type Method = (...values: unknown[]) => unknown;

/** Agents are shown under the brand's alias: without a name their role is shown, whose text is the alias. */
const anonymous = (author: Author): Author =>
  author.role === 'agent' ? { ...author, name: '', roleLabel: undefined } : author;

/** The same result for the same object, so that unchanged data is not rendered again. */
function cached<T extends object>(change: (value: T) => T): (value: T) => T {
  const results = new WeakMap<T, T>();
  return value => {
    let result = results.get(value);
    if (!result) results.set(value, (result = change(value)));
    return result;
  };
}

/** The fields with these ids, the required ones, and those that the conditions of these need. */
function narrowedFields(all: readonly Field[], ids: readonly string[]): readonly Field[] {
  const wanted = new Set([...ids, ...all.filter(({ required }) => required).map(({ id }) => id)]);
  // What is added goes on to be looked at.
  for (const wantedId of wanted)
    wanted.add(all.find(({ id }) => id === wantedId)?.showWhen?.field ?? wantedId);
  return all.filter(({ id }) => wanted.has(id));
}

function narrowed(config: Config, { off, fields }: ParsedBrand): Config {
  const narrow = (all: readonly Field[]) => (fields ? narrowedFields(all, fields) : all);
  // As with fields: without what is required nothing could be sent.
  const isNeeded = (name: string) =>
    name === 'services' && config.types?.some(({ service }) => service === 'required');
  const features = Object.entries(config.features).map(([name, on]): [string, boolean] => [
    name,
    on === true && (!off.includes(name) || isNeeded(name) === true),
  ]);
  return {
    ...config,
    features: Object.fromEntries(features) as unknown as Features,
    fields: narrow(config.fields),
    types: config.types?.map(type => ({ ...type, fields: type.fields && narrow(type.fields) })),
    // Without a single allowed file there is no button.
    maxAttachments: off.includes('attachments') ? 0 : config.maxAttachments,
  };
}

/**
 * Wraps a backend with the brand's numbers, its alias for agents and the features that it hides. All other members are those of
 * the inner backend: the result is a `RestBackend` where that is one.
 */
export function brandBackend(inner: SupportBackend, brand: ParsedBrand): DeskBackend {
  const numbers =
    brand.numberPrefix === undefined
      ? undefined
      : new Numbers(brand.numberPrefix, signal => outer.listRequests({ status: 'all', limit: 1, signal }));
  const shown = (key: string) => numbers?.shown(key) ?? key;
  const real = async (key: string, signal?: AbortSignal) => numbers?.real(key, signal) ?? key;
  const hidesAgents = brand.agentAlias !== undefined;

  const request = cached<SupportRequest>(value => ({
    ...value,
    key: shown(value.key),
    author: value.author && hidesAgents ? anonymous(value.author) : value.author,
    lastComment:
      value.lastComment && hidesAgents
        ? { ...value.lastComment, author: anonymous(value.lastComment.author) }
        : value.lastComment,
    mergedInto: value.mergedInto && shown(value.mergedInto),
    links: value.links?.map(link => ({ ...link, key: shown(link.key) })),
  }));
  const comment = cached<Comment>(value =>
    hidesAgents ? { ...value, author: anonymous(value.author) } : value,
  );
  const requests = cached<Page<SupportRequest>>(page => ({ ...page, items: page.items.map(request) }));
  const comments = cached<Page<Comment>>(page => ({ ...page, items: page.items.map(comment) }));

  const outer = Object.create(inner) as SupportBackend;
  const table = inner as unknown as Record<string, Method | undefined>;
  const methods: Record<string, Method> = {};
  for (const [name, takesKey] of Object.entries(TAKES_KEY)) {
    if (typeof table[name] !== 'function') continue;
    // Called on the inner backend: a method that uses private fields fails on another object.
    const call: Method = (...values) => table[name]?.(...values);
    methods[name] = takesKey
      ? async (key, ...rest) =>
          call(await real(key as string, (rest.at(-1) as ReadOptions | undefined)?.signal), ...rest)
      : call;
  }
  const plain = { ...methods } as unknown as SupportBackend;
  const { sharePeople } = plain;
  if (sharePeople)
    methods['sharePeople'] = async (...values) =>
      request(await (sharePeople as (...values: unknown[]) => Promise<SupportRequest>)(...values));
  return Object.assign(outer, methods, {
    getConfig: async options => narrowed(await plain.getConfig(options), brand),
    listRequests: async (options: ListOptions) => {
      const query = options.query && (await real(options.query.trim(), options.signal));
      return requests(await plain.listRequests({ ...options, query }));
    },
    getRequest: async (key, options) => request(await plain.getRequest(key, options)),
    createRequest: async (value: NewRequest, options) => {
      const followUpOf = value.followUpOf && (await real(value.followUpOf));
      return request(await plain.createRequest({ ...value, followUpOf }, options));
    },
    listComments: async (key, options) => comments(await plain.listComments(key, options)),
    shownKey: shown,
    addComment: async (key, value, options) => comment(await plain.addComment(key, value, options)),
  } satisfies Partial<DeskBackend>);
}
