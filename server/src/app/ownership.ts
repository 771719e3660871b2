/** Whose a request is, the server checks by itself: a helpdesk's key may see the requests of everybody. */
import type { Desk, DeskRequest } from './desk.ts';

/**
 * The desk without what belongs to somebody else, as if that did not exist. For one call: what it has seen to be the customer's, or
 * shared with them by a colleague, is not looked up again.
 *
 * @param report called where the helpdesk has put somebody else's request into the customer's list, or added one for somebody else
 */
export function withOwnership(desk: Desk, report: (error: Error) => void): Desk {
  const own = new Set<string>();

  /** A colleague shares it. */
  function isShared({ organisation, visibility, people = [] }: DeskRequest): boolean {
    if (organisation === undefined || organisation !== desk.organisation) return false;
    return visibility === 'team' || people.some(({ id }) => id === desk.owner);
  }

  function isOwn(request: DeskRequest): boolean {
    if (request.owner !== desk.owner && !isShared(request)) return false;
    own.add(request.key);
    return true;
  }

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const found = await desk.getRequest(key);
    return found && isOwn(found) ? found : undefined;
  }

  async function owns(key: string): Promise<boolean> {
    return own.has(key) || (await getRequest(key)) !== undefined;
  }

  function requireOwn(request: DeskRequest): DeskRequest {
    if (isOwn(request)) return request;
    throw new Error(`The helpdesk answered with ${request.key}, which is another customer's`);
  }

  return {
    owner: desk.owner,
    organisation: desk.organisation,
    getRequest,

    listRequests: async query => {
      const page = await desk.listRequests(query);
      const items = page.items.filter(isOwn);
      if (items.length < page.items.length)
        report(new Error('The helpdesk listed requests of another customer; they were left out'));
      return { ...page, items };
    },

    createRequest: async (...args) => {
      const result = await desk.createRequest(...args);
      return 'added' in result ? { ...result, added: requireOwn(result.added) } : result;
    },
    setClosed: async (key, ...rest) => ((await owns(key)) ? desk.setClosed(key, ...rest) : undefined),
    rateRequest: async (key, ...rest) => ((await owns(key)) ? desk.rateRequest(key, ...rest) : undefined),
    listComments: async (key, ...rest) => ((await owns(key)) ? desk.listComments(key, ...rest) : undefined),
    addComment: async (key, ...rest) => ((await owns(key)) ? desk.addComment(key, ...rest) : undefined),

    ...(desk.setSeverity && {
      setSeverity: async (key, ...rest) => ((await owns(key)) ? desk.setSeverity?.(key, ...rest) : undefined),
    }),
    ...(desk.changePeople && {
      changePeople: async (key, ...rest) =>
        (await owns(key)) ? desk.changePeople?.(key, ...rest) : undefined,
    }),
    ...(desk.retractComment && {
      retractComment: async (key, ...rest) =>
        ((await owns(key)) && (await desk.retractComment?.(key, ...rest))) || 'unknown',
    }),
    ...(desk.markRead && {
      markRead: async (key, commentId) =>
        (await owns(key)) && (await desk.markRead?.(key, commentId)) === true,
    }),
    ...(desk.openFile && {
      openFile: async id => {
        const file = await desk.openFile?.(id);
        if (!file || (await owns(file.requestKey))) return file;
        await file.stream.cancel();
        return undefined;
      },
    }),
    ...(desk.findWrite && {
      findWrite: async (key, requestKey) => {
        const found = await desk.findWrite?.(key, requestKey);
        if (!found) return undefined;
        return ('request' in found ? isOwn(found.request) : await owns(found.requestKey)) ? found : undefined;
      },
    }),
  };
}
