import { expect } from '@open-wc/testing';
import { Store } from '../../demo/playground/store.ts';

describe('the playground’s way back', () => {
  it('goes back and forth, one step a change', () => {
    const store = new Store({});
    store.change({ radius: '8' });
    store.change({ radius: '8', lang: 'de' });
    store.undo();
    expect(store.state).to.deep.equal({ radius: '8' });
    store.undo();
    expect(store.state).to.deep.equal({});
    expect(store.canUndo).to.equal(false);
    store.redo();
    store.redo();
    expect(store.state).to.deep.equal({ radius: '8', lang: 'de' });
    expect(store.canRedo).to.equal(false);
  });

  it('takes one gesture for one step', () => {
    const store = new Store({});
    for (const radius of ['7', '8', '9']) store.change({ radius }, 'radius');
    store.endGesture();
    store.change({ radius: '12' }, 'radius');
    store.undo();
    expect(store.state).to.deep.equal({ radius: '9' });
    store.undo();
    expect(store.state).to.deep.equal({});
  });

  it('does not mix two controls', () => {
    const store = new Store({});
    store.change({ radius: '7' }, 'radius');
    store.change({ radius: '7', space: '5' }, 'space');
    store.undo();
    expect(store.state).to.deep.equal({ radius: '7' });
  });

  it('has no way forth after another change', () => {
    const store = new Store({});
    store.change({ radius: '8' });
    store.undo();
    store.change({ radius: '9' });
    expect(store.canRedo).to.equal(false);
  });

  it('makes no step of nothing', () => {
    const store = new Store({ radius: '8', lang: 'de' });
    let told = 0;
    store.subscribe(() => told++);
    store.change({ lang: 'de', radius: '8' });
    expect([told, store.canUndo]).to.deep.equal([0, false]);
  });

  it('leaves a person where they look', () => {
    const store = new Store({});
    store.change({ radius: '8' });
    store.change({ radius: '8', view: 'thread', width: '360' });
    store.undo();
    expect(store.state).to.deep.equal({ view: 'thread', width: '360' });
    expect(store.canUndo).to.equal(false);
  });
});
