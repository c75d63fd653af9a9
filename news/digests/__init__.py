"""What a channel gets regularly: `slots` says when."""
