/** Whom the document is shown for, as the address says: it changes preview and all exports at once. */
export interface DocumentView { roles: boolean; external: boolean; sections: readonly string[] }

export const viewOf = (search: URLSearchParams): DocumentView => ({
  roles: search.get('names') === 'roles', external: search.get('audience') === 'external', sections: (search.get('sections') ?? '').split(',').filter(Boolean),
});

/** What downloads of this view have in their addresses. */
export function viewQuery({ roles, external, sections }: DocumentView, more: Record<string, string> = {}): string {
  const asked = new URLSearchParams({
    ...(external ? { audience: 'external', ...(sections.length > 0 && { sections: sections.join(',') }) } : roles ? { names: 'roles' } : {}), ...more,
  });
  return asked.size === 0 ? '' : `?${asked.toString().replaceAll('%2C', ',')}`;
}
