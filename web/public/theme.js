// Runs before the first paint, so that a chosen theme does not flash. A file, because the content security policy allows no inline script.
try {
  for (const name of ['theme', 'density']) {
    const choice = localStorage.getItem(`timeline.${name}`);
    if (choice) document.documentElement.dataset[name] = choice;
  }
} catch {
  // Storage is switched off: the device's own theme holds.
}
