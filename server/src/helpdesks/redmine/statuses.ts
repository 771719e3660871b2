/** Which statuses are closed, and their ids. What is learned stays; an unknown status is looked up. */
import { list, raw } from '../shared/values.ts';
import type { Redmine } from './client.ts';
import { statusFrom, type Status } from './issue.ts';

export interface Statuses {
  isClosed(status: Status): Promise<boolean>;
  /** Ids of the statuses with these names. */
  idsOf(names: readonly string[]): Promise<readonly string[]>;
}

export function createStatuses({ http }: Redmine): Statuses {
  let known: readonly Status[] = [];
  const find = (id: string): Status | undefined => known.find(status => status.id === id);

  async function load(): Promise<void> {
    const answer = raw(await http.get('/issue_statuses.json'));
    known = list(answer['issue_statuses']).flatMap(item => statusFrom(item) ?? []);
  }

  return {
    isClosed: async ({ id, isClosed }) => {
      if (isClosed !== undefined) return isClosed;
      if (!find(id)) await load();
      return find(id)?.isClosed ?? false;
    },
    idsOf: async names => {
      const isKnown = (name: string): boolean => known.some(status => status.name === name);
      if (!names.every(isKnown)) await load();
      return known.filter(({ name }) => names.includes(name)).map(({ id }) => id);
    },
  };
}
