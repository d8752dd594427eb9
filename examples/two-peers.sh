#!/usr/bin/env bash
# Two peers on this machine: the second joins through the first, what one puts the other gets, and both find each other
# again after a restart with nothing but what they remember. Ends with a line that says what failed, if anything does.
set -euo pipefail
cd "$(dirname "$0")/.."

folkmoot=${FOLKMOOT:-./folkmoot}
folder=$(mktemp -d)
trap 'end' EXIT

end() {
    code=$?
    for peer in first second; do
        "$folkmoot" stop --data "$folder/$peer" >"$folder/stop" 2>&1 || cat "$folder/stop" >&2
        [ "$code" -eq 0 ] || tail -n 5 "$folder/$peer/log/peer.log" >&2 2>/dev/null || true
    done
    rm -rf "$folder"
}

fail() {
    echo "two-peers: FAILED: $1" >&2
    exit 1
}

# The value of one key in a document of one line.
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$2"; }

up() { # folder, then what else to say
    local name=$1
    shift
    "$folkmoot" up --detach --json --bind 127.0.0.1 --data "$folder/$name" "$@"
}

expect() { # peer, key, text, when
    local got
    got=$("$folkmoot" get "$2" --data "$folder/$1" 2>"$folder/said") || fail "$4, the $1 peer does not get it: $(cat "$folder/said")"
    [ "$got" = "$3" ] || fail "$4, the $1 peer gets '$got' instead of '$3'"
    echo "$4, the $1 peer gets it: $got"
}

# A peer that was up before the other goes on trying, and needs a moment more.
found() { # peer
    for _ in $(seq 50); do
        [ "$(field neighbours "$("$folkmoot" status --json --data "$folder/$1")")" = 0 ] || return 0
        sleep 0.2
    done
    return 1
}

restart() {
    up first >"$folder/first.ready" &
    local one=$!
    up second >"$folder/second.ready" &
    local other=$!
    wait "$one" || fail "the first peer does not start again"
    wait "$other" || fail "the second peer does not start again"
    for peer in first second; do
        found "$peer" || fail "the $peer peer found nobody after its restart"
    done
}

first=$(up first) || fail "the first peer does not start"
address=$(field public_key "$first")@127.0.0.1:$(field port "$first")
echo "the first peer runs: process $(field pid "$first"), to be joined through ${address:0:8}…${address:64}"

second=$(up second --bootstrap "$address") || fail "the second peer does not start"
[ "$(field joined "$second")" = true ] || fail "the second peer has not joined: $second"
echo "the second peer runs: process $(field pid "$second"), joined"

if up first >"$folder/twice" 2>&1; then fail "a second process took the first peer's folder"; fi
grep -q "$(field pid "$first")" "$folder/twice" || fail "the refusal does not name the process: $(cat "$folder/twice")"

put=$("$folkmoot" put "good day" --json --data "$folder/first") || fail "the first peer cannot put: $put"
key=$(field key "$put")
expect second "$key" "good day" "after the put"

named=$("$folkmoot" put "version 1" --name greeting --json --data "$folder/second") || fail "the second peer cannot put: $named"
note=$(field key "$named")
"$folkmoot" put "version 2" --name greeting --data "$folder/second" >"$folder/said" || fail "the second peer cannot put twice"
expect first "$note" "version 2" "after two versions"

for peer in first second; do "$folkmoot" stop --data "$folder/$peer" >"$folder/said" || fail "the $peer peer does not stop"; done
echo "both have stopped"
restart
expect first "$note" "version 2" "after a restart without an address to join through"
expect second "$key" "good day" "after a restart without an address to join through"

kill -9 "$(field pid "$(cat "$folder/second.ready")")"
second=$(up second) || fail "the second peer does not start after it was killed"
found second || fail "the second peer found nobody after it was killed"
expect second "$note" "version 2" "after a kill -9 of its own"

code=0
"$folkmoot" get "${key//[0-9]/0}" --data "$folder/first" >"$folder/said" 2>&1 || code=$?
case $code in
    0) fail "a key that nobody put is found" ;;
    1 | 4) echo "a key that nobody put is not found" ;;
    *) fail "a get of a key that nobody put ends with code $code: $(cat "$folder/said")" ;;
esac
echo "two-peers: all as it should be"
