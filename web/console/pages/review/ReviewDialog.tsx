import { ExportMany } from './exports/ExportMany.tsx'
import { ReelDialog } from './exports/ReelDialog.tsx'
import type { Marks } from './grants.ts'
import { KeyHelp } from './KeyHelp.tsx'
import { BookmarkDialog } from './marks/BookmarkDialog.tsx'
import { ClipDialog } from './panel/ClipDialog.tsx'
import { ExportDialog } from './panel/ExportDialog.tsx'

type Clips = Marks['clips']
interface Range {
  startMs: number
  endMs: number
}

/** What is open over the pictures. */
export type Dialog =
  | { is: 'keys' }
  | { is: 'clip'; range: Range }
  | { is: 'bookmark'; what: 'bookmark' | 'still' }
  | { is: 'export'; clip: string | null; camera: string; name: string; range: Range }
  | { is: 'many'; clips: Clips }
  | { is: 'reel'; clips: Clips }

interface Props {
  dialog: Dialog
  grant: string
  /** The one that leads. */
  camera: { id: string; name: string }
  look: string | null
  atMs: number
  marks: Marks
  nameOf(camera: string): string
  onClose(): void
}

export function ReviewDialog({ dialog, grant, camera, look, atMs, marks, nameOf, onClose }: Props) {
  switch (dialog.is) {
    case 'keys':
      return <KeyHelp open onClose={onClose} />
    case 'clip':
      return <ClipDialog grant={grant} camera={camera.id} range={dialog.range} onClose={onClose} />
    case 'bookmark':
      return look !== null && <BookmarkDialog what={dialog.what} grant={grant} camera={camera} look={look} atMs={atMs} onClose={onClose} />
    case 'export':
      return <ExportDialog grant={grant} camera={dialog.camera} clip={dialog.clip} name={dialog.name} range={dialog.range} onClose={onClose} />
    case 'many':
      return <ExportMany grant={grant} clips={dialog.clips} marks={marks} nameOf={nameOf} onClose={onClose} />
    case 'reel':
      return <ReelDialog clips={dialog.clips} nameOf={nameOf} onClose={onClose} />
  }
}
