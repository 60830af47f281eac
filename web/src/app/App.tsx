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
    lazy: () => import('@/features/board/Board').then(({ Board }) => ({ Component: Board })),
  },
  { path: 'incidents', lazy: () => import('@/features/board/IncidentsPage').then(({ IncidentsPage }) => ({ Component: IncidentsPage })) },
  {
    path: 'incidents/:key',
    lazy: () => import('@/features/incidents/IncidentRoomPage').then(({ IncidentRoomPage }) => ({ Component: IncidentRoomPage })),
    // Views of one room, which draws them itself: what is open and typed stays when they change.
    children: [{ index: true, Component: Nothing }, { path: '/incidents/:key/story', Component: Nothing }, { path: '/incidents/:key/updates', Component: Nothing }, { path: '/incidents/:key/record', Component: Nothing }],
  },
  { path: 'incidents/:key/paste', lazy: () => import('@/features/import/ImportPage').then(({ ImportPage }) => ({ Component: ImportPage })) },
  { path: 'incidents/:key/postmortem', lazy: () => import('@/features/postmortems/PostmortemPage').then(({ PostmortemPage }) => ({ Component: PostmortemPage })) },
  { path: 'paste', lazy: () => import('@/features/import/ImportPage').then(({ ImportPage }) => ({ Component: ImportPage })) },
  { path: 'postmortems', lazy: () => import('@/features/postmortems/list/PostmortemsPage').then(({ PostmortemsPage }) => ({ Component: PostmortemsPage })) },
  { path: 'sign/:key', lazy: () => import('@/features/postmortems/sign/SignPage').then(({ SignPage }) => ({ Component: SignPage })) },
  { path: 'lessons', lazy: () => import('@/features/lessons/LessonsPage').then(({ LessonsPage }) => ({ Component: LessonsPage })) },
  { path: 'actions', lazy: () => import('@/features/lessons/ActionsPage').then(({ ActionsPage }) => ({ Component: ActionsPage })) },
  { path: 'metrics', lazy: () => import('@/features/metrics/MetricsPage').then(({ MetricsPage }) => ({ Component: MetricsPage })) },
  { path: 'metrics/:figure', lazy: () => import('@/features/metrics/MetricsPage').then(({ MetricsPage }) => ({ Component: MetricsPage })) },
  { path: 'sla', lazy: () => import('@/features/sla/SlaPage').then(({ SlaPage }) => ({ Component: SlaPage })) },
  { path: 'sla/calendars/:id', lazy: () => import('@/features/sla/CalendarPage').then(({ CalendarPage }) => ({ Component: CalendarPage })) },
  { path: 'sla/:policy', lazy: () => import('@/features/sla/PolicyPage').then(({ PolicyPage }) => ({ Component: PolicyPage })) },
  { path: 'services', lazy: () => import('@/features/catalogue/ServicesPage').then(({ ServicesPage }) => ({ Component: ServicesPage })) },
  { path: 'services/:id', lazy: () => import('@/features/catalogue/ServicePage').then(({ ServicePage }) => ({ Component: ServicePage })) },
  { path: 'channels', lazy: () => import('@/features/catalogue/ChannelsPage').then(({ ChannelsPage }) => ({ Component: ChannelsPage })) },
  { path: 'customers', lazy: () => import('@/features/catalogue/CustomersPage').then(({ CustomersPage }) => ({ Component: CustomersPage })) },
  { path: 'customers/:id', lazy: () => import('@/features/catalogue/CustomerPage').then(({ CustomerPage }) => ({ Component: CustomerPage })) },
  { path: 'teams', lazy: () => import('@/features/catalogue/TeamsPage').then(({ TeamsPage }) => ({ Component: TeamsPage })) },
  { path: 'people', lazy: () => import('@/features/people/PeoplePage').then(({ PeoplePage }) => ({ Component: PeoplePage })) },
  { path: 'tokens', lazy: () => import('@/features/people/TokensPage').then(({ TokensPage }) => ({ Component: TokensPage })) },
  { path: 'audit', lazy: () => import('@/features/system/AuditPage').then(({ AuditPage }) => ({ Component: AuditPage })) },
  { path: 'system', lazy: () => import('@/features/system/SystemPage').then(({ SystemPage }) => ({ Component: SystemPage })) },
  { path: 'system/templates', lazy: () => import('@/features/system/TemplatesPage').then(({ TemplatesPage }) => ({ Component: TemplatesPage })) },
  { path: 'system/templates/:id', lazy: () => import('@/features/system/TemplatePage').then(({ TemplatePage }) => ({ Component: TemplatePage })) },
  { path: 'system/parts', lazy: () => import('@/features/system/PartsPage').then(({ PartsPage }) => ({ Component: PartsPage })) },
  { path: 'figures', loader: movedTo(() => '/metrics') },
  { path: 'import', loader: movedTo(() => '/paste') },
  { path: 'incidents/:key/import', loader: movedTo(({ key }) => `/incidents/${key ?? ''}/paste`) },
  { path: 'projections', loader: movedTo(() => '/system') },
];

/** Every address that there is. */
export const routes: RouteObject[] = [
  { path: '/sign-in', errorElement: <BrokenPage />, HydrateFallback: Nothing, lazy: () => import('@/features/people/SignInPage').then(({ SignInPage }) => ({ Component: SignInPage })) },
  { path: '/wall', errorElement: <BrokenPage />, HydrateFallback: Nothing, lazy: () => import('@/features/board/Wall').then(({ Wall }) => ({ Component: Wall })) },
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
