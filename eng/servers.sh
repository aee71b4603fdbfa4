# Servers of our own for tests, benchmarks and soak runs: private, on loopback, gone afterwards. Source this file, then
#
#     trap stop_servers EXIT
#     start_postgres        # exports SMRTGEN_TEST_POSTGRES, an Npgsql connection string
#     start_redis           # exports SMRTGEN_TEST_REDIS, host:port
#
# A server that the variable already names is used as it is and never stopped. Both need bash and return non-zero,
# with the reason on stderr, when they cannot give a server.

servers_eng=$(dirname "${BASH_SOURCE[0]}")
postgres_bin=/usr/lib/postgresql/15/bin
postgres_dir=''
redis_dir=''
redis_pid=''
packages_listed=''

start_postgres() {
    if [[ -n ${SMRTGEN_TEST_POSTGRES:-} ]]; then
        echo "PostgreSQL: the server that SMRTGEN_TEST_POSTGRES names"
        return
    fi
    [[ -x $postgres_bin/postgres ]] || install_package postgresql-15 || return

    postgres_dir=$(mktemp -d /tmp/smrtgen-postgres.XXXXXX) || return
    # PostgreSQL refuses to run as root; Debian's package brings the user.
    (( EUID != 0 )) || chown postgres "$postgres_dir"
    if ! as_postgres "$postgres_bin/initdb" --pgdata "$postgres_dir/data" --username postgres --auth trust \
        --encoding UTF8 --locale C.UTF-8 --no-sync --no-instructions >"$postgres_dir/initdb.log" 2>&1; then
        cat "$postgres_dir/initdb.log" >&2
        return 1
    fi
    {
        echo "listen_addresses = '127.0.0.1'"
        echo "unix_socket_directories = ''"
        echo "max_connections = 500"
        echo "fsync = off"
        echo "synchronous_commit = off"
        echo "full_page_writes = off"
        # Neither UTC nor a whole hour away from it: code that leans on the session's time zone shows.
        echo "timezone = 'Asia/Kathmandu'"
        if [[ -f /usr/share/postgresql/15/extension/pg_stat_statements.control ]]; then
            echo "shared_preload_libraries = 'pg_stat_statements'"
        fi
    } >>"$postgres_dir/data/postgresql.conf"

    local attempt port
    for attempt in {1..10}; do
        port=$(random_port)
        if as_postgres "$postgres_bin/pg_ctl" start --silent --wait --timeout 60 --pgdata "$postgres_dir/data" \
            --log "$postgres_dir/server.log" --options "-p $port" >"$postgres_dir/start.log" 2>&1; then
            export SMRTGEN_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
            echo "PostgreSQL: $SMRTGEN_TEST_POSTGRES"
            return
        fi
    done
    cat "$postgres_dir/start.log" "$postgres_dir/server.log" >&2
    return 1
}

start_redis() {
    if [[ -n ${SMRTGEN_TEST_REDIS:-} ]]; then
        echo "Redis: the server that SMRTGEN_TEST_REDIS names"
        return
    fi
    command -v redis-server >/dev/null || install_package redis-server || return

    redis_dir=$(mktemp -d /tmp/smrtgen-redis.XXXXXX) || return
    local attempt port
    for attempt in {1..10}; do
        port=$(random_port)
        redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$redis_dir" \
            </dev/null >"$redis_dir/log" 2>&1 &
        redis_pid=$!
        if redis_answers "$port"; then
            export SMRTGEN_TEST_REDIS="127.0.0.1:$port"
            echo "Redis: $SMRTGEN_TEST_REDIS"
            return
        fi
    done
    cat "$redis_dir/log" >&2
    return 1
}

stop_servers() {
    # pg_ctl signals the process named in this data directory and waits for its end; nobody needs these data again.
    if [[ -f $postgres_dir/data/postmaster.pid ]]; then
        as_postgres "$postgres_bin/pg_ctl" stop --silent --mode immediate --pgdata "$postgres_dir/data" || true
    fi
    if [[ -n $redis_pid ]]; then
        kill "$redis_pid" 2>/dev/null || true
        wait "$redis_pid" 2>/dev/null || true
    fi
    rm -rf "${postgres_dir:-/nonexistent}" "${redis_dir:-/nonexistent}"
    postgres_dir='' redis_dir='' redis_pid=''
}

# restart_postgres FOLDER MODE   restarts the server that start_postgres made in a folder: fast, or immediate as after a crash
restart_postgres() {
    as_postgres "$postgres_bin/pg_ctl" restart --silent --wait --timeout 60 --mode "$2" --pgdata "$1/data" --log "$1/server.log" </dev/null
}

# From / because the other user may not enter the caller's directory.
as_postgres() (
    cd /
    if (( EUID == 0 )); then exec runuser -u postgres -- "$@"; else exec "$@"; fi
)

# Below the range from which the system takes ports for outgoing connections. A taken one is met when the server binds it.
random_port() {
    echo $(( 20000 + RANDOM % 12000 ))
}

# It is our process that must answer: on a port taken meanwhile it could be somebody else's Redis.
redis_answers() {
    local deadline=$(( SECONDS + 30 ))
    while kill -0 "$redis_pid" 2>/dev/null && (( SECONDS < deadline )); do
        [[ $(redis-cli -p "$1" info server 2>/dev/null) != *"process_id:$redis_pid"$'\r'* ]] || return 0
        sleep 0.05
    done
    kill "$redis_pid" 2>/dev/null
    return 1
}

install_package() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        echo "$1 is missing and this is no Debian: name servers in SMRTGEN_TEST_POSTGRES and SMRTGEN_TEST_REDIS." >&2
        return 1
    fi
    if (( EUID != 0 )); then
        if ! command -v sudo >/dev/null; then
            echo "$1 is missing, and installing it takes root or sudo." >&2
            return 1
        fi
        as_root=(sudo)
    fi
    "${as_root[@]}" bash "$servers_eng/install-package.sh" "$1" $packages_listed || return
    packages_listed=listed
}
