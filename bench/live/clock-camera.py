#!/usr/bin/python3
"""A camera with a clock in its picture: GStreamer's RTSP server, H.264, the wall clock drawn the moment before it is encoded.

The top 32 lines are 40 blocks of black or white: the lower 32 bits of the milliseconds since the epoch, most significant first, then
the exclusive or of their four bytes. Prints `ready PORT` at rtsp://127.0.0.1:PORT/camera; ends when its standard input closes.
"""

import argparse
import os
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

BLOCK = 32
BLOCKS = 40
WIDTH, HEIGHT = BLOCK * BLOCKS, 720
BLACK, WHITE = bytes([16]) * BLOCK, bytes([235]) * BLOCK


def draw_clock(ms):
    value = (ms & 0xFFFFFFFF).to_bytes(4, "big")
    check = value[0] ^ value[1] ^ value[2] ^ value[3]
    bits = f"{int.from_bytes(value, 'big'):032b}{check:08b}"
    return b"".join(WHITE if bit == "1" else BLACK for bit in bits) * BLOCK


def draw_backgrounds():
    """Grey walls with grain that trembles, so that pictures have the size of real ones."""
    wall = bytes(90 + (x // 64 * 37 + y // 64 * 61) % 90 for y in range(BLOCK, HEIGHT) for x in range(WIDTH))
    grain = bytes(i % 7 for i in range(256))
    colour = bytes([128]) * (WIDTH * HEIGHT // 2)
    for _ in range(8):
        noise = os.urandom(len(wall)).translate(grain)
        yield bytes(map(int.__add__, wall, noise)) + colour


def push_pictures(source, fps, backgrounds):
    period = 1 / fps
    due = time.monotonic()
    count = 0
    while True:
        due += period
        time.sleep(max(0, due - time.monotonic()))
        picture = draw_clock(time.time_ns() // 1_000_000) + backgrounds[count % len(backgrounds)]
        count += 1
        if source.emit("push-buffer", Gst.Buffer.new_wrapped(picture)) != Gst.FlowReturn.OK:
            return


def find_rtpbin(media):
    pipeline = media.get_element()
    while pipeline.get_parent():
        pipeline = pipeline.get_parent()
    return next(element for element in pipeline.children if element.get_factory().get_name() == "rtpbin")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fps", type=int, default=25)
    parser.add_argument("--bitrate", type=int, default=2000, help="kbit/s")
    parser.add_argument("--gop", type=int, default=50, help="pictures from one key frame to the next")
    parser.add_argument("--hold", type=int, default=0, help="ms that a coded picture waits before it is sent, as in encoders that look ahead")
    args = parser.parse_args()
    Gst.init(None)
    backgrounds = list(draw_backgrounds())
    hold = f"! queue max-size-buffers=0 max-size-bytes=0 max-size-time=0 min-threshold-time={args.hold * 1_000_000}" if args.hold else ""
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(
        f"( appsrc name=clock is-live=true do-timestamp=true format=time max-buffers=1 leaky-type=downstream "
        f"caps=video/x-raw,format=I420,width={WIDTH},height={HEIGHT},framerate={args.fps}/1 "
        f"! x264enc tune=zerolatency threads=1 speed-preset=ultrafast bitrate={args.bitrate} key-int-max={args.gop} option-string=scenecut=0 {hold} "
        f"! h264parse config-interval=-1 ! rtph264pay name=pay0 pt=96 )"
    )
    factory.set_shared(True)
    # It runs from the first viewer on, as a camera does, whoever comes and goes.
    factory.set_suspend_mode(GstRtspServer.RTSPSuspendMode.NONE)

    def on_media(_, media):
        # Sender reports are about when pictures were taken, not about when they are sent.
        media.connect("prepared", lambda m: find_rtpbin(m).set_property("rtcp-sync-send-time", False))
        source = media.get_element().get_by_name("clock")
        threading.Thread(target=push_pictures, args=(source, args.fps, backgrounds), daemon=True).start()

    factory.connect("media-configure", on_media)
    loop = GLib.MainLoop()
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service("0")
    server.get_mount_points().add_factory("/camera", factory)
    server.attach(None)
    print(f"ready {server.get_bound_port()}", flush=True)

    def wait_for_end():
        import sys

        sys.stdin.read()
        GLib.idle_add(loop.quit)

    threading.Thread(target=wait_for_end, daemon=True).start()
    loop.run()


main()
