const CHOICES: Readonly<Record<string, string>> = {
  'section-47': 'Enquire under section 47',
  'no-section-47': 'No enquiry under section 47',
  'protection-plan': 'A child protection plan is needed',
  'no-plan': 'No child protection plan is needed',
  continue: 'The plan goes on',
  'change-category': 'The plan goes on, with another category',
  end: 'The plan ends',
  'step-up': 'More help is needed',
  'step-down': 'Less help is needed',
  close: 'The case can be closed',
}

/** What was chosen at a meeting, in words. */
export function choiceInWords(choice: string): string {
  return CHOICES[choice] ?? choice
}
