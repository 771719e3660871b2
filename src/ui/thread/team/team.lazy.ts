export { TeamEntries } from './team-entries.ts';
export { TeamFacts } from './team-facts.ts';
