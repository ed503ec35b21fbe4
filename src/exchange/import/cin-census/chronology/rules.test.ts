import { describe, expect, it } from 'vitest'
import { aChild, anEpisode, findingOf } from '../../../../../testing/cin-census/returns.ts'

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
    const finding = await findingOf(xml)
    expect(finding.outcome).toBe('accepted')
    expect(finding.notes.map((note) => note.code)).toEqual([code])
  })

  it('does not remark on a target that lies ahead', async () => {
    const ahead = dated(
      '<Section47><S47ActualStartDate>2025-05-10</S47ActualStartDate><InitialCPCtarget>2026-05-20</InitialCPCtarget></Section47>',
    )
    expect((await findingOf(ahead)).notes).toEqual([])
  })
})
