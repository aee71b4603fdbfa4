#!/usr/bin/env bash
# Builds the solution, starts the servers that the tests use, runs every test project and, when all are run, the short soak of the
# caches, which counts as one test. Last line: N passed, N failed.
# usage: eng/test.sh [--filter TEXT] [PROJECT...]
#   PROJECT          build and run only the test projects whose name contains this
#   --filter TEXT    run only the tests whose Namespace.Class.Method contains this
# SMRTGEN_TEST_POSTGRES (Npgsql connection string) and SMRTGEN_TEST_REDIS (host:port) name existing servers instead.
set -euo pipefail
cd "$(dirname "$0")/.."
source eng/servers.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

filter=()
wanted=()
while (( $# > 0 )); do
    case $1 in
        --filter) filter=(-method "*${2:?--filter needs a text}*"); shift 2 ;;
        -*) sed -n '2,/^set/s/^# //p' "$0" >&2; exit 2 ;;
        *) wanted+=("$1"); shift ;;
    esac
done

passed=0 failed=0 skipped=0 run_pid=''
finish() {
    local status=$?
    trap '' INT TERM
    if [[ -n $run_pid ]]; then
        kill "$run_pid" 2>/dev/null || true
        wait "$run_pid" 2>/dev/null || true
    fi
    stop_servers
    (( passed + failed > 0 || status != 0 )) || echo "No test ran."
    # What keeps tests from running at all is a failure too.
    (( failed > 0 || passed > 0 && status == 0 )) || failed=1
    echo "$passed passed, $failed failed$( (( skipped == 0 )) || echo ", $skipped skipped")"
    (( status != 0 )) || status=$(( failed > 0 ))
    exit "$status"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

is_wanted() {
    local name
    (( ${#wanted[@]} > 0 )) || return 0
    for name in "${wanted[@]}"; do [[ $1 != *"$name"* ]] || return 0; done
    return 1
}

# Runs a built test assembly; its result file says how it went, and without one it crashed.
run_tests() {
    local name=$1 assembly=$2 results=artifacts/test-results/$1.xml started=$SECONDS status=0
    rm -f "$results"
    echo "== $name"
    # In the background, so that a signal is acted on at once; half an hour is a hang.
    timeout --kill-after 10 1800 dotnet "$assembly" -noLogo -noColor -noAutoReporters -xml "$results" "${filter[@]}" </dev/null &
    run_pid=$!
    wait "$run_pid" || status=$?
    run_pid=''

    local head p f e s
    head=$(grep -o '<assembly [^>]*>' "$results" 2>/dev/null | head -n 1) || true
    p=$(count passed "$head") f=$(count failed "$head") e=$(count errors "$head") s=$(count skipped "$head")
    f=$(( f + e ))
    if (( f == 0 && status != 0 )) || [[ -z $head ]]; then
        echo "$name ended with exit code $status and no failed test: counted as one failure."
        f=$(( f + 1 ))
    elif (( p + f + s == 0 && ${#filter[@]} == 0 )); then
        echo "$name has no tests: counted as one failure."
        f=1
    fi
    passed=$(( passed + p )) failed=$(( failed + f )) skipped=$(( skipped + s ))
    echo "== $name: $p passed, $f failed, $s skipped in $(( SECONDS - started )) s"
}

# Processes that read and write through the caches while servers and nodes die; with servers of its own.
run_soak() {
    local started=$SECONDS status=0
    echo "== SmrtGen.Soak"
    SMRTGEN_TEST_POSTGRES=$given_postgres timeout --kill-after 10 600 eng/soak.sh --short </dev/null &
    run_pid=$!
    wait "$run_pid" || status=$?
    run_pid=''
    if (( status == 0 )); then passed=$(( passed + 1 )); else failed=$(( failed + 1 )); fi
    echo "== SmrtGen.Soak: $(( status == 0 )) passed, $(( status != 0 )) failed in $(( SECONDS - started )) s"
}

count() {
    [[ $2 =~ \ $1=\"([0-9]+)\" ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

command -v dotnet >/dev/null || { echo "The .NET SDK of global.json is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }
dotnet --version >/dev/null

projects=()
for project in tests/*/*.csproj; do
    ! is_wanted "$(basename "$project" .csproj)" || projects+=("$project")
done
(( ${#projects[@]} > 0 )) || { echo "No project of tests/ is called so: ${wanted[*]}" >&2; exit 2; }

build=("${projects[@]}")
(( ${#wanted[@]} > 0 )) || build=(SmrtGen.sln)
for target in "${build[@]}"; do
    dotnet build "$target" -warnaserror --nologo --verbosity quiet
done

given_postgres=${SMRTGEN_TEST_POSTGRES:-}
start_postgres
! grep -rqs --include='*.cs' SMRTGEN_TEST_REDIS tests || start_redis

mkdir -p artifacts/test-results
for project in "${projects[@]}"; do
    [[ $(dotnet msbuild "$project" -getProperty:IsTestProject) == true ]] || continue
    run_tests "$(basename "$project" .csproj)" "$(dotnet msbuild "$project" -getProperty:TargetPath)"
done

if (( ${#wanted[@]} + ${#filter[@]} == 0 )); then
    stop_servers
    run_soak
fi
