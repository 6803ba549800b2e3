"""What a council knows: values and rules, standard library only, no input or output."""
