"""The chapters about accounts: which there are, what each publishes, and how they are kept."""
