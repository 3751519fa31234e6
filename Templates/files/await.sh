readonly POLL_SECONDS="${POLL_SECONDS:-10}" TIMEOUT_SECONDS="${TIMEOUT_SECONDS:-1800}"

# Waits until the status that a call answers is `available`, or with $2 `gone` until it finds nothing: `aws rds wait` knows no proxies.
await() {
  local what="$1" goal="$2" deadline=$((SECONDS + TIMEOUT_SECONDS))
  shift 2
  [[ "${dry_run}" == false ]] || return 0
  while true; do
    look 'DBProxyNotFoundFault|DBProxyEndpointNotFoundFault' "$@"
    case "${goal}:${answer:-gone}" in
      available:available | gone:gone) return 0 ;;
      *:incompatible-network) stop "${what}: incompatible-network; look at its subnets and their free addresses" ;;
      *:insufficient-resource-limits) stop "${what}: insufficient-resource-limits; look at the account's quotas" ;;
      *:creating | *:modifying | *:reactivating | gone:*) ;;
      *) stop "${what} is ${answer:-not there}" ;;
    esac
    ((SECONDS < deadline)) || stop "${what} is still ${answer} after ${TIMEOUT_SECONDS} seconds; run it again to go on waiting"
    log "   ${what} is ${answer}; waiting"
    sleep "${POLL_SECONDS}"
  done
}

