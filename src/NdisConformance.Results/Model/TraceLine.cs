namespace NdisConformance.Results;

/// <summary>An event of a trace: whole, and as a line.</summary>
public sealed record TraceLine
{
    /// <summary>Its position, from 1: the number that findings give.</summary>
    public required long Sequence { get; init; }

    /// <summary>Virtual time in units of 100 nanoseconds.</summary>
    public required long Time { get; init; }

    /// <summary><c>call</c>, <c>return</c>, <c>enter</c>, <c>exit</c> or <c>fact</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the DDI function, callback or fact.</summary>
    public required string Event { get; init; }

    /// <summary>The event as a line.</summary>
    public required string Text { get; init; }

    /// <summary>The objects that it names, as <c>nbl#3</c>.</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <summary>The processor that it happened on, from 0.</summary>
    public int Processor { get; init; }

    /// <summary>The IRQL as a number: 0 is PASSIVE_LEVEL, 2 DISPATCH_LEVEL.</summary>
    public int Irql { get; init; }

    /// <summary>The sequence of the call or callback that a return or an exit ends; 0 for any other event.</summary>
    public long Begin { get; init; }

    /// <summary>The innermost callback that runs on this processor; empty outside any.</summary>
    public string Enclosing { get; init; } = string.Empty;

    /// <summary>Nesting depth on this processor.</summary>
    public int Depth { get; init; }

    /// <summary>The activity that it happened in; 0 is the scenario.</summary>
    public long Activity { get; init; }

    /// <summary>State of the adapter.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>What came back, as a hexadecimal number; empty if it is 0 or nothing comes back.</summary>
    public string Result { get; init; } = string.Empty;

    /// <summary>
    /// The arguments, of a return and an exit the outputs, by name as hexadecimal numbers; those that are 0 are left
    /// out. An object is a number of its own, not an address. A trace can be judged again by them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();
}
