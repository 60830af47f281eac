import { expect, it } from 'vitest';
import { templateChanges } from './changes';

const of = (...sections: [string, string][]) => ({ sections: sections.map(([section, title]) => ({ section, title })) });

it('tells other titles and another order, and not what only one of two templates has', () => {
  expect(templateChanges(of(['summary', 'Summary'], ['impact', 'Impact']), of(['summary', 'Summary'], ['impact', 'Impact'], ['causes', 'Causes']))).toEqual({ renamed: [], moved: [] });
  expect(templateChanges(of(['summary', 'Summary'], ['impact', 'Impact']), of(['impact', 'Harm'], ['summary', 'Summary'])))
    .toEqual({ renamed: [{ before: 'Impact', after: 'Harm' }], moved: ['Harm', 'Summary'] });
});
