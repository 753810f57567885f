namespace NdisConformance.Runner;

/// <summary>Something that the user gave is wrong: command line, configuration or an input file.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
