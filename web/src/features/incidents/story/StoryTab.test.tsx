import { render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLocation } from 'react-router';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { incidentAt } from '@/testing/room';
import { StoryTab } from './StoryTab';

const said = (section: string, text: string, entryIds: readonly string[] = []) => ({ __typename: 'StorySentence', section, text, entryIds });
const story = (sentences: readonly object[]) => ({ data: { incident: { __typename: 'Incident', id: 'incident-1', lastVisit: { __typename: 'LastVisit', at: '2014-05-14T03:40:00Z' }, storySoFar: { __typename: 'StorySoFar', moment: '2014-05-14T04:00:00Z', since: null, sentences } } } });

function Place() {
  const { search } = useLocation();
  return <output hidden>{search}</output>;
}

function open(answer: () => { data: Record<string, unknown> } | Error, address = '/incidents/INC-1/story', at: string | null = null) {
  const server = fakeServer(answer);
  const view = (version: number) => <Surroundings server={server} at={address}><Place /><StoryTab incident={incidentAt(version)} zone="America/Chicago" at={at} /></Surroundings>;
  const { rerender } = render(view(1));
  return { server, moveTo: (version: number) => { rerender(view(version)); } };
}

afterEach(() => { vi.restoreAllMocks(); });

describe('the story so far', () => {
  it('is told in a paragraph and parts, each sentence the way to the entry that says it', async () => {
    open(() => story([said('WHERE_WE_ARE', 'Mail is down.', ['entry-1', 'entry-2']), said('THEORIES', 'Open theory: the relay.'), said('SINCE_YOU_LEFT', '1 × note.')]));
    expect((await screen.findByRole('link', { name: 'Mail is down.' })).getAttribute('href')).toBe('/incidents/INC-1#entry-entry-1');
    expect(screen.getByRole('heading', { name: 'Since you left at 22:40' })).toBeTruthy();
    expect(screen.getByText('Open theory: the relay.')).toBeTruthy();
    expect(screen.getByText('Nothing was decided.')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Causes' })).toBeNull();
  });

  it('is told as of the moment that is looked at, and anew when the record moves on', async () => {
    const { server, moveTo } = open(() => story([said('WHERE_WE_ARE', 'Mail is down.')]), '/incidents/INC-1/story', '2014-05-14T03:50:00Z');
    await screen.findByText('Mail is down.');
    expect(server.sent[0]?.variables).toMatchObject({ key: 'INC-1', at: '2014-05-14T03:50:00Z' });
    const before = server.sent.length;
    moveTo(2);
    await waitFor(() => { expect(server.sent.length).toBeGreaterThan(before); });
  });

  it('is printed once where the address asks for it', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    open(() => story([said('WHERE_WE_ARE', 'Mail is down.')]), '/incidents/INC-1/story?print');
    await waitFor(() => { expect(print).toHaveBeenCalledOnce(); });
    await waitFor(() => { expect(document.querySelector('output')?.textContent).toBe(''); });
  });

  it('says why it cannot be read, and that it was not declared by then', async () => {
    open(() => new Error('Failed to fetch'));
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
    open(() => ({ data: { incident: null } }));
    expect(await screen.findByText('It was not declared by then.')).toBeTruthy();
  });
});
