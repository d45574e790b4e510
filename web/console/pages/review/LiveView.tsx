import { Flex, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { LivePlayer } from '../../../shared/video/LivePlayer.tsx'
import { closeLook, openLook } from './player/look-client.ts'

/** Live pictures of a camera under a grant: a look of its own, open for as long as this is on screen. */
export function LiveView({ grant, camera, viewer }: { grant: string; camera: string; viewer: string }) {
  const [look, setLook] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    let id: string | null = null
    let left = false
    const leave = () => {
      left = true
      if (id) closeLook(id)
    }
    openLook(grant, camera, 'live').then(
      (opened) => {
        id = opened.id
        if (left) closeLook(id)
        else setLook(id)
      },
      (reason: unknown) => !left && setError(reason),
    )
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [grant, camera])
  if (error) return <Flex align="center" justify="center" style={{ flex: 1, padding: 24 }}><ErrorNote error={error} /></Flex>
  if (!look) return <Flex align="center" justify="center" style={{ flex: 1 }}><Spin delay={200} /></Flex>
  return <div style={{ flex: 1, minHeight: 0 }}><LivePlayer path={`/api/footage/looks/${look}/live`} viewer={viewer} /></div>
}
