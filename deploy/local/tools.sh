# Sourced by up and verify: finds the tools they need, or installs them where apt-get can.

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

install() { # what it is, Homebrew formula, Debian packages: the first that is known is taken
  local what=$1 formula=$2 package root=''
  shift 2
  if [ "$(uname)" = Darwin ]; then
    say "needs $what: brew install $formula"
    exit 1
  fi
  [ "$(id -u)" = 0 ] || root=sudo
  if ! command -v apt-get >/dev/null || { [ -n "$root" ] && ! command -v sudo >/dev/null; }; then
    say "needs $what. Debian/Ubuntu: apt-get install $1   macOS: brew install $formula"
    exit 1
  fi
  say "installing $what ..."
  $root apt-get update -q >/dev/null || true
  for package in "$@"; do
    # Its output is read to the end, or pipefail would see the writer fail.
    if [ -n "$(LC_ALL=C apt-cache policy "$package" 2>/dev/null | sed -n 's/^ *Candidate: [^(]/&/p')" ]; then
      $root env DEBIAN_FRONTEND=noninteractive apt-get install -qy "$package" >/dev/null && return
      say "could not install $what: ${root:+$root }apt-get install $package"
      exit 1
    fi
  done
  say "needs $what, and apt-get knows no $(IFS=/; echo "$*"): add a package source that has it, then again"
  exit 1
}

need_jdk() {
  JAVA_HOME=$(./mvnw --jdk 2>/dev/null) && return
  install 'a JDK 25 (https://adoptium.net/installation/linux)' temurin@25 \
    temurin-25-jdk openjdk-25-jdk-headless
  JAVA_HOME=$(./mvnw --jdk)
}

need_maven() {
  local fetched
  for fetched in "${MAVEN_USER_HOME:-$HOME/.m2}"/plumb-wrapper/*/bin/mvn; do
    [ -x "$fetched" ] && return
  done
  command -v mvn >/dev/null || install Maven maven maven
}

has_engine() {
  { command -v docker >/dev/null && timeout 5 docker info >/dev/null 2>&1; } ||
    { command -v podman >/dev/null && timeout 5 podman info >/dev/null 2>&1; }
}

has_rabbit() {
  local server
  # Where the backends look for it.
  for server in {/usr/lib,/usr/local/lib}/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server \
    {/opt/homebrew/opt,/usr/local/opt,/opt}/rabbitmq/sbin/rabbitmq-server; do
    [ -x "$server" ] && return
  done
  return 1
}

need_rabbit() {
  if [ "${PLUMB_BACKENDS:-any}" != local ] && has_engine; then
    return
  fi
  has_rabbit && return
  install RabbitMQ rabbitmq rabbitmq-server
  # Only its programs are wanted: the package's own node would hold the usual ports.
  if [ -d /run/systemd/system ]; then
    $([ "$(id -u)" = 0 ] || echo sudo) systemctl disable --now rabbitmq-server >/dev/null 2>&1 || true
  fi
  has_rabbit && return
  say 'installed RabbitMQ and still does not find it: dpkg -L rabbitmq-server shows where it is'
  exit 1
}

need_spin() {
  command -v spin >/dev/null || install Spin spin spin
  command -v gcc >/dev/null || install 'a C compiler' gcc gcc
}

# For root only, and no reason to end: without it nodes of a broker cluster can't be cut off.
need_ip() {
  if [ "$(uname)" = Linux ] && [ "$(id -u)" = 0 ] && ! PATH=$PATH:/usr/sbin:/sbin command -v ip >/dev/null; then
    (install 'ip, to cut off nodes of a broker cluster' iproute2mac iproute2) || true
  fi
}

need_tools() {
  need_maven
  need_jdk
  need_rabbit
  export JAVA_HOME
}
