import type { Category } from '../steps/model.ts'
import type { Theme } from './shape.ts'

type ThemeFacts = {
  /** CIN census primary need. */
  readonly primaryNeed: string
  readonly category: Category
  /** Factors identified at assessment: the first two always, the rest sometimes. */
  readonly factors: readonly string[]
  readonly youngest: number
  readonly why: string
  readonly wanted: string
  readonly lookAgainIf: readonly string[]
}

/** What a theme means in the codes of the census and in plain words. */
export const THEMES: { readonly [theme in Theme]: ThemeFacts } = {
  neglect: {
    primaryNeed: 'N1',
    category: 'NEG',
    factors: ['16A', '4B', '2B', '5B'],
    youngest: -1,
    why: '{children} {goes/go} without regular meals, clean clothes and the dentist, and nobody can say for sure who is looking after {him/them} in the evenings.',
    wanted: 'food in the house every day, appointments kept, and an adult {children} can name at bedtime.',
    lookAgainIf: [
      '{children} {comes/come} to school hungry more than once in a week',
      'two health appointments are missed running',
      '{children} {is/are} left without an adult again',
    ],
  },
  'violence-at-home': {
    primaryNeed: 'N1',
    category: 'EMO',
    factors: ['3B', '17A', '1B', '3A'],
    youngest: -1,
    why: '{children} {hears/hear} and {sees/see} adults hurting each other at home, and {he lies/they lie} awake listening for it.',
    wanted:
      'no more fights at home, a safety plan {children} {understands/understand}, and somebody outside home to talk to.',
    lookAgainIf: [
      'police are called to the home for an argument',
      '{carer} says that contact with her former partner has started again without a plan',
      '{children} {says/say} that the shouting is back',
    ],
  },
  physical: {
    primaryNeed: 'N1',
    category: 'PHY',
    factors: ['18C', '17A', '3B'],
    youngest: 0,
    why: '{children} {has/have} been hit or handled roughly by an adult who should keep {him/them} safe, and there are marks that were not explained.',
    wanted:
      'no adult hits {children}, every bruise has a story that fits, and {carer} has other ways when it gets too much.',
    lookAgainIf: [
      'there is any injury without an explanation that fits',
      '{children} {says/say} {he was/they were} hit',
      '{carer} stops going to the parenting group',
    ],
  },
  sexual: {
    primaryNeed: 'N1',
    category: 'SAB',
    factors: ['19C', '11A', '4A'],
    youngest: 4,
    why: 'somebody has behaved sexually towards a child of this family, and {children} {needs/need} adults who believe {him/them} and keep that person away.',
    wanted:
      'the adult has no way to reach {children}, {carer} holds that line, and {children} {gets/get} the help {he wants/they want}.',
    lookAgainIf: [
      'the adult is seen near home or school',
      '{carer} says {she} no longer believes what was said',
      '{children} {asks/ask} to talk to somebody again',
    ],
  },
  emotional: {
    primaryNeed: 'N1',
    category: 'EMO',
    factors: ['17A', '4B', '3B'],
    youngest: 2,
    why: '{children} {is/are} told that {he is/they are} the cause of what goes wrong at home, and {carries/carry} adult worries that are too heavy.',
    wanted:
      '{children} {hears/hear} something kind every day, {is/are} not asked to take sides, and {has/have} time to play.',
    lookAgainIf: [
      'school sees {him/them} withdrawn for more than a week',
      '{children} {is/are} asked again to carry messages between the adults',
    ],
  },
  'low-mood': {
    primaryNeed: 'N3',
    category: 'NEG',
    factors: ['4B', '16A', '6B'],
    youngest: -1,
    why: '{carer} has been very low, and on bad days there is no one to get {children} up, fed and out.',
    wanted: '{carer} has treatment that helps, and a plan for bad days that {children} {knows/know} and can use.',
    lookAgainIf: [
      '{carer} stops {hers} treatment or misses the clinic twice',
      '{children} {misses/miss} three days of school or nursery in two weeks',
      'the plan for bad days is used twice in a month',
    ],
  },
  'drink-or-drugs': {
    primaryNeed: 'N1',
    category: 'NEG',
    factors: ['1B', '16A', '2B', '2C'],
    youngest: -1,
    why: '{carer} drinks or uses so much at times that {children} {cannot/cannot} count on an adult who is awake and well.',
    wanted: 'a sober adult in the house every night, and {children} {knows/know} whom to ring when there is not.',
    lookAgainIf: [
      '{carer} is seen unable to look after {children} through drink or drugs',
      '{carer} leaves treatment before it is finished',
      'unknown adults stay overnight',
    ],
  },
  exploitation: {
    primaryNeed: 'N1',
    category: 'MUL',
    factors: ['24A', '10A', '13A', '11A'],
    youngest: 11,
    why: 'older people give {children} money, a phone and errands, and {he goes/they go} missing for nights at a time.',
    wanted:
      'we know where {children} {is/are} at night, the people behind it are disrupted, and there is something better to go to.',
    lookAgainIf: [
      '{children} {is/are} missing overnight',
      'new clothes, phones or money turn up that nobody can explain',
      'police find {him/them} with older people outside the county',
    ],
  },
  disability: {
    primaryNeed: 'N2',
    category: 'NEG',
    factors: ['5A', '6A', '7A'],
    youngest: 1,
    why: '{children} {needs/need} far more help than one household can give day and night, and {carer} is worn out.',
    wanted:
      'short breaks that {children} {enjoys/enjoy}, equipment that fits, and {carer} sleeping through two nights a week.',
    lookAgainIf: ['the short breaks stop', '{carer} says that {she} cannot go on', 'the equipment no longer fits'],
  },
  'young-carer': {
    primaryNeed: 'N3',
    category: 'NEG',
    factors: ['7A', '6B', '4B'],
    youngest: 7,
    why: '{children} {cooks/cook}, {gives/give} the medicines and {stays/stay} home from school to look after {carer}.',
    wanted:
      'care for {carer} that does not rest on a child, school every day, and one afternoon a week for {himself/themselves}.',
    lookAgainIf: [
      'the care package for {carer} is cut or refused',
      '{children} {misses/miss} school again to look after {carer}',
    ],
  },
  homeless: {
    primaryNeed: 'N7',
    category: 'NEG',
    factors: ['20', '4B', '16A'],
    youngest: -1,
    why: 'the family has no settled home: four addresses in a year, and one room for everybody now.',
    wanted: 'a home they can stay in, near school, with a bed for each child.',
    lookAgainIf: [
      'the family is asked to leave again',
      '{children} {is/are} out of school or nursery for more than two weeks',
    ],
  },
  'own-distress': {
    primaryNeed: 'N5',
    category: 'EMO',
    factors: ['4A', '15A', '14A'],
    youngest: 10,
    why: '{children} {has/have} been hurting {himself/themselves} and will not go to school, and home is at the end of what it can do.',
    wanted:
      '{children} {has/have} somebody to talk to every week, the house is made safe, and school takes {him/them} back step by step.',
    lookAgainIf: [
      '{children} {goes/go} to hospital after hurting {himself/themselves}',
      '{children} {stops/stop} coming to the weekly talk',
    ],
  },
}
