import { createApp } from 'vue';
import Support from './Support.vue';

createApp(Support, { apiBase: '/api/support', getToken: async () => 'token' }).mount('#app');
