import { describe, expect, it } from 'vitest'
import {
  aChild,
  anEpisode,
  aReturn,
  childOf,
  findingOf,
  findingsOf,
  sourceOf,
} from '../../../../testing/cin-census/returns.ts'
import type { Finding } from './model.ts'

const read = (...children: readonly string[]) => findingsOf(sourceOf(aReturn(children.join('\n'))))
const codes = (finding: Finding) => finding.notes.map((note) => note.code)
const plan = (dates: string) => anEpisode(`<ChildProtectionPlans>${dates}</ChildProtectionPlans>`)

describe('a child that can be laid down', () => {
  it('is accepted as reported', async () => {
    const finding = await findingOf(aChild())
    expect(finding).toMatchObject({ outcome: 'accepted', row: 1, line: 4, notes: [] })
    expect(childOf(finding)).toMatchObject({ laChildId: 'A1', bornOn: '2015-06-01', sex: 'F', upn: null })
  })

  it('may be unborn', async () => {
    const unborn = aChild({
      birth: '<ExpectedPersonBirthDate>2026-08-01</ExpectedPersonBirthDate>',
      sex: '<Sex>U</Sex>',
    })
    expect(await findingOf(unborn)).toMatchObject({
      outcome: 'accepted',
      child: { bornOn: null, expectedOn: '2026-08-01' },
    })
  })

  it('takes empty elements and nil for absent', async () => {
    const empty =
      '<CINclosureDate/><ReasonForClosure>  </ReasonForClosure><CINPlanDates><CINPlanStartDate/></CINPlanDates><DateOfInitialCPC xsi:nil="true">1900-01-01</DateOfInitialCPC>'
    const finding = await findingOf(
      aChild({ identifiers: '<UPN></UPN><PersonDeathDate />', episodes: anEpisode(empty) }),
    )
    expect(finding).toMatchObject({ outcome: 'accepted', notes: [], child: { upn: null, diedOn: null } })
    expect(childOf(finding).episodes[0]).toMatchObject({
      closedOn: null,
      closureReason: null,
      initialConferenceOn: null,
      childInNeedPlans: [],
    })
  })

  it('keeps what it has no field for, with its place', async () => {
    const group =
      '<PreProceedingsandFGDM><PPStartDate>2025-07-01</PPStartDate><PPOutcome>A</PPOutcome></PreProceedingsandFGDM>'
    const finding = await findingOf(
      aChild({ identifiers: '<UPN vendor="7">H301000002000</UPN>', episodes: anEpisode(group) }),
    )
    expect(finding.outcome).toBe('accepted')
    expect(childOf(finding).unrecognised).toEqual([
      { path: 'Message/Children/Child/ChildIdentifiers/UPN/@vendor', line: 4, text: '7' },
      { path: 'Message/Children/Child/CINdetails/PreProceedingsandFGDM/PPStartDate', line: 4, text: '2025-07-01' },
      { path: 'Message/Children/Child/CINdetails/PreProceedingsandFGDM/PPOutcome', line: 4, text: 'A' },
    ])
  })
})

describe('a child that cannot be laid down', () => {
  it.each([
    ['no reference', aChild({ laChildId: '' }), 'no-la-child-id'],
    ['an empty reference', aChild({ laChildId: '<LAchildID> </LAchildID>' }), 'no-la-child-id'],
    [
      'a reference of absurd length',
      aChild({ laChildId: `<LAchildID>${'9'.repeat(61)}</LAchildID>` }),
      'reference-unusual',
    ],
    ['no birth date', aChild({ birth: '' }), 'no-birth-date'],
    [
      'a birth date that stands for none',
      aChild({ birth: '<PersonBirthDate>0001-01-01</PersonBirthDate>' }),
      'no-birth-date',
    ],
    [
      'a birth date in the future',
      aChild({ birth: '<PersonBirthDate>2026-05-02</PersonBirthDate>' }),
      'born-in-future',
    ],
    ['an impossible birth date', aChild({ birth: '<PersonBirthDate>2015-02-29</PersonBirthDate>' }), 'date-impossible'],
    [
      'an impossible closure',
      aChild({ episodes: anEpisode('<CINclosureDate>2025-06-31</CINclosureDate>') }),
      'date-impossible',
    ],
    [
      'an impossible review',
      aChild({
        episodes: plan('<CPPstartDate>2025-06-02</CPPstartDate><Reviews><CPPreviewDate>x</CPPreviewDate></Reviews>'),
      }),
      'date-impossible',
    ],
    [
      'an impossible referral date',
      aChild({ episodes: '<CINdetails><CINreferralDate>x</CINreferralDate></CINdetails>' }),
      'date-impossible',
    ],
    [
      'no referral date',
      aChild({ episodes: '<CINdetails><ReferralSource>6</ReferralSource></CINdetails>' }),
      'no-referral-date',
    ],
    [
      'no identifiers',
      '<Child><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics></Child>',
      'identifiers-missing',
    ],
    [
      'two sets of identifiers',
      aChild().replace('</Child>', '<ChildIdentifiers><LAchildID>A2</LAchildID></ChildIdentifiers></Child>'),
      'given-twice',
    ],
  ])('%s', async (_, xml, code) => {
    const finding = await findingOf(xml)
    expect(finding.outcome).toBe('refused')
    expect(finding.notes.filter((note) => note.kind === 'refusal').map((note) => note.code)).toEqual([code])
  })

  it('is told every reason at once, and other rows stand', async () => {
    const [bad, good] = await read(aChild({ laChildId: '', birth: '' }), aChild())
    expect(bad).toMatchObject({ outcome: 'refused', laChildId: null, row: 1, line: 4 })
    expect(bad && codes(bad)).toEqual(['no-la-child-id', 'no-birth-date'])
    expect(good).toMatchObject({ outcome: 'accepted', row: 2, line: 5 })
  })
})

describe('a child that is in the file twice', () => {
  const other = aChild({ laChildId: '<LAchildID>B2</LAchildID>' })

  it('is taken once where the contents are the same, however they are written', async () => {
    const same = aChild({ birth: '<PersonBirthDate>\n 2015-06-01T00:00:00</PersonBirthDate>' })
    const findings = await read(aChild(), other, same)
    expect(findings.map((finding) => finding.outcome)).toEqual(['accepted', 'accepted', 'merged'])
    expect(findings[2]).toMatchObject({ row: 3, laChildId: 'A1', firstRow: 1 })
  })

  it('is refused wherever it stands where the contents differ, since nothing tells which is right', async () => {
    const findings = await read(aChild(), other, aChild({ sex: '<Sex>M</Sex>' }))
    expect(findings.map((finding) => finding.outcome)).toEqual(['refused', 'accepted', 'refused'])
    expect(findings.map(codes)).toEqual([['repeated-differently'], [], ['repeated-differently']])
  })

  it('is taken from the row that can be laid down where the other cannot', async () => {
    const findings = await read(aChild({ birth: '' }), aChild())
    expect(findings.map((finding) => finding.outcome)).toEqual(['refused', 'accepted'])
  })

  it('a UPN on two children identifies neither', async () => {
    const upn = '<UPN>B801200005001</UPN>'
    const findings = await read(
      aChild({ identifiers: upn }),
      aChild({ identifiers: upn, laChildId: '<LAchildID>B2</LAchildID>' }),
    )
    expect(findings.map((finding) => childOf(finding).upn)).toEqual(
      Array(2).fill({ written: 'B801200005001', identifies: false }),
    )
    expect(findings.map(codes)).toEqual([['upn-on-two-children'], ['upn-on-two-children']])
  })
})
