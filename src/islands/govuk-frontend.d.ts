/** What we use of govuk-frontend, which brings no types. */
declare module 'govuk-frontend' {
  type Component = { new (root: HTMLElement): unknown; readonly moduleName: string }
  export const Button: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const NotificationBanner: Component
  export const Radios: Component
  export const SkipLink: Component
  /** Starts a component on every element that names it in `data-module`. */
  export function createAll(component: Component): void
}
