# For every interactive bash.
[ -n "${PS1-}" ] || return
PS1='\u@\h:\w\$ '
[ -x /cubbi/init-status.sh ] && /cubbi/init-status.sh
