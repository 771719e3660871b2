/** What is written to Redmine. It leaves out what its user may not change, and says 204: each write is read again. */
import { HelpdeskRefused, type NewComment, type NewRequest, type PendingFile } from '../../app/desk.ts';
import { noteLines } from '../shared/note.ts';
import { path } from '../shared/path.ts';
import { idOf, raw } from '../shared/values.ts';
import { written } from './bodies.ts';
import { as, requireDone, type Redmine } from './client.ts';
import { upload } from './files.ts';
import { idForm, type Issue, type Journal, type Status } from './issue.ts';
import { markedJournal, markOf } from './mark.ts';
import type { People, Viewer } from './people.ts';
import type { Statuses } from './statuses.ts';

export interface WriteSources {
  readonly redmine: Redmine;
  readonly people: People;
  readonly statuses: Statuses;
}

const customFields = (values: Readonly<Record<string, string>>) => {
  const custom_fields = Object.entries(values).map(([id, value]) => ({ id: Number(id), value }));
  return custom_fields.length ? { custom_fields } : {};
};

async function trackerOf({ settings, project }: Redmine): Promise<{ readonly tracker_id?: number }> {
  if (settings.tracker === undefined) return {};
  const found = (await project()).trackers.find(({ name }) => name === settings.tracker);
  if (!found) throw new HelpdeskRefused('Our helpdesk is not set up for this kind of request.');
  return { tracker_id: Number(found.id) };
}

/** @returns the id of the issue */
export async function writeIssue(
  { redmine, people }: WriteSources,
  writer: Viewer,
  { summary, description, descriptionFormat }: NewRequest,
  files: readonly PendingFile[],
  key: string,
): Promise<string> {
  const login = await people.loginOf(writer);
  const uploads = await upload(redmine, files, login);
  const issue = {
    project_id: Number((await redmine.project()).id),
    ...(await trackerOf(redmine)),
    subject: summary,
    description: written({ body: description, format: descriptionFormat ?? 'text' }, redmine.settings),
    uploads,
    ...customFields({ ...(await people.fieldsFor(writer)), ...(await markOf(redmine, key)) }),
  };
  const call = { method: 'POST' as const, json: { issue }, ...as(login) };
  const { value } = requireDone(await redmine.http.call('/issues.json', call));
  const id = idOf(raw(raw(value)['issue'])['id'], idForm);
  if (id === undefined) throw new Error('Redmine does not say which issue it has made');
  return id;
}

async function change(
  { http }: Redmine,
  id: string,
  issue: Readonly<Record<string, unknown>>,
  login: string | undefined,
): Promise<void> {
  const call = { method: 'PUT' as const, json: { issue }, ...as(login) };
  const answer = await http.call(path`/issues/${id}.json`, call);
  if (answer.status === 404) throw new HelpdeskRefused('This request is no longer there.');
  requireDone(answer);
}

/** What agents know beside the request: a private note of the key's user. Without the right for it, nothing. */
export async function writeNote(redmine: Redmine, id: string, draft: NewRequest): Promise<void> {
  const lines = noteLines(draft);
  if (!lines.length) return;
  if (!(await redmine.keyUser()).rights.has('set_notes_private'))
    throw new Error('the right "Set notes as private" is missing');
  const notes = written({ body: lines.join('\n'), format: 'text' }, redmine.settings);
  await change(redmine, id, { notes, private_notes: true }, undefined);
}

/** A status that Redmine allows this user. @throws HelpdeskRefused */
async function pickStatus(
  { redmine, statuses }: WriteSources,
  allowed: readonly Status[],
  closed: boolean,
): Promise<number> {
  const { closeStatus, reopenStatus } = redmine.settings;
  const name = closed ? closeStatus : reopenStatus;
  for (const status of allowed)
    if (status.name === (name ?? status.name) && (await statuses.isClosed(status)) === closed)
      return Number(status.id);
  throw new HelpdeskRefused(
    closed
      ? 'Our helpdesk does not let you close this request.'
      : 'Our helpdesk does not let you reopen this request. Please raise a new one.',
  );
}

export async function writeStatus(
  sources: WriteSources,
  viewer: Viewer,
  id: string,
  closed: boolean,
): Promise<void> {
  const login = await sources.people.loginOf(viewer);
  const found = await sources.redmine.issue(id, login);
  const status_id = await pickStatus(sources, found?.issue.allowed ?? [], closed);
  await change(sources.redmine, id, { status_id }, login);
}

/** The journal that a write has made. */
async function findAdded(
  { redmine, people }: WriteSources,
  { id, journals }: Issue,
  viewer: Viewer,
  notes: string,
  key: string,
): Promise<{ readonly issue: Issue; readonly journal: Journal } | undefined> {
  const issue = (await redmine.issue(id))?.issue;
  if (!issue) return undefined;
  const [field] = Object.keys(await markOf(redmine, key));
  const marked = field === undefined ? undefined : markedJournal(issue, field, key);
  if (marked) return { issue, journal: marked };
  const before = new Set(journals.map(journal => journal.id));
  for (const journal of issue.journals)
    if (
      !before.has(journal.id) &&
      journal.notes.trim() === notes.trim() &&
      (await people.isWriter(journal.user.id, viewer))
    )
      return { issue, journal };
  return undefined;
}

/** @param issue as it is before */
export async function writeComment(
  sources: WriteSources,
  viewer: Viewer,
  issue: Issue,
  { body, format, reopens }: NewComment,
  files: readonly PendingFile[],
  key: string,
): Promise<{ readonly issue: Issue; readonly journal: Journal }> {
  const { redmine, people, statuses } = sources;
  const login = await people.loginOf(viewer);
  const isClosed = reopens && (await statuses.isClosed(issue.status));
  const allowed = isClosed ? ((await redmine.issue(issue.id, login))?.issue.allowed ?? []) : [];
  const status = isClosed ? { status_id: await pickStatus(sources, allowed, false) } : {};
  const uploads = await upload(redmine, files, login);
  const notes = written({ body, format }, redmine.settings).replace(/\r\n?/g, '\n');
  const mark = customFields(await markOf(redmine, key));
  await change(redmine, issue.id, { notes, uploads, ...status, ...mark }, login);
  const added = await findAdded(sources, issue, viewer, notes, key);
  if (!added) throw new HelpdeskRefused('Our helpdesk does not let you comment on this request.');
  return added;
}
