import { BackwardOutlined, BookOutlined, CameraOutlined, ForwardOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  onBookmark(): void
  /** Undefined where nothing may leave the grant. */
  onStill: (() => void) | undefined
  onJump(by: 1 | -1): void
}

/** What is done with the moment that is shown, and jumps from one change to the next; the keys stand beside. */
export function MomentButtons({ onBookmark, onStill, onJump }: Props) {
  const { t } = useTranslation('review')
  const button = (name: string, key: string, icon: React.ReactNode, onClick: () => void) => (
    <Tooltip title={<>{t(name)} <kbd>{key}</kbd></>}><Button type="text" size="small" icon={icon} aria-label={t(name)} onClick={onClick} /></Tooltip>
  )
  return (
    <>
      {button('previousChange', 'P', <BackwardOutlined />, () => onJump(-1))}
      {button('nextChange', 'N', <ForwardOutlined />, () => onJump(1))}
      {button('markBookmark', 'B', <BookOutlined />, onBookmark)}
      {onStill && button('keepStill', 'C', <CameraOutlined />, onStill)}
    </>
  )
}
