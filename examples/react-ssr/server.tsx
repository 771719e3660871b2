import { renderToString } from 'react-dom/server';
import { Support } from './Support.tsx';

/** What a server sends for the page. */
export const render = () => renderToString(<Support apiBase="/api/support" getToken={async () => ''} />);
