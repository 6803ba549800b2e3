"""What is said and when: messages, posts, their states, repetitions and the questions put to them."""
