#!/usr/bin/env bash
# Packs a program for a release: archive.sh TAG TARGET PROGRAM FOLDER writes
# FOLDER/bilint-TAG-TARGET.tar.gz, with its SHA-256 in a file beside it. The action downloads both.
set -euo pipefail

tag="$1" target="$2" program="$3" folder="$4"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
name="bilint-$tag-$target"

sum() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

mkdir -p "$folder/$name"
cp "$program" "$root/README.md" "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$folder/$name/"
cd "$folder"
tar -czf "$name.tar.gz" "$name"
rm -r "$name"
printf '%s  %s\n' "$(sum <"$name.tar.gz" | head -c 64)" "$name.tar.gz" >"$name.tar.gz.sha256"
