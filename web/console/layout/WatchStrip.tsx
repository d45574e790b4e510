import { Button, Flex, Typography, theme } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'

interface Props {
  /** What it is, as its name too. */
  title: string
  /** How many more of the kind wait. */
  others: number
  text: string
  /** Opens it where it is worked on. */
  open: { label: string; to: string }
  /** Takes it off the screen, where that is one press. */
  done?: { label: string; act: () => Promise<unknown> }
}

/** Over every page of the command room: something that waits for somebody there, and stays until somebody has taken it up. */
export function WatchStrip({ title, others, text, open, done }: Props) {
  const { token } = theme.useToken()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  return (
    <section role="alert" aria-label={title} style={{ padding: '6px 16px', background: token.colorErrorBg, borderBottom: `1px solid ${token.colorError}` }}>
      <Flex align="center" gap={12} wrap>
        <Typography.Text strong type="danger">{title}{others > 0 && ` +${others}`}</Typography.Text>
        <Typography.Text style={{ flex: '1 1 200px', minWidth: 0 }} ellipsis={{ tooltip: true }}>{text}</Typography.Text>
        <Button size="small" onClick={() => void navigate(open.to)}>{open.label}</Button>
        {done && <Button size="small" danger onClick={() => void done.act().catch(setError)}>{done.label}</Button>}
      </Flex>
      <ErrorNote error={error} />
    </section>
  )
}
