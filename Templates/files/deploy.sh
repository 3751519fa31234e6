# Text between the quotes of a JSON string.
json_text() {
  local text="${1//\\/\\\\}"
  [[ "$1" != *[[:cntrl:]]* ]] || stop "a control character in a user name or password"
  printf '%s' "${text//\"/\\\"}"
}

# Gives the secret $1 the password of the user $2, where it has no value yet.
fill_secret() {
  local id="$1" user="$2" password=''
  { set +x; } 2>/dev/null
  look_in "${id}" '' secretsmanager list-secret-version-ids --secret-id "${id}" \
    --query 'Versions[?contains(VersionStages || `[]`, `"AWSCURRENT"`)]|[0].VersionId'
  [[ -z "${answer}" ]] || return 0
  if [[ "${dry_run}" == true ]]; then
    log "   it has no value: a password would be asked for"
    return 0
  elif [[ "${passwords_from_stdin}" == true ]]; then
    IFS= read -r password || true
  elif [[ -t 0 ]]; then
    if [[ -z "${user}" ]]; then IFS= read -r -p '   database user: ' user; fi
    IFS= read -r -s -p "   password of the database user ${user} (empty: later): " password
    printf '\n' >&2
  fi
  if [[ -z "${password}" || -z "${user}" ]]; then
    log "   it has no value, and the proxy turns its user away: run this again in a terminal, or with --passwords-from-stdin"
    return 0
  fi
  user="$(json_text "${user}")"
  password="$(json_text "${password}")"
  put_secret "${id}" "{\"username\": \"${user}\", \"password\": \"${password}\"}"
}

