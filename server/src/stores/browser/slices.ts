/** Filtering, sorting and paging for stores that cannot query; the SQL store does it in SQL. */
import type {
  CommentQuery,
  CommentRecord,
  CommentSlice,
  RequestQuery,
  RequestRecord,
  RequestSlice,
  RequestSort,
} from '../../app/store.ts';

const sortValue: Record<RequestSort, (request: RequestRecord) => number> = {
  updated: request => request.updatedAt,
  created: request => request.createdAt,
  key: request => request.number,
};

const hasStatus: Record<RequestQuery['status'], (request: RequestRecord) => boolean> = {
  open: request => !request.closed,
  closed: request => request.closed,
  all: () => true,
  awaiting: request => !request.closed && request.asked,
};

function matches(
  request: RequestRecord,
  comments: readonly { readonly requestKey: string; readonly body: string }[],
  words: readonly string[],
): boolean {
  if (!words.length) return true;
  const bodies = comments.filter(comment => comment.requestKey === request.key).map(comment => comment.body);
  const text = [request.key, request.summary, request.description, ...bodies].join('\n').toLowerCase();
  return words.every(word => text.includes(word));
}

function hasDetails(request: RequestRecord, { type, service, severity }: RequestQuery): boolean {
  const fits = (wanted: string | undefined, value: string | undefined): boolean =>
    wanted === undefined || wanted === value;
  return fits(type, request.type) && fits(service, request.service?.id) && fits(severity, request.severity);
}

export function requestSlice(
  requests: readonly RequestRecord[],
  comments: readonly { readonly requestKey: string; readonly body: string }[],
  query: RequestQuery,
): RequestSlice {
  const value = sortValue[query.sort];
  const { after } = query;
  const found = requests
    .filter(request => hasStatus[query.status](request))
    .filter(request => hasDetails(request, query))
    .filter(request => matches(request, comments, query.words))
    .sort((a, b) => value(b) - value(a) || b.number - a.number);
  const rest = after
    ? found.filter(
        request =>
          value(request) < after.value || (value(request) === after.value && request.number < after.number),
      )
    : found;
  const items = rest.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items,
    next: last && rest.length > items.length ? { value: value(last), number: last.number } : undefined,
    total: found.length,
    unreadCount: requests.filter(request => request.unread).length,
    counts: {
      open: requests.filter(hasStatus.open).length,
      closed: requests.filter(hasStatus.closed).length,
      awaiting: requests.filter(hasStatus.awaiting).length,
    },
  };
}

export function commentSlice(comments: readonly CommentRecord[], query: CommentQuery): CommentSlice {
  const { after, newestFirst } = query;
  const direction = newestFirst ? -1 : 1;
  const rest = comments
    .filter(comment => after === undefined || (comment.sequence - after) * direction > 0)
    .sort((a, b) => (a.sequence - b.sequence) * direction);
  const items = rest.slice(0, query.limit);
  return { items, next: rest.length > items.length ? items.at(-1)?.sequence : undefined };
}
