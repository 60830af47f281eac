import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { EntryFile, sizeText } from './EntryFile';

const file = { __typename: 'AttachedFile' as const, name: 'queue.png', mediaType: 'image/png', size: 214_000, removed: false, url: '/files/1', shownUrl: '/files/1/shown', thumbnailUrl: '/files/1/thumbnail' };

it('shows a picture small, and leads to the whole of it', () => {
  const { container } = render(<EntryFile file={file} />);
  expect(screen.getByRole('link', { name: 'queue.png' }).getAttribute('href')).toBe('/files/1/shown');
  expect(container.querySelector('img')?.getAttribute('src')).toBe('/files/1/thumbnail');
});

it('shows any other file as its name and size', () => {
  const { container } = render(<EntryFile file={{ ...file, name: 'mail.log', shownUrl: null, thumbnailUrl: null }} />);
  expect(screen.getByRole('link', { name: 'mail.log' }).getAttribute('href')).toBe('/files/1');
  expect(container.querySelector('img')).toBeNull();
  expect(container.textContent).toContain('214 kB');
});

it('leads nowhere when the file was removed', () => {
  render(<EntryFile file={{ ...file, removed: true }} />);
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByText('The file was removed.')).toBeTruthy();
});

it('says sizes as people do', () => {
  expect([12, 214_000, 25_000_000].map(sizeText)).toEqual(['12 bytes', '214 kB', '25.0 MB']);
});
