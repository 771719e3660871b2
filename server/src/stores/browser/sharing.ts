import type { Notes, Sharing } from '../../app/team.ts';
import { idParts, rowId, rowPrefix, type Tables } from './tables.ts';
import { mayChange, ownerOfRow, visibleRows } from './visible.ts';

export function sharingStore(tables: Tables): Sharing {
  return {
    ownerOf: (viewer, key) =>
      tables.run('readonly', async rows => {
        const found = (await visibleRows(rows, viewer, 'all')).find(({ value }) => value.key === key);
        return found && ownerOfRow(found.id);
      }),

    fileOwner: (viewer, id) =>
      tables.run('readonly', async rows => {
        const own = await rows.get('attachments', rowId(viewer.customer, id));
        // In rows of earlier versions a sent file does not say where.
        if (own && (!own.sent || own.requestKey === undefined)) return viewer.customer;
        const found = (await rows.list('attachments', '')).find(
          ({ value }) => value.id === id && value.sent && value.requestKey !== undefined,
        );
        if (!found) return undefined;
        const visible = await visibleRows(rows, viewer, 'all');
        return visible.some(({ value }) => value.key === found.value.requestKey)
          ? ownerOfRow(found.id)
          : undefined;
      }),

    changePeople: (customer, key, { add, remove, organisation, by }) =>
      tables.run('readwrite', async rows => {
        const request = await rows.get('requests', rowId(customer, key));
        if (!request || !mayChange(rowId(customer, key), request, { by })) return false;
        const before = request.people ?? [];
        const added = add.filter(({ id }) => !before.some(person => person.id === id));
        const people = [...before, ...added].filter(({ id }) => !remove.includes(id));
        await rows.put('requests', rowId(customer, key), {
          ...request,
          people,
          organisation: request.organisation ?? organisation,
        });
        return true;
      }),

    adopt: ({ customer, organisation }) =>
      tables.run('readwrite', async rows => {
        for (const { id, value } of await rows.list('requests', rowPrefix(customer)))
          if (value.organisation === undefined) await rows.put('requests', id, { ...value, organisation });
      }),
  };
}

export function noteStore(tables: Tables): Notes {
  return {
    following: customer =>
      tables.run('readonly', async rows => {
        const followed = await rows.list('following', rowPrefix(customer));
        return new Set(followed.map(({ id }) => idParts(id)[1] ?? ''));
      }),
    follow: (customer, incidentId, following) =>
      tables.run('readwrite', async rows => {
        const id = rowId(customer, incidentId);
        if (following) await rows.put('following', id, true);
        else await rows.remove('following', id);
      }),
    rateArticle: (customer, articleId, solved, at) =>
      tables.run('readwrite', rows => rows.put('outcomes', rowId(customer, articleId), { solved, at })),
  };
}
