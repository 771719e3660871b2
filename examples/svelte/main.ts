import { mount } from 'svelte';
import Support from './Support.svelte';

mount(Support, {
  target: document.querySelector('#app')!,
  props: { apiBase: '/api/support', getToken: async () => 'token' },
});
