import type { OwnActs } from '../recording/useOwnActs';
import { FilesSection } from './FilesSection';
import { ImpactSection } from './ImpactSection';
import { MilestonesSection } from './MilestonesSection';
import { NextSection } from './NextSection';
import { PeopleSection } from './PeopleSection';
import { QuestionsSection } from './QuestionsSection';
import { TheoriesSection } from './TheoriesSection';
import type { SideProps } from './side';
import './side.css';

/** Where it stands, in an order that never changes. */
export function RoomSide(props: SideProps & { acts: OwnActs }) {
  return (
    <>
      <NextSection {...props} />
      <QuestionsSection {...props} />
      <PeopleSection {...props} />
      <TheoriesSection {...props} />
      <ImpactSection {...props} />
      <MilestonesSection {...props} />
      <FilesSection {...props} />
    </>
  );
}
