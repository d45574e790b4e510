import { ApiError } from '../../shared/api/client.ts'

/** What happened, and what to do: two lines that are read out. */
export function Trouble({ message, todo }: { message: string; todo: string }) {
  return (
    <div className="grid-trouble" role="alert">
      <b>{message}</b>
      {todo && <span>{todo}</span>}
    </div>
  )
}

export function say(error: unknown): { message: string; todo: string } {
  return error instanceof ApiError ? { message: error.message, todo: error.todo } : { message: String(error), todo: '' }
}
