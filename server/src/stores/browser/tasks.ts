import type { Tasks } from '../../app/tasks.ts';
import { rowId, type Tables } from './tables.ts';

export function taskStore(tables: Tables): Tasks {
  return {
    addTask: task => tables.run('readwrite', rows => rows.put('tasks', rowId(task.id), task)),

    takeTask: now =>
      tables.run('readwrite', async rows => {
        const tasks = (await rows.list('tasks', '')).map(row => row.value);
        const due = tasks.filter(task => task.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt)[0];
        if (due) await rows.remove('tasks', rowId(due.id));
        return due;
      }),

    nextTaskAt: () =>
      tables.run('readonly', async rows => {
        const times = (await rows.list('tasks', '')).map(row => row.value.dueAt);
        return times.length ? Math.min(...times) : undefined;
      }),
  };
}
