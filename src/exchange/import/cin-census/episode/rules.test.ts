import { describe, expect, it } from 'vitest'
import { aChild, anEpisode, childOf, findingOf } from '../../../../../testing/cin-census/returns.ts'

describe('an episode of a return', () => {
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
    const finding = await findingOf(aChild({ episodes: episode }))
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
    const finding = await findingOf(aChild({ episodes: anEpisode(steps) }))
    expect(childOf(finding).episodes[0]?.assessments[0]?.factors.map((factor) => factor.code)).toEqual(['3B', '4B'])
  })
})
