import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Moment } from './Moment';
import { ZoneSwitch } from './ZoneSwitch';
import { nextZoneView, useIncidentZone, useZoneView } from './zoneView';

const Room = () => <p>in {useIncidentZone('America/Chicago')}</p>;
const Elsewhere = () => <p>in {useZoneView().zone}</p>;

describe('the zone in which times are read', () => {
  it('is the incident’s in its room, the reader’s elsewhere, and goes around', () => {
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ timeZone: 'Europe/Berlin' } as Intl.ResolvedDateTimeFormatOptions);
    const { unmount } = render(<Room />);
    expect(screen.getByText('in America/Chicago')).toBeTruthy();
    act(nextZoneView);
    expect(screen.getByText('in Europe/Berlin')).toBeTruthy();
    act(nextZoneView);
    expect(screen.getByText('in UTC')).toBeTruthy();
    act(nextZoneView);
    expect(screen.getByText('in America/Chicago')).toBeTruthy();
    unmount();
    render(<Elsewhere />);
    expect(screen.getByText('in Europe/Berlin')).toBeTruthy();
  });

  it('is chosen from what there is, and kept in this browser', async () => {
    render(<><Room /><ZoneSwitch trigger={<button type="button">Zone</button>} /></>);
    await userEvent.click(screen.getByRole('button', { name: 'Zone' }));
    expect((await screen.findAllByRole('menuitemradio')).map((item) => item.getAttribute('aria-checked'))).toEqual(['true', 'false', 'false']);
    const utc = screen.getByRole('menuitemradio', { name: /^UTC|^✓?UTC/ });
    expect(utc.textContent.match(/UTC/g)).toHaveLength(1);
    await userEvent.click(utc);
    expect(screen.getByText('in UTC')).toBeTruthy();
    expect(localStorage.getItem('timeline.zoneView')).toBe('utc');
  });

  it('shows a time in all of them on hover, and when it was recorded', async () => {
    render(<Moment at="2014-05-14T03:06:00Z" zone="America/Chicago" recordedAt="2014-05-14T12:10:00Z">22:06</Moment>);
    await userEvent.hover(screen.getByText('22:06'));
    expect(await screen.findByText('Tue 13 May 2014, 22:06 Chicago, UTC−05:00')).toBeTruthy();
    expect(screen.getByText('Wed 14 May 2014, 03:06 UTC')).toBeTruthy();
    expect(screen.getByText('Recorded Wed 14 May 2014, 07:10')).toBeTruthy();
  });
});
