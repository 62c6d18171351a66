#!/usr/bin/env bash
# Runs bilint once for the GitHub action: annotations to the log, a table to the step summary, and a
# report to a file where one is asked for. All that a workflow sets comes in by the environment and is
# handed on as whole arguments; none of it is read as shell.
set -euo pipefail

# What later steps of the workflow read: the exit status, and the report where there is one.
tell() {
    if [[ -n "${GITHUB_OUTPUT:-}" ]]; then
        printf 'status=%s\nreport=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
    fi
}

fail() {
    printf '::error title=bilint::%s\n' "$1"
    tell 2 ''
    exit 2
}

work="$(mktemp -d "${RUNNER_TEMP:-/tmp}/bilint-XXXXXX")"
trap 'rm -rf "$work"' EXIT

arguments=(
    "--output-format=github"
    "--output-format=markdown:$work/summary.md"
    "--fail-on=${BILINT_FAIL_ON:-warning}"
)

report="${BILINT_FORMAT:-}"
case "$report" in
    '') ;;
    *$'\n'*) fail 'the input `format` has several lines; write one format, such as sarif' ;;
    *:*) ;;
    *) report="$report:bilint.$report" ;;
esac
if [[ -n "$report" ]]; then
    # A pull request may bring a link of that name, which would lead out of the workspace.
    [[ ! -L "${report#*:}" ]] || fail 'the file of the input `format` is a symbolic link'
    arguments+=("--output-format=$report")
fi

# Blanks and line ends part arguments, quotes hold them together; xargs reads both and expands nothing.
if [[ "${BILINT_ARGUMENTS:-}" =~ [^[:space:]] ]]; then
    printf '%s\n' "$BILINT_ARGUMENTS" | tr -d '\r' | xargs -n 1 printf '%s\0' >"$work/arguments" ||
        fail 'the input `arguments` cannot be split; is a quote open?'
    while IFS= read -r -d '' argument; do
        arguments+=("$argument")
    done <"$work/arguments"
fi

# One path a line, as it stands, behind `--`: one that begins with a hyphen is no option.
paths=()
while IFS= read -r path; do
    path="${path%$'\r'}"
    [[ "$path" =~ [^[:space:]] ]] || continue
    # A hyphen alone would be standard input.
    [[ "$path" != - ]] || path=./-
    paths+=("$path")
done <<<"${BILINT_PATHS:-}"
[[ ${#paths[@]} -gt 0 ]] || paths=(.)

status=0
bilint check "${arguments[@]}" -- "${paths[@]}" || status=$?

if [[ -f "$work/summary.md" && -n "${GITHUB_STEP_SUMMARY:-}" ]]; then
    cat "$work/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
report="${report#*:}"
# A run that ended early made no report.
[[ -f "$report" ]] || report=''
tell "$status" "$report"
exit "$status"
