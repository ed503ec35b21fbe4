import type { NeedStory } from './shape.ts'

/** Needs, the outcomes wanted, what changed, and who does what. Three to five of them make a plan. */
export const NEEDS: readonly NeedStory[] = [
  {
    themes: ['neglect', 'low-mood'],
    ages: [2, 17],
    need: '{children} often {goes/go} without breakfast',
    outcome: '{children} {eats/eat} breakfast every day',
    changed: ['Hungry one morning in ten; it was five.', 'Not working yet: hungry as often as before.'],
    actions: [
      { action: 'Keep a place at breakfast club', owner: 'school' },
      { action: 'Apply for the kitchen grant', owner: 'social-worker' },
      { action: 'Shop on the day the money comes', owner: 'carer' },
    ],
  },
  {
    themes: ['neglect'],
    ages: [2, 17],
    need: 'A tooth has hurt for months and two appointments were missed',
    outcome: 'The tooth is treated and does not hurt',
    changed: ['Treated. No pain since.', 'Not yet: still waiting for the dentist.'],
    actions: [
      { action: 'Take {him/them} to the dentist', owner: 'relative' },
      { action: 'Pay the bus fare in advance', owner: 'social-worker' },
    ],
  },
  {
    themes: ['neglect', 'homeless'],
    ages: [0, 4],
    need: 'There is nowhere safe to crawl and the cot is wet',
    outcome: '{children} {sleeps/sleep} in a dry bed and {plays/play} on a clean floor',
    changed: ['Dry bed on every visit this month.', 'Two visits good, two not.'],
    actions: [
      { action: 'Bring a mattress and sheets', owner: 'family-help' },
      { action: 'Keep one corner clear for play', owner: 'carer' },
      { action: 'Visit every two weeks', owner: 'health' },
    ],
  },
  {
    themes: ['neglect'],
    ages: [4, 17],
    need: 'Nobody knows who is at home in the evening',
    outcome: '{children} can name the adult at bedtime',
    changed: ['Named the same adult four weeks running.', 'Still {carer} some nights and nobody on others.'],
    actions: [
      { action: 'Write who is at home on the fridge, each Sunday', owner: 'carer' },
      { action: 'Call once a week after six', owner: 'social-worker' },
    ],
  },
  {
    themes: 'any',
    ages: [0, 17],
    need: '{carer} carries everything alone',
    outcome: '{carer} has two people to ring who come',
    changed: ['{nan} and a neighbour both came when rung.', '{carer} has the numbers and has not yet rung.'],
    actions: [
      { action: 'Hold a family meeting', owner: 'family-help' },
      { action: 'Ask {carer} who helped when things were good', owner: 'social-worker' },
    ],
  },
  {
    themes: 'any',
    ages: [4, 17],
    need: '{children} {has/have} nobody outside home to talk to',
    outcome: '{children} {has/have} one adult at school whom {he/they} {chooses/choose}',
    changed: ['Chosen, and seen every week.', 'Offered three people; not chosen yet.'],
    actions: [
      { action: 'Let {him/them} choose the person', owner: 'school' },
      { action: 'Ask {him/them} after four weeks if it helps', owner: 'social-worker' },
    ],
  },
  {
    themes: 'any',
    ages: [5, 17],
    need: 'School has been missed and friends with it',
    outcome: '{children} {is/are} in school every day',
    changed: ['96% this half-term; it was 81%.', 'Attendance is about the same.'],
    actions: [
      { action: 'Ring before nine on any missed day', owner: 'school' },
      { action: 'Bags packed the night before', owner: 'carer' },
    ],
  },
  {
    themes: ['violence-at-home'],
    ages: [0, 17],
    need: '{children} {hears/hear} adults hurting each other',
    outcome: 'There is no violence at home',
    changed: ['No call to police since the plan began.', 'Two arguments that neighbours heard.'],
    actions: [
      { action: 'Share every call to the address the same day', owner: 'police' },
      { action: 'Ring 999 and leave by the back if it starts', owner: 'carer' },
      { action: 'Work through the freedom programme with {carer}', owner: 'family-help' },
    ],
  },
  {
    themes: ['violence-at-home'],
    ages: [4, 17],
    need: '{children} {does/do} not know what to do when it starts',
    outcome: '{children} can say the safety plan',
    changed: ['Can say it, and showed where the phone is.', 'Mixed up who to ring.'],
    actions: [
      { action: 'Make the safety plan with {him/them}, in pictures', owner: 'social-worker' },
      { action: 'Practise it once a month', owner: 'school' },
    ],
  },
  {
    themes: ['violence-at-home', 'physical'],
    ages: [0, 17],
    need: 'An adult who has hurt others comes to the home',
    outcome: 'We know who stays and it is safe',
    changed: ['Keeps to the agreement; checked three times.', 'Seen at the house once when he should not have been.'],
    actions: [
      { action: 'Give the full record', owner: 'police' },
      { action: 'Call without notice, twice a month', owner: 'social-worker' },
      { action: 'Tell us when he asks to come', owner: 'carer' },
    ],
  },
  {
    themes: ['physical'],
    ages: [0, 17],
    need: 'An adult loses his temper and hits',
    outcome: 'No adult hits {children}',
    changed: ['No marks and no story of hitting in three months.', 'One slap, which {carer} told us about.'],
    actions: [
      { action: 'Eight sessions on what to do when it gets too much', owner: 'family-help' },
      { action: 'Look at any mark the same day', owner: 'health' },
      { action: 'Walk away, ring {nan}', owner: 'carer' },
    ],
  },
  {
    themes: ['physical'],
    ages: [0, 2],
    need: 'A bruise on a baby was not explained',
    outcome: 'Every bump has a story that fits',
    changed: ['Two small bumps, both explained at once.', 'The first bruise is still not explained.'],
    actions: [
      { action: 'Weigh and look, every week', owner: 'health' },
      { action: 'Be there for bath time', owner: 'relative' },
    ],
  },
  {
    themes: ['sexual'],
    ages: [4, 17],
    need: 'The man who did it knows where {children} {lives/live}',
    outcome: 'He has no way to reach {children}',
    changed: ['Bail kept. Locks changed.', 'He was seen once on the next street.'],
    actions: [
      { action: 'Bail conditions, and tell us of any breach', owner: 'police' },
      { action: 'Change the locks and the numbers', owner: 'carer' },
      { action: 'Only two named adults may collect', owner: 'school' },
    ],
  },
  {
    themes: ['sexual'],
    ages: [4, 17],
    need: '{children} {has/have} been carrying it alone',
    outcome: '{children} {gets/get} help from somebody trained',
    changed: ['Fourth session; sleeps better.', 'On the waiting list, place promised.'],
    actions: [
      { action: 'Refer for therapeutic help', owner: 'health' },
      { action: 'Ask what {he/they} {wants/want} told, and to whom', owner: 'social-worker' },
    ],
  },
  {
    themes: ['emotional'],
    ages: [4, 17],
    need: '{children} {hears/hear} only what is wrong with {him/them}',
    outcome: '{children} {hears/hear} something kind every day',
    changed: [
      '{carer} can name three things {she} likes in {him/them}.',
      'Kind words are still rare when we are there.',
    ],
    actions: [
      { action: 'Watch short films of play together with {carer}', owner: 'family-help' },
      { action: 'Ten minutes of {his/their} choice each day', owner: 'carer' },
    ],
  },
  {
    themes: ['emotional'],
    ages: [4, 17],
    need: '{children} {is/are} asked to take sides',
    outcome: 'The adults speak to each other, not through {him/them}',
    changed: ['Messages go through the app.', 'Asked to carry a message twice.'],
    actions: [
      { action: 'Set up the message app for the adults', owner: 'social-worker' },
      { action: 'No questions after contact', owner: 'carer' },
    ],
  },
  {
    themes: ['low-mood'],
    ages: [0, 17],
    need: '{carer} is too low to get up on some days',
    outcome: '{carer} has treatment and there is a plan for bad days',
    changed: ['Bad-day plan used twice; it worked.', 'Treatment began; too soon to tell.'],
    actions: [
      { action: 'Review the medicine every four weeks', owner: 'health' },
      { action: 'Come on a bad day when {carer} texts a red heart', owner: 'relative' },
      { action: 'Send the red heart early', owner: 'carer' },
    ],
  },
  {
    themes: ['drink-or-drugs'],
    ages: [-1, 17],
    need: '{carer} uses when worried or alone',
    outcome: 'There is a sober adult in the house every night',
    changed: ['Seven clear tests running.', 'Clear in the week, not at weekends.'],
    actions: [
      { action: 'Weekly session with the treatment service', owner: 'family-help' },
      { action: 'Test weekly and tell us before the result does', owner: 'carer' },
      { action: 'Sleep over on Saturdays', owner: 'relative' },
    ],
  },
]
