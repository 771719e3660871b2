/** What tests of sessions that end have in common: the log-in page of a panel, redirects, and lists that go well. */
import { scriptedJson, type ScriptedAnswer } from '../../support/scripted-api.ts';
import { wireRequest } from '../../support/thread-server.ts';

/** What the customer reads. */
export const ENDED = /Your session has ended\. Sign in again/;

/** A log-in page in place of what was asked for. */
export const page = (more: Partial<ScriptedAnswer> = {}): ScriptedAnswer => ({
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Sign in</title>',
  ...more,
});
export const to = (url: string, status = 302): ScriptedAnswer => ({ status, headers: { Location: url } });
export const empty = scriptedJson({ items: [], nextCursor: null });
export const list = scriptedJson({ items: [wireRequest()], nextCursor: null });
