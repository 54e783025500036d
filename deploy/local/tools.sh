# Sourced by up and verify: finds the tools they need, or installs them where apt-get can.

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

install() { # what it is, Debian package, Homebrew formula
  if [ "$(uname)" = Darwin ]; then
    say "needs $1: brew install $3"
    exit 1
  fi
  local root=''
  [ "$(id -u)" = 0 ] || root=sudo
  if ! command -v apt-get >/dev/null || { [ -n "$root" ] && ! command -v sudo >/dev/null; }; then
    say "needs $1. Debian/Ubuntu: apt-get install $2   macOS: brew install $3"
    exit 1
  fi
  say "installing $1 ($2) ..."
  $root apt-get update -q >/dev/null || true
  if ! $root env DEBIAN_FRONTEND=noninteractive apt-get install -qy "$2" >/dev/null; then
    say "could not install $1: $root apt-get install $2"
    exit 1
  fi
}

need_jdk() {
  JAVA_HOME=$(./mvnw --jdk 2>/dev/null) && return
  local package=temurin-25-jdk
  apt-cache show "$package" >/dev/null 2>&1 || package=openjdk-25-jdk-headless
  install 'a JDK 25' "$package" temurin@25
  JAVA_HOME=$(./mvnw --jdk)
}

need_maven() {
  [ -d "${MAVEN_USER_HOME:-$HOME/.m2}/plumb-wrapper" ] || command -v mvn >/dev/null ||
    install Maven maven maven
}

has_engine() {
  { command -v docker >/dev/null && timeout 5 docker info >/dev/null 2>&1; } ||
    { command -v podman >/dev/null && timeout 5 podman info >/dev/null 2>&1; }
}

has_rabbit() {
  local server
  for server in /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server \
    /opt/homebrew/opt/rabbitmq/sbin/rabbitmq-server /usr/local/opt/rabbitmq/sbin/rabbitmq-server; do
    [ -x "$server" ] && return
  done
  return 1
}

need_rabbit() {
  if [ "${PLUMB_BACKENDS:-any}" != local ] && has_engine; then
    return
  fi
  has_rabbit && return
  install RabbitMQ rabbitmq-server rabbitmq
  # Only its programs are wanted: the package's own node would hold the usual ports.
  if [ -d /run/systemd/system ]; then
    $([ "$(id -u)" = 0 ] || echo sudo) systemctl disable --now rabbitmq-server >/dev/null 2>&1 || true
  fi
}

need_spin() {
  command -v spin >/dev/null || install Spin spin spin
  command -v gcc >/dev/null || install 'a C compiler' gcc gcc
}

need_tools() {
  need_maven
  need_jdk
  need_rabbit
  export JAVA_HOME
}
