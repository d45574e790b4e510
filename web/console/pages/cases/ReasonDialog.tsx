import type { ComponentProps } from 'react'
import { ReasonDialog as Shared } from '../../../shared/shell/ReasonDialog.tsx'

/** The shared dialog, closed once what was asked for is done. */
export function ReasonDialog({ onConfirm, onClose, ...rest }: ComponentProps<typeof Shared>) {
  const confirm = async (reason: string) => {
    await onConfirm(reason)
    onClose()
  }
  return <Shared {...rest} onConfirm={confirm} onClose={onClose} />
}
