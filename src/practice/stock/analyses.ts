import type { AnalysisStory } from './shape.ts'

/** What it means: analyses of child and family assessments, with what is not known. */
export const ANALYSES: readonly AnalysisStory[] = [
  {
    themes: ['neglect'],
    ages: [2, 17],
    text: '{child} is loved and often hungry, and both are true. {carer} can do mornings well when money lasts; in the last week of the month there is nothing left, and {child} has learned to manage. What worries us most is how used to it {he} has become. When help was practical it worked within days; when it was advice it did not.',
    notKnown: ['What {child} thinks would help: asked once, no answer', 'Where the money goes in the last week'],
  },
  {
    themes: ['neglect'],
    ages: [0, 4],
    text: '{child} is behind in speech and slow to gain weight, and nothing in the clinic explains it. At home {he} spends long hours in the pushchair. {carer} was brought up this way {herself} and does not see it as unusual. With somebody beside {her}, {she} played on the floor for forty minutes and both of them laughed.',
    notKnown: ['Whether {carer} has difficulty in reading', 'Who minds {child} on Thursdays'],
  },
  {
    themes: ['violence-at-home'],
    ages: [2, 17],
    text: '{child} does not see all of the violence, and hears every part of it. {He} watches adults’ hands. {carer} has left twice and gone back twice, each time for want of money and a place. The danger is greatest when {she} leaves, so the plan must be hers and must not be posted through the door.',
    notKnown: ['What {partner} knows about our visits', 'Whether the grandparents can be told'],
  },
  {
    themes: ['violence-at-home'],
    ages: [-1, 1],
    text: 'A baby cannot tell us. Startles at loud voices, sleeps in short pieces, and calms on {carer}’s shoulder. {carer} protects {him} by keeping the peace, which costs {her} dear. One more assault could hurt them both.',
    notKnown: ['What the other parent would accept from a programme', 'How often it happens when nobody rings'],
  },
  {
    themes: ['physical'],
    ages: [2, 17],
    text: 'The marks do not fit the first story, and fit the one {child} told. {partner} admits to “a clip” and thinks it ordinary; {carer} is beginning to think it is not. Nobody in this family was raised without it. There is warmth here, and a real chance of change if both adults keep coming.',
    notKnown: ['Whether it happened before {partner} came', 'What {sib} has seen'],
  },
  {
    themes: ['physical'],
    ages: [0, 1],
    text: 'A bruise on a baby who cannot roll has no innocent story yet. It was found by chance and not hidden. Both adults had been awake for two nights. Until somebody can explain it, {nan} will be there at night.',
    notKnown: ['Who was holding {him} between six and nine', 'Result of the second X-ray'],
  },
  {
    themes: ['sexual'],
    ages: [4, 17],
    text: '{child} told it once, plainly, and has not added to it. {carer} believed {him} at once, which matters more than anything that we do. The man has lost his key and his welcome. What remains is fear of meeting him, and questions at night that {carer} is afraid to answer wrongly.',
    notKnown: ['Whether other children were alone with him', 'When the police will decide'],
  },
  {
    themes: ['emotional'],
    ages: [4, 17],
    text: '{child} thinks {he} breaks things by being there. Nothing at home is dirty or dangerous; it is the words. {carer} speaks as {she} was spoken to and cries when {she} hears it played back. {He} is better on the days after seeing {nan}.',
    notKnown: ['What the other parent says about it: not reached', 'How it was before the separation'],
  },
  {
    themes: ['low-mood'],
    ages: [0, 17],
    text: 'On good days {carer} is patient and funny and {child} is an ordinary child. On bad days the curtains stay shut and {child} is the grown-up. The illness comes in waves and can be treated; what is missing is somebody who notices early and comes.',
    notKnown: ['How many bad days there are in a month', 'Whether {child} knows that it is an illness'],
  },
  {
    themes: ['drink-or-drugs'],
    ages: [0, 17],
    text: '{carer} loves {child} and plans the day around the drink. The evenings are not safe. {She} has stopped twice before, each time with help and each time alone again within a month of the help ending. So this plan ends slowly.',
    notKnown: ['Who sold to {her} and whether they still come', 'What {child} does on Saturday nights'],
  },
  {
    themes: ['drink-or-drugs'],
    ages: [-1, -1],
    text: 'The baby is growing, a little small. {carer} told us {herself} and has kept most appointments since. {She} has lost a child’s care before and is frightened of us. Honest, early and planned is the only way this goes well.',
    notKnown: ['Who will be with {her} at the birth', 'What the father knows'],
  },
  {
    themes: ['exploitation'],
    ages: [11, 17],
    text: '{child} is not choosing this life; {he} is paying a debt that was made for {him}. The people behind it gave {him} trainers first. {carer} has done everything a parent can do alone. {He} talks in cars, after dark, to one officer and to nobody else, so that is where we begin.',
    notKnown: ['What the debt is said to be', 'Whether {sib} has been approached'],
  },
  {
    themes: ['disability'],
    ages: [1, 17],
    text: 'Nobody has harmed {child}. The care that {he} needs would fill two jobs and {carer} has been doing both. {He} is happiest in water and with {sib}. Without nights of sleep, this family will break, and it need not.',
    notKnown: ['How {child} feels about staying away overnight', 'Whether the house can be adapted'],
  },
  {
    themes: ['young-carer'],
    ages: [7, 17],
    text: '{child} is proud of what {he} does and tired to the bone. If the morning visit came on time, half of this would be gone. Taking the caring away at once would take something {he} values; it should be shared, not removed.',
    notKnown: ['What {carer} would accept from strangers', 'Whether {child} has told any friend'],
  },
  {
    themes: ['homeless'],
    ages: [-1, 17],
    text: 'There is nothing wrong with this family that a front door would not mend. The cough, the missed school and the tempers all began at the lodge. {carer} has kept every appointment that {she} was told of.',
    notKnown: ['When housing will decide', 'Whether the cough is the damp'],
  },
  {
    themes: ['own-distress'],
    ages: [10, 17],
    text: '{child} hurts {himself} to make the noise stop, and hides it so that nobody will be upset. It began after the move. {He} has one good friend, a cat, and a gift for drawing. {carer} is on guard day and night, which {child} feels as blame.',
    notKnown: ['What happened in the week before the first time', 'What {he} looks at online at night'],
  },
  {
    themes: ['low-mood', 'homeless', 'neglect'],
    ages: [-1, -1],
    text: '{carer} did not plan this baby and has begun to want it. {She} has no one in the county, little money and a low mood that is worse at night. With {nan} and a warm room it can be a good start; without, it cannot.',
    notKnown: ['Who the father is, if {carer} wishes to say', 'Whether the room will have heating by the birth'],
  },
  {
    themes: ['violence-at-home'],
    ages: [-1, -1],
    text: 'The baby is most at risk before it is born, because {carer} is. {She} has made a plan with the midwife that nobody else may see. {partner} comes to every appointment and answers for {her}.',
    notKnown: ['What {she} would say if seen alone for an hour', 'Whether there is an order from the last place'],
  },
  {
    themes: ['exploitation', 'own-distress'],
    ages: [11, 17],
    text: 'Home is not the danger; the street is. {child} has gone missing nine times and each time came back more frightened. The family is ashamed and has told nobody. {He} said yes to one thing: a place on the motor course.',
    notKnown: ['Who drives the silver car', 'Whether school will keep {his} place'],
  },
  {
    themes: ['emotional', 'violence-at-home'],
    ages: [4, 17],
    text: 'Two adults who were hurt by each other use {child} to say so. Each tells us the truth about the other. {He} has learned to be two people, one for each house, and it is tiring {him} out.',
    notKnown: ['What a judge has already decided', 'How {child} would spend the week if {he} could choose'],
  },
  {
    themes: ['neglect', 'drink-or-drugs'],
    ages: [0, 17],
    text: 'When {partner} is away the house works. When he is here money, sleep and food all go. {carer} knows this and says it; {she} is not yet able to act on it alone. {child} keeps a diary of which days are which.',
    notKnown: ['Where {partner} lives on the other days', 'Whether {carer} would agree to a written plan'],
  },
]
