/** The part of `init` for a helpdesk: its settings, tried with real calls. */
import { randomBytes } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Reader } from './config/reader.ts';
import { defaultBasePath } from './create-server.ts';
import { helpdeskKinds } from './helpdesks/index.ts';
import { hookPath } from './helpdesks/shared/hook-receiver.ts';
import type { Environment, HelpdeskKind } from './helpdesks/shared/kind.ts';
import { code, oneOf, type Ask } from './init-questions.ts';

/** @param before the answers of the time before, which then need not be given again */
async function askOnce(
  ask: Ask,
  { questions }: HelpdeskKind,
  before: Readonly<Record<string, string>>,
  output: Writable,
  environment: Environment,
): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {};
  for (const { name, text, initial, problem, variable } of questions) {
    if (variable !== undefined && environment[variable]) {
      output.write(`${text}: from ${variable}\n`);
      continue;
    }
    const known = before[name];
    const shown = variable !== undefined && known ? 'as before' : undefined;
    const answer = await ask(text, known ?? initial, problem, shown);
    if (answer) answers[name] = answer;
  }
  return answers;
}

/** The settings of a helpdesk that its own calls have shown to be enough; or those that are wanted all the same. */
async function askSettings(
  ask: Ask,
  kind: HelpdeskKind,
  output: Writable,
  environment: Environment,
): Promise<Readonly<Record<string, string>>> {
  let answers: Readonly<Record<string, string>> = {};
  for (;;) {
    answers = await askOnce(ask, kind, answers, output, environment);
    const errors: string[] = [];
    const configured = kind.read(new Reader('helpdesk', answers, errors), environment);
    const findings = errors.length ? errors.map(text => ({ ok: false, text })) : await configured.check();
    for (const { ok, text } of findings) output.write(`  ${ok ? 'ok' : 'MISSING'}  ${text}\n`);
    if (findings.every(({ ok }) => ok)) return answers;
    if (errors.length) continue;
    const go = await ask(
      `${kind.label} is not ready. again: the same questions, with your answers to begin with; go-on: write the configuration all the same`,
      'again',
      oneOf(['again', 'go-on']),
    );
    if (go === 'go-on') return answers;
  }
}

export async function askHelpdesk(
  ask: Ask,
  publicUrl: string,
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
  // Without its webhook in the helpdesk, a secret here would only make the server poll less often.
  const webhook = [
    `  // Once the webhook of docs/helpdesks.md calls ${publicUrl}${hookPath(defaultBasePath, type)}, remove the slashes:`,
    `  // hookSecret: ${code(randomBytes(36).toString('base64url'))},`,
  ];
  return [
    `// Every setting: docs/helpdesks.md.`,
    `helpdesk: {`,
    ...Object.entries({ type, ...answers }).map(([name, value]) => `  ${name}: ${code(value)},`),
    ...(hasWebhook ? webhook : []),
    `},`,
  ];
}
