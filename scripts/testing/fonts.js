/** Makes the browsers that this process starts use the fonts of the tests. Import it for its effect. */
import { fileURLToPath } from 'node:url';

process.env['FONTCONFIG_FILE'] ??= fileURLToPath(new URL('fonts.conf', import.meta.url));
