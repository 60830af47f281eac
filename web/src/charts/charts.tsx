import { anchorsPicture } from './anchors';
import { blocksPicture } from './blocks';
import type { ChartActs } from './chartActs';
import { ChartView } from './ChartView';
import { countedDaysPicture } from './countedDays';
import { dotsPicture, spanOfDots, type DotsInput } from './dotsOverTime';
import { etaPicture } from './etaAgainstReality';
import { lanesPicture } from './lanes';
import { recurrencePicture } from './recurrence';
import { stripPicture } from './strip';
import { useWidth } from './useWidth';
import { overlapPicture } from './weekOverlap';
import type { Picture } from './picture';

/** What every chart is given besides what it shows. */
export interface ChartProps extends ChartActs {
  name: string;
  /** What it says stands beside it too: there is no table behind it. */
  bare?: boolean;
}

/** A chart as wide as the place that it stands in. */
function chart<Input extends { width: number }>(picture: (input: Input) => Picture) {
  return function Chart({ name, bare, onOpen, onEnter, onSpan, ...input }: ChartProps & Omit<Input, 'width'>) {
    const [field, width] = useWidth();
    return <div ref={field}>{width > 0 && <ChartView name={name} picture={picture({ ...input, width } as unknown as Input)} {...(bare && { bare })} {...(onOpen && { onOpen })} {...(onEnter && { onEnter })} {...(onSpan && { onSpan })} />}</div>;
  };
}

export const Lanes = chart(lanesPicture);
export const Strip = chart(stripPicture);
export const Blocks = chart(blocksPicture);
export const EtaAgainstReality = chart(etaPicture);
export const Anchors = chart(anchorsPicture);
export const CountedDays = chart(countedDaysPicture);
export const Recurrence = chart(recurrencePicture);
export const WeekOverlap = chart(overlapPicture);

/** `onSpan` gets the moments between which somebody drew. */
export function DotsOverTime({ name, onSpan, onOpen, onEnter, ...input }: Omit<ChartProps, 'onSpan'> & Omit<DotsInput, 'width'> & { onSpan?: (from: number, until: number) => void }) {
  const [field, width] = useWidth();
  const drawn = (start: number, end: number) => { const { from, until } = spanOfDots({ ...input, width }, start, end); onSpan?.(from, until); };
  return (
    <div ref={field}>
      {width > 0 && <ChartView name={name} picture={dotsPicture({ ...input, width })} {...(onOpen && { onOpen })} {...(onEnter && { onEnter })} {...(onSpan && { onSpan: drawn })} />}
    </div>
  );
}
