# Refuses while somebody is connected to the proxy $1, by the metric of the dimensions $2: the most of the last five minutes counts.
check_clients() {
  local now reply
  printf -v now '%(%s)T' -1
  look '' cloudwatch get-metric-statistics --namespace AWS/RDS --metric-name ClientConnections --period 60 --statistics Sum \
    --dimensions "$2" --start-time "$((now - 300))" --end-time "${now}" \
    --query 'max(Datapoints[].Sum)'
  answer="${answer%.*}"
  log "clients connected to $1 in the last five minutes: ${answer:-no data}"
  if [[ "${answer:-0}" != 0 && "${force}" == false ]]; then
    stop "they would be cut off: switch them back with cutover.sh --rollback, or go on with --force"
  fi
  if [[ "${yes}" == false && "${dry_run}" == false ]]; then
    [[ -t 0 ]] || stop "say --yes where nobody can be asked"
    IFS= read -r -p "remove $1 and all that belongs to it? Type its name: " reply
    [[ "${reply}" == "$1" ]] || stop "nothing was removed"
  fi
}

# Removes the group $1, once the network interfaces of the proxy have let go of it.
delete_group() {
  local deadline=$((SECONDS + TIMEOUT_SECONDS))
  if [[ "${dry_run}" == true ]]; then
    change ec2 delete-security-group --group-id "$1"
    return 0
  fi
  changes=$((changes + 1))
  while true; do
    look DependencyViolation ec2 delete-security-group --group-id "$1"
    look InvalidGroup.NotFound ec2 describe-security-groups --group-ids "$1" --query 'SecurityGroups[0].GroupId'
    [[ -n "${answer}" ]] || return 0
    ((SECONDS < deadline)) || stop "something still uses $1; run it again later"
    log "   $1 is still in use; waiting"
    sleep "${POLL_SECONDS}"
  done
}

