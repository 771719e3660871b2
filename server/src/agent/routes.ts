/** The routes of agents, on a port of their own. Each call needs a bearer token. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readJson } from '../app/http/body.ts';
import { defaultLimits } from '../app/limits.ts';
import { errorResponse } from '../app/http/error-response.ts';
import {
  HttpProblem,
  invalid,
  notFound,
  problemResponse,
  tooLarge,
  unauthorized,
} from '../app/http/problems.ts';
import { readStatusChange } from '../app/validation.ts';
import { bearerToken, isSameSecret } from '../authentication.ts';
import type { Agents } from './agents.ts';
import type { AgentDesk } from './desk.ts';

const { maxAttachmentBytes, maxAttachments, maxCommentLength, maxBodyBytes } = defaultLimits;

/** Who calls: the command on the server's own machine, or an agent by name. */
type Caller = 'machine' | { readonly name: string };

export interface AgentRoutesOptions {
  readonly desk: AgentDesk;
  readonly agents: Agents;
  /** Of the command on the server's own machine. Absent on a port that others reach. */
  readonly machineToken?: string;
  readonly onError: (error: unknown) => void;
}

export function createAgentRoutes({ desk, agents, machineToken, onError }: AgentRoutesOptions) {
  const hono = new Hono<{ Variables: { caller: Caller } }>();

  hono.onError(error =>
    errorResponse(error, onError, 'Something went wrong in the server; it printed what.'),
  );
  hono.notFound(() => problemResponse(notFound('There is no such address.')));
  hono.use(async (context, next) => {
    const given = bearerToken(context.req.raw) ?? '';
    const isMachine = machineToken !== undefined && isSameSecret(given, machineToken);
    const name = isMachine ? undefined : await agents.find(given);
    if (!isMachine && name === undefined) throw unauthorized();
    context.set('caller', name === undefined ? 'machine' : { name });
    await next();
  });

  hono.use('/agents/*', async (context, next) => {
    if (context.get('caller') !== 'machine')
      throw new HttpProblem(403, 'Agents are added and revoked on the machine of the server.');
    await next();
  });
  hono.get('/agents', async context => context.json(await agents.list()));
  hono.post('/agents', async context => {
    const { name } = await readJson(context.req.raw, defaultLimits);
    return context.json({ token: await agents.add(typeof name === 'string' ? name : '') }, 201);
  });
  hono.delete('/agents/:name', async context => {
    await agents.revoke(context.req.param('name'));
    return context.body(null, 204);
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
    const caller = context.get('caller');
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
      // An agent writes under their own name only.
      author: caller === 'machine' ? text('author') || 'Marta' : caller.name,
      body: text('body'),
      format: text('format') === 'markdown' ? 'markdown' : 'text',
      files,
    });
    return context.body(null, 201);
  });

  return hono;
}
