"""What can be done with channels: which there are, what each is for, how one is opened, linked or mended."""
