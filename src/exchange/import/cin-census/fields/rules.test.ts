import { describe, expect, it } from 'vitest'
import { aChild, anEpisode, findingOf } from '../../../../../testing/cin-census/returns.ts'
import type { Finding } from '../model.ts'

const codes = (finding: Finding) => finding.notes.map((note) => note.code)
const plan = (dates: string) => anEpisode(`<ChildProtectionPlans>${dates}</ChildProtectionPlans>`)

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
    const finding = await findingOf(xml)
    expect(finding).toMatchObject({ outcome: 'corrected', child })
    expect(codes(finding)).toContain(code)
  })

  it('says what was done in plain words, with the place in the file', async () => {
    const finding = await findingOf(aChild({ identifiers: '<UPN>A801200005001</UPN>' }))
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
