/** How a request of the page is answered by the service worker. */
export type Answering = 'page' | 'built' | 'network';

const builtOnce = ['/theme.js', '/favicon.svg'];
const notPages = ['/graphql', '/session', '/health', '/files', '/sw.js'];

/**
 * Pages come from the network, and from this device without one; built files never change, so that what is here is right. Everything else is the record, or a document
 * of it: it is never kept here.
 */
export function answeringOf(request: Pick<Request, 'method' | 'mode' | 'url'>, origin: string): Answering {
  const { origin: from, pathname } = new URL(request.url);
  if (request.method !== 'GET' || from !== origin) return 'network';
  if (request.mode === 'navigate') {
    const isPage = !/\.[^/]*$/.test(pathname) && !notPages.some((path) => pathname === path || pathname.startsWith(`${path}/`));
    return isPage ? 'page' : 'network';
  }
  return pathname.startsWith('/assets/') || builtOnce.includes(pathname) ? 'built' : 'network';
}

/** A proxy's word that there is nobody behind it. */
export const isUnreachable = (status: number): boolean => status === 502 || status === 503 || status === 504;
