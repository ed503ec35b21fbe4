import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Attendee, Came, Invitee } from './model.ts'
import {
  cameInWords,
  dissentOf,
  expectedOf,
  isAskedForReport,
  missingServices,
  serviceByWords,
  viewsInWords,
  whoToInvite,
} from './rules-people.ts'

const invitee = (name: string, over: Partial<Invitee> = {}): Invitee => ({
  ...{ name, role: 'worker', agency: null, service: null, contact: null, inCoreGroup: false },
  ...over,
})
const asked = (name: string, over: Partial<Attendee> = {}): Attendee => ({
  ...{ ...invitee(name), id: name, invitedOn: calendarDay('2026-03-10'), answer: null, presence: 'invited' },
  ...{ view: null, dissents: false, withdrawnWhy: null, minutesSentOn: null, report: null },
  ...over,
})
const POLICE = asked('DC Lorna Whitby', { role: 'detective constable', agency: 'Aldermere Police' })
const NURSE = asked('Ravi Shah', { role: 'school nurse', agency: 'Aldermere NHS Trust' })
const ASHA = asked('Asha Verma', { role: 'social worker', agency: 'Children’s services' })

describe('from which service someone comes', () => {
  it.each([
    ['detective constable', 'Aldermere Police', 'police'],
    ['school nurse', 'Aldermere NHS Trust', 'health'],
    ['health visitor', null, 'health'],
    ['GP', 'Canal Street Surgery', 'health'],
    ['teacher', 'Fenwick Lane Primary', 'education'],
    ['social worker', 'Children’s services', 'childrens-services'],
    ['Mum', null, 'family'],
    ['child', null, 'child'],
    ['housing officer', 'Aldermere Homes', null],
  ])('a %s of %s is told by the words: %s', (role, agency, service) => {
    expect(serviceByWords({ role, agency })).toBe(service)
  })
})

describe('who is missing', () => {
  it('at a strategy discussion or a conference is police or health, as far as nobody is asked from there', () => {
    expect(missingServices('strategy-discussion', [ASHA], false)).toEqual(['police', 'health'])
    expect(missingServices('initial-conference', [ASHA, POLICE, NURSE], false)).toEqual([])
    expect(missingServices('core-group', [], false)).toEqual([])
  })

  it('counts nobody who sends apologies or is not to come; afterwards only those who came', () => {
    const away = { ...POLICE, answer: 'apologies' as const }
    expect(missingServices('review-conference', [ASHA, away, NURSE], false)).toEqual(['police'])
    const withdrawn = { ...NURSE, withdrawnWhy: 'She has left.' }
    expect(missingServices('review-conference', [ASHA, POLICE, withdrawn], false)).toEqual(['health'])
    const came = [ASHA, POLICE, NURSE].map((one) => ({ ...one, presence: 'attended' as const }))
    expect(missingServices('initial-conference', came, true)).toEqual([])
    expect(missingServices('initial-conference', [ASHA, POLICE, NURSE], true)).toHaveLength(3)
  })

  it('goes by what was said of someone before what the words tell', () => {
    const clinic = asked('Dr Amara Obi', { role: 'paediatric lead', agency: 'The Clinic', service: 'health' })
    expect(missingServices('initial-conference', [ASHA, POLICE, clinic], false)).toEqual([])
  })
})

describe('who is asked', () => {
  const grace = invitee('Grace Okafor', { role: 'teacher', inCoreGroup: true, contact: '01632 960114' })
  const lorna = invitee('DC Lorna Whitby', { role: 'detective constable' })
  const asha = invitee('Asha Verma', { role: 'social worker' })
  const mum = invitee('Kerry Calloway', { role: 'Mum', service: 'family' })
  const known = { coreGroup: [grace], lastMeeting: [grace, lorna], workers: [asha], family: [mum] }
  const usual = (some: readonly { readonly name: string; readonly usual: boolean }[]) =>
    some.filter((one) => one.usual).map(({ name }) => name)

  it('to a core group is whoever carries out the plan; to a conference whoever met last; the worker to both', () => {
    expect(usual(whoToInvite('core-group', known))).toEqual(['Asha Verma', 'Grace Okafor'])
    expect(usual(whoToInvite('review-conference', known))).toEqual(['Asha Verma', 'Grace Okafor', 'DC Lorna Whitby'])
  })

  it('is offered once each, with how they are reached; the family is offered and never asked unasked', () => {
    const offered = whoToInvite('core-group', known)
    expect(offered.map(({ name }) => name)).toEqual([
      ...['Asha Verma', 'Grace Okafor', 'DC Lorna Whitby', 'Kerry Calloway'],
    ])
    expect(offered.find(({ name }) => name === 'Grace Okafor')).toMatchObject({ contact: '01632 960114' })
    const metMum = { ...known, coreGroup: [], lastMeeting: [mum] }
    expect(usual(whoToInvite('review-conference', metMum))).toEqual(['Asha Verma', 'Kerry Calloway'])
  })

  it('to a conference is asked for a report, unless they are family or chair it', () => {
    expect(isAskedForReport('initial-conference', lorna, 'Hilary Stroud')).toBe(true)
    expect(isAskedForReport('initial-conference', mum, 'Hilary Stroud')).toBe(false)
    expect(isAskedForReport('initial-conference', asha, 'Asha Verma')).toBe(false)
    expect(isAskedForReport('core-group', lorna, 'Asha Verma')).toBe(false)
  })

  it('is expected as they answered; of whom nothing was heard nothing is assumed', () => {
    const away = { ...POLICE, answer: 'apologies' as const }
    const gone = { ...NURSE, withdrawnWhy: 'She has left.' }
    const [first, second] = expectedOf([away, gone, ASHA])
    expect(first).toMatchObject({ name: 'DC Lorna Whitby', presence: 'apologies' })
    expect(second).not.toHaveProperty('presence')
  })
})

describe('what is said of those who met', () => {
  const came: readonly Came[] = [
    { name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane', view: 'She eats now.' },
    { name: 'DC Lorna Whitby', role: 'officer', agency: 'Police', view: 'A plan is too much.', dissents: true },
    { name: 'Joel', role: 'father', agency: null, view: null, presence: 'absent' },
  ]

  it('is who came and who did not, each view, and beside it who did not agree', () => {
    expect(cameInWords(came)).toBe('Came: Grace Okafor (Fenwick Lane), DC Lorna Whitby (Police). Did not come: Joel.')
    expect(viewsInWords(came)).toEqual([
      'Grace Okafor (Fenwick Lane): She eats now.',
      'DC Lorna Whitby (Police): A plan is too much.',
      'Did not agree: DC Lorna Whitby (Police).',
    ])
    expect(dissentOf(came)).toBe('DC Lorna Whitby: A plan is too much.')
    expect(dissentOf(came.slice(0, 1))).toBeNull()
  })
})
