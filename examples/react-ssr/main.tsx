import { hydrateRoot } from 'react-dom/client';
import { Support } from './Support.tsx';

const getToken = async () => 'token';

hydrateRoot(document.querySelector('#app')!, <Support apiBase="/api/support" getToken={getToken} />);
