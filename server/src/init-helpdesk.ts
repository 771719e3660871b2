/** The part of `init` for a helpdesk: its settings, tried with real calls. */
import { randomBytes } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Reader } from './config/reader.ts';
import { defaultBasePath } from './create-server.ts';
import { helpdeskKinds } from './helpdesks/index.ts';
import { hookPath } from './helpdesks/shared/hook-receiver.ts';
import type { Environment, HelpdeskKind } from './helpdesks/shared/kind.ts';
import { code, oneOf, type Ask } from './init-questions.ts';

/** The settings of a helpdesk that its own calls have shown to be enough; or those that are wanted all the same. */
async function askSettings(
  ask: Ask,
  kind: HelpdeskKind,
  output: Writable,
  environment: Environment,
): Promise<Readonly<Record<string, string>>> {
  for (;;) {
    const answers: Record<string, string> = {};
    for (const { name, text, initial, problem } of kind.questions) {
      const answer = await ask(text, initial, problem);
      if (answer) answers[name] = answer;
    }
    const errors: string[] = [];
    const configured = kind.read(new Reader('helpdesk', answers, errors), environment);
    const findings = errors.length ? errors.map(text => ({ ok: false, text })) : await configured.check();
    for (const { ok, text } of findings) output.write(`  ${ok ? 'ok' : 'MISSING'}  ${text}\n`);
    if (findings.every(({ ok }) => ok)) return answers;
    const go = await ask(
      `${kind.label} is not ready. again: the same questions; go-on: write the configuration all the same`,
      'again',
      oneOf(['again', 'go-on']),
    );
    if (go === 'go-on' && !errors.length) return answers;
  }
}

export async function askHelpdesk(
  ask: Ask,
  output: Writable,
  environment: Environment,
): Promise<readonly string[]> {
  const types = ['built-in', ...helpdeskKinds.map(({ type }) => type)];
  const chosen = await ask(`Helpdesk: ${types.join(', ')}`, 'built-in', oneOf(types));
  const kind = helpdeskKinds.find(({ type }) => type === chosen);
  if (!kind)
    return [
      `// The server's own desk. Helpdesks by name: docs/helpdesks.md. One of yours is an object of this module (decision 17).`,
      `desk: 'built-in',`,
    ];
  const answers = await askSettings(ask, kind, output, environment);
  const { type, hasWebhook = true } = kind;
  const settings = {
    type,
    ...answers,
    ...(hasWebhook && { hookSecret: randomBytes(36).toString('base64url') }),
  };
  const webhook = `, also for the webhook: POST ${hookPath(defaultBasePath, type)} with the hookSecret`;
  return [
    `// See docs/helpdesks.md${hasWebhook ? webhook : ''}.`,
    `helpdesk: {`,
    ...Object.entries(settings).map(([name, value]) => `  ${name}: ${code(value)},`),
    `},`,
  ];
}
