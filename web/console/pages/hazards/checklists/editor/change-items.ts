import { listChoices, type Item, type ItemType } from '#rules/hazards'

const nothing = { zh: '', en: '' }

/** A new item at the end, under an id that no other bears, not even one that was removed since: answers are kept by it. */
export function addItem(items: readonly Item[], type: ItemType): Item[] {
  const taken = items.map((item) => Number(/^q(\d+)$/.exec(item.id)?.[1] ?? 0))
  const id = `q${Math.max(0, ...taken) + 1}`
  return [...items, toType({ id, type, words: nothing, help: nothing, required: true, showIf: null, hazard: null, options: [], unit: nothing, min: null, max: null }, type)]
}

/** The item as one of another kind: what that kind does not know goes. */
export function toType(item: Item, type: ItemType): Item {
  const options = type === 'choice' ? (item.options.length > 0 ? item.options : [{ id: 'o1', words: nothing }, { id: 'o2', words: nothing }]) : []
  const isNumber = type === 'number'
  const canBeBad = isNumber || type === 'yes_no' || type === 'choice'
  return {
    ...item, type, options, required: type === 'photo' || type === 'text' ? false : item.required, unit: isNumber ? item.unit : nothing, min: isNumber ? item.min : null, max: isNumber ? item.max : null,
    hazard: canBeBad && item.hazard ? { ...item.hazard, answers: item.hazard.answers.filter((answer) => listChoices({ type, options }).includes(answer)), below: isNumber ? item.hazard.below : null, above: isNumber ? item.hazard.above : null } : null,
  }
}

export function replaceItem(items: readonly Item[], changed: Item): Item[] {
  return items.map((item) => (item.id === changed.id ? changed : item))
}

/** What waited for its answer is asked always from now on. */
export function removeItem(items: readonly Item[], id: string): Item[] {
  return items.filter((item) => item.id !== id).map((item) => (item.showIf?.item === id ? { ...item, showIf: null } : item))
}

/** Moves one item; beyond either end nothing happens. */
export function moveItem(items: readonly Item[], from: number, to: number): Item[] {
  if (to < 0 || to >= items.length || from === to) return [...items]
  const moved = items.toSpliced(from, 1)
  return moved.toSpliced(to, 0, items[from]!)
}
