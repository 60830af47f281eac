import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { toast } from '@/ui/toast';
import { attainmentInput } from './SlaFigure';
import { availabilityInput } from './AvailabilityFigure';
import { downloadOf, groupingOf, inputOf, type Question } from './question';

/** What can be taken away of what is shown, from the addresses that programs use. */
function downloads(question: Question, today: string, zone: string): { label: string; address: string }[] {
  const { metric } = question;
  if (metric !== null) {
    const input = { ...inputOf({ ...question, metric }, today, zone), groupBy: groupingOf(question.by) };
    return [
      { label: 'CSV · every incident, every anchor', address: downloadOf('figures.csv', input) },
      { label: 'CSV · these figures', address: downloadOf('figures-summary.csv', input) },
      { label: 'PDF · with definitions, who made it and when', address: downloadOf('figures.pdf', input) },
    ];
  }
  if (question.figure === 'sla') return [{ label: 'CSV · every clock, every anchor', address: downloadOf('sla-attainment.csv', { ...attainmentInput(question, today, zone) }) }];
  if (question.figure === 'availability') return [{ label: 'CSV · every service', address: downloadOf('availability.csv', { ...availabilityInput(question, today, zone) }) }];
  return [];
}

/** Starts a download without leaving the page. */
function take(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

export function Exports({ question, today, zone }: { question: Question; today: string; zone: string }) {
  const copy = () => {
    navigator.clipboard.writeText(window.location.href).then(() => { toast('The link to this view is copied.'); }, () => { toast('The browser does not let the link be copied: take it from the address bar.'); });
  };
  const files = downloads(question, today, zone);
  return (
    <Menu trigger={<Button><Icon name="download" />Export<Icon name="down" /></Button>}
      parts={[...files.map(({ label, address }) => ({ label, run: () => { take(address); } })), ...(files.length > 0 ? ['rule' as const] : []), { label: 'Link to this view', run: copy }]} />
  );
}
