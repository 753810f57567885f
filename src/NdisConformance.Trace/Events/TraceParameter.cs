namespace NdisConformance.Trace;

/// <summary>One argument of an event.</summary>
/// <param name="Name">Name of the argument.</param>
/// <param name="Type">How it is written.</param>
/// <param name="IsHostKnowledge">True if the driver did not say it, so that snapshots leave it out.</param>
public sealed record TraceParameter(string Name, TraceType Type, bool IsHostKnowledge)
{
    internal static TraceParameter[] Parse(string parameters)
    {
        string[] words = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(words, word =>
        {
            string[] parts = word.TrimStart('~').Split(':');
            return new TraceParameter(parts[0], TypeOf(parts[1]), word[0] == '~');
        });
    }

    internal static TraceType TypeOf(string text) => Enum.Parse<TraceType>(text, ignoreCase: true);
}
