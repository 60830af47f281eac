import axe from 'axe-core';

/** What is not accessible, each with its elements. Colours need a layout: the browser journeys look at them, in both themes. */
export const violationsOf = async (part: Element): Promise<string[]> => (await axe.run(part, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
