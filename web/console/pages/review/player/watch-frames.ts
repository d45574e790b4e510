/** The browser says of every frame it shows what its media time is, ms; without that, the element's clock must do. Ends when `onFrame` answers false. */
export function watchFrames(element: HTMLVideoElement, onFrame: (mediaTimeMs: number) => boolean): void {
  const video = element as HTMLVideoElement & { requestVideoFrameCallback?: (call: (now: number, frame: { mediaTime: number }) => void) => void }
  const take = (_: number, { mediaTime }: { mediaTime: number }) => {
    if (onFrame(mediaTime * 1000)) video.requestVideoFrameCallback!(take)
  }
  video.requestVideoFrameCallback?.(take)
}
