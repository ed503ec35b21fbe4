import type { Code } from './code-set.ts'

/** What an assessment found. 18A and 19A are withdrawn for 18B, 18C, 19B and 19C: read in old returns, never offered. */
export const ASSESSMENT_FACTORS: readonly Code[] = [
  {
    code: '1A',
    wording: 'Alcohol misuse: concerns about alcohol misuse by the child',
    label: 'Alcohol misuse: the child',
  },
  {
    code: '1B',
    wording: 'Alcohol misuse: concerns about alcohol misuse by the parent(s)/carer(s)',
    label: 'Alcohol misuse: a parent or carer',
  },
  {
    code: '1C',
    wording: 'Alcohol misuse: concerns about alcohol misuse by another person living in the household',
    label: 'Alcohol misuse: someone else in the household',
  },
  { code: '2A', wording: 'Drug misuse: concerns about drug misuse by the child', label: 'Drug misuse: the child' },
  {
    code: '2B',
    wording: 'Drug misuse: concerns about drug misuse by the parent(s)/carer(s)',
    label: 'Drug misuse: a parent or carer',
  },
  {
    code: '2C',
    wording: 'Drug misuse: concerns about drug misuse by another person living in the household',
    label: 'Drug misuse: someone else in the household',
  },
  {
    code: '3A',
    wording: 'Domestic violence: concerns about the child being the subject of domestic violence',
    label: 'Domestic violence: the child',
  },
  {
    code: '3B',
    wording: "Domestic violence: concerns about the child's parent(s)/carer(s) being the subject of domestic violence",
    label: 'Domestic violence: a parent or carer',
  },
  {
    code: '3C',
    wording:
      'Domestic violence: concerns about another person living in the household being the subject of domestic violence',
    label: 'Domestic violence: someone else in the household',
  },
  {
    code: '4A',
    wording: 'Mental health: concerns about the mental health of the child',
    label: 'Mental health: the child',
  },
  {
    code: '4B',
    wording: 'Mental health: concerns about the mental health of the parent(s)/carer(s)',
    label: 'Mental health: a parent or carer',
  },
  {
    code: '4C',
    wording: 'Mental health: concerns about the mental health of another person in the family/household',
    label: 'Mental health: someone else in the household',
  },
  {
    code: '5A',
    wording: "Learning disability: concerns about the child's learning disability",
    label: 'Learning disability: the child',
  },
  {
    code: '5B',
    wording: 'Learning disability: concerns about the parent(s)/carer(s) learning disability',
    label: 'Learning disability: a parent or carer',
  },
  {
    code: '5C',
    wording: "Learning disability: concerns about another person in the family/household's learning disability",
    label: 'Learning disability: someone else in the household',
  },
  {
    code: '6A',
    wording: 'Physical disability or illness: concerns about a physical disability or illness of the child',
    label: 'Physical disability or illness: the child',
  },
  {
    code: '6B',
    wording:
      'Physical disability or illness: concerns about a physical disability or illness of the parent(s)/carer(s)',
    label: 'Physical disability or illness: a parent or carer',
  },
  {
    code: '6C',
    wording:
      'Physical disability or illness: concerns about a physical disability or illness of another person in the family/household',
    label: 'Physical disability or illness: someone else in the household',
  },
  {
    code: '7A',
    wording:
      "Young carer: concerns that services may be required or the child's health or development may be impaired due to their caring responsibilities",
    label: 'Young carer',
  },
  {
    code: '8B',
    wording:
      'Privately fostered: concerns that services may be required or the child may be at risk as a privately fostered child - overseas children who intend to return',
    label: 'Privately fostered: from overseas, will return',
  },
  {
    code: '8C',
    wording:
      'Privately fostered: concerns that services may be required or the child may be at risk as a privately fostered child - overseas children who intend to stay',
    label: 'Privately fostered: from overseas, will stay',
  },
  {
    code: '8D',
    wording:
      'Privately fostered: concerns that services may be required or the child may be at risk as a privately fostered child - UK children in educational placements',
    label: 'Privately fostered: UK child in education',
  },
  {
    code: '8E',
    wording:
      'Privately fostered: concerns that services may be required or the child may be at risk as a privately fostered child - UK children making alternative family arrangements',
    label: 'Privately fostered: UK family arrangement',
  },
  {
    code: '8F',
    wording:
      'Privately fostered: concerns that services may be required or the child may be at risk as a privately fostered child - other',
    label: 'Privately fostered: other',
  },
  {
    code: '9A',
    wording:
      'UASC: concerns that services may be required or the child may be at risk of harm as an unaccompanied asylum-seeking child',
    label: 'Unaccompanied asylum-seeking child',
  },
  {
    code: '10A',
    wording:
      'Missing: concerns that services may be required or the child may be at risk of harm due to going/being missing',
    label: 'Missing',
  },
  {
    code: '11A',
    wording:
      'Child sexual exploitation: concerns that services may be required or the child may be at risk of harm due to child sexual exploitation',
    label: 'Child sexual exploitation',
  },
  {
    code: '12A',
    wording:
      'Trafficking: concerns that services may be required or the child may be at risk of harm due to trafficking',
    label: 'Trafficking',
  },
  {
    code: '13A',
    wording:
      'Gangs: concerns that services may be required or the child may be at risk of harm because of involvement in/with gangs',
    label: 'Gangs',
  },
  {
    code: '14A',
    wording:
      'Socially unacceptable behaviour: concerns that services may be required or the child may be at risk due to their socially unacceptable behaviour',
    label: 'Socially unacceptable behaviour',
  },
  {
    code: '15A',
    wording:
      'Self-harm: concerns that services may be required or due to suspected/actual self-harming child may be at risk of harm',
    label: 'Self-harm',
  },
  {
    code: '16A',
    wording:
      "Abuse or neglect – 'NEGLECT': concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect",
    label: 'Neglect',
  },
  {
    code: '17A',
    wording:
      "Abuse or neglect – 'EMOTIONAL ABUSE': concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect",
    label: 'Emotional abuse',
  },
  {
    code: '18A',
    wording:
      "Abuse or neglect – 'PHYSICAL ABUSE': concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect",
    label: 'Physical abuse',
    withdrawn: true,
  },
  {
    code: '18B',
    wording:
      "Abuse or neglect – 'PHYSICAL ABUSE' (child on child): concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect by another child",
    label: 'Physical abuse by a child',
  },
  {
    code: '18C',
    wording:
      "Abuse or neglect – 'PHYSICAL ABUSE' (adult on child): concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect by an adult",
    label: 'Physical abuse by an adult',
  },
  {
    code: '19A',
    wording:
      "Abuse or neglect – 'SEXUAL ABUSE': concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect",
    label: 'Sexual abuse',
    withdrawn: true,
  },
  {
    code: '19B',
    wording:
      "Abuse or neglect – 'SEXUAL ABUSE' (child on child): concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect by another child",
    label: 'Sexual abuse by a child',
  },
  {
    code: '19C',
    wording:
      "Abuse or neglect – 'SEXUAL ABUSE' (adult on child): concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect by an adult",
    label: 'Sexual abuse by an adult',
  },
  { code: '20', wording: 'Other', label: 'Other' },
  {
    code: '21',
    wording:
      'No factors identified - only use this if there is no evidence of any of the factors above and no further action is being taken',
    label: 'No factors found',
  },
  {
    code: '22A',
    wording:
      'Female genital mutilation (FGM) - concerns that services may be required or the child may be at risk due to female genital mutilation',
    label: 'Female genital mutilation',
  },
  {
    code: '23A',
    wording:
      'Abuse linked to faith or belief - concerns that services may be required or the child may be at risk due to abuse linked to faith or belief',
    label: 'Abuse linked to faith or belief',
  },
  {
    code: '24A',
    wording:
      'Child criminal exploitation: concerns that services may be required or the child may be at risk of harm due to child criminal exploitation',
    label: 'Child criminal exploitation',
  },
]
