import { graphql } from '@/gql';

/** What the board and the wall say of an incident that is open. */
export const BoardLine_incident = graphql(`
  fragment BoardLine_incident on IncidentSummary {
    id incidentId key title severity status kind zone declaredAt reportedAt private
    ticketToEngagement { status seconds reason from { at } }
    glance {
      lastEntryAt lastEntryAuthor lastEntryText impact engaged newEntries
      clocks { kind words state since at warnsAt share by reason entryId }
    }
  }
`);

/** The board is read anew when the server says that it changed. */
export const BoardChanged_Subscription = graphql(`
  subscription BoardChanged_Subscription { boardChanged { id version } }
`);
