import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { FiguresPage } from './FiguresPage';

const figure = { __typename: 'MetricFigure', n: 2, values: [960, 1080], pending: 1, notApplicable: 0, invalid: 0, percentiles: null };
const figures = {
  definition: { from: 'First contact', to: 'First hands on it', version: 1 }, computedFor: 'Kim (MANAGER)', asOf: '2026-03-14T09:00:00Z', upToDate: true, moreGroups: 0,
  notes: ['Below 10 values there are no percentiles.'], total: figure, groups: [{ key: 'SEV1', label: 'SEV 1', figure }],
};
const report = { id: 'r1', month: '2026-02-01', zone: 'UTC', asKnownAt: '2026-03-01T00:00:00Z', madeBy: 'Timeline', pdf: '/service-reports/r1.pdf', csv: '/service-reports/r1.csv', customer: { name: 'Northwind' } };

const server = () => fakeServer((operation) => ('input' in (operation.variables ?? {})
  ? { data: { metricFigures: figures } }
  : { data: { serviceReports: { totalCount: 1, pageInfo: { hasNextPage: false }, edges: [{ cursor: 'c1', node: report }] } } }));

describe('the figures', () => {
  it('are shown with what is pending apart, for whom they were computed, and to download', async () => {
    const asked = server();
    render(<Surroundings server={asked}><FiguresPage /></Surroundings>);
    expect((await screen.findByRole('row', { name: /^All/ })).textContent).toBe('All2Values: 16 min, 18 min100');
    expect(screen.getByText(/Computed for Kim \(MANAGER\)/)).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('Grouped by'), 'SEVERITY');
    await waitFor(() => { expect(asked.sent.at(-1)?.variables).toMatchObject({ input: { metric: 'TICKET_TO_ENGAGEMENT', groupBy: 'SEVERITY' } }); });
    expect(screen.getByRole('link', { name: 'Report (PDF)' }).getAttribute('href')).toMatch(/^\/figures\.pdf\?metric=TICKET_TO_ENGAGEMENT&from=.*&groupBy=SEVERITY$/);
  });

  it('list the reports of customers', async () => {
    render(<Surroundings server={server()}><FiguresPage /></Surroundings>);
    expect((await screen.findByRole('link', { name: 'Northwind, 2026-02, PDF' })).getAttribute('href')).toBe('/service-reports/r1.pdf');
  });

  it('are not asked for without both days', async () => {
    const asked = server();
    render(<Surroundings server={asked}><FiguresPage /></Surroundings>);
    await userEvent.clear(screen.getByLabelText('Last day'));
    expect(await screen.findByText('Give a first and a last day.')).toBeTruthy();
  });
});
