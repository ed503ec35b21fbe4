import { enacted, type Timescale } from './timescale.ts'

/** Private fostering and adoption: rows 20 and 21. */
export const FOSTERING_AND_ADOPTION_TIMESCALES: readonly Timescale[] = [
  ...enacted(
    {
      id: 'private-fostering-visit-first',
      step: 'First private fostering visit',
      trigger: 'notice of the arrangement received',
      allow: { workingDays: 7 },
      clockStartsOn: 'the day the notice was received',
      decidedBy: 'social worker',
    },
    'Children (Private Arrangements for Fostering) Regulations 2005 reg. 4',
    '2005-07-01',
  ),
  ...enacted(
    {
      id: 'private-fostering-visit-year-one',
      step: 'Private fostering visit in the first year',
      trigger: 'child last visited',
      allow: { weeks: 6 },
      clockStartsOn: 'the day of the last visit',
      decidedBy: 'social worker',
    },
    'Children (Private Arrangements for Fostering) Regulations 2005 reg. 8',
    '2005-07-01',
  ),
  ...enacted(
    {
      id: 'private-fostering-visit-later',
      step: 'Private fostering visit after the first year',
      trigger: 'child last visited',
      allow: { weeks: 12 },
      clockStartsOn: 'the day of the last visit',
      decidedBy: 'social worker',
    },
    'Children (Private Arrangements for Fostering) Regulations 2005 reg. 8',
    '2005-07-01',
  ),
  ...enacted(
    {
      id: 'adoption-visit',
      step: 'Visit until the first adoption review',
      trigger: 'child placed or last visited',
      allow: { weeks: 1 },
      clockStartsOn: 'the day of the placement, then the day of each visit',
      decidedBy: 'social worker',
    },
    'Adoption Agencies Regulations 2005 reg. 36',
    '2005-12-30',
  ),
  ...enacted(
    {
      id: 'adoption-review-first',
      step: 'First adoption review',
      trigger: 'child placed for adoption',
      allow: { weeks: 4 },
      clockStartsOn: 'the day of the placement',
      decidedBy: 'adoption agency',
    },
    'Adoption Agencies Regulations 2005 reg. 36',
    '2005-12-30',
  ),
  ...enacted(
    {
      id: 'adoption-review-second',
      step: 'Second adoption review',
      trigger: 'first adoption review held',
      allow: { months: 3 },
      clockStartsOn: 'the day of the first review',
      decidedBy: 'adoption agency',
    },
    'Adoption Agencies Regulations 2005 reg. 36',
    '2005-12-30',
  ),
  ...enacted(
    {
      id: 'adoption-review-next',
      step: 'Adoption review',
      trigger: 'second or later adoption review held',
      allow: { months: 6 },
      clockStartsOn: 'the day of the last review',
      decidedBy: 'adoption agency',
    },
    'Adoption Agencies Regulations 2005 reg. 36',
    '2005-12-30',
  ),
]
