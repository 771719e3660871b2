import { en, type Text } from './en.ts';

/** English texts of known incidents (contract 1.1). Importing this module adds them to the others. */
export const enIncidents = {
  'incident.label': 'Known incidents',
  'incident.known': 'We know about this: {title}.',
  'incident.since': 'We know about this: {title}, since {time}.',
  'incident.planned': 'Planned: {title}, {time}.',
  'incident.from': 'Planned: {title}, from {time}.',
  'incident.next': 'Next update by {time}.',
  'incident.ends': 'Expected to end by {time}.',
  'incident.resolved': 'Resolved {time}: {title}',
  'incident.over': 'Resolved: {title}',
  'incident.page': 'Read more',
  'incident.follow': 'Follow',
  'incident.told': 'We will tell you when there is news.',
  'incident.stays': 'Your draft stays here.',
  'incident.unfollowed': 'You no longer follow this.',
  'incident.followFailed': 'We could not note that.',
  'incident.ask': 'Ask anyway',
  'incident.asked': 'Your request will refer to it.',
  'incident.more': { one: 'and {count} more', other: 'and {count} more' },
} as const satisfies Record<string, Text>;

Object.assign(en, enIncidents);
