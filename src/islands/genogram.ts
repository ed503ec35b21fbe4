const DIRECTIONS: Readonly<Record<string, string>> = {
  ...{ ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' },
}

/** In a family drawing the arrow keys go along its ties: up to a parent, down to a child, and along the row. */
export function arrowsAlongTies(drawing: Element): void {
  drawing.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const direction = DIRECTIONS[event.key]
    const person = event.target instanceof Element ? event.target.closest('a[data-person]') : null
    const next = direction === undefined ? null : person?.getAttribute(`data-${direction}`)
    const other = next ? drawing.querySelector(`a[data-person="${next}"]`) : null
    if (!(other instanceof SVGAElement)) return
    event.preventDefault()
    other.focus()
    other.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
}
