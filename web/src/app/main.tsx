import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/ui/tokens.css';
import '@/ui/base.css';
import '@/ui/legacy.css';
import { isSignedIn, reportSignedOut } from '@/connection/session';
import { App } from './App';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const page = createRoot(root);
void isSignedIn().then((known) => {
  if (known === false) reportSignedOut();
  page.render(<StrictMode><App /></StrictMode>);
});
// What opens the page without a network. It comes after everything else, and never from Vite's server, whose files change.
if (import.meta.env.PROD && 'serviceWorker' in navigator) window.addEventListener('load', () => { navigator.serviceWorker.register('/sw.js').catch(() => undefined); });
