/** The routes of the agent's command, on a port of their own on the loopback address. Each call needs the bearer token. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readJson } from '../app/http/body.ts';
import { defaultLimits } from '../app/limits.ts';
import { errorResponse } from '../app/http/error-response.ts';
import { invalid, notFound, problemResponse, tooLarge, unauthorized } from '../app/http/problems.ts';
import { readStatusChange } from '../app/validation.ts';
import { bearerToken, isSameSecret } from '../authentication.ts';
import type { AgentDesk } from './desk.ts';

const { maxAttachmentBytes, maxAttachments, maxCommentLength, maxBodyBytes } = defaultLimits;

export function createAgentRoutes(desk: AgentDesk, token: string, onError: (error: unknown) => void): Hono {
  const hono = new Hono();

  hono.onError(error =>
    errorResponse(error, onError, 'Something went wrong in the server; it printed what.'),
  );
  hono.notFound(() => problemResponse(notFound('There is no such address.')));
  hono.use(async ({ req }, next) => {
    if (!isSameSecret(bearerToken(req.raw) ?? '', token)) throw unauthorized();
    await next();
  });

  hono.get('/requests', async context => {
    const status = context.req.query('status') ?? 'open';
    if (status !== 'open' && status !== 'closed' && status !== 'all') {
      throw invalid([{ field: 'status', detail: 'One of open, closed, all.' }]);
    }
    return context.json(await desk.list(status));
  });

  hono.get('/requests/:key', async context => context.json(await desk.show(context.req.param('key'))));

  hono.patch('/requests/:key', async context => {
    const status = readStatusChange(await readJson(context.req.raw, defaultLimits));
    await desk.setClosed(context.req.param('key'), status === 'closed');
    return context.body(null, 204);
  });

  const limitBody = bodyLimit({
    maxSize: maxAttachments * maxAttachmentBytes + maxBodyBytes,
    onError: () => {
      throw tooLarge(`At most ${maxAttachments} files of ${maxAttachmentBytes} bytes.`);
    },
  });
  hono.post('/requests/:key/comments', limitBody, async context => {
    const form = await context.req.formData();
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const files = form.getAll('file').filter(value => value instanceof File);
    const large = files.find(file => file.size > maxAttachmentBytes);
    if (large) throw tooLarge(`${large.name} has ${large.size} bytes, at most ${maxAttachmentBytes} may be.`);
    if (files.length > maxAttachments) throw tooLarge(`At most ${maxAttachments} files.`);
    if (text('body').length > maxCommentLength) throw tooLarge(`At most ${maxCommentLength} characters.`);
    await desk.addComment(context.req.param('key'), {
      author: text('author') || 'Marta',
      body: text('body'),
      format: text('format') === 'markdown' ? 'markdown' : 'text',
      files,
    });
    return context.body(null, 201);
  });

  return hono;
}
