import { render } from 'preact';
import { Support } from './Support.tsx';

render(<Support apiBase="/api/support" getToken={async () => 'token'} />, document.querySelector('#app')!);
