import type { Theme } from './shape.ts'

type WorryStory = {
  readonly themes: readonly Theme[]
  readonly ages: readonly [number, number]
  readonly statement: string
  readonly detail: string
}

/** Open risks in a few words, as they stand first on a child's page. */
export const RISKS: readonly WorryStory[] = [
  {
    themes: ['neglect'],
    ages: [2, 17],
    statement: 'Hungry and cold',
    detail: 'Hungry at school on five of the last ten days. No winter coat since October.',
  },
  {
    themes: ['neglect'],
    ages: [0, 4],
    statement: 'Left in a wet cot, losing weight',
    detail: 'Two weights below the line; the mattress was wet on three visits.',
  },
  {
    themes: ['violence-at-home'],
    ages: [0, 17],
    statement: 'Violence between the adults at home',
    detail: 'Four calls to police in six months. The children were there each time.',
  },
  {
    themes: ['violence-at-home', 'drink-or-drugs', 'low-mood', 'homeless', 'neglect'],
    ages: [-1, -1],
    statement: 'Nothing is safe yet for the baby',
    detail: 'No settled plan for the birth or for the first nights.',
  },
  {
    themes: ['physical'],
    ages: [0, 17],
    statement: 'A mark that was not explained',
    detail: 'The first story did not fit, and the second was different.',
  },
  {
    themes: ['sexual'],
    ages: [4, 17],
    statement: 'The man who did it lives near',
    detail: 'On bail. Seen once on the next street.',
  },
  {
    themes: ['emotional'],
    ages: [2, 17],
    statement: 'Blamed for what goes wrong',
    detail: 'Says {he} is the reason. School hears it every week.',
  },
  {
    themes: ['low-mood'],
    ages: [0, 17],
    statement: '{carer} is very low',
    detail: '“Not coping, worse at night.” Treatment has begun.',
  },
  {
    themes: ['drink-or-drugs'],
    ages: [0, 17],
    statement: 'No sober adult at the weekend',
    detail: 'Found asleep and not wakeable on two Saturdays.',
  },
  {
    themes: ['exploitation'],
    ages: [11, 17],
    statement: 'Missing at night',
    detail: 'Three nights in four weeks; found with older people each time.',
  },
  {
    themes: ['exploitation'],
    ages: [11, 17],
    statement: 'Owes money to people who threaten',
    detail: 'Two phones, a burn, and a sum {he} will not name.',
  },
  {
    themes: ['disability'],
    ages: [0, 17],
    statement: 'The care at home is at breaking point',
    detail: 'One adult does the work of two, day and night.',
  },
  {
    themes: ['young-carer'],
    ages: [7, 17],
    statement: 'Misses school to care for {carer}',
    detail: 'Nineteen mornings this year.',
  },
  {
    themes: ['homeless'],
    ages: [0, 17],
    statement: 'One damp room for everybody',
    detail: 'Fourth address in a year; the cough has not gone.',
  },
  {
    themes: ['own-distress'],
    ages: [10, 17],
    statement: 'Hurts {himself}',
    detail: 'Twice in hospital since the summer. Safety plan in place.',
  },
  {
    themes: ['neglect', 'violence-at-home', 'physical', 'emotional', 'drink-or-drugs'],
    ages: [4, 17],
    statement: 'Not seen alone',
    detail: 'An adult stayed in the room on the last two visits.',
  },
]

/** Adults who may be a risk: what is known and what was agreed. `{adult}` is the name. */
export const RISK_ADULTS = [
  'Convicted in 2017 of assaulting a former partner. Stays some nights. Agreed: never alone with the children.',
  'Cautioned in 2020 for cruelty to a child of another family. Visits at weekends. Agreed: leaves before bedtime.',
  'Named in two earlier police calls at another address. Says it was nothing. Record asked for.',
  'Under investigation. Bail: no contact with anyone under 16.',
]

export const WARNING_NOTES = [
  'Workers visit in pairs: a worker was threatened at the door.',
  'A large dog is loose in the yard: ring before you come.',
  'Do not leave written notes: they are read by somebody who should not.',
]

export const SEALED_NOTES = [
  'Two missed appointments running, and {carer} sounded very tired. Not enough to ask for anything; I want it kept.',
  '{child} was unusually quiet this week and wore the same clothes three days. I will watch and talk to {carer}.',
  'A mother at the gate said there was shouting at the weekend. I saw nothing myself.',
  '{carer} asked for sleeping tablets again and cried. Offered a longer appointment; {she} came.',
  'Left waiting forty minutes at pick-up, twice. {carer} said the bus. It may be the bus.',
]
