using System.Globalization;

namespace NdisConformance.Runner;

/// <summary>A line of a recorded trace is not what the tool wrote.</summary>
internal sealed class DamagedTraceException(string message) : Exception(message)
{
    private const string Remedy = "record it again: `trace SCENARIO --format jsonl --to FILE`";

    /// <summary>The same as an error of the user's input, which names file, line and remedy.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, from 1.</param>
    public ConfigurationException In(string path, int line) => new(string.Create(
        CultureInfo.InvariantCulture, $"{Quoted.Path(path)}, line {line}: {Message}; {Remedy}"));
}
