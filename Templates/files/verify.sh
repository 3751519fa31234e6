readonly POLL_SECONDS="${POLL_SECONDS:-10}" TIMEOUT_SECONDS="${TIMEOUT_SECONDS:-1800}"
failures=0

# Asks, or with --dry-run prints what would be asked.
ask() {
  if [[ "${dry_run}" == true ]]; then
    show "${AWS_CLI}" "$1" "$2" --region "${REGION}" --output json "${@:3}"
    answer=''
  else
    look 'DBProxyNotFoundFault|DBProxyEndpointNotFoundFault' "$@"
  fi
}

# Looks until `ready` is true or there is nothing left to wait for; $1 names the thing, the rest are the words that look at it.
watch() {
  local what="$1" deadline=$((SECONDS + TIMEOUT_SECONDS))
  shift
  log "== ${what}"
  while true; do
    "$@"
    [[ "${dry_run}" == false && "${state}" == waiting && "${once}" == false ]] || break
    ((SECONDS < deadline)) || break
    sleep "${POLL_SECONDS}"
  done
  if [[ "${dry_run}" == false && "${state}" != ready ]]; then failures=$((failures + 1)); fi
}

# The status of a proxy or an endpoint.
status() {
  ask "$@"
  log "   ${answer:-not there}"
  case "${answer}" in
    available) state=ready ;;
    creating | modifying | reactivating) state=waiting ;;
    incompatible-network)
      state=failed
      log "   look at: its subnets, their free addresses, and whether they are in one VPC"
      ;;
    insufficient-resource-limits)
      state=failed
      log "   look at: the account's quotas for proxies and network interfaces"
      ;;
    *) state=failed ;;
  esac
}

# The health of every target of the proxy $1.
health() {
  local id role target reason words
  state=failed
  ask rds describe-db-proxy-targets --db-proxy-name="$1" --output text --query \
    'Targets[?TargetHealth].[RdsResourceId, Role, TargetHealth.State, TargetHealth.Reason, TargetHealth.Description]'
  if [[ -z "${answer}" ]]; then
    state=waiting
    log "   no target tells its health: register the database, or wait until its instances show"
    return 0
  fi
  while IFS=$'\t' read -r id role target reason words; do
    [[ "${reason}" != None ]] || reason=''
    [[ "${words}" != None ]] || words=''
    log "   ${id} (${role/#None/no role}): ${target}${reason:+, ${reason}}${words:+: ${words}}"
    explain "${target}" "${reason}"
  done <<<"${answer}"
}

