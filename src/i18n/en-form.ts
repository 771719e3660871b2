import { en, type Text } from './en.ts';

/** English texts of what contract 1.1 adds to the form. Importing this module adds them to the others. */
export const enForm = {
  'fields.required.several': 'Choose at least one: {label}.',
  'fields.number': 'Enter a number: {label}.',
  'fields.number.between': 'Enter a number between {min} and {max}: {label}.',
  'fields.number.min': 'Enter {min} or more: {label}.',
  'fields.number.max': 'Enter {max} or less: {label}.',
  'fields.date': 'Enter a whole date: {label}.',
  'fields.date.between': 'Choose a date from {min} to {max}: {label}.',
  'fields.date.min': 'Choose {min} or later: {label}.',
  'fields.date.max': 'Choose {max} or earlier: {label}.',
  'fields.url': 'Enter a whole web address, such as https://example.com: {label}.',
  'fields.email': 'Enter an e-mail address, such as name@example.com: {label}.',
  'fields.tooLong': '{label}: {count} of {max} characters. Shorten it.',
  'fields.gone': '“{value}” is no longer offered. Choose again: {label}.',
  'triage.type': 'What is it about?',
  'triage.type.missing': 'Choose what it is about.',
  'triage.service': 'Service',
  'triage.service.search': 'Search by name or address',
  'triage.service.missing': 'Choose the service that it is about.',
  'triage.service.unchosen': 'Not chosen yet. Choose one from the list.',
  'triage.service.chosen': 'Chosen: {name}.',
  'triage.service.loading': 'Loading services…',
  'triage.service.none': 'No services found.',
  'triage.service.failed': 'The services could not be loaded.',
  'triage.service.without': 'You can send anyway: name the service in the description.',
  'triage.service.more': 'There are more. Type to find them.',
  'triage.service.count': { one: '{count} service', other: '{count} services' },
  'triage.severity': 'How serious is it?',
  'triage.severity.clear': 'Clear choice',
  'triage.reply': 'Reply within {time}',
} as const satisfies Record<string, Text>;

Object.assign(en, enForm);
