readonly AWS_CLI="${AWS_CLI:-aws}"
export AWS_PAGER=''
dry_run=false
answer=''

log() { printf '%s\n' "$*" >&2; }

stop() {
  log "error: $*"
  exit 1
}

scratch="$(mktemp -d)"
readonly scratch
trap 'rm -rf "${scratch}"' EXIT
trap 'log "interrupted: run it again, and it goes on from what is done"; exit 130' INT TERM

# Prints a command so that a shell reads the same words back.
show() {
  local word
  for word in "$@"; do
    case "${word}" in
      '' | *[!A-Za-z0-9_./:=@%+,-]*) printf '%s ' "${word@Q}" ;;
      *) printf '%s ' "${word}" ;;
    esac
  done
  printf '\n'
}

# Asks AWS. Its answer is in `answer`, a string without its quotes; empty for null, and where AWS refuses with a code like $1.
look() {
  local absent="$1" refusal status=0
  shift
  answer="$("${AWS_CLI}" "$1" "$2" --region "${REGION}" --output json "${@:3}" 2>"${scratch}/refusal")" || status=$?
  if ((status != 0)); then
    refusal="$(cat "${scratch}/refusal")"
    [[ -n "${absent}" && "${refusal}" =~ \((${absent})\) ]] || stop "${AWS_CLI} $1 $2: ${refusal#$'\n'}"
    answer=''
  fi
  [[ "${answer}" != null ]] || answer=''
  answer="${answer#\"}"
  answer="${answer%\"}"
}

