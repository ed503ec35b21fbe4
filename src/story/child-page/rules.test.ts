import { describe, expect, it } from 'vitest'
import type { DueRule } from '../../casework/dues/model.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { Family, KnownPerson } from '../../people/model.ts'
import { type CaseFacts, NO_STEPS } from './model.ts'
import { badgesOf, lookAgain, recordedLateBy, whatIsNext } from './rules.ts'
import { ACTS_OF_DUE, type CaseState, permittedActs, stepPath } from './rules-acts.ts'
import { whatIsMissing } from './rules-missing.ts'

const today = calendarDay('2026-03-19')
const day = calendarDay

const NIAMH: KnownPerson = {
  ...{
    id: 'niamh',
    kind: 'child',
    birthDate: day('2018-11-08'),
    expectedOn: null,
    birthDateKnown: 'exact',
    diedOn: null,
  },
  ...{ sex: 'F', ethnicity: 'WBRI', disabilities: [], saysName: null, indexNumber: null, indexState: 'none' },
  ...{ upnUnknown: null, motherName: null },
  names: [{ id: 'n', personId: 'niamh', use: 'current', given: 'Niamh', family: 'Calloway', fromOn: null, toOn: null }],
}
const FACTS: CaseFacts = {
  ...{
    address: { lines: '14 Tannery Row', postcode: 'AL4 2QR' },
    photo: null,
    identifiers: [{ system: 'nhs', value: '9990000018' }],
  },
  ...{ episodes: [{ openedOn: day('2026-01-05'), closedOn: null }], closure: null, statuses: [], plan: null },
  oversight: { last: null, actions: [], decision: null },
  steps: NO_STEPS,
  ...{ meetings: [], move: null, alsoPlanned: [] },
  ...{ lastSeenOn: null, lastSeenAloneOn: null, nothingNotKnown: null, lastLookAt: null },
  ...{ citations: {}, helpers: [], workers: [], places: [], ties: [] },
}
const PLAN = { whyInvolved: '', weWant: '', madeOn: day('2026-01-14'), childView: null, parentView: null, actions: [] }
const CP = { kind: 'child-protection', category: 'NEG', fromOn: day('2026-01-14'), toOn: null } as const
const parent = (tie: 'mother' | 'father', given: string) =>
  ({
    ...{ tie, parentalResponsibility: true, words: null, throughParents: false, fromOn: null, toOn: null },
    person: { ...NIAMH, id: given, kind: 'adult', names: [{ ...NIAMH.names[0], given }] },
  }) as Family['relatives'][number]
const FAMILY: Family = {
  child: NIAMH,
  relatives: [parent('mother', 'Kerry'), parent('father', 'Joel')],
  households: [],
}

describe('what this actor may do now for this child', () => {
  const state: CaseState = { ...FACTS, childId: 'niamh', hasPlan: true, nameGiven: true }
  const standing = {
    'social-worker': 'allocated',
    'team-manager': 'team',
    'conference-chair': 'chairs',
    auditor: 'any',
  } as const
  const acts = (given: Partial<CaseState>, role: keyof typeof standing) => {
    return permittedActs({ ...state, ...given }, { roles: [role] }, new Set([standing[role]])).map(({ id }) => id)
  }

  it('lets the worker of an open case write, visit, call a strategy discussion and ask for the case to be closed, but not close it', () => {
    expect(acts({}, 'social-worker')).toEqual([
      'write',
      'record-visit',
      'call-strategy-discussion',
      'convene-meeting',
      'edit-plan',
      'open-worry',
      'propose-closure',
      'about-child',
      'photo',
      'all-steps',
    ])
  })
  it('lets the manager close an open case, unless the child is on a child protection plan', () => {
    expect(acts({}, 'team-manager')).toContain('close-case')
    expect(acts({ statuses: [CP] }, 'team-manager')).not.toContain('close-case')
  })
  it('lets the manager choose who holds the child while the case is open, and nobody else', () => {
    const closed = [{ openedOn: day('2026-01-05'), closedOn: day('2026-03-01') }]
    expect(acts({}, 'team-manager')).toContain('change-allocation')
    expect(acts({}, 'social-worker')).not.toContain('change-allocation')
    expect(acts({ episodes: closed }, 'team-manager')).not.toContain('change-allocation')
  })
  it('leads from each clock to the page of its step, for whoever the step waits for', () => {
    const steps = {
      ...FACTS.steps,
      ...{ assessment: { id: 'a', state: 'submitted' as const }, strategyDiscussion: 's' },
      conference: { id: 'c', kind: 'initial' as const, plannedFor: null },
    }
    const path = (rule: DueRule, role: keyof typeof standing) =>
      permittedActs({ ...state, steps }, { roles: [role] }, new Set([standing[role]])).find(({ id }) =>
        ACTS_OF_DUE[rule].includes(id),
      )?.path
    expect(path('initial-conference', 'conference-chair')).toBe('/conferences/c')
    expect(path('strategy-discussion', 'team-manager')).toBe('/strategy-discussions/s')
    expect(path('assessment', 'team-manager')).toBe('/assessments/a/authorise')
    expect(path('assessment', 'social-worker')).toBeUndefined()
  })
  it('leaves only writing, worries and what the child is like once the case is closed', () => {
    const episodes = [{ openedOn: day('2026-01-05'), closedOn: day('2026-03-01') }]
    expect(acts({ episodes }, 'social-worker')).toEqual(['write', 'open-worry', 'about-child', 'photo', 'all-steps'])
  })
  it('gives an assessment to its writer until it is with the manager, then to the manager to sign', () => {
    const at = (state: 'open' | 'submitted' | 'returned') => ({
      steps: { ...FACTS.steps, assessment: { id: 'a', state } },
    })
    expect(acts(at('returned'), 'social-worker')).toContain('write-assessment')
    expect(acts(at('submitted'), 'social-worker')).not.toContain('write-assessment')
    expect(acts(at('submitted'), 'team-manager')).toContain('authorise-assessment')
    expect(acts(at('open'), 'team-manager')).not.toContain('authorise-assessment')
  })
  it('lets the chair alone record a conference that is called', () => {
    const steps = { ...FACTS.steps, conference: { id: 'c', kind: 'initial' as const, plannedFor: null } }
    expect(acts({ steps }, 'conference-chair')).toContain('record-conference')
    expect(acts({ steps }, 'social-worker')).not.toContain('record-conference')
    expect(acts({}, 'conference-chair')).not.toContain('record-conference')
  })
  it('calls no second strategy discussion while one waits to be held, or an enquiry runs', () => {
    const calls = (steps: Partial<CaseFacts['steps']>) =>
      acts({ steps: { ...FACTS.steps, ...steps } }, 'social-worker').includes('call-strategy-discussion')
    expect([calls({}), calls({ strategyDiscussion: 's' }), calls({ enquiry: 'e' })]).toEqual([true, false, false])
  })
  it('asks for the name of a child known by number alone', () => {
    expect(acts({ nameGiven: false }, 'social-worker')).toContain('complete-identity')
  })
  it('offers nothing to whoever stands in no relationship to the child', () => {
    expect(permittedActs(state, { roles: ['social-worker'] }, new Set())).toEqual([])
    expect(acts({}, 'auditor')).toEqual([])
  })
  it('links a step only for those who may open it', () => {
    const step = { stepKind: 'assessment', stepId: 'a' } as const
    expect(stepPath(step, 'niamh', { roles: ['social-worker'] }, new Set(['allocated']))).toBe('/assessments/a')
    expect(stepPath(step, 'niamh', { roles: ['conference-chair'] }, new Set(['chairs']))).toBeNull()
    expect(
      stepPath({ stepKind: 'visit', stepId: 'v' }, 'niamh', { roles: ['social-worker'] }, new Set(['allocated'])),
    ).toBeNull()
  })
})

describe('what is next', () => {
  it('puts what is late first, and never shows more than six', () => {
    const action = (byOn: string) => ({ id: byOn, what: `By ${byOn}`, ownerName: 'Nan', byOn: day(byOn) })
    const step = { kind: 'plan-status', id: 's' } as const
    const due = {
      rule: 'cp-visit',
      ruleValidFrom: today,
      step,
      childId: 'niamh',
      startsOn: today,
      dueAt: null,
      doneOn: null,
      doneAt: null,
      notNeeded: null,
    } as const
    const items = whatIsNext(
      {
        dues: [{ ...due, dueBy: day('2026-03-17') }],
        actions: ['2026-03-23', '2026-03-24', '2026-04-01', '2026-04-02', '2026-04-03'].map(action),
        conference: { id: 'c', kind: 'review', plannedFor: day('2026-03-20') },
      },
      today,
    )
    expect(items).toHaveLength(6)
    expect(items.slice(0, 3)).toMatchObject([
      { clock: '2 days late', look: 'late', acts: ['record-visit'] },
      { clock: 'due tomorrow', acts: ['record-conference'] },
      { clock: 'due Monday', look: 'soon', acts: [] },
    ])
  })
})

describe('what is missing', () => {
  const missing = (
    facts: Partial<CaseFacts>,
    family: Partial<Family> = {},
    kinds: readonly 'gp-practice'[] | null = null,
  ) => whatIsMissing({ ...FAMILY, ...family }, { ...FACTS, ...facts }, kinds?.map((kind) => ({ kind })) ?? null, today)

  it('is nothing where everything asked after is known', () => {
    expect(missing({})).toEqual([])
  })
  it('says what somebody wrote down as not known, with who finds out and by when', () => {
    const asked = { question: 'Where is Dad?', finderName: 'Asha Verma', findBy: day('2026-04-03') }
    expect(whatIsMissing(FAMILY, FACTS, null, today, [asked])).toEqual([
      'Where is Dad? Asha Verma finds out by 3 April 2026',
    ])
  })
  it('says for how many weeks a child on a plan has not been seen alone', () => {
    const plan = { ...PLAN, childView: 'It is fine', parentView: 'We agree' }
    const seen = (lastSeenAloneOn: string | null) =>
      missing({
        plan,
        statuses: [CP],
        lastSeenOn: day('2026-03-03'),
        lastSeenAloneOn: lastSeenAloneOn ? day(lastSeenAloneOn) : null,
      })
    expect(seen('2026-02-03')).toEqual(['Niamh has not been seen alone for 6 weeks'])
    expect(seen('2026-03-03')).toEqual([])
    expect(seen(null)).toEqual(['Niamh has not been seen alone since the plan began, 9 weeks ago'])
  })
  it('counts the weeks of a child born under the plan from birth, and none before it', () => {
    const plan = { ...PLAN, parentView: 'We agree' }
    const born = (birthDate: string) =>
      missing(
        { plan, statuses: [CP], lastSeenOn: today, lastSeenAloneOn: null },
        { child: { ...NIAMH, birthDate: day(birthDate) } },
      )
    expect(born('2026-03-01')).toEqual([])
    expect(born('2026-02-03')).toEqual(['Niamh has not been seen alone since birth, 6 weeks ago'])
  })
  it('says whose view of the plan was not asked, and stops once it was', () => {
    const statuses = [{ ...CP, fromOn: day('2026-03-15') }]
    expect(missing({ plan: PLAN, statuses })).toEqual([
      'Niamh’s own view of the plan: not asked',
      'What Kerry and Joel think of the plan: not recorded',
    ])
    expect(missing({ plan: { ...PLAN, childView: 'Good', parentView: 'Fine' }, statuses })).toEqual([])
  })
  it('does not ask a baby for a view', () => {
    const baby = { ...NIAMH, birthDate: day('2025-12-01') }
    expect(
      missing({ plan: { ...PLAN, parentView: 'Fine' }, statuses: [{ ...CP, fromOn: today }] }, { child: baby }),
    ).toEqual([])
  })
  it('says which parent is not recorded', () => {
    expect(missing({}, { relatives: [parent('mother', 'Kerry')] })).toEqual(['Father: not recorded'])
    expect(missing({}, { relatives: [] })).toEqual(['Mother and father: not recorded'])
  })
  it('says that no GP is known only when the index answered', () => {
    expect(missing({}, {}, null)).toEqual([])
    expect(missing({}, {}, [])).toEqual(['GP: not known'])
    expect(missing({}, {}, ['gp-practice'])).toEqual([])
  })
  it('says what is not known of who the child is', () => {
    const child = { ...NIAMH, names: [], ethnicity: null }
    expect(missing({ identifiers: [], address: null }, { child })).toEqual([
      ...['Name: not given', 'Address: not known', 'NHS number: not recorded', 'Ethnicity: not asked'],
    ])
  })
  it('asks nothing of the plan once the case is closed', () => {
    const episodes = [{ openedOn: day('2026-01-05'), closedOn: today }]
    expect(missing({ episodes, plan: PLAN, statuses: [CP] })).toEqual([])
  })
})

describe('what the child is to us', () => {
  it('says what is true now with since when, and what was with its days', () => {
    const past = { kind: 'care', category: null, fromOn: day('2024-06-03'), toOn: day('2024-06-19') } as const
    expect(badgesOf(NIAMH, { ...FACTS, statuses: [CP, past] })).toEqual([
      { text: 'CP plan: neglect, since 14 Jan 2026', now: true },
      { text: 'Looked after, 3 to 19 Jun 2024', now: false },
    ])
    const longer = { ...past, toOn: day('2024-08-01') }
    const years = { ...past, toOn: day('2025-01-02') }
    expect(badgesOf(NIAMH, { ...FACTS, statuses: [CP, longer, years] }).slice(1)).toEqual([
      { text: 'Looked after, 3 Jun to 1 Aug 2024', now: false },
      { text: 'Looked after, 3 Jun 2024 to 2 Jan 2025', now: false },
    ])
  })
  it('says from where the family moved, or where they move to', () => {
    const move = (direction: 'in' | 'out', isDone: boolean) => {
      const moved = { direction, isDone, otherAuthority: '991', on: day('2025-09-02') }
      return badgesOf(NIAMH, { ...FACTS, statuses: [CP], move: moved }).at(-1)
    }
    expect([move('in', true), move('in', false), move('out', false), move('out', true)]).toEqual([
      { text: 'From Eastholt, 2 Sep 2025', now: false },
      { text: 'Moving from Eastholt, since 2 Sep 2025', now: true },
      { text: 'Moving to Eastholt, since 2 Sep 2025', now: true },
      { text: 'Moved to Eastholt, 2 Sep 2025', now: false },
    ])
  })
  it('says that a case is closed, and what would make us look again, until and after it is open again', () => {
    const closure = { closedOn: day('2026-03-01'), lookAgainIf: 'Darren moves back', summary: null, by: null }
    const closed = [{ openedOn: day('2026-01-05'), closedOn: day('2026-03-01') }]
    expect(badgesOf(NIAMH, { ...FACTS, episodes: closed, closure })).toEqual([
      { text: 'Closed 1 Mar 2026', now: false },
    ])
    expect(lookAgain({ ...FACTS, episodes: closed, closure })).toMatchObject({
      lookAgainIf: 'Darren moves back',
      reopened: false,
    })
    const again = [{ openedOn: day('2026-03-10'), closedOn: null }, ...closed]
    expect(lookAgain({ ...FACTS, episodes: again, closure })?.reopened).toBe(true)
    expect(lookAgain(FACTS)).toBeUndefined()
  })
  it('marks what was written down late, counted on the London calendar', () => {
    const entry = (recordedAt: string) =>
      recordedLateBy({ happenedOn: day('2026-02-28'), recordedAt: instant(recordedAt) })
    expect([entry('2026-03-03T23:00:00Z'), entry('2026-03-05T09:00:00Z')]).toEqual([0, 5])
  })
})
