import { useEffect, useRef, useState } from 'react'

/** Shape Detection API, as far as it is used; of the browsers of phones some have it. */
interface Detector {
  detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]>
}

/** Null where this browser reads no codes. */
export function openDetector(): Detector | null {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => Detector }
  return BarcodeDetector ? new BarcodeDetector({ formats: ['qr_code'] }) : null
}

const lookEveryMs = 200

/** Shows what the camera sees in that element, and reads what code there is in it. `isOn`: null while it is being asked for. */
export function useCamera(onRead: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [isOn, setOn] = useState<boolean | null>(null)
  useEffect(() => {
    const detector = openDetector()
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async () => {
      const found = await detector!.detect(video.current!).catch(() => [])
      if (isOver) return
      if (found[0]) onRead(found[0].rawValue)
      // What was read may be no plate: whoever opens one ends this.
      timer = setTimeout(() => void look(), lookEveryMs)
    }
    const start = async (): Promise<boolean> => {
      if (!detector) return false
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (isOver) stream.getTracks().forEach((track) => track.stop())
      const shown = video.current
      if (isOver || !shown) return false
      shown.srcObject = stream
      await shown.play()
      void look()
      return true
    }
    void start().catch(() => false).then(setOn)
    return () => {
      isOver = true
      clearTimeout(timer)
      stream?.getTracks().forEach((track) => track.stop())
    }
  }, [onRead])
  return { video, isOn }
}
