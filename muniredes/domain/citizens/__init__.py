"""The people on the other side: enquiries, moderation, consents, and the test of a plain citizen."""
