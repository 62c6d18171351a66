#!/usr/bin/env bash
# Gets bilint for the GitHub action: a released archive whose checksum agrees, or a build of the
# action's own files. All that a workflow sets comes in by the environment.
set -euo pipefail

fail() {
    printf '::error title=bilint::%s\n' "$1"
    exit 2
}

folder="${RUNNER_TEMP:?}/bilint"
version="${BILINT_VERSION:-}"
mkdir -p "$folder"

if [[ "$version" == source ]]; then
    # In the workspace cargo would obey the `.cargo/config.toml` of a pull request.
    cd "$GITHUB_ACTION_PATH"
    cargo install --locked --force --path . --root "$folder"
    echo "$folder/bin" >>"$GITHUB_PATH"
    exit
fi

[[ "$version" =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] ||
    fail 'the input `version` is no release; write one such as v0.1.0, or source'
[[ "${BILINT_REPOSITORY:-}" =~ ^[0-9A-Za-z._-]+/[0-9A-Za-z._-]+$ ]] ||
    fail 'an action of the same repository has no releases; set the input `version` to source'

case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
    Linux-X64) target=x86_64-unknown-linux-musl ;;
    Linux-ARM64) target=aarch64-unknown-linux-musl ;;
    macOS-X64) target=x86_64-apple-darwin ;;
    macOS-ARM64) target=aarch64-apple-darwin ;;
    Windows-X64 | Windows-ARM64) target=x86_64-pc-windows-msvc ;;
    *) fail 'no release for this runner; set the input `version` to source' ;;
esac

# Relative names from here on: tar takes the colon of `D:\` for the end of a host name.
cd "$folder"
archive="bilint-$version-$target.tar.gz"
for file in "$archive" "$archive.sha256"; do
    curl --fail --silent --show-error --location --proto '=https' --retry 3 --output "$file" \
        "${GITHUB_SERVER_URL:-https://github.com}/$BILINT_REPOSITORY/releases/download/$version/$file" ||
        fail 'the release cannot be downloaded; is there one of this version?'
done

sum() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}
expected="$(head -c 64 "$archive.sha256")"
actual="$(sum <"$archive" | head -c 64)"
if [[ ! "$expected" =~ ^[0-9a-f]{64}$ || "$expected" != "$actual" ]]; then
    rm -f "$archive"
    fail 'the checksum of the downloaded archive is not that of the release'
fi
tar -xzf "$archive" --strip-components 1
echo "$folder" >>"$GITHUB_PATH"
