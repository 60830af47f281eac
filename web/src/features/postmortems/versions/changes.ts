interface Templated { sections: readonly { section: string; title: string }[] }

export interface TemplateChanges { renamed: readonly { before: string; after: string }[]; moved: readonly string[] }

/** Sections with other titles, and whether they stand in another order; what only one of the two has is among the sections that differ. */
export function templateChanges(from: Templated, to: Templated): TemplateChanges {
  const titles = new Map(from.sections.map(({ section, title }) => [section, title]));
  const both = to.sections.filter(({ section }) => titles.has(section));
  const inTo = new Set(both.map(({ section }) => section));
  const before = from.sections.filter(({ section }) => inTo.has(section)).map(({ section }) => section);
  return {
    renamed: both.flatMap(({ section, title }) => { const earlier = titles.get(section) ?? title; return earlier === title ? [] : [{ before: earlier, after: title }]; }),
    moved: both.filter(({ section }, index) => before[index] !== section).map(({ title }) => title),
  };
}
