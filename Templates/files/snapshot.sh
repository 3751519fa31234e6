if [[ "${dry_run}" == false ]]; then
  [[ -n "${directory}" ]] || stop "name the directory: snapshot.sh DIRECTORY"
  mkdir -p -- "${directory}"
fi
missing=0

# Writes the answer to a call into $1.json.
capture() {
  local name="$1" refusal
  shift
  if [[ "${dry_run}" == true ]]; then
    show "${AWS_CLI}" "$1" "$2" --region "${REGION}" --output json "${@:3}"
    return 0
  fi
  if "${AWS_CLI}" "$1" "$2" --region "${REGION}" --output json "${@:3}" \
    >"${scratch}/answer" 2>"${scratch}/refusal"; then
    mv -- "${scratch}/answer" "${directory}/${name}.json"
    log "${name}.json"
  else
    refusal="$(cat "${scratch}/refusal")"
    log "${name}.json is missing: ${refusal#$'\n'}"
    missing=$((missing + 1))
  fi
}

# Writes the tags of the proxy $2, which are asked for by its ARN, into $1.json.
capture_tags() {
  local name="$1" proxy="$2" arn
  if [[ "${dry_run}" == true ]]; then
    show "${AWS_CLI}" rds list-tags-for-resource --region "${REGION}" --output json --resource-name "ARN of ${proxy}"
    return 0
  fi
  arn="$("${AWS_CLI}" rds describe-db-proxies --region "${REGION}" --output text --db-proxy-name "${proxy}" \
    --query 'DBProxies[0].DBProxyArn' 2>/dev/null)" || arn=''
  if [[ -z "${arn}" ]]; then
    log "${name}.json is missing: there is no proxy ${proxy}"
    missing=$((missing + 1))
    return 0
  fi
  capture "${name}" rds list-tags-for-resource --resource-name "${arn}"
}

