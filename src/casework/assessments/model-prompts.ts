import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Prompt, PromptFacts } from './model.ts'

const REVIEW_BY = calendarDay('2027-09-30')
const PRINCIPAL = 'Principal social worker'

const aged = (from: number, to: number) => (facts: PromptFacts) =>
  !facts.unborn && facts.ageInYears !== null && facts.ageInYears >= from && facts.ageInYears <= to

/**
 * The prompts of the assessment framework, each put only to a child for whom it matters.
 *
 * @source Framework for the Assessment of Children in Need and their Families (2000): three domains;
 *   Working Together to Safeguard Children 2023, chapter 2
 */
export const PROMPTS: readonly Prompt[] = [
  {
    id: 'unborn-care',
    domain: 'development',
    question: 'How is the pregnancy going, and what care has the mother had?',
    purpose: 'A baby not yet born is seen through the mother’s health and care.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: ({ unborn }) => unborn,
  },
  {
    id: 'unborn-ready',
    domain: 'parenting',
    question: 'What is ready for the baby, and who will be there in the first weeks?',
    purpose: 'The first weeks are the most dangerous for a baby.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: ({ unborn }) => unborn,
  },
  {
    id: 'baby-handling',
    domain: 'parenting',
    question: 'How is the baby fed, held, comforted and put down to sleep?',
    purpose: 'A baby cannot say; what is seen at home tells.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: aged(0, 1),
  },
  {
    id: 'baby-injury',
    domain: 'development',
    question: 'Any mark, bruise or injury, however small, and how was it explained?',
    purpose: 'Babies who do not yet move about rarely bruise themselves.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: aged(0, 1),
  },
  {
    id: 'health',
    domain: 'development',
    question: 'How is the child’s health, and are appointments kept?',
    purpose: 'Not being brought is a pattern that shows late.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: ({ unborn }) => !unborn,
  },
  {
    id: 'learning',
    domain: 'development',
    question: 'How is nursery or school going: attendance, friends, learning?',
    purpose: 'School sees the child most days.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: aged(3, 17),
  },
  {
    id: 'outside-home',
    domain: 'family-and-environment',
    question: 'Who does the young person spend time with, where, and does anyone worry them?',
    purpose: 'Harm to older children often comes from outside the home.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: aged(11, 17),
  },
  {
    id: 'disability',
    domain: 'development',
    question: 'What does the child’s disability mean day by day, and how does the child say what they want?',
    purpose: 'A child who communicates differently is heard last.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: ({ disabled }) => disabled,
  },
  {
    id: 'safety-at-home',
    domain: 'parenting',
    question: 'Who keeps the child safe at home, from what, and how do we know it works?',
    purpose: 'A safety plan is only as good as the people in it.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: ({ primaryNeed }) => primaryNeed === null || ['N1', 'N4', 'N5'].includes(primaryNeed),
  },
  {
    id: 'parent-illness',
    domain: 'parenting',
    question:
      'How does the parent’s illness or disability touch the child, and what does the child do at home because of it?',
    purpose: 'Young carers are seldom asked.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: ({ primaryNeed }) => primaryNeed === 'N3',
  },
  {
    id: 'family-and-network',
    domain: 'family-and-environment',
    question: 'Who in the family and around it helps, and who could?',
    purpose: 'Help that lasts comes from people who stay.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: () => true,
  },
  {
    id: 'home-and-money',
    domain: 'family-and-environment',
    question: 'The home, work and money: what makes it harder?',
    purpose: 'Worry about rent and heating is not neglect, and can look like it.',
    owner: PRINCIPAL,
    reviewBy: REVIEW_BY,
    when: () => true,
  },
]
