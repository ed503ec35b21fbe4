export const CONTENT = {
  title: 'Photo of the child',
  file: 'The photo',
  fileHint: 'JPEG or PNG, 5 MB at most. One in which the child would like to be seen.',
  takenOn: 'When was it taken?',
  send: 'Show it on the child’s page',
  name: (child: string) => `Photo of ${child}`,
  help: 'What happens with it',
  helpItems: [
    'Ask the child first. It is their face, and it will be in the copy they are given.',
    'The newest photo shows on the child’s page. Earlier ones stay among the documents.',
    'Only those who may read the child’s story see it. Every look is kept.',
    'One that should not be here is withdrawn on its own page, among the documents.',
  ],
  needsFile: 'Choose the photo',
  notPicture: 'A photo is a JPEG or PNG file. Choose one of these',
  tooLarge: 'This photo is larger than 5 MB. Choose a smaller one',
  needsDay: 'Write the day it was taken, like 18 3 2026. If you do not know, about when',
} as const
