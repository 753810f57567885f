namespace NdisConformance.Runner;

/// <summary>What a thread of a worker was doing that ran code of the driver.</summary>
/// <param name="Inside">
/// The function of .NET that the driver had called, as <c>Thread.Sleep</c>; empty for none.
/// </param>
/// <param name="Functions">The functions of the driver, the innermost first.</param>
internal sealed record LaneFrames(string Inside, IReadOnlyList<string> Functions)
{
    // How a line of it begins; functions have none.
    private const string InsideMark = "in ";

    public static LaneFrames Unknown { get; } = new(string.Empty, []);

    /// <summary>The lines of one process that another one reads.</summary>
    public IEnumerable<string> Lines => Inside.Length == 0 ? Functions : Functions.Prepend(InsideMark + Inside);

    public static LaneFrames Read(string text)
    {
        string[] lines = text.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines is [var first, ..] && first.StartsWith(InsideMark, StringComparison.Ordinal)
            ? new LaneFrames(first[InsideMark.Length..], lines[1..])
            : new LaneFrames(string.Empty, lines);
    }
}
