import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyCaps, setSingleKeys, useKeyboard } from './keyboard';
import { allCommands, useCommands, type Command } from './registry';
import { moveInList } from './roving';

const command = (id: string, keys: string, run: () => void): Command => ({ id, words: id, group: 'Anywhere', keys, run });

function Page({ commands, children }: { commands: readonly Command[]; children?: React.ReactNode }) {
  useKeyboard();
  useCommands(commands);
  return <>{children}</>;
}

afterEach(() => { act(() => { setSingleKeys(true); }); });

describe('keys', () => {
  it('run what is registered, alone, after each other, and with a modifier', async () => {
    const run = vi.fn();
    render(<Page commands={[command('one', 'n', () => { run('n'); }), command('two', 'g b', () => { run('g b'); }), command('three', 'Control+k', () => { run('Ctrl K'); }), command('four', 'Shift+D', () => { run('Shift D'); })]} />);
    await userEvent.keyboard('ngb{Control>}k{/Control}{Shift>}D{/Shift}b');
    expect(run.mock.calls).toEqual([['n'], ['g b'], ['Ctrl K'], ['Shift D']]);
  });

  it('rest while somebody types and while a dialog is open, those with Ctrl only for the dialog', async () => {
    const run = vi.fn();
    const commands = [command('one', 'n', () => { run('n'); }), command('two', 'Control+k', () => { run('Ctrl K'); })];
    const { rerender } = render(<Page commands={commands}><input aria-label="Text" /></Page>);
    await userEvent.type(screen.getByLabelText('Text'), 'n{Control>}k{/Control}');
    expect(run.mock.calls).toEqual([['Ctrl K']]);
    rerender(<Page commands={commands}><div role="dialog" /></Page>);
    await userEvent.keyboard('n{Control>}k{/Control}');
    expect(run).toHaveBeenCalledOnce();
  });

  it('do not rest while a toast answers what was done', async () => {
    const run = vi.fn();
    render(<Page commands={[command('one', 'n', () => { run('n'); })]}><div role="dialog" className="toast" /></Page>);
    await userEvent.keyboard('n');
    expect(run).toHaveBeenCalledOnce();
  });

  it('can be turned off where they are single', async () => {
    const run = vi.fn();
    render(<Page commands={[command('one', 'n', () => { run('n'); }), command('two', 'Alt+1', () => { run('Alt 1'); })]} />);
    act(() => { setSingleKeys(false); });
    await userEvent.keyboard('n{Alt>}1{/Alt}');
    expect(run.mock.calls).toEqual([['Alt 1']]);
    expect(localStorage.getItem('timeline.singleKeys')).toBe('off');
  });

  it('go with the screen that brought them', async () => {
    const run = vi.fn();
    const [shell, room] = [[command('theme', 't', vi.fn())], [command('write', 'i', run)]];
    const { rerender } = render(<Page commands={shell}><Page commands={room} /></Page>);
    expect(allCommands().map(({ id }) => id).sort()).toEqual(['theme', 'write']);
    rerender(<Page commands={shell} />);
    await userEvent.keyboard('i');
    expect(run).not.toHaveBeenCalled();
    expect(allCommands().map(({ id }) => id)).toEqual(['theme']);
  });

  it('are shown as they are printed', () => { expect(['Control+k', 'g b', '/', '['].map(keyCaps)).toEqual([['Ctrl', 'K'], ['G', 'B'], ['/'], ['[']]); });
});

it('arrows move in a list, from the first to the last and not beyond', () => {
  Element.prototype.scrollIntoView = vi.fn();
  render(<ul onKeyDown={moveInList}>{['a', 'b', 'c'].map((name) => <li key={name}><a href="#x">{name}</a><button type="button">more of {name}</button></li>)}</ul>);
  const press = (key: string) => { fireEvent.keyDown(document.activeElement ?? document.body, { key }); return document.activeElement?.textContent; };
  screen.getByRole('link', { name: 'a' }).focus();
  expect(press('ArrowDown')).toBe('b');
  screen.getByRole('button', { name: 'more of b' }).focus();
  expect(press('j')).toBe('c');
  expect(press('ArrowDown')).toBe('c');
  expect(press('Home')).toBe('a');
  expect(press('End')).toBe('c');
});
