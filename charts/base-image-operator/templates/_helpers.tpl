{{- define "bio.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "bio.commonLabels" . }}
{{- end }}

{{- define "bio.commonLabels" -}}
app.kubernetes.io/name: base-image-operator
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "bio.selector" -}}
app.kubernetes.io/name: base-image-operator
app.kubernetes.io/component: {{ . }}
{{- end }}

{{- define "bio.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* Pod and container hardening that PodSecurity "restricted" asks for. */}}
{{- define "bio.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "bio.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* Probes on the health port, equal for both Deployments. */}}
{{- define "bio.probes" -}}
startupProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 1, failureThreshold: 60 }
livenessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 10, failureThreshold: 6 }
readinessProbe: { httpGet: { path: /readyz, port: http }, periodSeconds: 2, failureThreshold: 2 }
{{- end }}

{{/* Placement of the component named in .component, settings in .settings. */}}
{{- define "bio.placement" -}}
{{- with .settings.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .settings.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .settings.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .settings.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
topologySpreadConstraints:
  {{- $component := .component }}
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "bio.selector" $component | nindent 8 }}
    # Pods of an earlier revision leave: they do not count.
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}

{{/* Who makes the webhook's certificate. Values of an earlier release do not say. */}}
{{- define "bio.certificates" -}}
{{- ((.Values.webhook).certificates).mode | default "Operator" -}}
{{- end }}

{{/* The Secret that the webhook mounts. Each mode has its own: pods of before keep theirs while one mode takes over from another. */}}
{{- define "bio.servingSecret" -}}
{{- $mode := include "bio.certificates" . -}}
{{- if eq $mode "CertManager" -}}
base-image-webhook-cert
{{- else if eq $mode "ExistingSecret" -}}
{{- .Values.webhook.certificates.secretName -}}
{{- else -}}
base-image-webhook-tls
{{- end -}}
{{- end }}

{{/* Annotations of the webhook configuration. */}}
{{- define "bio.configurationAnnotations" -}}
{{- if eq (include "bio.certificates" .) "CertManager" }}
cert-manager.io/inject-ca-from: {{ .Release.Namespace }}/base-image-webhook
{{- end }}
{{- with ((.Values.webhook).certificates).configurationAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The member caBundle of a clientConfig, where the values have it. Everywhere else somebody injects it. */}}
{{- define "bio.caBundle" -}}
{{- if eq (include "bio.certificates" .) "ExistingSecret" }}
{{- with .Values.webhook.certificates.caBundle }}
caBundle: {{ . | b64enc }}
{{- end }}
{{- end }}
{{- end }}

{{/* Flags that say who may call .endpoint, by the values in .settings. Values of an earlier release have none. */}}
{{- define "bio.authentication" -}}
{{- with .settings }}
{{- if .enabled }}
- --{{ $.endpoint }}-authentication=true
- {{ printf "--%s-subjects=%s" $.endpoint (join "," .subjects) | quote }}
{{- with .audience }}
- {{ printf "--%s-audience=%s" $.endpoint . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* What tokens are verified by. Kubernetes lets all service accounts read it, but that binding may be gone. */}}
{{- define "bio.issuerDiscovery" -}}
- nonResourceURLs: [/.well-known/openid-configuration, /openid/v1/jwks]
  verbs: [get]
{{- end }}

{{/* Namespaces that are never judged, as a JSON list. */}}
{{- define "bio.excludedNamespaces" -}}
{{- concat (list "kube-system" "kube-public" "kube-node-lease" .Release.Namespace) .Values.webhook.excludedNamespaces | uniq | toJson -}}
{{- end }}

{{/* Which writes of a pod with a reference are judged: what changes it, and never what ends the pod. For the webhook and the backstop alike. */}}
{{- define "bio.podConditions" -}}
- name: has-a-reference
  expression: object.?metadata.?labels[?'vibed.dev/template'].hasValue()
- name: changes-the-reference
  expression: >-
    request.operation == 'CREATE' ||
    object.?metadata.?labels[?'vibed.dev/template'] != oldObject.?metadata.?labels[?'vibed.dev/template'] ||
    object.?spec.?containers.orValue([]).map(c, [c.?name.orValue(''), c.?image.orValue('')]) !=
    oldObject.?spec.?containers.orValue([]).map(c, [c.?name.orValue(''), c.?image.orValue('')])
- name: is-not-being-deleted
  expression: request.operation == 'CREATE' || !oldObject.?metadata.?deletionTimestamp.hasValue()
{{- end }}

{{/* The same for kinds whose pod template is spec.podTemplate. */}}
{{- define "bio.podTemplateConditions" -}}
- name: has-a-reference
  expression: object.?spec.?podTemplate.?metadata.?labels[?'vibed.dev/template'].hasValue()
- name: changes-the-reference
  expression: >-
    request.operation == 'CREATE' ||
    object.?spec.?podTemplate.?metadata.?labels[?'vibed.dev/template'] !=
    oldObject.?spec.?podTemplate.?metadata.?labels[?'vibed.dev/template'] ||
    object.?spec.?podTemplate.?spec.?containers.orValue([]).map(c, [c.?name.orValue(''), c.?image.orValue('')]) !=
    oldObject.?spec.?podTemplate.?spec.?containers.orValue([]).map(c, [c.?name.orValue(''), c.?image.orValue('')])
- name: is-not-being-deleted
  expression: request.operation == 'CREATE' || !oldObject.?metadata.?deletionTimestamp.hasValue()
{{- end }}

{{/* The same for kinds that name something in one field, whose path it is called with as a list; a name may stand in brackets. */}}
{{- define "bio.nameConditions" -}}
{{- $at := "" -}}
{{- range . }}{{ $at = printf "%s[?'%s']" $at (trimAll "[]" .) }}{{ end -}}
- name: has-a-reference
  expression: object{{ $at }}.orValue('') != ''
- name: changes-the-reference
  expression: >-
    request.operation == 'CREATE' ||
    object{{ $at }} != oldObject{{ $at }}
- name: is-not-being-deleted
  expression: request.operation == 'CREATE' || !oldObject.?metadata.?deletionTimestamp.hasValue()
{{- end }}

{{/*
What entries of the webhook configuration have in common. Called with a dict: root, the path of the URL, and who judges in an outage, for
bio.failurePolicy.
*/}}
{{- define "bio.webhookEntry" -}}
clientConfig:
  service:
    namespace: {{ .root.Release.Namespace }}
    name: base-image-webhook
    path: {{ .path }}
    port: 443
  {{- with include "bio.caBundle" .root | trim }}
  {{- . | nindent 2 }}
  {{- end }}
namespaceSelector:
  matchExpressions:
    - key: kubernetes.io/metadata.name
      operator: NotIn
      values: {{ include "bio.excludedNamespaces" .root }}
objectSelector: {}
failurePolicy: {{ include "bio.failurePolicy" (list .root .judge) }}
matchPolicy: Equivalent
sideEffects: None
timeoutSeconds: {{ .root.Values.webhook.timeoutSeconds }}
admissionReviewVersions: [v1]
{{- end }}

{{/* Whether a part is switched on, "true" or nothing. Values of a release from before it had a switch have none: it is on by default. */}}
{{- define "bio.isOn" -}}
{{- if ne (toString (. | default dict).enabled) "false" }}true{{ end -}}
{{- end }}

{{/* What holds in an outage. Values of a release from before the setting have none. */}}
{{- define "bio.outage" -}}
{{- .Values.gate.outage | default "Backstop" -}}
{{- end }}

{{/*
failurePolicy of a webhook entry, from gate.outage. Called with a list: the root, and who judges while the webhook does not: "native" where
the policy base-image-backstop does, "webhook" where nobody does. Where maxMode lets nothing be refused, an outage refuses nothing either,
unless it is to be Closed.
*/}}
{{- define "bio.failurePolicy" -}}
{{- $root := index . 0 -}}
{{- $outage := include "bio.outage" $root -}}
{{- $waits := and (eq $outage "Backstop") (eq $root.Values.gate.maxMode "Enforce") (eq (index . 1) "webhook") -}}
{{- ternary "Fail" "Ignore" (or (eq $outage "Closed") $waits) -}}
{{- end }}
