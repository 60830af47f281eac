import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FragmentType } from '@/gql';
import { EngagementClock } from './EngagementClock';

type Metric = Parameters<typeof EngagementClock>[0]['metric'];
const metric = (over: object): Metric => ({ status: 'PENDING', seconds: null, reason: null, from: null, to: null, ...over }) as unknown as FragmentType<never> as Metric;
const reported = { label: 'First contact', at: '2014-05-14T03:02:00Z' };

describe('the ticket-to-engagement clock', () => {
  beforeEach(() => { vi.useFakeTimers({ now: Date.parse('2014-05-14T03:12:05Z') }); });
  afterEach(() => { vi.useRealTimers(); });

  it('runs from first contact while nobody is engaged', () => {
    render(<EngagementClock metric={metric({ from: reported })} />);
    expect(screen.getByRole('timer').textContent).toContain('10:05');
    act(() => { vi.advanceTimersByTime(3000); });
    expect(screen.getByRole('timer').textContent).toContain('10:08');
  });

  it('stands still at the recorded number', () => {
    render(<EngagementClock metric={metric({ status: 'RECORDED', seconds: 1080, from: reported, to: { label: 'Hands on it', at: '2014-05-14T03:20:00Z' } })} />);
    expect(screen.getByText('18 min')).toBeTruthy();
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('says why there is no number instead of making one up', () => {
    render(<EngagementClock metric={metric({ status: 'INVALID', reason: 'Engaged lies before first contact.', from: reported })} />);
    expect(screen.getByText('Engaged lies before first contact.')).toBeTruthy();
  });

  it('does not run before first contact is known', () => {
    render(<EngagementClock metric={metric({})} short />);
    expect(screen.getByText('No first contact yet')).toBeTruthy();
  });
});
