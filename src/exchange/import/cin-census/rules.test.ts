import { describe, expect, it } from 'vitest'
import { aChild, anEpisode, aReturn, findingsOf, sourceOf } from '../../../../testing/cin-census/returns.ts'
import type { CensusChild, Finding } from './model.ts'

const read = (...children: readonly string[]) => findingsOf(sourceOf(aReturn(children.join('\n'))))
const first = async (child: string) => (await read(child))[0] as Finding
const codes = (finding: Finding) => finding.notes.map((note) => note.code)
const childOf = (finding: Finding): CensusChild => {
  if (!('child' in finding)) throw new Error(JSON.stringify(finding.notes))
  return finding.child
}
const plan = (dates: string) => anEpisode(`<ChildProtectionPlans>${dates}</ChildProtectionPlans>`)

describe('a child that can be laid down', () => {
  it('is accepted as reported', async () => {
    const finding = await first(aChild())
    expect(finding).toMatchObject({ outcome: 'accepted', row: 1, line: 4, notes: [] })
    expect(childOf(finding)).toMatchObject({ laChildId: 'A1', bornOn: '2015-06-01', sex: 'F', upn: null })
  })

  it('may be unborn', async () => {
    const unborn = aChild({
      birth: '<ExpectedPersonBirthDate>2026-08-01</ExpectedPersonBirthDate>',
      sex: '<Sex>U</Sex>',
    })
    expect(await first(unborn)).toMatchObject({
      outcome: 'accepted',
      child: { bornOn: null, expectedOn: '2026-08-01' },
    })
  })

  it('has every step of its episodes, whatever the order and case of the elements', async () => {
    const episode = `<cindetails>
      <ReferralNFA>false</ReferralNFA>
      <ChildProtectionPlans><Reviews><CPPreviewDate>2025-08-20</CPPreviewDate><CPPreviewDate>2026-01-15</CPPreviewDate></Reviews>
        <NumberOfPreviousCPP>1</NumberOfPreviousCPP><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
        <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><CPPstartDate>2025-06-02</CPPstartDate></ChildProtectionPlans>
      <Section47><ICPCnotRequired>0</ICPCnotRequired><DateOfInitialCPC>2025-06-02</DateOfInitialCPC>
        <InitialCPCtarget>2025-06-05</InitialCPCtarget><S47ActualStartDate>2025-05-14</S47ActualStartDate></Section47>
      <CINplanDates><CINPlanStartDate>2025-05-20</CINPlanStartDate><CINPlanEndDate>2025-06-01</CINPlanEndDate></CINplanDates>
      <Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors></FactorsIdentifiedAtAssessment>
        <AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate></Assessments>
      <PrimaryNeedCode>N1</PrimaryNeedCode><ReferralSource>2A</ReferralSource><CINreferralDate>2025-05-01</CINreferralDate>
    </cindetails>`
    const finding = await first(aChild({ episodes: episode }))
    expect(finding.notes).toEqual([])
    expect(childOf(finding).episodes).toMatchObject([
      {
        referredOn: '2025-05-01',
        referralSource: { code: '2A', recognised: true },
        noFurtherAction: false,
        closedOn: null,
        assessments: [
          { startedOn: '2025-05-02', authorisedOn: '2025-06-20', factors: [{ code: '3B' }, { code: '4B' }] },
        ],
        childInNeedPlans: [{ startedOn: '2025-05-20', endedOn: '2025-06-01' }],
        section47Enquiries: [
          {
            startedOn: '2025-05-14',
            conferenceDueBy: '2025-06-05',
            conferenceOn: '2025-06-02',
            conferenceNotRequired: false,
          },
        ],
        childProtectionPlans: [
          {
            startedOn: '2025-06-02',
            endedOn: null,
            initialCategory: { code: 'NEG' },
            latestCategory: { code: 'EMO' },
            previousPlans: 1,
            reviewedOn: ['2025-08-20', '2026-01-15'],
          },
        ],
      },
    ])
  })

  it('reads factors without their group, as some software writes them', async () => {
    const steps =
      '<Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate><FactorsIdentifiedAtAssessment>3B</FactorsIdentifiedAtAssessment><AssessmentFactors>4B</AssessmentFactors></Assessments>'
    const finding = await first(aChild({ episodes: anEpisode(steps) }))
    expect(childOf(finding).episodes[0]?.assessments[0]?.factors.map((factor) => factor.code)).toEqual(['3B', '4B'])
  })

  it('takes empty elements and nil for absent', async () => {
    const empty =
      '<CINclosureDate/><ReasonForClosure>  </ReasonForClosure><CINPlanDates><CINPlanStartDate/></CINPlanDates><DateOfInitialCPC xsi:nil="true">1900-01-01</DateOfInitialCPC>'
    const finding = await first(aChild({ identifiers: '<UPN></UPN><PersonDeathDate />', episodes: anEpisode(empty) }))
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
    const finding = await first(
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

describe('a child laid down with corrections', () => {
  it.each([
    [
      'a UPN with the wrong check letter',
      aChild({ identifiers: '<UPN>A801200005001</UPN>' }),
      'upn-not-valid',
      { upn: { written: 'A801200005001', identifies: false } },
    ],
    [
      'a UPN in lower case',
      aChild({ identifiers: '<UPN>b801 2000 05001</UPN>' }),
      'upn-rewritten',
      { upn: { written: 'B801200005001', identifies: true } },
    ],
    [
      'a former UPN that is none',
      aChild({ identifiers: '<FormerUPN>none</FormerUPN>' }),
      'upn-not-valid',
      { formerUpn: { written: 'none', identifies: false } },
    ],
    ['the sex of before 2024-25', aChild({ sex: '<GenderCurrent>1</GenderCurrent>' }), 'sex-rewritten', { sex: 'M' }],
    ['a gender not specified', aChild({ sex: '<GenderCurrent>9</GenderCurrent>' }), 'sex-rewritten', { sex: 'U' }],
    ['a sex that is none', aChild({ sex: '<Sex>X</Sex>' }), 'sex-not-understood', { sex: 'U' }],
    [
      'a code that is not listed',
      aChild({ characteristics: '<Ethnicity>CELT</Ethnicity>' }),
      'code-unrecognised',
      { ethnicity: { code: 'CELT', recognised: false } },
    ],
    [
      'a code in lower case',
      aChild({ characteristics: '<Ethnicity>wbri</Ethnicity>' }),
      'code-rewritten',
      { ethnicity: { code: 'WBRI', recognised: true } },
    ],
    [
      'a code given twice',
      aChild({
        characteristics: '<Disabilities><Disability>LD</Disability><Disability>LD</Disability></Disabilities>',
      }),
      'given-twice',
      { disabilities: [{ code: 'LD', recognised: true }] },
    ],
    [
      'a British date',
      aChild({ birth: '<PersonBirthDate>01/06/2015</PersonBirthDate>' }),
      'date-rewritten',
      { bornOn: '2015-06-01' },
    ],
    [
      'a date that stands for none',
      aChild({ identifiers: '<PersonDeathDate>0001-01-01T00:00:00</PersonDeathDate>' }),
      'date-placeholder',
      { diedOn: null },
    ],
    [
      'two birth dates',
      aChild({ identifiers: '<PersonBirthDate>2014-01-01</PersonBirthDate>' }),
      'given-twice',
      { bornOn: '2014-01-01' },
    ],
    [
      'a UPN of absurd length',
      aChild({ identifiers: `<UPN>${'B'.repeat(300)}</UPN>` }),
      'field-too-long',
      { upn: { written: 'B'.repeat(200), identifies: false } },
    ],
    [
      'yes for 1',
      aChild({ episodes: anEpisode('<ReferralNFA>yes</ReferralNFA>') }),
      'boolean-reworded',
      { episodes: [{ noFurtherAction: true }] },
    ],
    [
      'neither yes nor no',
      aChild({ episodes: anEpisode('<ReferralNFA>2</ReferralNFA>') }),
      'boolean-not-understood',
      { episodes: [{ noFurtherAction: null }] },
    ],
    [
      'a number of plans that is none',
      aChild({
        episodes: plan('<CPPstartDate>2025-06-02</CPPstartDate><NumberOfPreviousCPP>many</NumberOfPreviousCPP>'),
      }),
      'count-not-understood',
      { episodes: [{ childProtectionPlans: [{ previousPlans: null }] }] },
    ],
    [
      'a plan without a start date',
      aChild({ episodes: plan('<CPPendDate>2025-06-02</CPPendDate>') }),
      'abandoned-module',
      { episodes: [{ childProtectionPlans: [] }] },
    ],
    [
      'an enquiry without a start date',
      aChild({ episodes: anEpisode('<Section47><ICPCnotRequired>1</ICPCnotRequired></Section47>') }),
      'abandoned-module',
      { episodes: [{ section47Enquiries: [] }] },
    ],
    [
      'an assessment without a start date',
      aChild({
        episodes: anEpisode(
          '<Assessments><AssessmentAuthorisationDate>2025-06-01</AssessmentAuthorisationDate></Assessments>',
        ),
      }),
      'abandoned-module',
      { episodes: [{ assessments: [] }] },
    ],
    [
      'a child in need plan without a start date',
      aChild({ episodes: anEpisode('<CINPlanDates><CINPlanEndDate>2025-06-01</CINPlanEndDate></CINPlanDates>') }),
      'abandoned-module',
      { episodes: [{ childInNeedPlans: [] }] },
    ],
  ])('%s', async (_, xml, code, child) => {
    const finding = await first(xml)
    expect(finding).toMatchObject({ outcome: 'corrected', child })
    expect(codes(finding)).toContain(code)
  })

  it('says what was done in plain words, with the place in the file', async () => {
    const finding = await first(aChild({ identifiers: '<UPN>A801200005001</UPN>' }))
    expect(finding.notes).toEqual([
      {
        kind: 'correction',
        code: 'upn-not-valid',
        words:
          'UPN “A801200005001”: the check letter is wrong. Kept as the authority wrote it, not used as an identifier.',
        path: 'Message/Children/Child/ChildIdentifiers/UPN',
        line: 4,
      },
    ])
  })
})

describe('a child laid down as reported, with a remark', () => {
  const dated = (elements: string) => aChild({ episodes: anEpisode(elements) })
  it.each([
    [
      'both birth dates',
      aChild({ identifiers: '<ExpectedPersonBirthDate>2015-06-02</ExpectedPersonBirthDate>' }),
      'both-birth-dates',
    ],
    [
      'death before birth',
      aChild({ identifiers: '<PersonDeathDate>2014-01-01</PersonDeathDate>' }),
      'dates-out-of-order',
    ],
    ['closure before referral', dated('<CINclosureDate>2025-04-01</CINclosureDate>'), 'dates-out-of-order'],
    [
      'a conference before the referral',
      dated('<DateOfInitialCPC>2025-04-01</DateOfInitialCPC>'),
      'dates-out-of-order',
    ],
    [
      'a conference before the enquiry',
      dated(
        '<Section47><S47ActualStartDate>2025-05-10</S47ActualStartDate><DateOfInitialCPC>2025-05-09</DateOfInitialCPC></Section47>',
      ),
      'dates-out-of-order',
    ],
    [
      'an assessment ended before it began',
      dated(
        '<Assessments><AssessmentActualStartDate>2025-05-10</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-05-09</AssessmentAuthorisationDate></Assessments>',
      ),
      'dates-out-of-order',
    ],
    [
      'a plan ended before it began',
      dated(
        '<CINPlanDates><CINPlanStartDate>2025-05-10</CINPlanStartDate><CINPlanEndDate>2025-05-09</CINPlanEndDate></CINPlanDates>',
      ),
      'dates-out-of-order',
    ],
    [
      'a review before its plan',
      dated(
        '<ChildProtectionPlans><CPPstartDate>2025-06-02</CPPstartDate><Reviews><CPPreviewDate>2025-06-01</CPPreviewDate></Reviews></ChildProtectionPlans>',
      ),
      'dates-out-of-order',
    ],
    ['a closure that has not come yet', dated('<CINclosureDate>2030-01-01</CINclosureDate>'), 'date-in-future'],
    [
      'a referral long before birth',
      aChild({ birth: '<PersonBirthDate>2026-03-01</PersonBirthDate>' }),
      'age-unlikely',
    ],
    ['a child over 25', aChild({ birth: '<PersonBirthDate>1990-03-01</PersonBirthDate>' }), 'age-unlikely'],
    ['no episode', aChild({ episodes: '' }), 'no-episode'],
    ['a reference with a stroke in it', aChild({ laChildId: '<LAchildID>12/34</LAchildID>' }), 'reference-unusual'],
  ])('%s', async (_, xml, code) => {
    const finding = await first(xml)
    expect(finding.outcome).toBe('accepted')
    expect(codes(finding)).toEqual([code])
  })

  it('does not remark on a target that lies ahead', async () => {
    const ahead = dated(
      '<Section47><S47ActualStartDate>2025-05-10</S47ActualStartDate><InitialCPCtarget>2026-05-20</InitialCPCtarget></Section47>',
    )
    expect((await first(ahead)).notes).toEqual([])
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
    const finding = await first(xml)
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
