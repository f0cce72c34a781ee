#!/usr/bin/env python3
"""Checks proofs of a Plumbline ledger without Plumbline: Python's standard library, and openssl for the signature.

  check.py entry   KEY ENTRY.json ENTRY.tlog-proof   is this entry in the ledger, as the checkpoint in the proof has it?
  check.py grown   KEY OLD-CHECKPOINT.txt PROOF.txt  does the ledger still begin with what the old checkpoint covers?
  check.py signed  KEY CHECKPOINT.txt                did this ledger sign this checkpoint?

KEY is the line that the page 'Checkpoints of the ledger' shows, or a file with it. Formats: docs/ledger.md.
"""

import base64
import hashlib
import os
import subprocess
import sys
import tempfile


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def signed_checkpoint(key_line, text):
    """The size and root of a checkpoint, if the key signed it."""
    name, key_id, key = key_line.strip().split("+", 2)
    key = base64.b64decode(key)
    if hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() != key_id or key[0] != 1:
        sys.exit("This is no Ed25519 key, or a letter of it is wrong.")
    body, signatures = text.replace("\r\n", "\n").rsplit("\n\n", 1)
    body += "\n"
    origin, size, root = body.splitlines()
    for line in signatures.splitlines():
        _, signer, signature = line.split(" ")
        signature = base64.b64decode(signature)
        if signer == name == origin and signature[:4].hex() == key_id and verifies(key[1:], body.encode(), signature[4:]):
            return int(size), base64.b64decode(root)
    sys.exit("NO: the key did not sign this checkpoint.")


def verifies(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        spki = bytes.fromhex("302a300506032b6570032100") + key  # RFC 8410, section 4
        for name, content in (("key", spki), ("message", message), ("signature", signature)):
            paths[name] = os.path.join(folder, name)
            with open(paths[name], "wb") as file:
                file.write(content)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths["key"], "-rawin",
             "-in", paths["message"], "-sigfile", paths["signature"]], capture_output=True).returncode == 0


def included(leaf, position, size, root, steps):
    """RFC 9162, section 2.1.3.2."""
    if position >= size:
        return False
    first, last, value = position, size - 1, leaf
    for step in steps:
        if last == 0:
            return False
        if first & 1 or first == last:
            value = node(step, value)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            value = node(value, step)
        first, last = first >> 1, last >> 1
    return last == 0 and value == root


def begins(old_size, old_root, size, root, steps):
    """RFC 9162, section 2.1.4.2."""
    if old_size == size:
        return not steps and old_root == root
    if old_size > size or not steps:
        return False
    if old_size & (old_size - 1) == 0:
        steps = [old_root] + steps
    first, last = old_size - 1, size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    was = now = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            was, now = node(step, was), node(step, now)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            now = node(now, step)
        first, last = first >> 1, last >> 1
    return last == 0 and was == old_root and now == root


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read().replace("\r\n", "\n")


def main(what, key, *paths):
    key = read(key) if os.path.exists(key) else key
    if what == "signed":
        print("YES: signed over", signed_checkpoint(key, read(paths[0]))[0], "entries.")
        return
    head, checkpoint = read(paths[1]).split("\n\n", 1)
    size, root = signed_checkpoint(key, checkpoint)
    if what == "entry":
        first, index, *steps = head.splitlines()
        with open(paths[0], "rb") as file:
            leaf = hashlib.sha256(b"\x00" + file.read()).digest()
        good = first == "c2sp.org/tlog-proof@v1" and included(
            leaf, int(index.removeprefix("index ")), size, root, [base64.b64decode(step) for step in steps])
        print("YES: the entry is in the ledger." if good else "NO: the proof is not of this entry.")
    else:
        _, *steps = head.splitlines()
        good = begins(*signed_checkpoint(key, read(paths[0])), size, root, [base64.b64decode(step) for step in steps])
        print("YES: nothing before the old checkpoint was touched." if good else "NO: the ledger was rewritten or cut off.")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("entry", "grown", "signed"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
