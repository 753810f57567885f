namespace NdisConformance.Vocabulary;

/// <summary>The rows of the vocabulary, by name. The table itself is generated.</summary>
public static partial class TraceSchema
{
    private static readonly TraceRow?[] Rows = BuildRows();

    /// <summary>How many names there are, <see cref="TraceName.None"/> included.</summary>
    public static int Count => Rows.Length;

    public static IEnumerable<TraceRow> All => Rows.OfType<TraceRow>();

    public static TraceRow Of(TraceName name) => Rows[(int)name]
        ?? throw new ArgumentOutOfRangeException(nameof(name), name, "the trace has no such event");

    public static bool IsDdi(TraceName name) => (int)name is > 0 and <= LastFunction;

    public static bool IsCallback(TraceName name) => (int)name is > LastFunction and <= LastCallback;

    public static bool IsFact(TraceName name) => (int)name > LastCallback;
}
