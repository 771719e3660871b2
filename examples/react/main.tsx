import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Support } from './Support.tsx';

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Support apiBase="/api/support" getToken={async () => 'token'} />
  </StrictMode>,
);
