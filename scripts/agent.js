/** `npm run agent`: see server/src/agent/command.ts. */
import 'tsx';

await import('../server/src/agent/command.ts');
