/**
 * Parts of `Task` that src/elements/read.ts does not use: its states, its values and its promise. It runs by itself before
 * an update, takes `args`, `task` and `onError`, and can be aborted.
 *
 * @type {import('./index.js').Cuts}
 */
export const task = {
  file: /\/@lit\/task\/task\.js$/,
  cuts: [
    {
      why: 'nobody waits for a task',
      unused: /\b(?:taskComplete|onComplete)\b/,
      replace: [
        [
          'get taskComplete(){return this.t||(1===this.i?this.t=new Promise(((t,s)=>{this.o=t,this.h=s})):3===this.i?this.t=Promise.reject(this.l):this.t=Promise.resolve(this.u)),this.t}',
          '',
        ],
        [
          '1===this.i?this.q?.abort():(this.t=void 0,this.o=void 0,this.h=void 0),this.i=1',
          '1===this.i&&this.q?.abort(),this.i=1',
        ],
        [
          'if(!1===e){try{this.k?.(s)}catch{}this.i=2,this.o?.(s)}else{try{this.A?.(h)}catch{}this.i=3,this.h?.(h)}this.u=s,this.l=h',
          'if(!1===e)this.i=2;else{try{this.A?.(h)}catch{}this.i=3}',
        ],
      ],
    },
    {
      why: 'nobody asks a task what it has',
      unused: /\binitialValue\b|\bTaskStatus\b|#task\.(?!abort\b)/,
      replace: [
        [
          'get value(){return this.u}get error(){return this.l}get status(){return this.i}render(t){switch(this.i){case 0:return t.initial?.();case 1:return t.pending?.();case 2:return t.complete?.(this.value);case 3:return t.error?.(this.error);default:throw Error("Unexpected status: "+this.i)}}',
          '',
        ],
        [',"initialValue"in h&&(this.u=h.initialValue,this.i=2,this.O=this.T?.())', ''],
      ],
    },
    {
      why: 'a task has options, runs by itself before an update, and compares its arguments one by one',
      unused: /\b(?:argsEqual|autoRun)\b/,
      replace: [
        ['constructor(t,s,i){', 'constructor(t,h){'],
        ['const h="object"==typeof s?s:{task:s,args:i};', ''],
        ['this.m=h.argsEqual??r,this.k=h.onComplete,', ''],
        [',this.autoRun=h.autoRun??!0', ''],
        ['void 0!==s&&this.m(s,t)', 'void 0!==s&&r(s,t)'],
        [
          'hostUpdate(){!0===this.autoRun&&this.S()}hostUpdated(){"afterUpdate"===this.autoRun&&this.S()}',
          'hostUpdate(){this.S()}',
        ],
        [
          '"afterUpdate"===this.autoRun?queueMicrotask((()=>this._.requestUpdate())):this._.requestUpdate();',
          'this._.requestUpdate();',
        ],
        [
          'if(void 0===this.j)return;const t=this.j();if(!Array.isArray(t))throw Error("The args function must return an array");return t',
          'return this.j()',
        ],
        ['void 0===t||void 0!==s', 'void 0!==s'],
        ['t??=this.T(),this.O=t,', ''],
      ],
    },
  ],
};
