"""Proof by fault: digests on their whole way while processes die, Slack fails and clocks jump."""
