/** Keeps the record of a story while it is told. */
export interface Story {
  steps: { name: string; ms: number }[]
  refusals: { name: string; refused: boolean; code: string | null }[]
  /** Does a step; its failure ends the story with the step's name. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Tries what must be refused; `attempt` answers the refusal's code, or null when it was allowed. */
  refusal(name: string, attempt: () => Promise<string | null>): Promise<void>
}

export function beginStory(tell: (line: string) => void): Story {
  const story: Story = {
    steps: [],
    refusals: [],
    async step(name, work) {
      const started = performance.now()
      try {
        const result = await work()
        const ms = Math.round(performance.now() - started)
        story.steps.push({ name, ms })
        tell(`✓ ${name} (${ms} ms)`)
        return result
      } catch (error) {
        throw new Error(`the story broke at "${name}"`, { cause: error })
      }
    },
    async refusal(name, attempt) {
      const code = await attempt()
      story.refusals.push({ name, refused: code !== null, code })
      tell(code === null ? `✗ ${name}: WAS ALLOWED` : `✓ refused: ${name} (${code})`)
    },
  }
  return story
}
