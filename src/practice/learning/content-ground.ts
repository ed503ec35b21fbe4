/** What people say and write of the child of an exercise before the learner begins. */
export const STORY = {
  source: 'Jo Tyler',
  agency: 'Harbourside Primary',
  mother: 'Ellen',
  told: (given: string) =>
    `${given} has come without breakfast four days of the last six. Today ${given} said that the electric is off and that nobody was home at bedtime.`,
  referred: 'Hungry and alone at bedtime: somebody must look closer.',
  responded: 'What does the child need, and what can the mother manage with help?',
  enquire: 'Alone at night at this age: significant harm is likely.',
  whoSees: 'The social worker, at school, today.',
  officer: 'DC Lorna Whitby',
  officersRole: 'Detective constable',
  officersAgency: 'Police',
  found: 'Alone from six until midnight on two nights. The mother works and has nobody to ask.',
  plan: 'Help with heating and with someone at home in the evening.',
  why: 'The house was cold and nobody was home at bedtime.',
  want: 'A warm house, and somebody home every evening.',
  otherwise: 'We meet again within a week.',
  need: 'Somebody at home in the evening',
  outcome: 'An adult whom the child knows is there every evening',
  action: 'Ask the aunt about Tuesdays and Thursdays',
} as const
