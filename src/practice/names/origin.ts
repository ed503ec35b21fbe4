/** A tradition of naming, and what usually goes with it. */
export type Origin = {
  readonly id: string
  readonly weight: number
  /** CIN census ethnicity code. */
  readonly ethnicity: string
  readonly language: string
  /** What children call their grandmother and grandfather. */
  readonly nan: string
  readonly grandad: string
  readonly boys: readonly string[]
  readonly girls: readonly string[]
  readonly families: readonly string[]
  /** Family names women of the tradition bear where they differ; empty where they do not. */
  readonly womenFamilies: readonly string[]
  readonly men: readonly string[]
  readonly women: readonly string[]
}

export function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}
