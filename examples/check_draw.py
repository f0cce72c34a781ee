"""Draws again what a published draw drew: python3 check_draw.py SEED frame.txt 60, or … frame.txt custody=20 missing=40."""
import hashlib, hmac, sys

seed, listing, sizes = bytes.fromhex(sys.argv[1]), open(sys.argv[2], "rb").read(), sys.argv[3:]
print("frame hash", hashlib.sha256(listing).hexdigest())
cases = [line.split("\t") for line in listing.decode().split("\n")[1:-1]]
cases.sort(key=lambda case: (hmac.new(seed, case[0].encode(), hashlib.sha256).digest(), case[0]))
for size in sizes:
    stratum, _, count = size.rpartition("=")
    drawn = [reference for reference, kind in cases if "=" not in size or kind == stratum][: int(count)]
    print("\n".join(drawn))
