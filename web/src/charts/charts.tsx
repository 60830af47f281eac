import { anchorsPicture } from './anchors';
import { blocksPicture } from './blocks';
import { ChartView } from './ChartView';
import { countedDaysPicture } from './countedDays';
import { dotsPicture } from './dotsOverTime';
import { etaPicture } from './etaAgainstReality';
import { lanesPicture } from './lanes';
import { recurrencePicture } from './recurrence';
import { stripPicture } from './strip';
import { useWidth } from './useWidth';
import { overlapPicture } from './weekOverlap';
import type { Picture } from './picture';

/** What every chart is given besides what it shows. */
export interface ChartProps {
  name: string;
  onOpen?: (id: string) => void;
  /** What it says stands beside it too: there is no table behind it. */
  bare?: boolean;
}

/** A chart as wide as the place that it stands in. */
function chart<Input extends { width: number }>(picture: (input: Input) => Picture) {
  return function Chart({ name, onOpen, bare, ...input }: ChartProps & Omit<Input, 'width'>) {
    const [field, width] = useWidth();
    return <div ref={field}>{width > 0 && <ChartView name={name} picture={picture({ ...input, width } as unknown as Input)} {...(onOpen && { onOpen })} {...(bare && { bare })} />}</div>;
  };
}

export const Lanes = chart(lanesPicture);
export const DotsOverTime = chart(dotsPicture);
export const Strip = chart(stripPicture);
export const Blocks = chart(blocksPicture);
export const EtaAgainstReality = chart(etaPicture);
export const Anchors = chart(anchorsPicture);
export const CountedDays = chart(countedDaysPicture);
export const Recurrence = chart(recurrencePicture);
export const WeekOverlap = chart(overlapPicture);
