import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { CLEAN_RETURN } from '../clean.suite.ts'
import { aroundYear, checkFile } from '../commands.ts'
import type { Failure } from '../model.ts'
import type { RecordedChild } from '../model-record.ts'
import { returnOf } from '../rules-return.ts'
import { censusYear } from '../rules-whole.ts'
import { ruleInWords } from '../rules-words.ts'
import { xmlOf } from '../rules-xml.ts'
import { editionOf, LAST_KNOWN_YEAR } from './rules.ts'

const PUBLISHED: readonly { readonly code: string }[] = JSON.parse(
  readFileSync(new URL('../../../../testing/cin-census/cin-rules-2026.json', import.meta.url), 'utf8'),
)
const GROUP =
  '<PreProceedingsandFGDM><PPStartDate>2026-07-01</PPStartDate><FGDMMeetingOffer>1</FGDMMeetingOffer><PPOutcome>A</PPOutcome></PreProceedingsandFGDM>'
/** The clean return, a year later. */
const LATER = CLEAN_RETURN.replaceAll(/(20\d\d)(?=-\d\d-\d\d|<\/Year>)/g, (year) => `${Number(year) + 1}`)

async function failuresOf(text: string): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  const open = async function* () {
    yield Buffer.from(text)
  }
  const checked = await checkFile(
    { bytes: null, open },
    { years: { asked: null, usual: 2026 }, onFailure: (failure) => failures.push(failure) },
  )
  expect(checked).toMatchObject({ ok: true })
  return failures
}

describe('what is asked for in a year', () => {
  it('is what the latest edition says that had begun', () => {
    expect([2020, 2026, 2027, 2035].map((year) => editionOf(year).year)).toEqual([2026, 2026, 2027, 2027])
    expect(LAST_KNOWN_YEAR).toBe(2027)
  })

  it('of 2026 has the rules the department publishes, each with words of ours', () => {
    expect([...editionOf(2026).rules].toSorted()).toEqual(PUBLISHED.map(({ code }) => code).toSorted())
    for (const code of editionOf(2026).rules) expect(ruleInWords(code)).not.toBe(code)
  })

  it('has the codes that are still read, and no other', () => {
    const around = aroundYear(censusYear(2026))
    expect(around.isCode('assessment-factor', '18A')).toBe(true)
    expect(around.isCode('assessment-factor', '99Z')).toBe(false)
  })
})

describe('the group of pre-proceedings', () => {
  it('of 2027 is read without complaint, and a day in it that is none is said', async () => {
    const file = LATER.replace('</CINdetails></Child>', `${GROUP}</CINdetails></Child>`)
    expect(file).toContain('<Year>2027</Year>')
    const before = (await failuresOf(LATER)).map(({ code }) => code)
    expect((await failuresOf(file)).map(({ code }) => code)).toEqual(before)
    const wrong = (await failuresOf(file.replace('2026-07-01', '1 July'))).filter(({ code }) => code === 'unreadable')
    expect(wrong.map(({ path }) => path)).toEqual([
      'Message/Children/Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]/PPStartDate',
    ])
  })

  it('is written for 2027 where the record has it, after the plans; and never for 2026', () => {
    expect(written(2027, [RECORDED])).toContain(
      '<ReferralNFA>0</ReferralNFA><PreProceedingsandFGDM><PPStartDate>2026-07-01</PPStartDate><ReviewMeetingsCount>2</ReviewMeetingsCount><PPOutcome>A</PPOutcome></PreProceedingsandFGDM></CINdetails>',
    )
    expect(written(2026, [{ ...RECORDED, startedOn: calendarDay('2026-01-12') }])).not.toContain('PreProceedings')
    expect(written(2027, [])).not.toContain('PreProceedings')
  })

  it('of a later year is not in the return of this one, nor is a day that had not come', () => {
    expect(written(2027, [{ ...RECORDED, startedOn: calendarDay('2027-04-02') }])).not.toContain('PreProceedings')
    expect(written(2027, [{ ...RECORDED, appliedToCourtOn: calendarDay('2027-04-02') }])).not.toContain('CourtAppDate')
  })
})

type Recorded = RecordedChild['preProceedings'][number]

const RECORDED: Recorded = {
  ...{ referralId: 'r', startedOn: calendarDay('2026-07-01'), letterSentOn: null, familyMeetingOffered: null },
  ...{ familyMeetingHeld: null, firstMeetingOn: null, reviewMeetings: '2', decidedOn: null, outcome: 'A' },
  ...{ appliedToCourtOn: null, courtLetterOn: null },
}

function written(year: number, preProceedings: readonly Recorded[]): string {
  const openedOn = calendarDay('2025-11-03')
  const episode = { id: 'e', openedOn, primaryNeed: 'N1', closedOn: null, closureReason: null }
  const child: RecordedChild = {
    ...{ id: 'c', reference: 'ADA1', upn: null, formerUpn: null, upnUnknown: 'UN3', bornOn: calendarDay('2015-05-05') },
    ...{ expectedOn: null, diedOn: null, sex: 'F', ethnicity: 'WBRI', disabilities: ['NONE'] },
    referrals: [{ referralId: 'r', receivedOn: openedOn, source: '6', ledToNothing: false, episode }],
    ...{ assessments: [], enquiries: [], conferences: [], plans: [], preProceedings },
  }
  const group = returnOf(child, { year: censusYear(year), holidays: aDayWithoutHolidays, referenceOf: () => 'X' })
  return group ? xmlOf(group) : ''
}

const aDayWithoutHolidays = new Set<never>()
