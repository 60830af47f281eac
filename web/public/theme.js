// Runs before the first paint, so that a chosen theme does not flash. A file, because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem('timeline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the device's own theme holds.
}
