import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Section } from '@/ui/Section';
import { Table } from '@/ui/Table';
import { Moment } from '@/zones/Moment';
import { Specimen } from './Specimen';

/** What a screen says of itself, and rows. */
export function StateParts() {
  return (
    <>
      <Specimen name="Banner">
        <Banner>Plain</Banner>
        <Banner tone="warn">This device is offline. What you type is kept.</Banner>
        <Banner tone="crit" action={<Button small>Sign in again</Button>}>You are signed out.</Banner>
        <Banner tone="violet" action={<Button small look="ghost">Back to now</Button>}>As known at Wed 11 Nov, 00:30: 14 entries were recorded later and are hidden.</Banner>
      </Specimen>
      <Specimen name="Notice">
        <Notice>Plain</Notice>
        <Notice tone="warn">Nothing is changed yet.</Notice>
        <Notice tone="ok">The token is copied.</Notice>
        <LoadError message="Timeline cannot be reached." onRetry={() => undefined} />
      </Specimen>
      <Specimen name="Skeleton rows"><Skeleton label="Loading rows" /></Specimen>
      <Specimen name="Empty"><EmptyState title="No incidents yet"><Button look="primary">Declare incident</Button></EmptyState></Specimen>
      <Specimen name="Section"><Section title="Promises" action={<Button look="ghost" small>All</Button>}><p>A titled part of a column.</p></Section></Specimen>
      <Specimen name="Table">
        <Table label="Ended this week">
          <thead><tr><th scope="col">Incident</th><th scope="col">Ended</th><th scope="col" className="number">Took</th></tr></thead>
          <tbody>
            <tr><th scope="row">Gateway certificate expired</th><td><Moment at="2014-05-14T03:06:00Z" zone="America/Chicago">22:06</Moment></td><td className="number">2 h 05</td></tr>
            <tr><th scope="row">Scanner mails held back</th><td>—</td><td className="number">5 h 10</td></tr>
          </tbody>
        </Table>
      </Specimen>
    </>
  );
}
