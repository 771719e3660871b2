import { createRoot } from 'react-dom/client';
import { Support } from '../react-ssr/Support.tsx';

const getToken = async () => 'token';

createRoot(document.querySelector('#app')!).render(<Support apiBase="/api/support" getToken={getToken} />);
