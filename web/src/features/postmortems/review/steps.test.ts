import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../postmortem';
import { nextAct } from './steps';

const person = (personId: string) => ({ personId, name: personId });
const of = (status: Postmortem['status'], authors: string[], asked = 'ruth') =>
  ({ status, authors: authors.map(person), review: { requestedBy: person(asked), requestedAt: '', reviewers: [] } });

describe('the one act for a state', () => {
  it.each([
    ['a draft', of('DRAFT', []), 'RESPONDER', { act: 'review', whyNot: null }],
    ['a withdrawn one', of('WITHDRAWN', []), 'RESPONDER', { act: 'review', whyNot: null }],
    ['one in review', of('IN_REVIEW', ['ruth']), 'RESPONDER', { act: 'approve', whyNot: null }],
    ['one in review that this person wrote in', of('IN_REVIEW', ['leo']), 'MANAGER', { act: 'approve', whyNot: 'You wrote in this postmortem, so you cannot approve it.' }],
    ['one that nobody wrote in and this person asked about', of('IN_REVIEW', [], 'leo'), 'MANAGER', { act: 'approve', whyNot: 'You asked for this review, and nobody wrote in the postmortem: somebody else must approve it.' }],
    ['one that somebody else wrote and this person asked about', of('IN_REVIEW', ['ruth'], 'leo'), 'MANAGER', { act: 'approve', whyNot: null }],
    ['an approved one', of('APPROVED', ['ruth']), 'MANAGER', { act: 'publish', whyNot: null }],
    ['an approved one, for a responder', of('APPROVED', ['ruth']), 'RESPONDER', { act: 'publish', whyNot: 'Publishing takes a manager.' }],
    ['an approved one that this person wrote in', of('APPROVED', ['leo']), 'ADMINISTRATOR', { act: 'publish', whyNot: 'You wrote in this postmortem, so you cannot publish it.' }],
    ['a published one', of('PUBLISHED', []), 'MANAGER', null],
    ['a draft, for an observer', of('DRAFT', []), 'OBSERVER', null],
  ] as const)('of %s', (_, postmortem, role, expected) => {
    expect(nextAct(postmortem, { personId: 'leo', role })).toEqual(expected);
  });
});
