"""The manual on trial: questions whose answers it prints, and the page where each is found."""
