import { enacted, practised, type Rule, type Timescale } from './timescale.ts'

const FAMILY_GROUP_OFFER: Rule = {
  id: 'family-group-offer',
  step: 'Family group decision-making',
  trigger: 'letter before proceedings sent',
  allow: { days: 0 },
  clockStartsOn:
    'the day of the letter before proceedings, which carries the offer; a meeting accepted is held before the application',
  decidedBy: 'authority',
}

/** Before and in court: rows 13 to 15 of the process. */
export const COURT_TIMESCALES: readonly Timescale[] = [
  ...practised(FAMILY_GROUP_OFFER),
  {
    ...FAMILY_GROUP_OFFER,
    localFloor: { days: 0 },
    jurisdiction: 'England',
    source:
      "Children Act 1989 s.31ZA, inserted by Children's Wellbeing and Schools Act 2026 s.1; in force on the day regulations under s.78(5) appoint",
    validFrom: null,
    validTo: null,
  },
  ...practised({
    id: 'pre-proceedings',
    step: 'Pre-proceedings',
    trigger: 'pre-proceedings started',
    allow: { weeks: 16 },
    clockStartsOn: 'the day of the legal gateway decision to start',
    decidedBy: 'legal gateway',
  }),
  ...enacted(
    {
      id: 'care-proceedings',
      step: 'Care proceedings',
      trigger: 'application issued',
      allow: { weeks: 26 },
      clockStartsOn: 'the day the application was issued',
      decidedBy: 'court',
    },
    'Children Act 1989 s.32(1)(a)(ii), as amended by Children and Families Act 2014 s.14',
    '2014-04-22',
  ),
]
