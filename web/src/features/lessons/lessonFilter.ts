import type { LessonCategory, LessonFilter, LessonOrder } from '@/gql/graphql';

export interface LibraryFilter { text: string; category: LessonCategory | ''; service: string; back: 'yes' | 'no' | ''; actions: 'open' | ''; order: LessonOrder }

const categories: readonly LessonCategory[] = ['WENT_WELL', 'WENT_BADLY', 'LUCKY', 'DO_DIFFERENTLY'];

/** What narrows the library, in the address. What is not understood is left out. */
export function readLibrary(params: URLSearchParams): LibraryFilter {
  const back = params.get('back');
  return {
    text: params.get('text') ?? '',
    category: categories.find((one) => one === params.get('category')) ?? '',
    service: params.get('service') ?? '',
    back: back === 'yes' || back === 'no' ? back : '',
    actions: params.get('actions') === 'open' ? 'open' : '',
    order: params.get('order') === 'newest' ? 'NEWEST' : 'MOST_OFTEN',
  };
}

export function writeLibrary(filter: LibraryFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['text', 'category', 'service', 'back', 'actions'] as const) if (filter[name] !== '') params.set(name, filter[name]);
  if (filter.order === 'NEWEST') params.set('order', 'newest');
  return params;
}

/** As the server takes it. */
export function lessonFilterOf({ text, category, service, back, actions }: LibraryFilter): LessonFilter {
  return {
    ...(text.trim() !== '' && { text: text.trim() }), ...(category !== '' && { category: [category] }), ...(service.trim() !== '' && { service: [service.trim()] }),
    ...(back !== '' && { cameBack: back === 'yes' }), ...(actions === 'open' && { withOpenActions: true }),
  };
}
