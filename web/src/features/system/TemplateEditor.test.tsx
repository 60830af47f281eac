import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { TemplateEditor } from './TemplateEditor';

const preview = (source: string | null, incidentId: string | null) => ({
  __typename: 'PostmortemTemplatePreview', name: 'Short', description: null, missing: [], documentHtml: incidentId ? '<p>The document</p>' : null,
  faults: source?.includes('## Wrong') ? [{ __typename: 'TemplateFault', line: 2, message: 'A section needs a key, such as {#summary}.' }] : [],
  sections: [{ __typename: 'PreviewedSection', section: { __typename: 'TemplateSection', key: 'summary', title: 'Summary', required: true }, html: '<p>What happened?</p>', missing: [] }],
});

function open(source: string | null = 'name: Short\n## Summary {#summary}') {
  const server = fakeServer(({ query, variables, ...rest }) => nameOf({ query, variables, ...rest }) === 'TemplateEditor_PreviewQuery'
    ? { data: { postmortemTemplatePreview: preview(variables?.['source'] as string | null, variables?.['incidentId'] as string | null) } }
    : { data: { definePostmortemTemplate: { __typename: 'DefinePostmortemTemplatePayload', template: { __typename: 'PostmortemTemplate', id: 't1', version: 2 }, error: null } } });
  const view = render(<Surroundings server={server} role="MANAGER"><main><TemplateEditor template={source === null ? null : { id: 't1', name: 'Short', version: 1 }} source={source} /></main></Surroundings>);
  return { ...view, defined: () => server.sent.filter((operation) => nameOf(operation) === 'TemplateEditor_DefineMutation').map(({ variables }) => variables?.['input'] as object) };
}

it('says what is wrong by its line, goes there, and puts nothing in use meanwhile', async () => {
  const { container } = open('name: Short\n## Wrong');
  const fault = await screen.findByRole('region', { name: 'What is wrong' });
  expect(fault.textContent).toContain('A section needs a key, such as {#summary}.');
  expect((screen.getByRole('button', { name: 'Put version 2 in use' }) as HTMLButtonElement).disabled).toBe(true);
  await userEvent.click(within(fault).getByRole('button', { name: 'Line 2' }));
  const text = screen.getByLabelText('Template') as HTMLTextAreaElement;
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('## Wrong');
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
});

it('is tried on an incident, and put in use as a further version', async () => {
  const { defined } = open();
  await userEvent.type(await screen.findByLabelText('Try it on an incident'), 'INC-7{Enter}');
  expect(await screen.findByText('The document')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Template'), '\n- And then?');
  await waitFor(() => { expect((screen.getByRole('button', { name: 'Put version 2 in use' }) as HTMLButtonElement).disabled).toBe(false); });
  await userEvent.click(screen.getByRole('button', { name: 'Put version 2 in use' }));
  await waitFor(() => { expect(defined()).toMatchObject([{ templateId: 't1', source: 'name: Short\n## Summary {#summary}\n- And then?' }]); });
});

it('shows the standard one to read', async () => {
  open(null);
  expect(await screen.findByRole('heading', { name: 'Summary required' })).toBeTruthy();
  expect(screen.queryByLabelText('Template')).toBeNull();
  expect(screen.queryByRole('button', { name: /in use/ })).toBeNull();
});
