import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useLocation } from 'react-router';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { ToastPlace } from '@/ui/ToastPlace';
import { LessonsPage } from './LessonsPage';
import { itemAt, lessonAt, now, pageOf, sums } from './testLibrary';

const lessons = [
  lessonAt('l1', 'Check the cluster first.', [-200, -64], { actionItems: [itemAt('a1', 'Witness', { status: 'DONE' }), itemAt('a2', 'Path'), itemAt('a3', 'Old', { status: 'DROPPED' })] }),
  lessonAt('l2', 'Name the second shift.', [-90]), lessonAt('l3', 'Provision the spare.', [-2]),
];
const Address = () => <output>{useLocation().search}</output>;
const serverOf = (found: readonly object[] = lessons) => fakeServer((operation) => {
  switch (nameOf(operation)) {
    case 'LessonsPage_SumsQuery': return sums;
    case 'IncidentPicker_Query': return { data: { incidents: { nodes: [{ id: 'i7', key: 'INC-7', title: 'Seven' }] } } };
    case 'SimilarLessons_Query': return { data: { similarLessons: [{ reason: 'similar words', lesson: { lessonId: 'l1', text: 'Check the cluster first.', count: 2, incident: { id: 'line-1', key: 'INC-1' } } }] } };
    case 'CameBack_RecordMutation': return { data: { recordLessonCameBack: { incident: { id: 'i7', key: 'INC-7' }, lesson: { id: 'new' }, error: null } } };
    case 'CameBack_RetractMutation': return { data: { retractLesson: { incident: { id: 'i7' }, error: null } } };
    case 'RecordLessonDialog_RecordMutation': return { data: { recordLesson: { incident: { id: 'i7', key: 'INC-7' }, error: null } } };
    default: return pageOf('lessons', found);
  }
});
const sentOf = (server: ReturnType<typeof fakeServer>, name: string) => server.sent.filter((operation) => nameOf(operation) === name).map(({ variables }) => variables as { input: object });

describe('the library of lessons', () => {
  beforeEach(() => { vi.useFakeTimers({ now, toFake: ['Date'] }); Element.prototype.scrollIntoView = () => undefined; vi.stubGlobal('ResizeObserver', class { observe() { /* no layout */ } disconnect() { /* no layout */ } unobserve() { /* no layout */ } }); });
  afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

  it('says of each lesson what is done about it and whether it came back, and how many there are', async () => {
    const { container } = render(<Surroundings server={serverOf()}><main><LessonsPage /></main></Surroundings>);
    const shown = (await screen.findAllByRole('listitem')).filter((item) => item.className === 'lesson').map((item) => item.textContent);
    expect(shown).toEqual([
      'Check the cluster first.Do differently · Mail1 of 2 doneback after 136 days', 'Name the second shift.Do differently · Mailno action yetnot seen since', 'Provision the spare.Do differently · Mailno action yetnew',
    ]);
    expect(await screen.findByText('38 lessons · 9 came back · 6 actions overdue')).toBeTruthy();
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
  });

  it('asks for what the address says, and writes there what is chosen', async () => {
    const server = serverOf();
    render(<Surroundings server={server} at="/lessons?back=yes&order=newest"><LessonsPage /><Address /></Surroundings>);
    await screen.findByText('Check the cluster first.');
    const asked = () => server.sent.filter((operation) => nameOf(operation) === 'LessonsPage_Query').at(-1)?.variables;
    expect(asked()).toMatchObject({ filter: { cameBack: true }, orderBy: 'NEWEST' });
    await userEvent.type(screen.getByLabelText('Words'), 'witness');
    await userEvent.selectOptions(screen.getByLabelText('Category'), 'LUCKY');
    await waitFor(() => { expect(asked()).toEqual({ first: 50, after: null, filter: { text: 'witness', category: ['LUCKY'], cameBack: true }, orderBy: 'NEWEST' }); });
    expect(document.querySelector('output')?.textContent).toBe('?text=witness&category=LUCKY&back=yes&order=newest');
  });

  it('shows the incidents of a lesson side by side, records that it came back, and takes that back', async () => {
    const server = serverOf();
    render(<Surroundings server={server}><LessonsPage /><ToastPlace /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Check the cluster first.' }));
    const drawer = within(await screen.findByRole('dialog'));
    const beside = within(drawer.getByRole('list', { name: 'Incidents, side by side' })).getAllByRole('listitem').map((item) => item.textContent);
    expect(beside[0]).toContain('INC-1 Title 1');
    expect(beside[1]).toContain('back after 136 daysCheck the cluster first. Again.');
    await userEvent.click(drawer.getByRole('button', { name: 'Came back' }));
    expect(drawer.getByText('Give the key of the incident, such as INC-42.')).toBeTruthy();
    await userEvent.type(drawer.getByLabelText('In which incident'), 'inc-7');
    await userEvent.type(drawer.getByLabelText('What it was this time'), 'Nobody looked.');
    await userEvent.click(drawer.getByRole('button', { name: 'Came back' }));
    await waitFor(() => { expect(sentOf(server, 'CameBack_RecordMutation')[0]?.input).toMatchObject({ lessonId: 'l1', incidentId: 'INC-7', text: 'Nobody looked.' }); });
    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await waitFor(() => { expect(sentOf(server, 'CameBack_RetractMutation')[0]?.input).toMatchObject({ incidentId: 'i7', lessonId: 'new' }); });
  });

  it('opens the lesson of its address, and closes it there', async () => {
    render(<Surroundings server={serverOf()} at="/lessons?lesson=l2"><LessonsPage /><Address /></Surroundings>);
    expect(within(await screen.findByRole('dialog')).getByText('Name the second shift.')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => { expect(document.querySelector('output')?.textContent).toBe(''); });
  });

  it('offers lessons that are like one that is being recorded: it may be one that came back', async () => {
    const server = serverOf();
    render(<Surroundings server={server}><LessonsPage /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Record a lesson' }));
    await userEvent.type(await screen.findByLabelText('Learnt in'), 'INC-7');
    await userEvent.type(screen.getByLabelText('Lesson'), 'Check the cluster before.');
    await userEvent.click(await screen.findByRole('button', { name: 'Came back: Check the cluster first.' }));
    await waitFor(() => { expect(sentOf(server, 'CameBack_RecordMutation')[0]?.input).toMatchObject({ lessonId: 'l1', incidentId: 'INC-7', text: 'Check the cluster before.' }); });
    expect(sentOf(server, 'RecordLessonDialog_RecordMutation')).toEqual([]);
  });

  it('lets an observer read', async () => {
    render(<Surroundings server={serverOf()} role="OBSERVER"><LessonsPage /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Check the cluster first.' }));
    await screen.findByRole('dialog');
    for (const name of ['Came back', 'Record a lesson']) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('says that nothing was learnt yet, or that nothing fits', async () => {
    const { unmount } = render(<Surroundings server={serverOf([])}><LessonsPage /></Surroundings>);
    expect(await screen.findByText('Nothing learnt yet')).toBeTruthy();
    unmount();
    render(<Surroundings server={serverOf([])} at="/lessons?text=x"><LessonsPage /></Surroundings>);
    expect(await screen.findByText('No lesson fits')).toBeTruthy();
  });
});
