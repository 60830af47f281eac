import { useCallback, useEffect, useState } from 'react';
import { roughDuration } from '@/time/durations';

/** `412 MB`: in powers of a thousand. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const size = bytes / 1000 ** power;
  return `${size < 10 && power > 0 ? size.toFixed(1) : Math.floor(size)} ${units[power] ?? ''}`;
}

const patience = 60;

/** Whether what is due is done in time: nodes look twice a second, so a minute is late. */
export function dueWords({ dueNow, dueFirstAt }: { dueNow: number; dueFirstAt?: string | null }, now: number): { healthy: boolean; say: string; act?: string } {
  const late = dueNow > 0 && dueFirstAt ? (now - Date.parse(dueFirstAt)) / 1000 : 0;
  if (late < patience) return { healthy: true, say: 'in time' };
  return { healthy: false, say: `${roughDuration(late)} late`, act: `${dueNow} should be done by now. No node does it: look at the log of one that serves, and start it again.` };
}

export interface Health { word: string; why: string | null }

/** What the program says of its own health: a word, and what is wrong when something is. */
export function healthOf(answer: string): Health {
  const [word = '', ...why] = answer.trim().split(' ');
  return { word: word === '' ? 'No answer' : word, why: why.length > 0 ? why.join(' ') : null };
}

export function useHealth(): { health: Health | null; look: () => void } {
  const [health, setHealth] = useState<Health | null>(null);
  const look = useCallback(() => {
    fetch('/health/ready').then((answer) => answer.text()).then((text) => { setHealth(healthOf(text)); }, () => { setHealth({ word: 'No answer', why: 'The program cannot be reached from here.' }); });
  }, []);
  useEffect(look, [look]);
  return { health, look };
}
