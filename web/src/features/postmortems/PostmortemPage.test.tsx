import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { PostmortemPage } from './PostmortemPage';

const short = { id: 't1', name: 'Short' };

function postmortem(template: object) {
  return {
    id: 'p1', outdated: false, draftedAt: '2014-05-14T03:00:00Z', draftedBy: 'Kim', incidentVersion: 7, asKnownAt: '2014-05-14T02:00:00Z', missing: [], namesInText: [], namesNotice: null, html: '<p>It was down.</p>',
    markdownUrl: '/a.md', htmlUrl: '/a.html', pdfUrl: '/a.pdf', jsonUrl: '/a.json', template,
    sections: [
      { section: 'CAUSES', title: 'Why', inTemplate: true, required: true, questionsHtml: '<p>What made it possible?</p>' },
      { section: 'SUMMARY', title: 'Summary', inTemplate: false, required: false, questionsHtml: null },
    ],
  };
}

function show(templates: object[], drafted: object | null) {
  const server = fakeServer(({ kind }) => kind === 'mutation'
    ? { data: { draftPostmortem: { postmortem: { id: 'p1' }, error: null } } }
    : { data: { incident: { id: 'i1', key: 'INC-1', title: 'Mail is down', postmortem: drafted }, postmortemTemplates: templates } });
  render(<Surroundings server={server} at="/incidents/INC-1/postmortem"><Routes><Route path="/incidents/:key/postmortem" element={<PostmortemPage />} /></Routes></Surroundings>);
  return server;
}

const inputOf = (server: ReturnType<typeof show>) => server.sent.map(({ variables }) => variables?.['input']).find(Boolean);

describe('the page of a postmortem', () => {
  it('drafts with the template that was chosen', async () => {
    const server = show([short], null);
    await userEvent.selectOptions(await screen.findByLabelText('Template'), 'Short');
    await userEvent.click(screen.getByRole('button', { name: 'Draft the postmortem' }));
    await waitFor(() => { expect(inputOf(server)).toMatchObject({ incidentId: 'i1', templateId: 't1' }); });
  });

  it('asks for no template where there is none', async () => {
    const server = show([], null);
    await userEvent.click(await screen.findByRole('button', { name: 'Draft the postmortem' }));
    expect(screen.queryByLabelText('Template')).toBeNull();
    await waitFor(() => { expect(inputOf(server)).not.toHaveProperty('templateId'); });
  });

  it('keeps the template in a refresh, a retired one too, says that it has a newer version, and goes back to the standard one', async () => {
    const server = show([], postmortem({ name: 'Short', version: 1, outdated: true, template: short }));
    expect(await screen.findByText('Its template has a newer version. A refresh takes it.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Refresh from the record' }));
    await waitFor(() => { expect(inputOf(server)).not.toHaveProperty('templateId'); });
    server.sent.length = 0;
    await userEvent.selectOptions(screen.getByLabelText('Template'), 'Standard');
    await userEvent.click(screen.getByRole('button', { name: 'Draft with this template' }));
    await waitFor(() => { expect(inputOf(server)).toMatchObject({ templateId: 'standard' }); });
  });

  it('shows what the template asks, and not what it leaves out', async () => {
    show([short], postmortem({ name: 'Short', version: 3, outdated: false, template: short }));
    expect(await screen.findByText('Short, version 3')).toBeTruthy();
    expect(screen.getByText('What made it possible?')).toBeTruthy();
    expect(screen.getByText('required')).toBeTruthy();
    expect(screen.queryByText('Summary')).toBeNull();
  });
});
