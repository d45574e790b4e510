import { useRef, type KeyboardEvent } from 'react'

interface Props<T extends string | number> {
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
  /** After a digit has chosen: on to the next field. */
  onChosen?: () => void
}

/** One of a few, a single stop of the Tab key: digits or arrows choose, the digit stands beside each word. */
export function Choice<T extends string | number>({ label, options, value, onChange, onChosen }: Props<T>) {
  const group = useRef<HTMLDivElement>(null)
  const choose = (index: number) => {
    const option = options[index]
    if (!option) return
    onChange(option.value)
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = options.findIndex((option) => option.value === value)
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step) choose((current + step + options.length) % options.length)
    else if (/^[1-9]$/.test(event.key) && Number(event.key) <= options.length && !event.altKey) {
      choose(Number(event.key) - 1)
      onChosen?.()
    } else return
    event.preventDefault()
  }
  return (
    <div ref={group} role="radiogroup" aria-label={label} className="desk-choice" onKeyDown={onKeyDown}>
      {options.map((option, index) => (
        <button
          key={option.value} type="button" role="radio" aria-checked={option.value === value} tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          <kbd>{index + 1}</kbd>{option.label}
        </button>
      ))}
    </div>
  )
}
