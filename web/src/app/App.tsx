import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { FiguresPage } from '@/features/figures/FiguresPage';
import { ImportPage } from '@/features/import/ImportPage';
import { IncidentBoard } from '@/features/incidents/IncidentBoard';
import { IncidentRoomPage } from '@/features/incidents/IncidentRoomPage';
import { LessonsPage } from '@/features/lessons/LessonsPage';
import { PeoplePage } from '@/features/people/PeoplePage';
import { SignInPage } from '@/features/people/SignInPage';
import { PostmortemPage } from '@/features/postmortems/PostmortemPage';
import { ProjectionsPage } from '@/features/projections/ProjectionsPage';
import { reportRightsChanged, reportSignedOut } from '@/connection/session';
import { createGraphQLClient } from './client';
import { NotFoundPage, RouteErrorPage } from './ErrorPages';
import { SignedInShell } from './SignedInShell';

const createRouter = () => createBrowserRouter([
  { path: '/sign-in', element: <SignInPage />, errorElement: <RouteErrorPage /> },
  {
    path: '/',
    element: <SignedInShell />,
    errorElement: <RouteErrorPage />,
    children: [
      { index: true, element: <IncidentBoard /> },
      { path: 'figures', element: <FiguresPage /> },
      { path: 'import', element: <ImportPage /> },
      { path: 'incidents/:key', element: <IncidentRoomPage /> },
      { path: 'incidents/:key/import', element: <ImportPage /> },
      { path: 'incidents/:key/postmortem', element: <PostmortemPage /> },
      { path: 'lessons', element: <LessonsPage /> },
      { path: 'people', element: <PeoplePage /> },
      { path: 'projections', element: <ProjectionsPage /> },
    ],
  },
  {
    // A pattern that is none is told to everybody, signed in or not.
    element: <SignedInShell signedOutPage={<main className="page"><NotFoundPage /></main>} />,
    errorElement: <RouteErrorPage />,
    children: [{ path: '*', element: <NotFoundPage /> }],
  },
]);

/** Providers and routes. */
export function App() {
  const [client] = useState(() => createGraphQLClient(reportSignedOut, reportRightsChanged));
  const [router] = useState(createRouter);
  return <Provider value={client}><RouterProvider router={router} /></Provider>;
}
