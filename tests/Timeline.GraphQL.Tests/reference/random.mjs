// Judges random schemas and executes random requests over them with graphql-js. Stdin: [{ sdl, printed, requests: [{ query, variables }] }],
// printed being the schema as we print it;
// stdout: per schema { problems: [{ message, lines }] } when it is broken, else { printsAlike, responses }: whether what we printed is the same schema, and per request { invalid: [{ message, locations }] },
// 'thrown' where validate() itself throws, or the response. Every value follows from where it stands, by the same rule as in RandomData.cs.
import { buildASTSchema, buildSchema, execute, GraphQLError, parse, printSchema, validate, validateSchema } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { readFileSync } from 'node:fs';

const hash = (text) => {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
};
const sorted = (value) =>
  Array.isArray(value) ? `[${value.map(sorted).join(',')}]`
  : value !== null && typeof value === 'object' ? `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sorted(value[key])}`).join(',')}}`
  : Object.is(value, -0) ? '0' : JSON.stringify(value);

const valueOf = (type, seed, schema, name) => {
  const kind = type.constructor.name;
  if (kind === 'GraphQLNonNull') return seed % 29 === 0 ? null : valueOf(type.ofType, hash(`${seed}!`), schema, name);
  if (seed % 11 === 0) return null;
  if (kind === 'GraphQLList') return Array.from({ length: seed % 4 }, (_, i) => valueOf(type.ofType, hash(`${seed}[${i}]`), schema, name));
  switch (kind) {
    case 'GraphQLEnumType': return type.getValues()[seed % type.getValues().length].name;
    case 'GraphQLUnionType':
    case 'GraphQLInterfaceType': {
      const possible = schema.getPossibleTypes(type).map((item) => item.name).sort();
      return possible.length === 0 ? null : { type: possible[seed % possible.length], seed };
    }
    case 'GraphQLObjectType': return { type: type.name, seed };
  }
  switch (type.name) {
    case 'Int': return seed % 2 ? seed % 1000 : -(seed % 1000);
    case 'Float': return (seed % 1000) / 8;
    case 'Boolean': return seed % 2 === 0;
    default: return `${name} ${seed % 100}`;
  }
};
const fieldResolver = (source, args, _, info) => {
  const text = sorted(args);
  if (info.fieldName === 'echo') return text;
  const seed = hash(`${source?.seed ?? 0}/${info.parentType.name}.${info.fieldName}${text}`);
  if (seed % 37 === 1) throw new GraphQLError(`${info.fieldName} refuses`, { extensions: { code: 'REFUSED' } });
  return valueOf(info.returnType, seed, info.schema, info.fieldName);
};
const typeResolver = (value) => value.type;
const told = (errors) => errors.map(({ message, locations }) => ({ message, locations: (locations ?? []).map(({ line, column }) => `${line}:${column}`) }));

const build = (sdl) => {
  let document;
  try {
    document = parse(sdl);
  } catch (error) {
    return { problems: told([error]) };
  }
  const errors = validateSDL(document);
  if (errors.length > 0) return { problems: told(errors) };
  try {
    const schema = buildASTSchema(document, { assumeValidSDL: true });
    const problems = validateSchema(schema);
    return problems.length > 0 ? { problems: told(problems) } : { schema };
  } catch (error) {
    return { problems: told([error]) };
  }
};

const answers = JSON.parse(readFileSync(0, 'utf8')).map(({ sdl, printed, requests }) => {
  const { schema, problems } = build(sdl);
  if (problems) return { problems };
  return {
    printsAlike: printed === null || printSchema(buildSchema(printed)) === printSchema(schema),
    responses: requests.map(({ query, variables }) => {
      let document;
      try {
        document = parse(query);
      } catch (error) {
        return { invalid: told([error]) };
      }
      let errors;
      try {
        errors = validate(schema, document);
      } catch {
        return 'thrown';
      }
      return errors.length > 0 ? { invalid: told(errors) } : execute({ schema, document, variableValues: variables, fieldResolver, typeResolver });
    }),
  };
});
process.stdout.write(JSON.stringify(answers));
