readonly LABEL=headroom-before-cutover UNLABELLED='ParameterNotFound|ParameterVersionNotFound|ParameterVersionLabelNotFound'

# Refuses to switch to the proxy $1 while it cannot serve.
check_proxy() {
  log "== proxy $1"
  [[ "${force}" == false && "${rollback}" == false ]] || return 0
  look '' rds describe-db-proxy-targets --db-proxy-name="$1" --query 'length(Targets[?TargetHealth.State==`"AVAILABLE"`])'
  [[ "${answer}" != 0 ]] || stop "$1 has no healthy target: run verify.sh, or switch with --force"
}

# Lets the parameter $1 say $2, or what it said before.
switch_parameter() {
  local name="$1" host="$2" before version
  log "== parameter ${name}"
  look ParameterNotFound ssm get-parameter --name="${name}" --query Parameter.Value
  before="${answer}"
  [[ -n "${before}" ]] || stop "there is no parameter ${name}: run deploy.sh first"
  if [[ "${rollback}" == true ]]; then
    look "${UNLABELLED}" ssm get-parameter --name="${name}:${LABEL}" --query Parameter.Value
    host="${answer}"
    if [[ -z "${host}" ]]; then
      log "   it never said anything else"
      return 0
    fi
  fi
  if [[ "${before}" == "${host}" ]]; then
    log "   says ${host} already"
    return 0
  fi
  [[ "${before}${host}" != *[!A-Za-z0-9.:_-]* ]] || stop "${name} holds more than a host name"
  log "   ${before} -> ${host}"
  if [[ "${rollback}" == false ]]; then
    look '' ssm get-parameter --name="${name}" --query Parameter.Version
    version="${answer}"
    look "${UNLABELLED}" ssm get-parameter --name="${name}:${LABEL}" --query Parameter.Version
    [[ "${answer}" == "${version}" ]] ||
      change ssm label-parameter-version --name="${name}" --parameter-version "${version}" --labels "${LABEL}"
  fi
  change ssm put-parameter --name="${name}" --value="${host}" --overwrite
}

# The value of the secret $1 under the label $2 is in `secret`; empty where there is none.
read_secret() {
  { set +x; } 2>/dev/null
  look 'ResourceNotFoundException' secretsmanager list-secret-version-ids --secret-id "$1" \
    --query "Versions[?contains(VersionStages || \`[]\`, \`\"$2\"\`)]|[0].VersionId"
  secret=''
  [[ -z "${answer}" ]] || secret="$("${AWS_CLI}" secretsmanager get-secret-value --secret-id "$1" --version-stage "$2" \
    --region "${REGION}" --output text --query SecretString)"
}

# Looks for the members of the text $1: what stands before, in and after the value of $2 is in `member`; nothing where it is not.
find_member() {
  local pattern="([{,][[:space:]]*\"$2\"[[:space:]]*:[[:space:]]*\"?)([A-Za-z0-9._-]+)"
  member=()
  [[ "$1" =~ ${pattern} ]] || return 0
  member=("${1%%"${BASH_REMATCH[0]}"*}${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${1#*"${BASH_REMATCH[0]}"}")
}

# Lets `host` and `port` in the secret $1 be $2 and $3, or what they were before.
switch_secret() {
  local id="$1" host="$2" port="$3" now current from new secret='' text=''
  local member=()
  log "== secret ${id}"
  read_secret "${id}" AWSCURRENT
  current="${answer}"
  text="${secret}"
  find_member "${text}" host
  if [[ "${#member[@]}" == 0 ]]; then
    log "   it names no host"
    return 0
  fi
  now="${member[1]}"
  if [[ "${rollback}" == true ]]; then
    # Without the label, what stood before is what the proxy replaced only as long as the proxy stands there.
    read_secret "${id}" "${LABEL}"
    if [[ -z "${secret}" && "${now}" == "${host}" ]]; then read_secret "${id}" AWSPREVIOUS; fi
    find_member "${secret}" host
    host="${member[1]:-${now}}"
    find_member "${secret}" port
    port="${member[1]:-}"
  fi
  if [[ "${now}" == "${host}" ]]; then
    log "   names ${host} already"
    return 0
  fi
  log "   ${now} -> ${host}"
  find_member "${text}" host
  new="${member[0]}${host}${member[2]}"
  find_member "${new}" port
  if [[ "${#member[@]}" != 0 && -n "${port}" ]]; then new="${member[0]}${port}${member[2]}"; fi
  if [[ "${rollback}" == false ]]; then
    look '' secretsmanager describe-secret --secret-id "${id}" --query RotationEnabled
    [[ "${answer}" != true ]] || log "   it rotates: its rotation function will connect through the proxy from now on"
    read_secret "${id}" "${LABEL}"
    from="${answer}"
    if [[ "${from}" != "${current}" ]]; then
      change secretsmanager update-secret-version-stage --secret-id "${id}" --version-stage "${LABEL}" \
        --move-to-version-id "${current}" ${from:+--remove-from-version-id "${from}"}
    fi
  fi
  put_secret "${id}" "${new}"
}

