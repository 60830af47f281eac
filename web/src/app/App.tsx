import { useState } from 'react';
import { createBrowserRouter, redirect, RouterProvider, type LoaderFunctionArgs, type RouteObject } from 'react-router';
import { Provider } from 'urql';
import { reportRightsChanged, reportSignedOut } from '@/connection/session';
import { createGraphQLClient } from './client';
import { BrokenPage, BrokenScreen, NotFoundPage } from './ErrorPages';
import { SignedInShell } from './SignedInShell';

/** An address of before the redesign: to where its screen is now, with what was asked of it. */
const movedTo = (address: (params: LoaderFunctionArgs['params']) => string) => ({ request, params }: LoaderFunctionArgs) => redirect(address(params) + new URL(request.url).search);

const screens: RouteObject[] = [
  {
    index: true,
    // The list and its filters were here.
    loader: ({ request }) => { const { search } = new URL(request.url); return search === '' ? null : redirect(`/incidents${search}`); },
    lazy: () => import('@/features/incidents/IncidentBoard').then(({ Board }) => ({ Component: Board })),
  },
  { path: 'incidents', lazy: () => import('@/features/incidents/IncidentBoard').then(({ IncidentList }) => ({ Component: IncidentList })) },
  {
    path: 'incidents/:key',
    lazy: () => import('@/features/incidents/IncidentRoomPage').then(({ IncidentRoomPage }) => ({ Component: IncidentRoomPage })),
    // Views of one room, which draws them itself: what is open and typed stays when they change.
    children: [{ index: true }, { path: '/incidents/:key/story' }, { path: '/incidents/:key/updates' }, { path: '/incidents/:key/record' }],
  },
  { path: 'incidents/:key/paste', lazy: () => import('@/features/import/ImportPage').then(({ ImportPage }) => ({ Component: ImportPage })) },
  { path: 'incidents/:key/postmortem', lazy: () => import('@/features/postmortems/PostmortemPage').then(({ PostmortemPage }) => ({ Component: PostmortemPage })) },
  { path: 'paste', lazy: () => import('@/features/import/ImportPage').then(({ ImportPage }) => ({ Component: ImportPage })) },
  { path: 'lessons', lazy: () => import('@/features/lessons/LessonsPage').then(({ LessonsPage }) => ({ Component: LessonsPage })) },
  { path: 'metrics', lazy: () => import('@/features/figures/FiguresPage').then(({ FiguresPage }) => ({ Component: FiguresPage })) },
  { path: 'people', lazy: () => import('@/features/people/PeoplePage').then(({ PeoplePage }) => ({ Component: PeoplePage })) },
  { path: 'tokens', lazy: () => import('@/features/people/TokensPage').then(({ TokensPage }) => ({ Component: TokensPage })) },
  { path: 'system', lazy: () => import('@/features/system/SystemPage').then(({ SystemPage }) => ({ Component: SystemPage })) },
  { path: 'system/parts', lazy: () => import('@/features/system/PartsPage').then(({ PartsPage }) => ({ Component: PartsPage })) },
  { path: 'figures', loader: movedTo(() => '/metrics') },
  { path: 'import', loader: movedTo(() => '/paste') },
  { path: 'incidents/:key/import', loader: movedTo(({ key }) => `/incidents/${key ?? ''}/paste`) },
  { path: 'projections', loader: movedTo(() => '/system') },
];

/** Every address that there is. */
export const routes: RouteObject[] = [
  { path: '/sign-in', errorElement: <BrokenPage />, HydrateFallback: Nothing, lazy: () => import('@/features/people/SignInPage').then(({ SignInPage }) => ({ Component: SignInPage })) },
  {
    path: '/',
    element: <SignedInShell />,
    errorElement: <BrokenPage />,
    HydrateFallback: Nothing,
    children: [{ errorElement: <BrokenScreen />, children: screens }],
  },
  {
    // A pattern that is none is told to everybody, signed in or not.
    element: <SignedInShell signedOutPage={<main className="alone"><NotFoundPage /></main>} />,
    errorElement: <BrokenPage />,
    children: [{ path: '*', element: <NotFoundPage /> }],
  },
];

/** While the first screen's script is on its way. */
function Nothing() {
  return null;
}

/** Providers and routes. */
export function App() {
  const [client] = useState(() => createGraphQLClient(reportSignedOut, reportRightsChanged));
  const [router] = useState(() => createBrowserRouter(routes));
  return <Provider value={client}><RouterProvider router={router} /></Provider>;
}
