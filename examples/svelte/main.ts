import { mount } from 'svelte';
import Support from './Support.svelte';

const target = document.querySelector('#app');
if (!target) throw new Error('The page has no #app.');
mount(Support, {
  target,
  props: { apiBase: '/api/support', getToken: async () => 'token' },
});
