import { en, type Text } from './en.ts';

/** English texts of sharing with colleagues (contract 1.1). Importing this module adds them to the others. */
export const enPeople = {
  'scope.label': 'Whose requests',
  'scope.mine': 'My requests',
  'scope.shared': 'Shared with me',
  'scope.all': 'All',
  'scope.none': 'No requests.',
  'scope.showMine': 'Show my requests',
  'people.who': 'Who can see this:',
  'people.only': 'Only you and support',
  'people.team': 'Everybody in your team',
  'people.you': 'You',
  'people.support': 'support',
  'people.more': { one: '{count} more', other: '{count} more' },
  'people.share': 'Share with …',
  'people.group': 'Share with colleagues',
  'people.private': 'Only people you choose',
  'people.search': 'Name or e-mail address',
  'people.results': 'Colleagues',
  'people.chosen': 'Shared with',
  'people.add': 'Add {name}',
  'people.searching': 'Searching…',
  'people.found': { one: '{count} person found', other: '{count} people found' },
  'people.none': 'Nobody was found. You can also add an e-mail address.',
  'people.added': '{name} can see this now.',
  'people.removed': '{name} can no longer see this.',
  'people.done': 'Done',
  'people.searchFailed': 'Your colleagues could not be searched.',
  'people.shareFailed': 'Nothing was changed.',
} as const satisfies Record<string, Text>;

Object.assign(en, enPeople);
