import { useSyncExternalStore } from 'react';
import { boardOrders, type BoardOrder } from './clocks';

const key = 'timeline.boardOrder';
const listeners = new Set<() => void>();
let unkept: string | null = null;

function read(): BoardOrder {
  let kept: string | null;
  try {
    kept = localStorage.getItem(key);
  } catch {
    kept = unkept;
  }
  return boardOrders.find((order) => order === kept) ?? 'urgent';
}

/** Keeps the order of the board in this browser. */
export function chooseOrder(order: BoardOrder): void {
  try {
    localStorage.setItem(key, order);
  } catch {
    unkept = order;
  }
  listeners.forEach((listener) => { listener(); });
}

export const useOrder = (): BoardOrder => useSyncExternalStore((listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; }, read);
