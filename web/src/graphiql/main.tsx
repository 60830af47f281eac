import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './graphiql.css';

const url = new URL('/graphql', window.location.href);
const socketUrl = new URL(url);
socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

// The session cookie signs in both; a program's token can be set under “Headers”.
const fetcher = createGraphiQLFetcher({ url: url.href, wsClient: createClient({ url: socketUrl.href, lazy: true }) });

const defaultQuery = `# Ctrl+Enter runs it. The documentation is behind the book on the left.
query Incidents {
  incidents(first: 10) {
    totalCount
    nodes { key title severity status ticketToEngagement { status seconds reason } }
  }
}
`;

const root = document.getElementById('graphiql');
if (!root) throw new Error('graphiql.html has no #graphiql');
createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={defaultQuery} />);
