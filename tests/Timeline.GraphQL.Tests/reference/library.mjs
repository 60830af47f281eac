// The library of the tests, implemented a second time: the same data and the same behaviour as Library/*.cs.
import { buildSchema, GraphQLError, valueFromASTUntyped } from 'graphql';
import { readFileSync } from 'node:fs';

export const sdl = readFileSync(new URL('../Library/library.graphql', import.meta.url), 'utf8');
export const schema = buildSchema(sdl);

const people = [
  { __typename: 'Person', id: 'p1', name: 'Ann', born: '1950-02-03', spouseId: 'p2', workIds: ['b1', 'f1'] },
  { __typename: 'Person', id: 'p2', name: 'Bob', born: null, spouseId: 'p1', workIds: ['b2'] },
  { __typename: 'Person', id: 'p3', name: null, born: null, spouseId: null, workIds: [] },
];
const works = [
  { __typename: 'Book', id: 'b1', title: 'Dunes', pages: 412, rating: 4.5, inPrint: true, genre: 'NOVEL', authorId: 'p1', published: '1965-08-01', tags: ['sand', 'worms'] },
  { __typename: 'Book', id: 'b2', title: 'Verses "of" ünïcode 🚀', pages: null, rating: null, inPrint: false, genre: 'POETRY', authorId: 'p2', published: null, tags: [] },
  { __typename: 'Film', id: 'f1', title: 'Rain', minutes: 97, directorId: 'p1' },
  { __typename: 'Film', id: 'f2', title: 'Snow', minutes: null, directorId: null },
];
const find = (id) => [...works, ...people].find((item) => item.id === id) ?? null;
const later = () => new Promise((resolve) => setImmediate(resolve));
const refusal = () => new GraphQLError('Not today.', { extensions: { code: 'CLOSED', until: 'Monday' } });

const date = schema.getType('Date');
date.parseValue = (value) => {
  if (typeof value === 'object') return undefined; // our scalars get plain values only, and say no reason for others
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) throw new Error('It is no date.');
  return value;
};
date.parseLiteral = (node) => date.parseValue(valueFromASTUntyped(node));
const genres = { NOVEL: 'Novel', CRIME: 'Crime', POETRY: 'Poetry', SEV1_STORY: 'Sev1Story' };

const sorted = (value) =>
  Array.isArray(value) ? value.map(sorted)
  : value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, key === 'genre' ? (genres[value[key]] ?? null) : sorted(value[key])]))
    : value;
const echo = (_, args) => JSON.stringify(sorted(args));

const fields = (type, resolvers) => {
  for (const [name, resolve] of Object.entries(resolvers)) schema.getType(type).getFields()[name].resolve = resolve;
};
fields('Book', {
  author: (book) => find(book.authorId),
  chapters: (book, { first }) =>
    Array.from({ length: first ?? 0 }, (_, i) => (i === 1 ? null : { number: i + 1, heading: `${book.title} ${i + 1}`, book })),
  oldTitle: (book) => book.title.toUpperCase(),
});
fields('Film', { director: (film) => find(film.directorId) });
fields('Person', {
  works: (person, { kind }) => person.workIds.map(find).filter((work) => !kind || work.__typename.toUpperCase() === kind),
  spouse: (person) => find(person.spouseId),
  later: async (person) => { await later(); return find(person.spouseId); },
});
fields('Trouble', {
  fine: () => 'fine',
  nothing: () => null,
  required: () => null,
  refuses: () => { throw refusal(); },
  refusesLater: async () => { await later(); throw refusal(); },
  refusesRequired: () => { throw refusal(); },
  strings: () => ['a', null, 'c'],
  stringsRequired: () => ['a', null, 'c'],
  stringsStrict: () => ['a', null, 'c'],
  notAList: () => 5,
  troubles: () => [{}, null, {}],
  troublesRequired: () => [{}, {}],
  inner: (parent) => parent,
  innerRequired: (parent) => parent,
  innerLater: async (parent) => { await later(); return parent; },
  badInt: () => 'x',
  bigInt: () => 3000000000,
  badFloat: () => NaN,
  badEnum: () => 'SCIENCE',
  badList: () => [1, 2.5, 3],
});
fields('Query', {
  node: (_, { id }) => find(id),
  nodes: (_, { ids }) => ids.map(find),
  titled: () => works,
  works: (_, { first }) => works.slice(0, first),
  slowWorks: async () => { await later(); return works; },
  people: () => people,
  pick: (_, { by }) => find(by.id) ?? works.find((work) => work.title === by.title) ?? null,
  trouble: () => ({}),
  troubleRequired: () => ({}),
  ...Object.fromEntries(Object.keys(schema.getQueryType().getFields()).filter((name) => name.startsWith('echo')).map((name) => [name, echo])),
});
schema.getQueryType().getFields().echoGenre.resolve = (_, args) =>
  JSON.stringify('value' in args ? { value: args.value === null ? null : genres[args.value] } : {});
const add = (_, { by }, counter) => ({ total: (counter.total += by) });
fields('Mutation', {
  add,
  addLater: async (...all) => { await later(); return add(...all); },
  refuse: () => { throw refusal(); },
  refuseRequired: () => { throw refusal(); },
});
