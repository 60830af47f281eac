import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { isSignedIn } from '@/connection/session';
import 'graphiql/style.css';
import { refusal } from './refusal';
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

function Refused({ because }: { because: string }) {
  return (
    <main className="refused">
      <h1>GraphiQL cannot run here</h1>
      <p>{because}</p>
      <p>Timeline itself works: its operations are registered. Whoever runs this server can allow others by setting <code>TIMELINE_ONLY_TRUSTED_DOCUMENTS=false</code>.</p>
      <p><a href="/">To Timeline</a></p>
    </main>
  );
}

function SignedOut({ onToken }: { onToken: () => void }) {
  return (
    <main className="refused">
      <h1>You are not signed in</h1>
      <p>GraphiQL asks as whoever is signed in in this browser. A token of a program can be set under “Headers” instead.</p>
      <p><a href="/">Sign in to Timeline</a></p>
      <p><button type="button" onClick={onToken}>Go on with a token</button></p>
    </main>
  );
}

const page = createRoot(root);
const open = () => { page.render(<GraphiQL fetcher={fetcher} defaultQuery={defaultQuery} />); };
void isSignedIn().then((known) => {
  if (known === false) {
    page.render(<SignedOut onToken={open} />);
    return;
  }
  open();
  void refusal(url.href).then((because) => { if (because) page.render(<Refused because={because} />); }, () => undefined);
});
