import { expect, it } from 'vitest';
import { connectionStatus, setConnectionStatus } from './status';

it('stays lost while it is tried again, until the connection is open', () => {
  setConnectionStatus('open');
  setConnectionStatus('lost');
  setConnectionStatus('connecting');
  expect(connectionStatus()).toBe('lost');
  setConnectionStatus('open');
  expect(connectionStatus()).toBe('open');
});
