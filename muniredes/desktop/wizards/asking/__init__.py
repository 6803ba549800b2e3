"""What every wizard shares: its plan, its pages, its session, and the dialog that asks."""
