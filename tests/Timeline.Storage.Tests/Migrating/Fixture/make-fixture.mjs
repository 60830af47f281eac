// Fills an empty database through the GraphQL API of the program given, and writes down what it answers.
//   PGHOST=… PGPORT=… PGUSER=… PGDATABASE=… node make-fixture.mjs <Timeline.Api.dll> <notes.md of story 001>
// Needs dotnet, and psql and pg_dump of the server's version, on the PATH.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { queries } from './queries.mjs';
import { commandId, drill, mailStandsStill, mutation, signInsFail } from './record.mjs';

const [program, notesFile] = process.argv.slice(2);
const { PGHOST, PGPORT, PGUSER, PGDATABASE } = process.env;
const root = 'http://127.0.0.1:5099';
const adminToken = 'fixture-administrator-token';
const environment = { ...process.env, ConnectionStrings__Timeline: `Host=${PGHOST};Port=${PGPORT};Username=${PGUSER};Database=${PGDATABASE}`, TIMELINE_ADMIN_TOKEN: adminToken };
const callers = { administrator: { authorization: `Bearer ${adminToken}` } };

async function start() {
  const server = spawn('dotnet', [program, '--urls', root], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const chunk of server.stdout) {
    printed += chunk;
    const link = /ready on .*#(\S+)/.exec(printed)?.[1];
    if (link) return { link, stop: () => new Promise((done) => server.on('exit', done).kill('SIGTERM')) };
  }
  throw new Error('The program did not start.');
}

async function ask(as, query, variables = {}) {
  const response = await fetch(`${root}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...callers[as] }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function signIn(as, link, name) {
  const response = await fetch(`${root}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: link, name }) });
  if (response.status !== 204) throw new Error(await response.text());
  callers[as] = { cookie: response.headers.get('set-cookie').split(';')[0] };
}

const commands = [];

async function send(by, name, input) {
  const variables = { input: { commandId: commandId(commands.length + 1), ...input } };
  commands.push({ name, by, query: mutation(name).replace(/\s+/g, ' '), variables });
  const { [name]: payload } = await ask(by, commands.at(-1).query, variables);
  return payload;
}

async function people(link) {
  await signIn('lead', link, 'Account lead');
  const change = async (name, selection, input) =>
    (await ask('lead', `mutation Change($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selection} } }`, { input }))[name];
  const invite = async (number, name, role) => (await change('invitePerson', 'signInUrl', { commandId: commandId(number), name, role })).signInUrl.split('#')[1];
  const issue = (name, expiresAt) => change('issueAccessToken', 'secret accessToken { id }', { name, role: 'RESPONDER', expiresAt });

  await signIn('engineer', await invite(0xa1, 'Secondary mail engineer', 'RESPONDER'));
  const unusedSignInLink = await invite(0xa2, 'Operations VP', 'MANAGER');
  const [kept, revoked] = [await issue('Monitoring'), await issue('Old monitoring', '2040-01-01T00:00:00Z')];
  callers.monitoring = { authorization: `Bearer ${kept.secret}` };
  await change('revokeAccessToken', 'accessToken { id }', { tokenId: revoked.accessToken.id });
  return { accessToken: kept.secret, revokedAccessToken: revoked.secret, session: callers.engineer.cookie, unusedSignInLink };
}

async function settled() {
  for (;;) {
    const { projections } = await ask('administrator', '{ projections { lag parked { error } } }');
    if (projections.every(({ lag, parked }) => lag === 0 && parked.length === 0)) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
}

async function askAll(mail, keys) {
  const asked = [];
  const add = async (name, variables) => asked.push({ name, query: queries[name].replace(/\s+/g, ' '), variables, data: await ask('administrator', queries[name], variables) });
  const at = [mail.beforeCorrections, mail.beforeRedaction];
  for (const variables of [...keys.map((key) => ({ key })), ...at.map((asKnownAt) => ({ key: mail.key, asKnownAt }))]) {
    await add('incident', variables);
    await add('timeline', variables);
  }
  for (const name of ['incidents', 'incidentsWithoutDrills', 'lessons', 'people', 'accessTokens']) await add(name, {});
  const [{ data: { incident } }, { data: { incident: { timeline } } }] = asked;
  const board = asked.find(({ name }) => name === 'incidents').data.incidents.edges;
  const nodes = [incident, timeline.edges[4].node, incident.hypotheses[0], incident.rootCauses[0], incident.lessons[0], incident.actionItems[0], incident.postmortem, board[0].node,
    asked.find(({ name }) => name === 'people').data.people[0], asked.find(({ name }) => name === 'accessTokens').data.accessTokens[0]];
  for (const { id } of nodes) await add('node', { id });
  return asked;
}

async function download(url) {
  const response = await fetch(root + url, { headers: callers.administrator });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return { url, sha256: createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex') };
}

const psql = (sql) => JSON.parse(execFileSync('psql', ['-XAtc', `select coalesce(json_agg(r), '[]') from (${sql}) r`], { encoding: 'utf8' }));
const eventHashes = () => psql(`
  select stream_id as stream, version, seq_id as "seqId", to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as timestamp, type,
    headers ->> 'hash' as hash
  from mt_events order by seq_id`);

function headsOf(key) {
  const said = execFileSync('dotnet', [program, 'verify', '--incident', key], { env: environment, encoding: 'utf8' });
  const heads = said.matchAll(/^(?:\S+ \()?stream (\S+?)\)?: head hash at version (\d+) is (\w+)$/gm);
  return [...heads].map(([, stream, version, hash]) => ({ incident: key, stream, version: Number(version), hash }));
}

/** Plain statements for an empty database: no commands of psql, and nothing set beyond the end of the file. */
function dump() {
  const text = execFileSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges'], { encoding: 'utf8' });
  const ours = /^(\\(un)?restrict .*|SET .*;|SELECT pg_catalog\.set_config\('search_path'.*)\n/gm;
  const statements = text.replace(ours, '').replace(/\n{3,}/g, '\n\n').trim();
  return `SET check_function_bodies = false;\n\n${statements}\n\nRESET check_function_bodies;\n`;
}

const write = (name, value) => fs.writeFileSync(path.join(import.meta.dirname, name), typeof value === 'string' ? value : `${JSON.stringify(value, null, 1)}\n`);

const server = await start();
try {
  const secrets = { administratorToken: adminToken, ...await people(server.link) };
  const mail = await mailStandsStill(send, ask, notesFile);
  const signIns = await signInsFail(send);
  const rehearsed = await drill(send);
  const keys = [mail.key, signIns.key, rehearsed.key];
  await settled();

  // Every command once more, by the administrator's token: nothing more is stored, and these are the answers to expect.
  const before = JSON.stringify(eventHashes());
  const elsewhere = commands.find(({ variables }) => variables.input.text === signIns.report.text);
  commands.push({ ...elsewhere, name: 'logEntry', variables: { input: { ...elsewhere.variables.input, incidentId: mail.key } } });
  for (const command of commands) command.answer = await ask('administrator', command.query, command.variables);
  if (elsewhere.answer.logEntry.entry.id !== signIns.reportId || before !== JSON.stringify(eventHashes())) throw new Error('A command sent twice was not taken for the same.');

  const asked = await askAll(mail, keys);
  const downloads = [];
  for (const { data: { incident } } of asked.filter(({ name, variables }) => name === 'incident' && !variables.asKnownAt && variables.key !== rehearsed.key)) {
    for (const url of [incident.postmortem.markdownUrl, incident.postmortem.htmlUrl, incident.postmortem.pdfUrl]) downloads.push(await download(url));
  }
  write('secrets.json', secrets);
  write('commands.json', commands);
  write('expected.json', { asked, downloads, heads: keys.flatMap(headsOf) });
} finally {
  await server.stop();
}
write('hashes.json', eventHashes());
write('version-0.1.sql', dump());
