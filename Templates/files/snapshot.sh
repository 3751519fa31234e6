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

