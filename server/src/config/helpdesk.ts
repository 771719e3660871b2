/** The member `helpdesk` of the configuration: `{ "type": "request-tracker", … }`. */
import { helpdeskKinds } from '../helpdesks/index.ts';
import type { ConfiguredHelpdesk, Environment } from '../helpdesks/shared/kind.ts';
import type { Reader } from './reader.ts';

export function readHelpdesk(reader: Reader, environment: Environment): ConfiguredHelpdesk | undefined {
  const helpdesk = reader.section('helpdesk');
  if (!helpdesk) return undefined;
  const types = helpdeskKinds.map(({ type }) => type).join(', ');
  const type = helpdesk.needed('type', `one of ${types}`);
  const kind = helpdeskKinds.find(candidate => candidate.type === type);
  if (!kind) return type ? helpdesk.fail('type', `one of ${types}`) : undefined;
  const configured = kind.read(helpdesk, environment);
  helpdesk.end();
  return configured;
}
