import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { Audience, Channel } from '@/gql/graphql';
import { clockTimeFrom } from '@/time/formatting';
import { Section } from '@/ui/Section';
import { Table } from '@/ui/Table';
import { audienceWords, channelWords } from '@/words/words';
import { firstDay } from '../roomRecord';
import type { SideProps } from '../side/side';

const AudienceTable_incident = graphql(`
  fragment AudienceTable_incident on Incident { updates { entryId audience channel at } }
`);

/** Which audience was told how often by which way, and when last. Nothing before anybody was told. */
export function AudienceTable({ told, incident, zone }: SideProps & { told: FragmentType<typeof AudienceTable_incident> }) {
  const { updates } = getFragmentData(AudienceTable_incident, told);
  if (updates.length === 0) return null;
  const day = firstDay(incident, zone);
  const used = (Object.keys(channelWords) as Channel[]).filter((channel) => updates.some((one) => one.channel === channel));
  const cell = (audience: Audience, channel: Channel) => {
    const these = updates.filter((one) => one.audience === audience && one.channel === channel);
    const last = these.at(-1);
    return last ? `${these.length} · last ${clockTimeFrom(day, last.at, zone)}` : '–';
  };
  return (
    <Section title="Audience by channel">
      <Table label="Audience by channel">
        <thead><tr><th scope="col">Audience</th>{used.map((channel) => <th key={channel} scope="col">{channelWords[channel]}</th>)}</tr></thead>
        <tbody>
          {(Object.keys(audienceWords) as Audience[]).map((audience) => (
            <tr key={audience}>
              <th scope="row">{audienceWords[audience]}</th>
              {updates.some((one) => one.audience === audience)
                ? used.map((channel) => <td key={channel}>{cell(audience, channel)}</td>)
                : <td colSpan={used.length} className="muted">not told</td>}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
