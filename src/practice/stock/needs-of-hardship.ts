import type { NeedStory } from './shape.ts'

/** Needs of children who carry too much, have no home, or are not yet born. */
export const HARDSHIP_NEEDS: readonly NeedStory[] = [
  {
    themes: ['exploitation'],
    ages: [11, 17],
    need: 'Older people own {his/their} time',
    outcome: '{children} {is/are} home at night and we know it',
    changed: ['Home 20 nights of 21.', 'Missing twice this month.'],
    actions: [
      { action: 'Disrupt the two adults known', owner: 'police' },
      { action: 'Talk after every missing night, within 72 hours', owner: 'social-worker' },
      { action: 'Ring at eleven, not at two', owner: 'carer' },
    ],
  },
  {
    themes: ['exploitation', 'own-distress'],
    ages: [10, 17],
    need: 'There is nothing better to go to',
    outcome: 'Something {he/they} {wants/want} to do, twice a week',
    changed: ['Boxing and music, every week.', 'Went once.'],
    actions: [
      { action: 'Find the club and go along the first three times', owner: 'family-help' },
      { action: 'A timetable that starts at ten', owner: 'school' },
    ],
  },
  {
    themes: ['disability'],
    ages: [0, 17],
    need: 'Nights are broken and {carer} is worn out',
    outcome: '{carer} sleeps through two nights a week',
    changed: ['Two nights a week since last month.', 'Carers found; not yet begun.'],
    actions: [
      { action: 'Two nights of short breaks a week', owner: 'social-worker' },
      { action: 'Sleep system reviewed', owner: 'health' },
      { action: 'Say when it slips', owner: 'carer' },
    ],
  },
  {
    themes: ['disability'],
    ages: [0, 17],
    need: 'The chair and bed no longer fit',
    outcome: 'Equipment fits and nothing hurts',
    changed: ['New chair fits; no red marks.', 'Measured; waiting for delivery.'],
    actions: [
      { action: 'Occupational therapist to measure', owner: 'health' },
      { action: 'Chase the order each Monday', owner: 'social-worker' },
    ],
  },
  {
    themes: ['young-carer'],
    ages: [7, 17],
    need: 'A child does what adults should do',
    outcome: '{carer} is cared for by adults',
    changed: ['Two visits a day; {children} {is/are} in school by nine.', 'The morning carer is still late.'],
    actions: [
      { action: 'Ask adult services for a morning visit', owner: 'social-worker' },
      { action: 'Young carers’ group each fortnight', owner: 'family-help' },
      { action: 'No late marks', owner: 'school' },
    ],
  },
  {
    themes: ['homeless'],
    ages: [-1, 17],
    need: 'There is no settled home',
    outcome: 'A home they can stay in',
    changed: ['Tenancy signed; moved on the 4th.', 'Third on the list.'],
    actions: [
      { action: 'Letter to housing with the reasons', owner: 'social-worker' },
      { action: 'See the house by Friday', owner: 'carer' },
      { action: 'Beds, bedding and a cooker', owner: 'family-help' },
    ],
  },
  {
    themes: ['own-distress'],
    ages: [10, 17],
    need: '{children} {hurts/hurt} {himself/themselves} when it gets loud inside',
    outcome: '{children} {uses/use} the safety plan instead',
    changed: ['Used the box four times; one scratch.', 'The plan is written; not used yet.'],
    actions: [
      { action: 'See {him/them} weekly', owner: 'health' },
      { action: 'Keep tablets and blades locked', owner: 'carer' },
      { action: 'Ask about the cat first', owner: 'social-worker' },
    ],
  },
  {
    themes: 'any',
    ages: [-1, -1],
    need: 'Nobody is ready for the baby',
    outcome: 'The baby has a safe place to sleep and people who come',
    changed: ['Basket, nappies and a car seat are there.', 'Basket still to come.'],
    actions: [
      { action: 'Visit every week until the birth', owner: 'health' },
      { action: 'Stay for the first two weeks', owner: 'relative' },
      { action: 'Write the plan for the birth with {carer}', owner: 'social-worker' },
    ],
  },
  {
    themes: ['low-mood', 'neglect', 'violence-at-home'],
    ages: [-1, -1],
    need: '{carer} keeps away from the clinic',
    outcome: 'Every appointment kept until the birth',
    changed: ['The last five kept.', 'Two of four kept.'],
    actions: [
      { action: 'Ring the evening before', owner: 'health' },
      { action: 'Taxi on clinic days', owner: 'social-worker' },
    ],
  },
  {
    themes: 'any',
    ages: [0, 17],
    need: 'Appointments get lost',
    outcome: 'Every health appointment is kept',
    changed: ['Four of four kept.', 'One of three missed.'],
    actions: [
      { action: 'Put every date on the big calendar', owner: 'carer' },
      { action: 'Text the day before', owner: 'health' },
      { action: 'Go along to the first', owner: 'social-worker' },
    ],
  },
]
