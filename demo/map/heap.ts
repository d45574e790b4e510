/** A binary heap of cells, the cheapest first. */
export class Heap {
  #cells: number[] = []
  #keys: number[] = []

  push(cell: number, key: number): void {
    let i = this.#cells.length
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (this.#keys[parent]! <= key) break
      this.#cells[i] = this.#cells[parent]!
      this.#keys[i] = this.#keys[parent]!
      i = parent
    }
    this.#cells[i] = cell
    this.#keys[i] = key
  }

  pop(): number | undefined {
    const top = this.#cells[0]
    const cell = this.#cells.pop()
    const key = this.#keys.pop()
    const n = this.#cells.length
    if (cell === undefined || key === undefined || n === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= n) break
      if (child + 1 < n && this.#keys[child + 1]! < this.#keys[child]!) child++
      if (this.#keys[child]! >= key) break
      this.#cells[i] = this.#cells[child]!
      this.#keys[i] = this.#keys[child]!
      i = child
    }
    this.#cells[i] = cell
    this.#keys[i] = key
    return top
  }
}
