changes=0

# Changes something, or with --dry-run prints what would be run.
change() {
  changes=$((changes + 1))
  if [[ "${dry_run}" == true ]]; then
    show "${AWS_CLI}" "$1" "$2" --region "${REGION}" --output json "${@:3}"
    answer=''
  else
    look '' "$@"
  fi
}

# Asks for something that belongs to $1, which may not be there, in a dry run not yet.
look_in() {
  case "$1" in
    '' | NOT-YET-KNOWN-*) answer='' ;;
    *) look "${@:2}" ;;
  esac
}

# Puts the secret text $2 into the secret $1, past arguments, logs and files.
put_secret() {
  local command=(secretsmanager put-secret-value --secret-id "$1" --secret-string file:///dev/stdin)
  changes=$((changes + 1))
  if [[ "${dry_run}" == true ]]; then
    show "${AWS_CLI}" "${command[@]}" --region "${REGION}"
  else
    printf '%s' "$2" | "${AWS_CLI}" "${command[@]}" --region "${REGION}" >"${scratch}/answer" || stop "$1 was not written"
  fi
}

finish() {
  if ((changes == 0)); then
    log "nothing to change: $1"
  elif [[ "${dry_run}" == true ]]; then
    log "would run the ${changes} commands above; nothing was changed"
  else
    log "done: ${changes} changes"
  fi
}

