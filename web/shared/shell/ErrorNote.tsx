import { Alert } from 'antd'
import { ApiError } from '../api/client.ts'

/** What happened, what was kept, what to do: for any failure of a request. */
export function ErrorNote({ error }: { error: unknown }) {
  if (!error) return null
  const known = error instanceof ApiError
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={error instanceof Error ? error.message : JSON.stringify(error)}
      description={known ? error.todo : undefined}
    />
  )
}
