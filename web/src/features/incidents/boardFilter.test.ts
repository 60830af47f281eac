import { expect, it } from 'vitest';
import { filterOf, readBoardFilter, writeBoardFilter, type BoardFilter } from './boardFilter';

const filter: BoardFilter = { text: ' mail ', status: 'open', severity: 'SEV1', drills: true, cancelled: true };

it('reads back the address it wrote', () => {
  expect(readBoardFilter(writeBoardFilter(filter))).toEqual(filter);
});
it('leaves out what it does not understand', () => {
  expect(readBoardFilter(new URLSearchParams('status=on-fire&severity=SEV9'))).toEqual({ text: '', status: '', severity: '', drills: false, cancelled: false });
});
it('asks for every status before resolved when open incidents are wanted', () => {
  expect(filterOf(filter)).toEqual({ text: 'mail', status: ['DECLARED', 'ENGAGED', 'MITIGATED'], severity: ['SEV1'], includeDrills: true, includeCancelled: true });
});
it('asks for nothing that was not chosen', () => {
  expect(filterOf({ text: ' ', status: '', severity: '', drills: false, cancelled: false })).toEqual({ includeDrills: false, includeCancelled: false });
});
