import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { Route, Routes, useLocation } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@/gql/graphql';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { PostmortemPage } from './PostmortemPage';

const kim = { personId: 'p1', name: 'Kim' };
const ruth = { personId: 'p2', name: 'Ruth Adeyemi' };
const part = (section: string, title: string, more: object = {}) => ({
  section, title, inTemplate: true, required: false, questionsHtml: null, generated: `What the record says of ${title}.`, outdated: false, written: null, hold: null, draft: null, kept: [], comments: [], difference: null, ...more,
});
const written = (markdown: string, ...authors: object[]) => ({ markdown, html: `<p>${markdown}</p>`, authors, writtenAt: '2026-11-27T17:00:00Z' });
const standard = { name: 'Standard', version: null, outdated: false, template: null };
const gap = (sentence: string, section: string, more: object = {}) => ({ sentence, section, entryId: null, actionItemId: null, commentId: null, ...more });

const postmortem = (more: object = {}) => ({
  id: 'pm1', status: 'DRAFT', version: 4, incidentVersion: 7, outdated: false, asKnownAt: '2026-11-27T16:00:00Z', draftedAt: '2026-11-27T16:00:00Z', draftedBy: 'Kim',
  html: '<article><section><h2>Summary</h2><p>Mail stood still.</p></section><section><h2>Impact</h2><p>Everybody.</p></section></article>',
  pdfUrl: '/a.pdf', markdownUrl: '/a.md', htmlUrl: '/a.html', jsonUrl: '/a.json', template: standard, gaps: [], authors: [], review: null, approvals: [], wantedChange: null, publications: [],
  sections: [part('SUMMARY', 'Summary'), part('IMPACT', 'Impact')], ...more,
});

interface Shown { drafted?: object | null; templates?: object[]; role?: Role; at?: string; answers?: Record<string, unknown>; failing?: boolean }

function show({ drafted = postmortem(), templates = [], role = 'RESPONDER', at = '/incidents/INC-1/postmortem', answers = {}, failing = false }: Shown = {}) {
  const current = { drafted, failing, absent: false };
  const server = fakeServer((operation) => {
    const name = nameOf(operation);
    if (name in answers) return { data: answers[name] as Record<string, unknown> };
    if (operation.kind === 'mutation') return { data: { done: { error: null, postmortem: { id: 'pm1', version: 5 }, incident: { id: 'i1', version: 8 } } } };
    if (name === 'SectionOffer_Query') return { data: { incident: { timeline: { nodes: [] } }, similarLessons: [] } };
    if (name === 'References_Query') return { data: { incident: { timeline: { nodes: [{ __typename: 'TimelineEntry', id: 'e1', kind: 'NOTE', text: 'The relay stood in the rack', occurredAt: '2026-11-27T14:05:00Z', retracted: false }] }, actionItems: [] } } };
    if (current.failing) return new Error('Failed to fetch');
    return { data: { incident: current.absent ? null : { id: 'i1', key: 'INC-1', title: 'Mail is down', zone: 'UTC', private: false, status: 'RESOLVED', lessons: [], actionItems: [], postmortem: current.drafted }, postmortemTemplates: templates } };
  });
  function Place() { const { pathname, search, hash } = useLocation(); return <p data-testid="place">{pathname + search + hash}</p>; }
  const shown = render(<Surroundings server={server} at={at} role={role}><Place /><Routes><Route path="/incidents/:key/postmortem" element={<PostmortemPage />} /><Route path="*" element={<p>elsewhere</p>} /></Routes></Surroundings>);
  const sent = (name: string) => server.sent.filter((operation) => nameOf(operation) === name).map(({ variables }) => variables as { input: Record<string, unknown> });
  return { server, current, sent, ...shown };
}

describe('the page of a postmortem', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))));
    Element.prototype.scrollIntoView = vi.fn();
  });

  it('drafts with the template that was chosen', async () => {
    const { sent } = show({ drafted: null, templates: [{ id: 't1', name: 'Short' }] });
    await userEvent.selectOptions(await screen.findByLabelText('Template'), 'Short');
    await userEvent.click(screen.getByRole('button', { name: 'Draft the postmortem' }));
    await waitFor(() => { expect(sent('Review_DraftMutation')[0]?.input).toMatchObject({ incidentId: 'i1', templateId: 't1' }); });
  });

  it('asks for no template where there is none, and offers an observer nothing to draft', async () => {
    const { sent, unmount } = show({ drafted: null });
    await userEvent.click(await screen.findByRole('button', { name: 'Draft the postmortem' }));
    expect(screen.queryByLabelText('Template')).toBeNull();
    await waitFor(() => { expect(sent('Review_DraftMutation')[0]?.input).not.toHaveProperty('templateId'); });
    unmount();
    show({ drafted: null, role: 'OBSERVER' });
    await screen.findByText('Not drafted yet');
    expect(screen.queryByRole('button', { name: 'Draft the postmortem' })).toBeNull();
  });

  it('says of each section in words whether it is generated, written, behind the record, or lacks something', async () => {
    show({ drafted: postmortem({
      gaps: [gap('No root cause is noted.', 'CAUSES')],
      sections: [part('SUMMARY', 'Summary'), part('IMPACT', 'Impact', { written: written('All.', ruth) }), part('DIAGNOSIS', 'Diagnosis', { written: written('So.', ruth), outdated: true }), part('CAUSES', 'Why', { generated: '' })],
    }) });
    const list = await screen.findByRole('navigation', { name: 'Sections' });
    expect(within(list).getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Summary, generated', 'Impact, written by a person', 'Diagnosis, record moved on since', 'Why, missing before publishing1 missing',
    ]);
    expect(screen.getByText('written by Ruth Adeyemi', { selector: '#impact *' })).toBeTruthy();
    expect(screen.getByText('Mail stood still.')).toBeTruthy();
  });

  it('shows what the template asks, and of what it leaves out only the line in the list', async () => {
    show({ drafted: postmortem({ sections: [part('CAUSES', 'Why', { questionsHtml: '<p>What made it possible?</p>' }), part('SUMMARY', 'Summary', { inTemplate: false })] }) });
    expect(await screen.findByText('What made it possible?')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Summary' })).toBeNull();
    expect(screen.getByRole('heading', { name: 'The template leaves out' })).toBeTruthy();
  });

  it('refreshes what the record has more, with the template that it has', async () => {
    const { sent } = show({ drafted: postmortem({ outdated: true }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Refresh from the record' }));
    await waitFor(() => { expect(sent('Review_DraftMutation')[0]?.input).not.toHaveProperty('templateId'); });
  });

  it('lands at the section that a link asks for', async () => {
    show({ at: '/incidents/INC-1/postmortem#impact' });
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Impact' })); });
  });

  it('calls people by what they did in text, preview and downloads at once, and keeps that in the address', async () => {
    const { server } = show();
    await userEvent.click(await screen.findByRole('switch', { name: 'Roles, not names' }));
    expect(screen.getByTestId('place').textContent).toBe('/incidents/INC-1/postmortem?names=roles');
    await waitFor(() => { expect(server.sent.some(({ variables }) => (variables as { names?: string }).names === 'ROLES')).toBe(true); });
    await waitFor(() => { expect(fetch).toHaveBeenCalledWith('/a.pdf?names=roles&words=typed', expect.anything()); });
  });

  it('says that the pages could not be made, with a way to try again', async () => {
    show();
    expect(await screen.findByText('Timeline cannot be reached.', {}, { timeout: 3_000 })).toBeTruthy();
    const before = vi.mocked(fetch).mock.calls.length;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => { expect(vi.mocked(fetch).mock.calls.length).toBeGreaterThan(before); });
  });

  it('reads nothing but the document to an observer', async () => {
    show({ role: 'OBSERVER', drafted: postmortem({ status: 'IN_REVIEW' }) });
    await screen.findByRole('heading', { name: 'Summary' });
    for (const name of [/Rewrite/, 'Approve', 'More', 'Comment']) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('does not know an incident that there is not, or that is hidden', async () => {
    const { current, server } = show({ failing: true });
    await screen.findByText(/cannot be reached/);
    Object.assign(current, { failing: false, absent: true });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'There is no incident INC-1' })).toBeTruthy();
    expect(server.sent.filter(({ kind }) => kind === 'subscription')).toEqual([]);
  });

  it('keeps what was read when a reading fails, and says so', async () => {
    const { server, current } = show();
    await screen.findByRole('heading', { name: 'Summary' });
    await server.followed();
    current.failing = true;
    server.publish({ postmortemChanged: { type: 'section_written', section: 'IMPACT', hold: null } });
    expect(await screen.findByText(/What is shown was read at/, {}, { timeout: 3_000 })).toBeTruthy();
    expect(screen.getByText('Mail stood still.')).toBeTruthy();
  });

  it('shows live what somebody else is typing, and lets nobody else in', async () => {
    const { server, current } = show();
    await screen.findByRole('heading', { name: 'Summary' });
    await server.followed();
    current.drafted = postmortem({ sections: [part('SUMMARY', 'Summary', { hold: { by: ruth, since: '', until: '' }, draft: { markdown: 'Half a sent', savedAt: '', by: ruth } }), part('IMPACT', 'Impact')] });
    server.publish({ postmortemChanged: { type: 'section_hold', section: 'SUMMARY', hold: { by: { personId: 'p2' } } } });
    expect(await screen.findByLabelText('Ruth Adeyemi is typing', {}, { timeout: 3_000 })).toHaveProperty('textContent', 'Half a sent');
    expect(screen.queryByRole('button', { name: 'Rewrite: Summary' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Rewrite: Impact' })).toBeTruthy();
  });

  it('finds nothing to mend for readers of screens', async () => {
    const { container } = show({ drafted: postmortem({ gaps: [gap('No lesson is recorded.', 'LESSONS')], sections: [part('SUMMARY', 'Summary'), part('LESSONS', 'Lessons', { generated: '' })] }) });
    await screen.findByRole('heading', { name: 'Lessons' });
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });

  describe('writing', () => {
    const held = { Section_HoldMutation: { holdSection: { section: { draft: { markdown: 'Mail stood still.', version: 1, savedAt: '2026-11-27T18:00:00Z' } }, error: null } } };
    const saved = { Section_SaveMutation: { saveSectionDraft: { section: { draft: { markdown: '', version: 2, savedAt: '2026-11-27T18:00:00Z' } }, kept: null, error: null } } };
    const open = async () => {
      await userEvent.click(await screen.findByRole('button', { name: 'Rewrite: Summary' }));
      return screen.findByRole('textbox', { name: 'Summary' }, { timeout: 5_000 });
    };

    it('begins with what the section says, saves what is typed, and records it once', async () => {
      const { sent } = show({ answers: { ...held, ...saved, Section_FinishMutation: { finishSection: { postmortem: { version: 5 }, error: null } } } });
      const box = await open();
      expect(box.textContent).toBe('Mail stood still.');
      await userEvent.click(screen.getByRole('button', { name: 'List' }));
      await userEvent.click(screen.getByRole('button', { name: 'Done' }));
      await waitFor(() => { expect(sent('Section_FinishMutation')[0]?.input).toMatchObject({ section: 'SUMMARY', version: 2 }); });
      expect(sent('Section_SaveMutation').map(({ input }) => [input['version'], input['markdown']])).toEqual([[1, '- Mail stood still.']]);
      await waitFor(() => { expect(screen.queryByRole('textbox', { name: 'Summary' })).toBeNull(); });
    });

    it('says who holds a section that somebody else began in', async () => {
      show({ answers: { Section_HoldMutation: { holdSection: { section: null, error: { code: 'SECTION_HELD', message: 'Ruth Adeyemi writes in it.', field: null } } } } });
      await userEvent.click(await screen.findByRole('button', { name: 'Rewrite: Summary' }));
      expect(await screen.findByText('Ruth Adeyemi writes in it.')).toBeTruthy();
    });

    it('gives the text of a lost section back', async () => {
      show({ answers: { ...held, Section_SaveMutation: { saveSectionDraft: { section: null, kept: { draftId: 'd1' }, error: { code: 'SECTION_HELD', message: 'Ruth Adeyemi writes in it.', field: null } } } } });
      await open();
      await userEvent.click(screen.getByRole('button', { name: 'Quote' }));
      await userEvent.click(screen.getByRole('button', { name: 'Done' }));
      expect(await screen.findByText(/Ruth Adeyemi writes in it. What you typed is kept beside the section./)).toBeTruthy();
      expect(screen.getByText('> Mail stood still.')).toBeTruthy();
    });

    it('takes what the record says now by paragraphs, and saves with the version that was seen', async () => {
      const difference = { paragraphs: [{ kind: 'SAME', before: 'A', after: 'A', words: [] }, { kind: 'ADDED', before: null, after: 'New of the record.', words: [] }] };
      const { sent } = show({ answers: { ...held, ...saved }, drafted: postmortem({ sections: [part('SUMMARY', 'Summary', { written: written('My words.', kim), outdated: true, difference })] }) });
      await userEvent.click(await screen.findByRole('button', { name: 'Show the difference' }));
      await userEvent.click(screen.getByRole('button', { name: 'Take it' }));
      await userEvent.click(screen.getByRole('button', { name: 'Put 1 paragraph into the text' }));
      await screen.findByRole('textbox', { name: 'Summary' }, { timeout: 5_000 });
      await waitFor(() => { expect(sent('Section_SaveMutation')[0]?.input).toMatchObject({ markdown: 'My words.\n\nNew of the record.', incidentVersion: 7 }); }, { timeout: 3_000 });
    });

    it('keeps the words that were written', async () => {
      const difference = { paragraphs: [{ kind: 'ADDED', before: null, after: 'New.', words: [] }] };
      const { sent } = show({ drafted: postmortem({ sections: [part('SUMMARY', 'Summary', { written: written('My words.', kim), outdated: true, difference })] }) });
      await userEvent.click(await screen.findByRole('button', { name: 'Show the difference' }));
      await userEvent.click(screen.getByRole('button', { name: 'Keep all of mine' }));
      await waitFor(() => { expect(sent('Difference_KeepMutation')[0]?.input).toMatchObject({ section: 'SUMMARY', incidentVersion: 7 }); });
    });
  });

  describe('review', () => {
    it('asks those who are named', async () => {
      const { sent } = show();
      await userEvent.click(await screen.findByRole('button', { name: 'Ask for review' }));
      const dialog = await screen.findByRole('dialog', { name: 'Ask for review' });
      await userEvent.type(within(dialog).getByLabelText('Who is asked'), 'Leo Varga, Ruth Adeyemi');
      await userEvent.click(within(dialog).getByRole('button', { name: 'Ask for review' }));
      await waitFor(() => { expect(sent('Review_RequestMutation')[0]?.input).toMatchObject({ reviewers: ['Leo Varga', 'Ruth Adeyemi'] }); });
    });

    it('says to whoever wrote in it why they cannot approve it, and sends nothing', async () => {
      const { sent } = show({ drafted: postmortem({ status: 'IN_REVIEW', authors: [kim] }) });
      expect(await screen.findByText('You wrote in this postmortem, so you cannot approve it.')).toBeTruthy();
      await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
      expect(sent('Review_ApproveMutation')).toEqual([]);
    });

    it('approves the version that was read', async () => {
      const { sent } = show({ drafted: postmortem({ status: 'IN_REVIEW', authors: [ruth] }) });
      await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));
      await waitFor(() => { expect(sent('Review_ApproveMutation')[0]?.input).toMatchObject({ expectedVersion: 4 }); });
    });

    it('lists what is missing before it publishes, leads to where it is mended, and goes on only with a reason', async () => {
      const { sent } = show({ role: 'MANAGER', drafted: postmortem({ status: 'APPROVED', authors: [ruth], gaps: [gap('No lesson is recorded.', 'LESSONS')] }) });
      await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
      let dialog = await screen.findByRole('dialog', { name: 'Publish' });
      await userEvent.click(within(dialog).getByRole('button', { name: 'Publish all the same' }));
      expect(within(dialog).getByText('Say why, or mend what is missing.')).toBeTruthy();
      expect(sent('Review_PublishMutation')).toEqual([]);
      await userEvent.type(within(dialog).getByLabelText('Why it is published all the same'), 'The owners are on leave.');
      await userEvent.click(within(dialog).getByRole('button', { name: 'Publish all the same' }));
      await waitFor(() => { expect(sent('Review_PublishMutation')[0]?.input).toMatchObject({ reason: 'The owners are on leave.', expectedVersion: 4 }); });
      await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
      dialog = await screen.findByRole('dialog', { name: 'Publish' });
      await userEvent.click(within(dialog).getByRole('button', { name: 'Add: No lesson is recorded.' }));
      expect(await screen.findByRole('dialog', { name: 'Record a lesson' })).toBeTruthy();
    });

    it('counts open comments, resolves one, and adds one to the section that was pressed', async () => {
      const comment = { commentId: 'c1', section: 'IMPACT', text: 'Whom did it hit?', replyTo: null, by: ruth, at: '2026-11-27T17:00:00Z', open: true, resolvedBy: null, resolvedAt: null };
      const { sent } = show({ drafted: postmortem({ sections: [part('SUMMARY', 'Summary'), part('IMPACT', 'Impact', { comments: [comment] })] }) });
      await userEvent.click(await screen.findByRole('button', { name: 'Comments 1' }));
      await userEvent.click(screen.getByRole('button', { name: 'Resolve' }));
      await waitFor(() => { expect(sent('Comments_ResolveMutation')[0]?.input).toMatchObject({ commentId: 'c1' }); });
      await userEvent.click(screen.getByRole('button', { name: 'Comments: Impact, 1 open' }));
      await userEvent.type(screen.getByLabelText('Comment'), 'Say how many.{Control>}{Enter}{/Control}');
      await waitFor(() => { expect(sent('Comments_AddMutation')[0]?.input).toMatchObject({ section: 'IMPACT', text: 'Say how many.' }); });
    });
  });

  it('shows a published version as it was handed out, and says that it was withdrawn', async () => {
    const publication = { number: 1, publishedAt: '2026-11-27T17:00:00Z', publishedBy: ruth, approvedBy: [kim], reason: null, missing: [], withdrawal: { reason: 'Wrong times.', by: 'Ruth Adeyemi', at: '2026-11-27T18:00:00Z' }, outputs: [] };
    const { unmount } = show({ drafted: postmortem({ publications: [publication] }), at: '/incidents/INC-1/postmortem?version=1' });
    expect(await screen.findByText(/Withdrawn .* by Ruth Adeyemi: Wrong times\./)).toBeTruthy();
    await waitFor(() => { expect(fetch).toHaveBeenCalledWith('/a.pdf?version=1', expect.anything()); });
    expect(screen.queryByRole('button', { name: /Rewrite/ })).toBeNull();
    unmount();
    show({ at: '/incidents/INC-1/postmortem?version=9' });
    expect(await screen.findByRole('heading', { name: 'There is no version 9' })).toBeTruthy();
  });

  it('offers starred entries and lessons of earlier incidents, and records from there', async () => {
    const { sent } = show({
      drafted: postmortem({ sections: [part('LESSONS', 'Lessons', { generated: '' })] }),
      answers: { SectionOffer_Query: {
        incident: { timeline: { nodes: [{ __typename: 'TimelineEntry', id: 'e1', text: 'The spare was never put into service', occurredAt: '2026-11-27T14:05:00Z', starred: true, retracted: false }] } },
        similarLessons: [{ reason: 'similar words', lesson: { lessonId: 'l9', text: 'Test the way back', incident: { key: 'INC-33', title: 'Before' } } }],
      } },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Came back: Test the way back' }));
    await waitFor(() => { expect(sent('Learning_CameBackMutation')[0]?.input).toMatchObject({ lessonId: 'l9' }); });
    await userEvent.click(screen.getByRole('button', { name: 'Make it a lesson: The spare was never put into service' }));
    await userEvent.click(within(await screen.findByRole('dialog', { name: 'Record a lesson' })).getByRole('button', { name: 'Record' }));
    await waitFor(() => { expect(sent('Learning_LessonMutation')[0]?.input).toMatchObject({ text: 'The spare was never put into service' }); });
    // The document is composed anew, so that what is recorded stands in it.
    await waitFor(() => { expect(sent('Review_DraftMutation').length).toBe(2); });
  });
});
