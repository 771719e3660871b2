/** The poll of one request in a service desk whose clock is the test's. */
import 'tsx';
import { startJsm } from './server.js';

const folder = '../../../../server/src/helpdesks/jira-service-management';
const { createJira } = await import(`${folder}/client.ts`);
const { createLook } = await import(`${folder}/changes.ts`);
const { loadIssue } = await import(`${folder}/issues.ts`);
const { createRegister } = await import(`${folder}/register.ts`);
const { defaultLine } = await import(`${folder}/settings.ts`);
const { createVersions } = await import('../../../../server/src/helpdesks/shared/versions.ts');

/** @param {() => number} now Jira's clock, in milliseconds since the epoch */
export async function jsmLook(now) {
  const { data, url, stop } = await startJsm();
  data.now = now;
  const service = data.addUser('panel@example.com', 'Panel', 'agent');
  const reporter = data.addUser('ada@example.com', 'Ada');
  const add = () =>
    data.addRequest({
      reporter,
      creator: service,
      requestTypeId: '25',
      values: { summary: 's', description: 'd' },
    });
  const { issueKey: key } = add();
  const { accountId, emailAddress: user, token } = service;
  const settings = { url, user, token, accountId, serviceDesk: 'CS', commentLine: defaultLine };
  const jira = createJira(/** @type {any} */ ({ ...settings, replySla: 'Time to first response' }));
  const customers = /** @type {any} */ ({ customerOf: async () => 'ada' });
  const sources = { jira, register: createRegister(jira), customers, versions: createVersions() };
  return {
    ...{ data, service, key, add, stop },
    /** What a customer sees. */
    comments: async () => (await loadIssue(jira, key))?.comments ?? [],
    look: createLook(sources),
  };
}
