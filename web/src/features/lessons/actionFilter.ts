import type { ActionItemFilter, ActionItemOrder, ActionItemType } from '@/gql/graphql';

export interface ActionsFilter { whose: 'mine' | 'nobody' | ''; state: 'open' | 'overdue' | 'done' | 'dropped' | 'all'; type: ActionItemType | ''; text: string; order: ActionItemOrder }

const states = ['open', 'overdue', 'done', 'dropped', 'all'] as const;
const types: readonly ActionItemType[] = ['MITIGATE', 'PREVENT', 'DETECT', 'PROCESS'];

/** What narrows the actions, in the address: what is open unless it says otherwise. What is not understood is left out. */
export function readActions(params: URLSearchParams): ActionsFilter {
  const whose = params.get('whose');
  return {
    whose: whose === 'mine' || whose === 'nobody' ? whose : '',
    state: states.find((one) => one === params.get('state')) ?? 'open',
    type: types.find((one) => one === params.get('type')) ?? '',
    text: params.get('text') ?? '',
    order: params.get('order') === 'newest' ? 'NEWEST' : 'DUE',
  };
}

export function writeActions(filter: ActionsFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['whose', 'type', 'text'] as const) if (filter[name] !== '') params.set(name, filter[name]);
  if (filter.state !== 'open') params.set('state', filter.state);
  if (filter.order === 'NEWEST') params.set('order', 'newest');
  return params;
}

/** As the server takes it, for somebody of that name. */
export function actionFilterOf({ whose, state, type, text }: ActionsFilter, name: string): ActionItemFilter {
  return {
    ...(state === 'overdue' ? { overdue: true } : state !== 'all' && { state: [({ open: 'OPEN', done: 'DONE', dropped: 'DROPPED' } as const)[state]] }),
    ...(whose === 'mine' && { owner: name }), ...(whose === 'nobody' && { unassigned: true }),
    ...(type !== '' && { type: [type] }), ...(text.trim() !== '' && { text: text.trim() }),
  };
}
