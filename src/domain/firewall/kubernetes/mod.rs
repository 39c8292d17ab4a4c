//! Policies inside Kubernetes.
