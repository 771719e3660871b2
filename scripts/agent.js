/** `npm run agent`: runs the command in server/src/agent/command.ts. */
import 'tsx';

await import('../server/src/agent/command.ts');
