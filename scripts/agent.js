/** `npm run agent`: see demo/server/agent/command.ts. */
import 'tsx';

await import('../demo/server/agent/command.ts');
