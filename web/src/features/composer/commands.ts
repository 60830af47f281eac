import { audienceWords, channelWords, customerContactWords, detectedByWords, impactWords, lessonWords, outcomeWords, responseRoleWords, rungWords, severityWords } from '@/words/words';
import { factOf, openEntries, type LineContext } from './context';
import { choice, count, due, entry, name, phrase, type Found, type PartReader } from './parts';
import { atWorkPhrases, audiencePhrases, channelPhrases, detectedPhrases, endedPhrases, howPhrases, lessonPhrases, levelPhrases, outcomePhrases, rolePhrases, rungPhrases, severityPhrases, toldPhrases } from './phrases';

type Values = Readonly<Record<string, string>>;

/** What a command of one line is read into. */
export interface LineCommand {
  /** As it is typed behind the slash; the first is the one that is suggested. */
  names: readonly [string, ...string[]];
  label: string;
  /** What stands beside it in the list. */
  example: string;
  /** The form that it fills, or what it does that is no form. */
  form: string;
  does?: 'lesson' | 'action' | 'file' | 'star';
  parts: readonly PartReader[];
  /** Fields that hold a value although nobody said one, shown so. */
  implied?: readonly string[] | ((values: Values, context: LineContext) => readonly string[]);
  fixed?: Values;
  /** The field that the words fill which were not read. */
  rest?: string;
  /** What must be said, with what is asked where it is not. */
  needs?: Readonly<Record<string, string>>;
  /** Makes of what was read and of the words left what the form holds. What is needed and was not said is in it, and empty. */
  settle?: (values: Values, rest: string, context: LineContext) => { form?: string; values: Values };
}

const people = ({ people: names, me }: LineContext) => [...new Set([...names, ...(me ? [me] : [])])].map((each) => ({ id: null, name: each }));
const services = ({ services: all }: LineContext) => all;
const customers = ({ customers: all }: LineContext) => all;
const peopleAndCustomers = (context: LineContext) => [...people(context), ...customers(context).map(({ name: each }) => ({ id: null, name: each }))];

const channel = choice('channel', channelPhrases, channelWords, { intro: /(?:by|per|via|over|on|in|über|mit)(?:\s(?:the|a))?\s/iuy });
const who = (field: string, more: Parameters<typeof name>[3] = {}) => name(field, people, '@', more);
const by = /(?:by|from|von)\s/iuy;
const nextIntro = /(?:and\s)?(?:next(?:\s(?:update|word|news))?|n(?:ä|ae)chste[sr]?(?:\s(?:update|meldung|info))?|wieder)(?:\s(?:at|by|in|um|bis))?\s/iuy;
const untilIntro = /(?:by|until|till|bis|before|vor)\s(?:um\s)?/iuy;
const theory = entry('hypothesisId', ['HYPOTHESIS'], 'theory');
const needsTheory = { hypothesisId: 'Say which theory: raise it first with /theory.' };
const orMe = (values: Values, { me }: LineContext): string => values['who'] || (me ?? '');

const note = (names: LineCommand['names'], kind: string, label: string, example: string): LineCommand =>
  ({ names, form: 'entry', label, example, fixed: { kind }, parts: [], needs: { text: 'Say what happened.' } });
const cause = (names: LineCommand['names'], form: string, label: string, example: string): LineCommand =>
  ({ names, form, label, example, parts: [], needs: { text: 'Say what it was.' } });
const settles = (names: LineCommand['names'], form: string, label: string, example: string): LineCommand =>
  ({ names, form, label, example, parts: [theory], implied: ['hypothesisId'], needs: { ...needsTheory, text: 'Say what shows it.' } });
const evidence = (names: LineCommand['names'], bearing: string, label: string, example: string): LineCommand => ({
  names, form: 'evidence', label, example, fixed: { bearing }, parts: [theory, entry('evidenceId', null, 'shown by')], implied: ['hypothesisId', 'evidenceId'],
  needs: { ...needsTheory, evidenceId: 'Record first what was seen, then say what it is evidence of.' },
});

/** What an impact says: begun, changed where that service suffers already, or ended. */
function settleImpact(values: Values, rest: string, context: LineContext): { form: string; values: Values } {
  const { ended, ...said } = values;
  const open = openEntries(context, ['IMPACT_START']);
  const same = open.find((each) => factOf(each, 'service') === said['service']) ?? (said['service'] || open.length !== 1 ? undefined : open[0]);
  if (ended) return { form: 'endImpact', values: { impactId: same?.id ?? '', text: rest } };
  if (!same || said['segment'] || said['customer']) return { form: 'startImpact', values: { ...said, service: said['service'] ?? '', text: rest } };
  return { form: 'changeImpact', values: { impactId: same.id, level: said['level'] ?? '', affected: said['affected'] ?? '', text: rest } };
}

function settleStage(values: Values, rest: string, { entries }: LineContext): { values: Values } {
  const [, named, forWhom, works] = /^([^:\n]{1,120}?)(?:\s(?:for|für)\s([^:\n]{1,80}))?:\s+(\S[\s\S]*)$/u.exec(rest) ?? [];
  const next = entries.filter(({ kind, retracted }) => kind === 'RECOVERY_STAGE' && !retracted).length + 1;
  return { values: { ...values, stage: named ?? `Stage ${next}`, ...(forWhom && { forWhom }), text: works ?? rest } };
}

function settleBox(said: Values, rest: string): { values: Values } {
  const values = { ...said, deadline: said['deadline'] ?? '' };
  const [, what, then] = /^([\s\S]+?)[,;]?\s(?:else|otherwise|or else|sonst|ansonsten)\s([\s\S]+)$/iu.exec(rest) ?? [];
  return { values: what !== undefined && then !== undefined && what.length <= 200 ? { ...values, for: what, whatThen: then } : { ...values, whatThen: rest } };
}

function settleMet(values: Values, rest: string, context: LineContext): { form: string; values: Values } {
  const kind = context.entries.find(({ id }) => id === values['promise'])?.kind;
  const [form, field] = kind === 'TIME_BOX' ? ['timeBoxMet', 'timeBoxId'] : kind === 'DEMAND' ? ['demandMet', 'demandId'] : ['etaMet', 'etaId'];
  return { form, values: { [field]: values['promise'] ?? '', text: rest } };
}

const text = (values: Values, rest: string): Values => ({ ...values, text: rest });

export const lineCommands: readonly LineCommand[] = [
  note(['note', 'notiz', 'log'], 'NOTE', 'Note', '/note restarted the queue'),
  {
    names: ['contact', 'kontakt', 'call'], form: 'contact', label: 'Contact attempt', example: '/contact Priya phone no answer',
    parts: [choice('outcome', outcomePhrases, outcomeWords), choice('rung', rungPhrases, rungWords), channel, who('who', { loose: true })], implied: ['outcome'],
    needs: { who: 'Say who was called.' },
    settle: (values, rest) => ({ values: text({ ...values, who: values['who'] || (rungWords as Values)[values['rung'] ?? ''] || '' }, rest) }),
  },
  {
    names: ['handson', 'dran', 'engaged'], form: 'engage', label: 'Hands on it', example: '/handson Jonas remote',
    parts: [choice('how', howPhrases, {}), who('who', { loose: true })], needs: { who: 'Say who.' },
    settle: (values, rest, context) => ({ values: text({ ...values, who: orMe(values, context) }, rest) }),
  },
  {
    names: ['update', 'info'], form: 'update', label: 'Update', example: '/update customers mail next 30m the vendor is on the case',
    parts: [
      { ...name('customer', customers, '>', { intro: /(?:to|an)\s/iuy, keeps: true }), read: (line, at, context) => asCustomer(name('customer', customers, '>').read(line, at, { ...context, loose: false })) },
      choice('audience', audiencePhrases, audienceWords, { intro: /(?:to|an)\s/iuy }), channel,
      due('nextUpdateDue', 'next', { intro: nextIntro, introduced: true, tail: true }),
    ],
    implied: ['audience', 'channel'], needs: { text: 'Say what they were told.' },
    settle: ({ audience = '', channel: over = '', nextUpdateDue = '' }, rest) => ({ values: { audience, channel: over, nextUpdateDue, text: rest } }),
  },
  { names: ['theory', 'vermutung', 'hypothesis'], form: 'theory', label: 'Theory', example: '/theory the schema was not prepared', parts: [who('raisedBy', { intro: by, introduced: true, tail: true })], needs: { text: 'Say what it might be.' } },
  evidence(['for', 'dafür'], 'FOR', 'Evidence for a theory', '/for "schema" the log says so'),
  evidence(['against', 'dagegen'], 'AGAINST', 'Evidence against a theory', '/against "redundancy" the second server answers'),
  settles(['refute', 'widerlegt'], 'refute', 'Theory refuted', '/refute "redundancy" the second server answered all the time'),
  settles(['confirm', 'bestätigt'], 'confirm', 'Theory confirmed', '/confirm "schema" the log shows it'),
  settles(['abandon', 'verworfen'], 'abandon', 'Theory given up', '/abandon "disk" nobody could look'),
  cause(['cause', 'ursache'], 'rootCause', 'Root cause', '/cause the update began before the schema was there'),
  cause(['factor', 'faktor'], 'factor', 'Contributing factor', '/factor clients know one server name only'),
  cause(['trigger', 'auslöser'], 'trigger', 'Trigger', '/trigger the update was begun again'),
  {
    names: ['decide', 'decision', 'entscheidung'], form: 'decision', label: 'Decision', example: '/decide no restore on advice of Priya assuming the copies agree',
    parts: [
      phrase('assumption', /(?:assuming|assumes|unter der annahme,?)(?:\sthat|\sdass)?\s/iuy, 'assuming'),
      who('onAdviceOf', { introduced: true, intro: /on (?:the )?advice of\s|auf rat von\s/iuy, tail: true }), who('decidedBy', { introduced: true, intro: /(?:decided\s)?(?:by|von)\s/iuy, tail: true }),
    ],
    needs: { text: 'Say what was decided.' },
  },
  {
    names: ['impact', 'auswirkung'], form: 'startImpact', label: 'Impact', example: '/impact #checkout down 340 users',
    parts: [choice('ended', endedPhrases, {}), choice('level', levelPhrases, impactWords, { intro: /is\s|ist\s/iuy }), count('affected'), name('customer', customers, '>', { idField: 'customerId' }), name('service', services, '#', { idField: 'serviceId', loose: true })],
    implied: (values, context) => (settleImpact(values, '', context).form === 'startImpact' ? ['level'] : []), needs: { service: 'Say what suffers: #service.', impactId: 'Say which impact.' }, settle: settleImpact,
  },
  {
    names: ['stage', 'stufe'], form: 'recoveryStage', label: 'Recovery stage', example: '/stage Reading for all staff: old mail opens again', parts: [],
    needs: { text: 'Say what works from now on.', stage: 'Say what the stage is called.' }, settle: settleStage,
  },
  {
    names: ['eta', 'prognose'], form: 'eta', label: 'Estimate', example: '/eta 23:30 by Ben',
    parts: [phrase('basis', /(?:because|basis:?|weil|denn)\s/iuy, 'because'), who('givenBy', { intro: by, introduced: true, tail: true, loose: true }), due('by', 'expected', { tail: true, latest: 'byLatest' })],
    needs: { by: 'Say when it is expected.' },
    settle: ({ by: at = '', ...values }, rest) => ({ values: { ...values, by: at, ...(rest.length <= 200 && !rest.includes('\n') ? { for: rest.replace(/^(?:for|für)\s/iu, '') } : { text: rest }) } }),
  },
  {
    names: ['box', 'frist', 'timebox'], form: 'timeBox', label: 'Time box', example: '/box 30m rollback', parts: [due('deadline', 'until', { tail: true })],
    needs: { deadline: 'Say until when.', whatThen: 'Say what happens if it is not done by then.' }, settle: settleBox,
  },
  {
    names: ['demand', 'forderung'], form: 'demand', label: 'Demand', example: '/demand >Halden by 02:00 a written report',
    parts: [due('by', 'by', { intro: untilIntro, tail: true }), choice('channel', channelPhrases, channelWords, { intro: /(?:by|per|via)\s/iuy }), name('fromWhom', peopleAndCustomers, '>', { intro: /(?:from|von)\s/iuy, tail: true, loose: true })], rest: 'what',
    needs: { fromWhom: 'Say who demands it.', what: 'Say what is demanded.', by: 'Say by when.' },
  },
  {
    names: ['met', 'erfüllt'], form: 'etaMet', label: 'Promise met', example: '/met', parts: [entry('promise', ['ETA', 'TIME_BOX', 'DEMAND'], 'met')], implied: ['promise'],
    needs: { etaId: 'Nothing is promised that is still open.' }, settle: settleMet,
  },
  {
    names: ['vendor', 'dienstleister'], form: 'escalateToVendor', label: 'Vendor', example: '/vendor Acme case 1140-22871 asked to undo the update',
    parts: [choice('engaged', atWorkPhrases, {}), caseNumber(), channel, name('vendor', () => [], '@', { loose: true })], needs: { vendor: 'Say which vendor.' },
    settle: ({ engaged, channel: over, vendor = '', ...said }, rest) => {
      const values = { ...said, vendor };
      return engaged ? { form: 'engageVendor', values: text(values, rest) } : { values: text({ ...values, ...(over && { channel: over }) }, rest) };
    },
  },
  {
    names: ['role', 'rolle'], form: 'takeRole', label: 'Role taken or handed over', example: '/role commander Ada',
    parts: [choice('role', rolePhrases, responseRoleWords), who('to', { intro: /(?:to|an)\s/iuy, introduced: true, loose: true }), who('who', { intro: /(?:from|von|is|ist)\s/iuy, loose: true })], needs: { role: 'Say which role.', who: 'Say who.', to: 'Say who took it over.' },
    settle: ({ to, ...values }, rest, context) => (to
      ? { form: 'handOverRole', values: text({ role: values['role'] ?? '', to, ...(values['who'] && { from: values['who'] }) }, rest) }
      : { values: text({ ...values, role: values['role'] ?? '', who: orMe(values, context) }, rest) }),
  },
  {
    names: ['release', 'frei'], form: 'releaseResponder', label: 'Works on it no more', example: '/release Jonas', parts: [choice('role', rolePhrases, responseRoleWords), who('who', { loose: true })], needs: { who: 'Say who.' },
    settle: (values, rest, context) => (values['role'] ? { form: 'releaseRole', values: text(values, rest) } : { values: text({ who: orMe(values, context) }, rest) }),
  },
  { names: ['mitigated', 'gemildert'], form: 'mitigate', label: 'Mitigated', example: '/mitigated the old server takes the load', parts: [] },
  { names: ['resolved', 'gelöst'], form: 'resolve', label: 'Resolved', example: '/resolved mail flows again', parts: [] },
  { names: ['lesson', 'lehre'], form: 'lesson', does: 'lesson', label: 'Lesson', example: '/lesson went well: the ladder was up to date', parts: [choice('category', lessonPhrases, lessonWords, { initial: 'DO_DIFFERENTLY' })], implied: ['category'], needs: { text: 'Say what was learned.' } },
  { names: ['action', 'aufgabe'], form: 'action', does: 'action', label: 'Action', example: '/action write the runbook @Ben', parts: [who('owner', { introduced: true, intro: /(?:for|by|owner:?|für)\s/iuy, tail: true })], needs: { text: 'Say what is to be done.' } },
  { names: ['file', 'datei'], form: 'file', does: 'file', label: 'Attach files', example: '/file', parts: [] },
  { names: ['star', 'stern'], form: 'star', does: 'star', label: 'Put an entry in the postmortem', example: '/star ^12', parts: [entry('entryId', null, 'star')], implied: ['entryId'], needs: { entryId: 'There is no entry yet.' } },
  note(['seen', 'observation', 'gesehen'], 'OBSERVATION', 'Observation', '/seen the queue grows'),
  note(['did', 'getan'], 'ACTION', 'Something done', '/did restarted the queue'),
  note(['report', 'meldung'], 'REPORT', 'Report', '/report Halden Freight rings'),
  note(['ticket'], 'TICKET', 'Ticket', '/ticket OPS-2291'),
  { names: ['severity', 'schwere'], form: 'severity', label: 'Another severity', example: '/severity sev1 nobody can work', parts: [choice('severity', severityPhrases, severityWords)], needs: { severity: 'Say how bad it is: sev1 to sev4.' } },
  { names: ['title', 'titel'], form: 'title', label: 'Another title', example: '/title Mail stands still', parts: [], rest: 'title', needs: { title: 'Say what it is called.' } },
  { names: ['detected', 'entdeckt'], form: 'detection', label: 'Detection', example: '/detected monitoring the queue alarm', parts: [choice('by', detectedPhrases, detectedByWords, { intro: by })], implied: ['by'] },
  {
    names: ['told', 'informiert'], form: 'customerContact', label: 'Customer told', example: '/told >Halden by phone',
    parts: [choice('outcome', toldPhrases, customerContactWords), channel, name('customer', customers, '>', { idField: 'customerId', loose: true })], implied: ['outcome'], needs: { customer: 'Say which customer.' },
  },
  {
    names: ['feedback', 'rückmeldung'], form: 'feedback', label: 'Feedback', example: '/feedback >Halden the calls help', parts: [channel, name('fromWhom', peopleAndCustomers, '>', { intro: by, loose: true })],
    needs: { fromWhom: 'Say from whom.', text: 'Say what they said.' },
  },
];

/** A customer by name says for whom an update is; the form asks only what kind of readers they are. */
function asCustomer(found: Found | null): Found | null {
  return found && { ...found, also: { audience: 'CUSTOMER' } };
}

function caseNumber(): PartReader {
  return {
    name: 'caseNumber',
    read: (line, at) => {
      const match = /^(?:case|ticket|fall)\s?(?:no\.?|number|nr\.?)?\s?#?([\p{L}\p{N}_-]*\d[\p{L}\p{N}_/-]*)/iu.exec(line.slice(at, at + 80));
      return match?.[1] ? { name: 'caseNumber', span: { start: at, end: at + match[0].length }, value: match[1], words: `case ${match[1]}`, choices: [] } : null;
    },
  };
}

const byName = new Map(lineCommands.flatMap((command) => command.names.map((each) => [each, command] as const)));
export const commandNamed = (typed: string): LineCommand | null => byName.get(typed.toLowerCase()) ?? null;

/** The line of a note, which is what every line is that names no command. */
export const plainNote = lineCommands[0] as LineCommand;
