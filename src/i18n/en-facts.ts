import { en, type Text } from './en.ts';

/**
 * English texts of what contract 1.1 adds to list and thread: type, service, severity, who wrote last, how an entry came. Importing this
 * module adds them to the others.
 */
export const enFacts = {
  'last.agent': '{name} replied',
  'last.me': 'you wrote',
  'last.other': '{name} wrote',
  'fact.type': 'Type',
  'fact.service': 'Service',
  'fact.severity': 'Severity',
  'fact.allTypes': 'All types',
  'fact.allServices': 'All services',
  'fact.none.open': 'No open requests for “{what}”.',
  'fact.none.closed': 'No closed requests for “{what}”.',
  'fact.none.all': 'No requests for “{what}”.',
  'fact.none.awaiting': 'Nothing for “{what}” needs your reply.',
  'fact.showAll': 'Show all',
  'fact.expected': 'Support usually answers by {time}.',
  'severity.change': 'Change',
  'severity.changed': 'The severity is now: {label}.',
  'severity.failed': 'The severity was not changed.',
  'related.mergedInto': 'This request was merged into {key}',
  'related.follow-up-of': 'Follow-up of {key}',
  'related.duplicate-of': 'Duplicate of {key}',
  'related.related': 'Related: {key}',
  'channel.email': 'by e-mail',
  'channel.phone': 'by phone',
  'channel.api': 'by a program',
  'entry.edited': 'edited {time}',
  'retract.do': 'Take back',
  'retract.ask': 'Take this comment back? Its text returns to the field where you write.',
  'retract.files': 'Its files are deleted.',
  'retract.keep': 'Keep it',
  'retract.done': 'Comment taken back. Its text is in the field where you write.',
  'retract.late': 'It is too late to take it back.',
  'retract.failed': 'The comment was not taken back.',
  'file.checking': 'is being checked',
  'file.blocked': 'blocked',
  'file.expired': 'no longer available',
} as const satisfies Record<string, Text>;

Object.assign(en, enFacts);
