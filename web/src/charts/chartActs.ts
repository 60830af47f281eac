/** What can be done with a chart. */
export interface ChartActs {
  /** Something was chosen that has an id, by key or pointer. */
  onOpen?: (id: string) => void;
  /** Enter on a mark with an id, where it does something else than a press. */
  onEnter?: (id: string) => void;
  /** A stretch was drawn from left to right, in pixels. */
  onSpan?: (start: number, end: number) => void;
}
