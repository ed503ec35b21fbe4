/** Reasons, replies and findings of managers, strategy discussions, enquiries and closures. */
export const DECISION_REASONS = {
  referral: [
    '{child} may not be getting what {he} needs and nobody at home was able to say otherwise; a social worker should see {him} and {carer} this week.',
    'This is the third worry in a year and each was explained by itself. Together they need somebody to look at {child}’s life as a whole.',
    'What was seen is serious enough to ask {carer} and {child} about it directly, and soon.',
  ],
  'early-help': [
    '{carer} wants help and agrees to it. Nothing points to {child} being harmed. A family help worker can begin this week.',
    'Practical help will do more than an assessment here, and {carer} has said yes to it.',
  ],
  advice: ['The person who rang is already doing what helps. We gave advice and the number of the family centre.'],
  'no-further-action': [
    'Spoke to {carer}, and to the school or health visitor, who know the family well: the story fits, {child} is well, and support is in place.',
    'The information was passed on in good faith and turned out to be about another household. {carer} was told and understood.',
    'A one-off after a hard week. {carer} has told the GP and {nan} is staying.',
  ],
} as const

export const REPLIES = {
  referral:
    'Thank you. A social worker will see the child and the family. Please tell us at once of anything new; you will hear who the worker is.',
  'early-help':
    'Thank you. With the family’s agreement a family help worker will visit. You will be asked to join the team around the child.',
  advice: 'Thank you. We have given advice. Keep in touch with the family as you do, and tell us if it changes.',
  'no-further-action':
    'Thank you for telling us. We have looked and do not need to do more now. If you disagree, say so and another manager will look again.',
} as const

export const REFERRAL_NO_ACTION = [
  'A social worker rang {carer} and the school or health visitor on the day. {child} is safe and well, and the family did not want more help than they have.',
  'The matter was already being dealt with by health. Nothing else worries us.',
]

export const STRATEGY_REASONS = {
  'section-47-joint': [
    'There may have been a crime against {child}, so police and social care enquire together. {He} is to be seen today, alone, by a worker {he} has met.',
    'Health cannot explain the injury. Joint enquiry; the doctor to examine {child} with {carer} there.',
  ],
  'section-47-single': [
    '{child} may be suffering significant harm. Nothing points to a crime that police would look into alone; they will share what they hold.',
    'What {child} said and what school has seen fit together. Enquiry by social care; police to check the adults.',
  ],
  'no-section-47': [
    '{partner} has left, {carer} has a safety plan, and {nan} will stay on Fridays. School disagreed and asked for an enquiry; that is written beside this.',
    'Worrying, but the assessment under way will answer it, and {child} was seen and is safe tonight.',
  ],
} as const

export const ENQUIRY_FOUND = {
  conference: [
    '{child} told the same story twice, to two people. The harm is likely to go on without a plan that everybody keeps to.',
    'The worries are borne out and reach over years. {carer} agrees with some of them. A conference should decide.',
  ],
  'substantiated-no-continuing-risk': [
    'It happened, as {child} said. The adult has left and cannot come back; {carer} saw to it the same day. A child in need plan will help with what remains.',
  ],
  'not-substantiated': [
    'The doctor, the school and {child} all give an account that fits. We were right to ask and there is nothing to enquire into further.',
  ],
} as const

export const VIEWS_FOR = [
  'Too much has been promised too often. A plan with dates would help everybody.',
  'We see {child} every week and it is not getting better by itself.',
  'The harm is real and likely to go on. We recommend a plan.',
  'Health cannot keep {child} safe with appointments alone.',
]

export const VIEWS_AGAINST = [
  '{carer} is working with us. A child in need plan would be enough.',
  'Things have changed since the enquiry. We would not recommend a plan today.',
]

export const DISSENT = [
  'Does not agree that there should be a plan, and asked for that to be written down: the family has done all that was asked.',
  'Agrees with a plan and not with the category: it leaves out what the children hear at night.',
  'Asked why the other parent was not invited, and thinks that the conference should have waited.',
]

export const CONFERENCE_REASONS = {
  plan: [
    'All but one agreed that {children} {is/are} likely to suffer significant harm without a plan. {carer} spoke first and {hers} own words are in the plan.',
    'Everybody agreed. {carer} said “at least now it’s all in one place”.',
  ],
  'no-plan': [
    'The harm was real and is not likely to go on. A child in need plan, reviewed in three months, was agreed by all.',
  ],
  'plan-continues': [
    'Some of it works and some has not begun. The plan goes on, with two actions dropped and one new.',
    'It is better in the daytime and not at night. Too soon to end.',
    '{carer} missed the winter and came back in earnest. The plan goes on for three months.',
  ],
  'plan-ends': [
    'The change has held for half a year and was seen by people who call without notice. The plan ends; help goes on as a child in need plan or with family help.',
  ],
} as const

export const CORE_GROUPS = [
  'Went through the plan line by line. {carer} brought the calendar. Two actions done, one moved to next month.',
  'Short meeting, by video. School and health agree that mornings are better. Nobody has seen the evenings.',
  '{carer} did not come. The group agreed to meet at the house next time.',
  'Agreed that {nan} joins the group. The dentist’s date is on the plan.',
  '{children}’s own page was read out first. It changed what we talked about.',
]

export const PLAN_REVIEWS = {
  continue: ['Helping, not finished. Three more months.', 'Good weeks and bad ones. The same plan with two new dates.'],
  'step-down': ['What was wanted is there. Family help goes on with the centre.'],
  'step-up': ['Worse since the last review; a strategy discussion is called.'],
  close: ['All four outcomes are reached and {carer} knows whom to ring.'],
} as const

/** Notes of visits, by where it was and whether it was arranged. "could not see" means: not seen alone. */
export const VISIT_NOTES = {
  'as-arranged': [
    '{carer} was expecting me and put the kettle on. {child} came in and out.',
    'Talked in the kitchen with {carer}, and then with {child} upstairs. Beds made.',
    '{carer} stayed in the room, so I could not see {child} alone. I said that I will next time, and why.',
    'Sat on the floor and built a tower. It fell eleven times.',
    'The heating was on and there was food in the fridge. The stairs light still does not work.',
    '{carer} had written down three things to tell me. The third one was good news.',
    'The television stayed on, so I could not see {child} properly or speak alone. We agreed to meet somewhere quieter.',
    '{child} showed me where {he} keeps {his} best things and told me what each one is for.',
    'Went through the plan with {carer} at the table. Two ticks, one cross, one question mark.',
    'A hard visit. {carer} was angry with me and said why. I think part of it was fair.',
    '{carer} was tired and {child} was not. We spent most of it in the yard with a ball.',
    'Dinner was on. I was offered some and said yes; more was said over it than in an hour of asking.',
  ],
  unannounced: [
    'Came without notice. {carer} was cross at first and then showed me round.',
    'Came without notice at teatime. {carer} at home, food on the table, {child} doing a puzzle.',
    'Came without notice. The front room was untidy and warm; {child} answered the door with {carer} behind.',
    'Came without notice before school hours. Everybody was up. One shoe was missing and was found.',
    'Came without notice. Somebody went out at the back as I rang; {carer} said it was a friend. I could not see {child} alone.',
  ],
  school: [
    'Saw {child} in the quiet room. {He} chose the chair by the window.',
    'Met at school over lunch. {child} ate all of it and told me about {friend}.',
    'Walked round the field twice. {child} talked for one and a half of them.',
    'Short visit at school: {child} had a test and wanted to go back to it.',
    'Drew the week together, a face for each day. Tuesday and Sunday had the best ones.',
    '{child} asked what I write down. I read this page to {him} and {he} corrected one word.',
  ],
  elsewhere: [
    'Met at the family centre. {child} went straight to the water tray or the table football, and then to {carer}.',
    'Saw {child} at a relative’s house. {He} was at ease there.',
    'We went to the park. {child} talked more on the way than on the bench.',
    'Met in the library. {carer} borrowed a cookery book and {child} chose the cake.',
  ],
  unborn: [
    'Saw {carer} at home. The room for the baby is half painted. We went through the plan for the birth.',
    '{carer} was tired and glad of the visit. The bag for the hospital stands by the door.',
    'Talked about who may come to the house after the birth, and who may not.',
    'Met after the clinic. {carer} showed me the scan and what each part is.',
  ],
  nobody: [
    'Nobody in. Card left, rang twice; {carer} texted at six to say sorry.',
    'No answer, though the television was on. Neighbour says they went out at two. Back tomorrow.',
    'Nobody in. Saw {carer} on the corner on the way back: the clinic had run late. New time agreed.',
  ],
} as const

export const FAMILY_VIEWS_FOR = [
  'I don’t like it, but I can see why. I’ll do it for them.',
  'If it means somebody turns up when they say they will, then yes.',
  'Says that something has to change and that a plan may help.',
]

export const FAMILY_VIEWS_AGAINST = [
  'I’d rather have help than a plan.',
  'Thinks it has been made to sound worse than it is.',
  'We were doing it already, before anybody wrote it down.',
]

export const EARLY_HELP_GIVEN = [
  'A morning routine, the breakfast club, and eight sessions at the family centre.',
  'Help with letters and money, and a place in the play group on Wednesdays.',
  'A worker who comes each Thursday, and a bed from the furniture bank.',
  'Counselling at school for {child} and a parents’ group for {carer}.',
]

export const EARLY_HELP_ENDED = [
  'The chart is still on the fridge and nobody needs to look at it any more.',
  'What was wanted is there, and {carer} said so first.',
]

export const CLOSURES = {
  RC7: [
    '{children} {is/are} safe and well. The help did what it was meant to do, and {carer} will ring if it slips.',
    'The plan is done: the changes have lasted five months and everyone says so, {children} too.',
  ],
  RC8: ['We looked carefully and {children} {is/are} safe and loved. Nothing more is needed from us.'],
  RC9: ['The assessment found worries that family help can meet, and {carer} wants it.'],
  RC5: [
    'The family has moved to another county for good. Their social worker there has met them and holds the whole story.',
  ],
} as const

export const CONTINGENCIES = [
  'If an adult is found unable to care for {children} at night, {nan} comes, and the duty line is rung that night. If it happens twice, a legal meeting is called.',
  'If the agreement is broken, {carer} rings us or 999; {children} {goes/go} to {nan} until we have talked.',
  'If nothing has changed by the second review, we will ask for legal advice and offer a family group conference first.',
  'If {children} {is/are} hurt or {says/say} so, a strategy discussion is held the same day.',
]

export const LIFE_IS_LIKE = [
  '{child} is funny and quick, and knows which cupboard has the plasters.',
  '{child} talks when {his} hands are busy. {He} would like more time outside and less noise.',
  '{child} sleeps badly and eats well at school. {He} is proudest of helping.',
  '{child} is watchful with grown-ups and easy with other children.',
  '{child} laughs a lot with {carer} on good days and goes very quiet on the others.',
]

export const LIFE_IS_LIKE_SMALL = [
  '{child} is a calm baby who looks for {carer}’s face and settles on {hers} shoulder.',
  '{child} climbs, points and names. {He} goes to {carer} when {he} is hurt.',
  '{child} is small for {his} age and bright-eyed; {he} startles at loud voices.',
]

export const LIFE_IS_LIKE_UNBORN = [
  'The baby is growing as it should. {carer} talks to it when nobody is there.',
  'The baby is small and the scans are close together. {carer} keeps the pictures in {hers} purse.',
]
