"""The live preview: the published runtime on a sample article, in a browser engine without a network."""
