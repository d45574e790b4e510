import { theme } from 'antd'
import { bridgePath } from './bridge.ts'

/** The covered bridge over its water. */
export function BrandMark() {
  const { token } = theme.useToken()
  return (
    <svg width="26" height="20" viewBox="0 4 26 20" aria-hidden fill="none" stroke={token.colorPrimary} strokeWidth="2" strokeLinecap="round">
      <path d={bridgePath} />
    </svg>
  )
}
